"""A running text cut at its headings: passages of fields the model knows, and what its author added beside them.

A known heading opens a field or a group of fields. Text under a group's heading introduces the group. An unknown
heading that is no part of the text before it opens a section of its own, which stands where its author put it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from imprimatur.core.blocks import NOWHERE, Block, Blocks, Heading, Inline, plain
from imprimatur.core.location import Location
from imprimatur.documents.schema.document import Position
from imprimatur.documents.schema.fields import Spec
from imprimatur.documents.schema.vocabulary import Vocabulary


@dataclass(slots=True)
class Passage:
    """What stands under the heading of a known field. `at` and `position` say where it would stand as an addition.

    With `leads` the heading is that of the field's group.
    """

    path: str
    heading: Heading
    at: str
    position: Position
    inner: bool
    blocks: list[Block] = field(default_factory=list)
    leads: bool = False


@dataclass(slots=True)
class Addition:
    """A text that no field takes: under an unknown heading, or under none (`title` is then empty)."""

    at: str
    position: Position
    inner: bool
    title: Inline = ()
    location: Location = NOWHERE
    level: int = 0
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A heading that only announces the fields of a group."""

    heading: Heading


@dataclass(slots=True)
class _Cutter:
    """Where the reading stands: the group and the field last opened, and the part being filled."""

    fields: Mapping[str, Spec]
    names: Vocabulary
    group: str = ""
    group_level: int = 0
    last: str = ""
    announced: Heading | None = None
    is_fresh: bool = True
    part: Passage | Addition | None = None

    def cut(self, blocks: Blocks) -> Iterator[Passage | Addition | GroupHeading]:
        for block in blocks:
            if not isinstance(block, Heading):
                if self.part is None:
                    self.part = self._unannounced()
                self.part.blocks.append(block)
                continue
            known = self._known(block)
            if known is None and self._belongs(block):
                assert self.part is not None
                self.part.blocks.append(block)
                continue
            if self.part is not None:
                yield self.part
                self.part = None
            if known is None:
                self._add(block)
            elif known in self.names.groups:
                yield GroupHeading(block)
                self.group, self.group_level, self.last, self.is_fresh = known, block.level, known, True
                self.announced = block
            else:
                self._open(block, known)
        if self.part is not None:
            yield self.part

    def _unannounced(self) -> Passage | Addition:
        """What a text without a heading of its own opens: the leading field of a group just announced, or nothing."""
        leading = (path for path, one in self.fields.items() if one.leads and path.rpartition(".")[0] == self.group)
        path = next(leading, "") if self.is_fresh and self.announced else ""
        if path and self.announced:
            return Passage(path, self.announced, self.group, Position.BEFORE, inner=True, leads=True)
        return Addition(self.last, self._position(), bool(self.group))

    def _position(self) -> Position:
        return Position.BEFORE if self.is_fresh else Position.AFTER

    def _known(self, heading: Heading) -> str | None:
        """The field or group that a heading opens; one below that of a table's passage is the title of a row."""
        part = self.part
        if isinstance(part, Passage) and self._is_row(part, heading):
            return None
        return self.names.heading(plain(heading.text), self.group)

    def _is_row(self, part: Passage, heading: Heading) -> bool:
        spec = self.fields[part.path]
        return spec.is_table and spec.says_all and heading.level > part.heading.level

    def _belongs(self, heading: Heading) -> bool:
        """Whether an unknown heading is part of the text before it: below its heading."""
        part = self.part
        level = part.heading.level if isinstance(part, Passage) else part.level if part else 0
        return level > 0 and heading.level > level

    def _inner(self, heading: Heading) -> bool:
        return bool(self.group) and heading.level > self.group_level

    def _open(self, heading: Heading, path: str) -> None:
        group = path.rpartition(".")[0]
        if group != self.group:
            self.group, self.group_level = group, heading.level
        self.part = Passage(path, heading, self.last, self._position(), self._inner(heading))
        self.last, self.is_fresh = path, False

    def _add(self, heading: Heading) -> None:
        inner = self._inner(heading)
        if not inner and self.group:
            self.group, self.is_fresh = "", False
        self.part = Addition(self.last, self._position(), inner, heading.text, heading.location, heading.level)


def cut(blocks: Blocks, fields: Mapping[str, Spec], names: Vocabulary) -> Iterator[Passage | Addition | GroupHeading]:
    """The parts of a text, in order. `fields` are the model's by path, `names` what they are called."""
    return _Cutter(fields, names).cut(blocks)
