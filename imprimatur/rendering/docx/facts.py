"""Facts in Word: labels and values in rows, in a grid, or large, as the figures of a year."""

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any

from imprimatur.core.blocks import Facts, Inline, plain
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.tables import WHOLE, cell_of, frame, raised, shares
from imprimatur.rendering.docx.xml import paragraph, text_run, w

FACT_COLUMNS = ((22, 4), (100, 3))
"""How many columns a grid of facts takes by the length of its longest value; beyond, two."""

FACT_SHARES, PAIR_SHARES = [32, 68], [14, 36, 14, 36]
"""How labels and values share the width of facts below one another, and of short facts two by two."""

DATES, INSET, AFTER_MOMENT = 1820, 200, 160
"""Of a line of moments, in twips: where their words begin, where their dates do, and the space between two."""

SPREAD = {1: (1,), 2: (1, 1), 3: (1, 1, 1), 4: (2, 2), 5: (2, 3), 6: (2, 2, 2)}
SPREAD |= {7: (2, 3, 2), 8: (3, 2, 3), 10: (2, 3, 2, 3), 11: (3, 3, 2, 3)}
"""How many figures of a year stand in each row, by their number; of another number, three. The PDF has the same rows
(templates/annual_report/style.css)."""
TALL = {1: 5200, 2: 5200, 3: 3450, 4: 2500}
"""The height in twips of a row by the number of rows, so that they fill a page."""
LARGE = 120
"""Half-points of a figure that has a row for itself."""


def facts_table(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts below one another, each a label that heads its row and its value."""
    widths = raised(shares(FACT_SHARES, place.width + place.reach), block.rows)
    element = frame(styles["facts"], widths, place, first_column=True)
    for number, (label, value) in enumerate(block.rows, 1):
        keep = w("keepNext") if number < len(block.rows) <= WHOLE else None
        heading = paragraph(styles["fact label"], *inlines.write(label, place), keep=keep)
        content = paragraph(styles["fact value"], *inlines.write(value, place))
        element.append(w("tr", w("trPr", w("cantSplit")), cell_of(widths[0], heading), cell_of(widths[1], content)))
    return element


def timeline(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Iterable[Any]:
    """Moments along a line: paragraphs with a rule on their left, the date of each before its words."""
    for number, (when, words) in enumerate(block.rows):
        date = tuple(run if run.gap else replace(run, bold=True) for run in when)
        content = [*inlines.write(date, place), text_run("\t"), *inlines.write(words, place)]
        rule = w("left", val="single", sz=18, space=8, color="auto", themeColor="accent4")
        # One indent and one rule for all: Word draws a single line along them.
        yield paragraph(
            styles["body text"],
            *content,
            keep=w("keepLines"),
            rule=w("pBdr", rule),
            tabs=w("tabs", w("tab", val="left", pos=DATES - place.reach)),
            space=w("spacing", before=0, after=AFTER_MOMENT if number < len(block.rows) - 1 else 0),
            indent=w("ind", left=DATES - place.reach, hanging=DATES - INSET),
        )


def facts_grid(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a label above its value, read row by row; the last cell fills its row."""
    longest = max((len(plain(value)) for _, value in block.rows), default=0)
    columns = next((count for limit, count in FACT_COLUMNS if longest <= limit), 2)
    columns = _even(len(block.rows), columns)
    cells = [(("fact label", label), ("fact value", value)) for label, value in block.rows]
    return _grid(cells, columns, "facts grid", styles, inlines, replace(place, width=place.outer))


def facts_spread(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a large value above its words: cards in rows that fill a page."""
    rows = spread_rows(len(block.rows))
    units = math.lcm(*rows)
    widths = shares([1] * units, place.outer)
    element = frame(styles["figures grid"], widths, place)
    height = w("trHeight", val=TALL.get(len(rows), min(TALL.values())), hRule="atLeast")
    left = iter(block.rows)
    for count in rows:
        span = units // count
        look = (w("sz", val=LARGE), w("szCs", val=LARGE)) if count == 1 else ()
        line = w("tr", w("trPr", w("cantSplit"), deepcopy(height)))
        for column, (label, value) in enumerate(islice(left, count)):
            large = replace(place, look=(*place.look, *look))
            content = [
                paragraph(styles["figure value"], *inlines.write(value, large)),
                paragraph(styles["figure label"], *inlines.write(label, place)),
            ]
            line.append(cell_of(sum(widths[column * span : (column + 1) * span]), *content, span=span))
        element.append(line)
    return element


def spread_rows(count: int) -> tuple[int, ...]:
    """How many figures stand in each row."""
    rows, rest = divmod(count, 3)
    return SPREAD.get(count, (3,) * rows + (rest,) * (rest > 0))


def facts_pairs(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Short facts two by two, read row by row: a label and its value, then the next."""
    starts = range(0, len(block.rows), 2)
    pairs = [[text for row in block.rows[start : start + 2] for text in row] for start in starts]
    widths = raised(shares(PAIR_SHARES, place.outer), [[()] * len(PAIR_SHARES), *pairs])
    element = frame(styles["facts"], widths, place)
    for pair in pairs:
        line = w("tr", w("trPr", w("cantSplit")))
        for column, width in enumerate(widths):
            text = pair[column] if column < len(pair) else ()
            style = styles["table text" if column % 2 else "row heading"]
            line.append(cell_of(width, paragraph(style, *inlines.write(text, place))))
        element.append(line)
    return element


def _grid(
    cells: Sequence[tuple[tuple[str, Inline], ...]],
    columns: int,
    look: str,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
) -> Any:
    """Cells of paragraphs (their style, their text), row by row, in a table of that style."""
    widths = shares([1] * columns, place.width)
    element = frame(styles[look], widths, place)
    for start in range(0, len(cells), columns):
        line = w("tr", w("trPr", w("cantSplit")))
        for place_in_row, cell in enumerate(cells[start : start + columns]):
            last = start + place_in_row == len(cells) - 1
            span = columns - place_in_row if last else 1
            content = [paragraph(styles[style], *inlines.write(text, place)) for style, text in cell]
            line.append(cell_of(sum(widths[place_in_row : place_in_row + span]), *content, span=span))
        element.append(line)
    return element


def _even(count: int, columns: int) -> int:
    """The number of columns, not above `columns`, that takes the fewest rows and leaves the last one fullest."""
    return min(range(1, min(columns, count) + 1), key=lambda n: (-(-count // n), -count % n), default=1)
