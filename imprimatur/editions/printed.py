"""A composition as passages, in the order in which it is printed, each under its headings.

What only a draft prints (marks of what is missing, its notice, its list of what is missing) is left out, so that a
draft and the final version of the same inputs say the same. Contents lists and the numbers of headings and captions
follow from the rest: they are left out too.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.blocks import (
    NOWHERE,
    Block,
    Blocks,
    Chart,
    Contents,
    Facts,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quotation,
    Table,
    plain,
    runs,
)
from imprimatur.core.composition import Composition
from imprimatur.core.edition import Blank, Passage, PassageSort
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place
from imprimatur.editions.blanks import blanks_in, said, without_notes
from imprimatur.rendering.html.order import Slot

OF_A_DRAFT = frozenset({"notice", "missing"})
"""The lines and parts that a draft alone has."""
_DIGITS = 16
"""Hexadecimal digits of the hash of a picture: enough that no two of a document meet."""


@dataclass(slots=True)
class _Headings:
    """The headings that stand open: each with its level and the elements of the page that it heads."""

    open: list[tuple[int, tuple[int, ...], str]] = field(default_factory=list)

    def enter(self, level: int, within: tuple[int, ...], text: str) -> tuple[str, ...]:
        """Open a heading; the sections that it stands under."""
        self.reach(within)
        self.open = [one for one in self.open if one[0] < level]
        above = self.section
        self.open.append((level, within, text))
        return above

    def reach(self, within: tuple[int, ...]) -> None:
        """Close the headings of elements that have ended."""
        self.open = [one for one in self.open if within[: len(one[1])] == one[1]]

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(text for _, _, text in self.open)


def printed_of(composition: Composition, order: Iterable[Slot]) -> tuple[tuple[Passage, ...], tuple[Blank, ...]]:
    """Every passage that a composition prints, in the order given, and the marks of a draft among and in them."""
    passages: list[Passage] = []
    blanks: list[Blank] = []
    for one in _passages(composition, order):
        passage = replace(one, cells=tuple(map(said, one.cells)))
        speaks = bool(passage.digest or any(map(plain, passage.cells)))
        blanks += blanks_in(one.cells, len(passages), alone=not speaks)
        passages += [passage] if speaks else []
    return tuple(passages), tuple(blanks)


def _passages(composition: Composition, order: Iterable[Slot]) -> Iterator[Passage]:
    headings = _Headings()
    for slot in order:
        if slot.name in OF_A_DRAFT and slot.sort != "heading":
            continue
        if slot.sort == "heading":
            if not _heads_something(slot, order, composition):
                continue
            text = (*runs(slot.words), *without_notes(composition.lines.get(slot.name, ())))
            section = headings.enter(slot.level, slot.within, plain(said(text)))
            yield Passage(PassageSort.HEADING, (text,), section, level=slot.level)
        elif slot.sort == "line":
            headings.reach(slot.within)
            line = composition.lines.get(slot.name, ())
            yield from _with_notes(_line(slot, line), line, headings.section)
        else:
            headings.reach(slot.within)
            yield from _part(composition.parts.get(slot.name, ()), headings, slot.within)


def _heads_something(heading: Slot, order: Iterable[Slot], composition: Composition) -> bool:
    """Whether a heading of the template heads more than what a draft alone has."""
    below = [one for one in order if one.sort != "heading" and one.within[: len(heading.within)] == heading.within]
    return any(one.name not in OF_A_DRAFT and not _is_contents(composition.parts.get(one.name, ())) for one in below)


def _is_contents(blocks: Blocks) -> bool:
    return bool(blocks) and all(isinstance(block, Contents) for block in blocks)


def _line(slot: Slot, line: Inline) -> Passage:
    label = runs(slot.words) if said(line) else ()
    return Passage(PassageSort.LINE, ((*label, *without_notes(line)),), path=slot.name)


def _part(blocks: Blocks, headings: _Headings, within: tuple[int, ...]) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Heading):
            text = without_notes(block.text)
            section = headings.enter(block.level, within, plain(said(text)))
            one = Passage(PassageSort.HEADING, (text,), section, places=_places(block.location), level=block.level)
            yield from _with_notes(one, block.text, headings.section)
        else:
            yield from _block(block, headings.section, NOWHERE, 1)


def _block(block: Block, section: tuple[str, ...], above: Location, depth: int) -> Iterator[Passage]:
    place = block.location if block.location.file else above

    def one(sort: PassageSort, inline: Inline, where: Location = place, level: int = 0) -> Iterator[Passage]:
        passage = Passage(sort, (without_notes(inline),), section, places=_places(where), level=level)
        return _with_notes(passage, inline, section)

    match block:
        case Paragraph():
            yield from one(PassageSort.PARAGRAPH, block.text)
        case List():
            for item in block.items:
                where = item.location if item.location.file else place
                yield from one(PassageSort.ITEM, item.text, where, depth)
                for child in item.children:
                    yield from _block(child, section, where, depth + 1)
        case Table():
            yield from one(PassageSort.CAPTION, block.caption)
            yield from _table(block, section, place)
        case Facts():
            for row in block.rows:
                yield from _row(row, section, _places(place))
        case Figure():
            yield replace(_picture(block), section=section, places=_places(place))
            yield from one(PassageSort.CAPTION, block.caption)
            yield from one(PassageSort.CAPTION, block.credit)
        case Quotation():
            yield from one(PassageSort.QUOTATION, block.text)
            yield from one(PassageSort.QUOTATION, block.source)
        case Chart():
            yield from one(PassageSort.CAPTION, block.caption)
            yield replace(_chart(block), section=section, places=_places(place))
            if block.data:
                yield from _table(block.data, section, place)
        case _:
            pass  # A contents list follows from the headings; those inside lists are read by nobody.


def _table(table: Table, section: tuple[str, ...], above: Location) -> Iterator[Passage]:
    for number, row in enumerate((table.header, *table.rows)):
        places = [cell_place(table, number, column, above) for column in range(len(row))]
        yield from _row(row, section, tuple(dict.fromkeys(one for one in places if one.file)))


def _row(row: Sequence[Inline], section: tuple[str, ...], places: tuple[Location, ...]) -> Iterator[Passage]:
    yield Passage(PassageSort.ROW, tuple(map(without_notes, row)), section, places=places)
    for cell in row:
        yield from _notes(cell, section, places)


def _picture(figure: Figure) -> Passage:
    digest = hashlib.sha256(figure.image).hexdigest()[:_DIGITS]
    return Passage(PassageSort.FIGURE, (runs(figure.alt),), digest=digest)


def _chart(chart: Chart) -> Passage:
    """What a chart says: its alternative text, then for each category its labels, by series."""
    cells = [runs(chart.alt)]
    many = len(chart.categories)
    for place, category in enumerate(chart.categories):
        labels = [label for label in chart.labels[place::many] if label]
        cells.append(runs(" · ".join((category, *labels))))
    return Passage(PassageSort.CHART, tuple(cells))


def _with_notes(passage: Passage, inline: Inline, section: tuple[str, ...]) -> Iterator[Passage]:
    yield passage
    yield from _notes(inline, section, passage.places)


def _notes(inline: Inline, section: tuple[str, ...], places: tuple[Location, ...]) -> Iterator[Passage]:
    """The footnotes that an inline calls, after it."""
    for run in inline:
        if run.note:
            yield Passage(PassageSort.NOTE, (without_notes(run.note),), section, places=places)
            yield from _notes(run.note, section, places)


def _places(place: Location) -> tuple[Location, ...]:
    return (place,) if place.file else ()
