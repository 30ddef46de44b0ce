"""Where each passage of an edition, each of its cells and figures, and each mark of a draft stands on the pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Edition, Passage, PassageSort
from imprimatur.editions.figures import figure_spans
from imprimatur.sheets.folded import Folded, folded
from imprimatur.sheets.items import DRAWN, Item, Origin, items_of
from imprimatur.sheets.joining import joined, stacked
from imprimatur.sheets.letters import Letters
from imprimatur.sheets.matching import Placing
from imprimatur.sheets.sheet import Area, Areas, Number, Standing

Signs = Mapping[tuple[int, int], Mapping[int, int]]
"""The signs of a passage (its number, a cell): for each character, the number of its sign among the letters."""


def standings(edition: Edition, letters: Letters) -> tuple[tuple[Standing, ...], tuple[Areas, ...]]:
    """Where the passages of an edition stand, and the marks of a draft."""
    cells: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    blanks: defaultdict[int, list[int]] = defaultdict(list)
    for origin, sign in _placed(edition, letters):
        if origin.is_blank:
            blanks[origin.number].append(sign)
        else:
            cells[origin.number, origin.cell][origin.at] = sign
    drawn = _drawn(edition, letters)
    passages = tuple(
        drawn.get(number) or _standing(number, passage, cells, letters)
        for number, passage in enumerate(edition.passages)
    )
    return passages, tuple(joined(letters.areas[sign] for sign in blanks[at]) for at in range(len(edition.blanks)))


def _placed(edition: Edition, letters: Letters) -> Iterator[tuple[Origin, int]]:
    """Every letter that was found: what it belongs to, and the number of its sign."""
    text = folded(letters.signs)
    items = list(items_of(edition))
    placing = Placing(text.text, [one.text for one in items])
    placing.place()
    for stretch in _rows(items):
        turned = {at: items[at].turned() for at in stretch}
        if None in (placing.spans[at] for at in stretch) and placing.turn({at: turned[at].text for at in stretch}):
            items = [turned.get(at, item) for at, item in enumerate(items)]
    for at, (item, span) in enumerate(zip(items, placing.place_alone(), strict=True)):
        if span:
            yield from zip(item.origins, text.signs[span[0] : span[1]], strict=True)
        else:
            yield from _by_words(placing, at, item, text)


def _rows(items: Sequence[Item]) -> Iterator[list[int]]:
    """Stretches of rows of two cells: some documents print the figure before what it counts."""
    for are_rows, stretch in groupby(range(len(items)), key=lambda at: items[at].cells == 2):
        if are_rows:
            yield list(stretch)


def _by_words(placing: Placing, at: int, item: Item, text: Folded) -> Iterator[tuple[Origin, int]]:
    words = [(first, last) for first, last in _words(item)]
    found = placing.by_words(at, [item.text[first:last] for first, last in words])
    for (first, last), span in zip(words, found, strict=True):
        if span:
            yield from zip(item.origins[first:last], text.signs[span[0] : span[1]], strict=True)


def _words(item: Item) -> Iterator[tuple[int, int]]:
    """The stretches of a piece that belong together: the letters of a word, of a mark."""
    first = 0
    for at in range(1, len(item.text) + 1):
        if at == len(item.text) or _parted(item.origins[at - 1], item.origins[at]):
            yield first, at
            first = at


def _parted(one: Origin, two: Origin) -> bool:
    same = (one.number, one.cell, one.is_blank) == (two.number, two.cell, two.is_blank)
    return not same or two.at > one.at + 1


def _drawn(edition: Edition, letters: Letters) -> dict[int, Standing]:
    """The pictures and charts, by the words that describe them, in their order."""
    found: dict[int, Standing] = {}
    left = list(letters.pictures)
    for number, passage in enumerate(edition.passages):
        if passage.sort in DRAWN:
            said = folded(plain(passage.cells[0])).text
            picture = next((one for one in left if folded(one[0]).text[:900] == said[:900]), None)
            if picture:
                left.remove(picture)
                found[number] = Standing((picture[1],), *_labels(passage, picture[1], picture[2], letters))
    return found


def _labels(
    passage: Passage, whole: Area, signs: range, letters: Letters
) -> tuple[tuple[Areas, ...], tuple[Number, ...]]:
    """The labels of a chart, and their figures; what is not printed in letters stands all over it."""
    text = folded(letters.signs[signs.start : signs.stop])
    cells: list[Areas] = []
    numbers: list[Number] = []
    for number, cell in enumerate(passage.cells):
        words = plain(cell)
        pieces = [] if passage.sort is PassageSort.CHART and not number else words.split(" · ")
        found: dict[int, int] = {}
        at = 0
        for piece in pieces:
            said = folded(piece)
            start = text.text.find(said.text) if said.text else -1
            if start >= 0:
                for sign, place in zip(said.signs, text.signs[start:], strict=False):
                    found[at + sign] = signs.start + place
            at += len(piece) + 3
        areas = joined(letters.areas[one] for one in found.values())
        cells.append(areas or (whole,))
        numbers += [
            one if one.areas else Number(one.cell, one.start, one.end, (whole,))
            for one in _numbers(number, words, found, letters)
        ]
    return tuple(cells), tuple(numbers)


def _standing(number: int, passage: Passage, signs: Signs, letters: Letters) -> Standing:
    cells = [signs.get((number, cell), {}) for cell in range(len(passage.cells))]
    areas = [joined(letters.areas[cell[at]] for at in sorted(cell)) for cell in cells]
    numbers = [
        one for cell, inline in enumerate(passage.cells) for one in _numbers(cell, plain(inline), cells[cell], letters)
    ]
    every = [area for cell in areas for area in cell]
    return Standing(stacked(every, is_row=passage.sort is PassageSort.ROW), tuple(areas), tuple(numbers))


def _numbers(cell: int, words: str, signs: Mapping[int, int], letters: Letters) -> Iterator[Number]:
    for start, end in figure_spans(words):
        yield Number(cell, start, end, joined(letters.areas[signs[at]] for at in range(start, end) if at in signs))
