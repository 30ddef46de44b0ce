"""The captions that people type beside tables and pictures: joined to them, without the number that they typed.

The document numbers what it shows from its first chapter to its last; a number typed in one text is no number of the
whole. So the sentences of that text that point to it (`voir tableau 1`) follow the table to its number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.blocks import Block, Blocks, Figure, Inline, Paragraph, Run, Table, plain
from imprimatur.core.cutting import cut
from imprimatur.core.location import Location
from imprimatur.core.said import Said
from imprimatur.core.walking import mapped
from imprimatur.documents.writing.numbering import POINTS, key_of
from imprimatur.documents.writing.typed_tables import layout
from imprimatur.language.labelled import Label, label_of, pointers_in

TITLE = 100
"""Characters of a line above a table of figures that may be its title."""
LINE = 250
"""Characters of a line with a number typed (`Tableau 1 : …`); a longer one is a sentence about the table."""
Shown = Table | Figure


@dataclass(slots=True)
class Captions:
    """The captions of one text. `used` are the words that need not be printed, the document saying them itself."""

    used: list[Said] = field(default_factory=list)

    def joined(self, blocks: Blocks) -> Blocks:
        """The blocks with their captions in place, and what points to their typed numbers pointing to them."""
        if not any(isinstance(block, Shown) for block in blocks):
            return blocks
        made = [self._unlabelled(block) for block in self._gathered(blocks)]
        labels = [one for block in made if isinstance(block, Shown) and (one := label_of(block.typed))]
        keys = [label.key for label in labels]
        known = {label.key: label for label in labels if keys.count(label.key) == 1}
        return mapped(tuple(made), lambda inline, place: self._pointing(inline, place, known)) if known else tuple(made)

    def _gathered(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, each caption that stands above or below what it is about joined to it."""
        made: list[Block] = []
        rest = list(blocks)
        while rest:
            block = rest.pop(0)
            if not isinstance(block, Shown) or block.caption:
                made.append(block)
                continue
            above = made[-1] if made else None
            if isinstance(above, Paragraph) and is_caption(above, block):
                made.pop()
                block = self._captioned(above, block)
            elif rest and isinstance(rest[0], Paragraph) and _is_below(rest, block):
                block = self._captioned(rest[0], block)
                rest.pop(0)
            made.append(block)
        return made

    def _captioned(self, line: Paragraph, block: Shown) -> Shown:
        """A table or figure with a line as its caption."""
        if label := label_of(plain(line.text)):
            self.used.append((line.location, plain(line.text)[: label.end].strip()))
        return replace(block, caption=tuple(replace(run, bold=False) for run in line.text))

    def _unlabelled(self, block: Block) -> Block:
        """A caption without the number typed before it."""
        if not isinstance(block, Shown) or not (label := label_of(plain(block.caption))):
            return block
        if label.sort != _sort(block) or label.end >= len(plain(block.caption)):
            return block
        typed = plain(block.caption)[: label.end].strip()
        self.used.append((block.location, typed))
        return replace(block, typed=typed, caption=_from(block.caption, label.end))

    def _pointing(self, inline: Inline, place: Location, known: Mapping[str, Label]) -> Inline:
        """A sentence whose typed numbers lead to what they number."""
        return tuple(piece for run in inline for piece in self._cut(run, place, known))

    def _cut(self, run: Run, place: Location, known: Mapping[str, Label]) -> Iterable[Run]:
        if run.verbatim or run.link or run.target:
            return (run,)
        found = [one for one in pointers_in(run.text) if one.key in known]
        self.used += [(place, run.text[one.start : one.digits[1]]) for one in found]
        target = [f"{POINTS}{key_of(place, one.key)}" for one in found]
        return cut(run, ((*one.digits, replace(run, target=to)) for one, to in zip(found, target, strict=True)))


def is_caption(line: Paragraph, block: Shown) -> bool:
    """Whether a line is the caption of what stands beside it: by its label, or by being a title above figures.

    A title is short and no sentence; what announces the table ("Voici nos comptes :") is none.
    """
    text = plain(line.text).strip()
    label = label_of(text)
    if label:
        return label.marked and label.sort == _sort(block) and len(text) <= LINE
    if not isinstance(block, Table) or line.role not in ("body", "lead", "small") or not 0 < len(text) <= TITLE:
        return False
    plain_line = not any(run.note or run.gap or run.link for run in line.text) and "{{" not in text and "\n" not in text
    starts = text[0].isupper() or text[0].isdigit()
    return plain_line and starts and text[-1] not in ".:;,?!…" and bool(layout(block).numeric)


def _is_below(rest: Sequence[Block], block: Shown) -> bool:
    """Whether the next line is a caption below: it has a label, and is not that of something further on."""
    line = rest[0]
    label = label_of(plain(line.text).strip()) if isinstance(line, Paragraph) else None
    if not label or not isinstance(line, Paragraph) or not is_caption(line, block):
        return False
    following = rest[1] if len(rest) > 1 else None
    return not (isinstance(following, Shown) and not following.caption and _sort(following) == label.sort)


def _sort(block: Shown) -> str:
    return "table" if isinstance(block, Table) else "figure"


def _from(caption: Inline, start: int) -> Inline:
    """A caption from a character on, with a capital."""
    made: list[Run] = []
    for run in caption:
        cut_off = min(start, len(run.text))
        start -= cut_off
        if text := run.text[cut_off:]:
            made.append(replace(run, text=text if made else text[:1].upper() + text[1:]))
        elif run.note:
            made.append(replace(run, text=""))
    return tuple(made)
