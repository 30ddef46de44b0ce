"""Where the sections that authors added are printed: where they put them, each once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Blocks, Heading, Inline
from imprimatur.core.text import Text
from imprimatur.documents.schema.document import ADDED, AddedSection, Position
from imprimatur.documents.writing.annexes import ANNEXES
from imprimatur.documents.writing.levels import levelled
from imprimatur.language.annexes import opens_annexes

OPENING = "opening"
"""The part, before all others, of what authors wrote before the first heading that the model knows."""
NO_BOXES: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Additions:
    """The added sections of one document in one language. `narrative` and `short` say its texts, by their paths."""

    sections: Sequence[AddedSection]
    narrative: Callable[[Text, str], Blocks]
    short: Callable[[Text, str], Inline]
    _placed: set[int] = field(default_factory=set)

    def around(self, path: str, blocks: Blocks, top: int = 2) -> Blocks:
        """What a field says, with what its author wrote before it, after it or instead of it.

        `top` is the level of the first headings below the field's own; 0 where it has none, and what stands instead of
        it then keeps that of its author.
        """
        own = blocks or self._take(path, Position.INSTEAD, titled=not top, top=top or 3)
        before, after = self._take(path, Position.BEFORE), self._take(path, Position.AFTER, inner=True)
        return (*before, *own, *after)

    def opening(self) -> Blocks:
        """What stands before the first heading that the model knows."""
        return self._take("", Position.BEFORE)

    def into(
        self, parts: Mapping[str, Blocks], homes: Mapping[str, str], boxes: Mapping[str, str] = NO_BOXES
    ) -> dict[str, Blocks]:
        """The parts of the document with every section not yet printed in the part where it belongs.

        `homes` names the part of each path or group, "" that of all others, in the order of the document. A section
        under a main heading of its own never opens a part: the part before has it then. Nor does it stand in a box:
        `boxes` names the part that such sections go to instead. Annexes stand where `homes` has `ANNEXES`.
        """
        made = {**dict.fromkeys(boxes.values(), ()), OPENING: self.opening(), **parts}
        self._annexed(made, homes.get(ANNEXES, ""))
        opened: dict[str, int] = {}
        for is_main in (False, True):
            for place, section in enumerate(self.sections):
                main = bool(section.title) and not section.inner
                if place in self._placed or main is not is_main:
                    continue
                name = _home(section.at, homes)
                if main and name in boxes:
                    name = boxes[name]
                elif main and not made.get(name):
                    name = self._filled_before(name, made, homes)
                said, there = self._written(place), made.get(name, ())
                start = opened.get(name, 0) if section.position is Position.BEFORE else len(there)
                made[name] = (*there[:start], *said, *there[start:])
                if section.position is Position.BEFORE:
                    opened[name] = start + len(said)
        return made

    def _annexed(self, made: dict[str, Blocks], name: str) -> None:
        """Put the annexes at the end of their part, in their order; a kind without such a part has them elsewhere."""
        for place, section in enumerate(self.sections) if name else ():
            if place not in self._placed and _is_annex(section):
                made[name] = (*made.get(name, ()), *self._written(place))

    def _filled_before(self, name: str, parts: Mapping[str, Blocks], homes: Mapping[str, str]) -> str:
        """The last part before one, in the order of the document, that says something."""
        order = list(dict.fromkeys(homes.values()))
        earlier = [one for one in order[: order.index(name)] if parts.get(one)]
        return earlier[-1] if earlier else OPENING

    def _take(self, path: str, position: Position, *, inner: bool = False, titled: bool = True, top: int = 3) -> Blocks:
        return tuple(
            block
            for place, section in enumerate(self.sections)
            if place not in self._placed and (section.at, section.position) == (path, position)
            if (not inner or section.inner or not section.title) and not _is_annex(section)
            for block in self._written(place, titled, top)
        )

    def _written(self, place: int, titled: bool = True, top: int = 3) -> Blocks:
        """One section: its heading, then its text; without a heading, `top` is the level of the highest in the text."""
        self._placed.add(place)
        section, path = self.sections[place], f"{ADDED}.{place}"
        level, below = (2, top) if section.inner else (1, 2)
        title = self.short(section.title, f"{path}.title") if titled else ()
        body = levelled(self.narrative(section.body, f"{path}.body"), level + 1 if title else below)
        return (*((Heading(level, title),) if title else ()), *body)


def _is_annex(section: AddedSection) -> bool:
    """Whether a section is an annex by its title in either language."""
    return not section.inner and any(opens_annexes(section.title.plain(lang)) for lang in LANGS)


def _home(path: str, homes: Mapping[str, str]) -> str:
    """The part in which a path is printed: that of the longest path above it that has one."""
    while path and path not in homes:
        path = path.rpartition(".")[0]
    return homes[path]
