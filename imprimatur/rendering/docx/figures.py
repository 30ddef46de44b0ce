"""Facts in Word, by each way of setting them; figures of a year above what they count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from imprimatur.core.blocks import Facts, plain
from imprimatur.rendering.docx.facts import (
    Pair,
    apart,
    facts_glance,
    facts_grid,
    facts_pairs,
    facts_table,
    facts_terms,
    heads,
)
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.moments import timeline
from imprimatur.rendering.docx.tables import cell_end, described
from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.widths import line_width

SPREAD = {2: (1, 1), 3: (1, 1, 1), 4: (2, 2), 5: (2, 3), 6: (2, 2, 2)}
SPREAD |= {7: (2, 3, 2), 8: (3, 2, 3), 10: (2, 3, 2, 3), 11: (3, 3, 2, 3)}
"""How many figures of a year stand in each row, by their number; of another number, three. The PDF has the same rows
(templates/annual_report/style.css)."""
BETWEEN = 200
"""The height in twips of the white between two rows, as between two figures."""
TALL, LOW = {1: 5200, 2: 5100, 3: 3320}, 2350
"""The height in twips of a row by the number of rows, and of one of four rows or more, so that they fill a page."""
VALUE = 1200
"""What a large figure takes of it."""
LARGE = 120
"""Half-points of a figure that has a row for itself."""

ABREAST, BELOW = 3, 140
"""How many people stand side by side, and the height in twips of the white between two rows, as in the PDF."""
NAME = 10.5
"""Points of the type of a name."""

BAND, WIDE_BAND = 4, 3
"""How many figures stand side by side in a band at most, and in one of long values."""

LOOKS = ("figure value", "figure label")


def facts_spread(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """The figures of a year side by side, each large above what it counts: cards in rows that fill a page."""
    rows = spread_rows(len(block.rows))
    height = TALL.get(len(rows), LOW) - VALUE
    made = []
    for pairs in _dealt(block, rows):
        size = (w("sz", val=LARGE), w("szCs", val=LARGE)) if len(pairs) == 1 else ()
        there = replace(place, width=place.outer, look=(*place.look, *size))
        element = heads([1] * len(pairs), pairs, LOOKS, "figures grid", styles, inlines, there)
        element[-1].find(name("trPr")).append(w("trHeight", val=height, hRule="atLeast"))
        made.append(element)
    return apart(made, styles, BETWEEN)


def spread_rows(count: int) -> tuple[int, ...]:
    """How many figures stand in each row."""
    rows, rest = divmod(count, 3)
    return SPREAD.get(count, (3,) * rows + (rest,) * (rest > 0))


def facts_band(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """Facts as in a spread, in as few rows as `BAND` allows, none fuller than another by more than one."""
    return _band(block, styles, inlines, place, BAND)


def facts_wide_band(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """A band of values too long for four in a row."""
    return _band(block, styles, inlines, place, WIDE_BAND)


def _band(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place, most: int) -> list[Any]:
    count = len(block.rows)
    lines = -(-count // most)
    rows = [count // lines + (line < count % lines) for line in range(lines)]
    there = replace(place, width=place.outer)
    made = [
        heads([1] * len(pairs), pairs, LOOKS, "figures grid", styles, inlines, there) for pairs in _dealt(block, rows)
    ]
    return apart(made, styles)


def facts_people(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """People side by side, each name above what they do, in even columns: as many as keep every name on one line."""
    widest = line_width([plain(person) for _, person in block.rows], NAME)
    count = max(min(ABREAST, int(place.outer // widest)), 1)
    rows = [count] * (len(block.rows) // count) + [len(block.rows) % count] * (len(block.rows) % count > 0)
    looks = ("fact value", "fact label")
    made = []
    for pairs in _dealt(block, rows):
        there = replace(place, width=place.outer * len(pairs) // count)
        made.append(heads([1] * len(pairs), pairs, looks, "data table", styles, inlines, there))
    return apart(made, styles, BELOW)


def _dealt(block: Facts, rows: Iterable[int]) -> Iterator[list[Pair]]:
    """The figures with what they count, row by row."""
    left = iter([(value, label) for label, value in block.rows])
    for count in rows:
        yield list(islice(left, count))


FACTS = {
    "rows": (facts_table, "facts_described"),
    "terms": (facts_terms, "facts_described"),
    "glance": (facts_glance, "grid_described"),
    "grid": (facts_grid, "grid_described"),
    "spread": (facts_spread, "spread_described"),
    "band": (facts_band, "spread_described"),
    "wide_band": (facts_wide_band, "spread_described"),
    "pairs": (facts_pairs, "facts_described"),
    "people": (facts_people, "people_described"),
}
"""How facts are set and the words that describe it, by their look or the name that the filters of a template give."""


def facts(
    block: Facts, styles: Mapping[str, str], inlines: Inlines, labels: Mapping[str, str], place: Place
) -> Iterable[Any]:
    """Facts as their look or their place asks: tables with their descriptions, or the paragraphs of a line."""
    if block.look == "timeline":
        yield from timeline(block, styles, inlines, place)
        return
    write, words = FACTS[block.look or place.facts]
    for element in write(block, styles, inlines, place):
        yield described(element, (), labels[words]) if element.tag == name("tbl") else element
    yield from cell_end(styles)
