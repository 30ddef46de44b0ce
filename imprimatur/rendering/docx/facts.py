"""Facts in Word: labels and values in rows, in a grid, or large, as the figures of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from imprimatur.core.blocks import Facts, Inline, plain
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.tables import WHOLE, cell_of, frame, raised, shares
from imprimatur.rendering.docx.xml import paragraph, w

FACT_COLUMNS = ((22, 4), (100, 3))
"""How many columns a grid of facts takes by the length of its longest value; beyond, two."""

FACT_SHARES, PAIR_SHARES = [32, 68], [14, 36, 14, 36]
"""How labels and values share the width of facts below one another, and of short facts two by two."""

SPREAD = 3
"""How many figures of a year stand side by side."""


BAND, UNITS = 4, 12
"""How many figures stand side by side in a band at most, and of how many parts of its width each takes some."""


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


def facts_grid(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a label above its value, read row by row; the last cell fills its row."""
    longest = max((len(plain(value)) for _, value in block.rows), default=0)
    columns = next((count for limit, count in FACT_COLUMNS if longest <= limit), 2)
    columns = _even(len(block.rows), columns)
    cells = [(("fact label", label), ("fact value", value)) for label, value in block.rows]
    return _grid(cells, columns, "facts grid", styles, inlines, replace(place, width=place.outer))


def facts_spread(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a large value above its words."""
    cells = [(("figure value", value), ("figure label", label)) for label, value in block.rows]
    return _grid(cells, min(SPREAD, len(cells)), "figures grid", styles, inlines, replace(place, width=place.outer))


def facts_band(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side as in a spread, in as few rows as `BAND` allows, none fuller than another by more than one."""
    count = len(block.rows)
    lines = -(-count // BAND)
    sizes = [count // lines + (line < count % lines) for line in range(lines)]
    widths = shares([1] * UNITS, place.outer)
    element = frame(styles["figures grid"], widths, place)
    facts = iter(block.rows)
    for size in sizes:
        line, span = w("tr", w("trPr", w("cantSplit"))), UNITS // size
        for start in range(0, UNITS, span):
            label, value = next(facts)
            content = [
                paragraph(styles[style], *inlines.write(text, place))
                for style, text in (("figure value", value), ("figure label", label))
            ]
            line.append(cell_of(sum(widths[start : start + span]), *content, span=span))
        element.append(line)
    return element


def facts_pairs(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Short facts two by two, read row by row: a label and its value, then the next."""
    starts = range(0, len(block.rows), 2)
    pairs = [[text for row in block.rows[start : start + 2] for text in row] for start in starts]
    widths = raised(shares(PAIR_SHARES, place.outer), [[()] * len(PAIR_SHARES), *pairs])
    element = frame(styles["facts"], widths, place)
    for pair in pairs:
        line = w("tr", w("trPr", w("cantSplit")))
        for column, text in enumerate(pair):
            style = styles["table text" if column % 2 else "row heading"]
            # A last fact alone has the whole row.
            span = len(widths) - column if column == len(pair) - 1 else 1
            width = sum(widths[column : column + span])
            line.append(cell_of(width, paragraph(style, *inlines.write(text, place)), span=span))
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
