"""Facts in Word: labels and values in rows or in a grid."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from imprimatur.core.blocks import Facts, Inline, plain
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.tables import GROUNDS, WHOLE, cell_of, frame
from imprimatur.rendering.docx.xml import name, paragraph, w
from imprimatur.rendering.fitting import FACT_SIZE, SIZES
from imprimatur.rendering.grids import BAND, BOX, GUTTER, grid_shares
from imprimatur.rendering.widths import POINT, line_width, raised, shares

FACT_SHARES: list[float] = [32, 68]
"""How labels and values share the width of facts."""

LEAST_LABEL, MOST_LABEL = 20, 33
"""Hundredths of the width of facts in small print that their labels take, at least and at most: each on one line."""

TALL = 16
"""Lines of facts beyond which they may break: in a column they would leave a hole of a third of a page before them."""

GAP = 20
"""The height in twips of the paragraph between the tables of a grid: a line of white, as between its columns."""

CLOSE = 25
"""The space in twips above and below the words of facts in small print."""

GUTTER_TWIPS = round(GUTTER * POINT)
"""The space between the columns of a grid."""

MARGINS = ("top", "left", "bottom", "right")
"""The order of the margins of a cell (ECMA-376 part 1, 17.4.68)."""

Pair = tuple[Inline, Inline]
"""What heads a column of a grid, and what it heads."""


def facts_table(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """Facts below one another, each a label that heads its row and its value."""
    return [_rows(block, ("fact label", "fact value"), FACT_SHARES, place.width + place.reach, styles, inlines, place)]


def facts_pairs(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """The same in small print, its rows close together, over the width of a box."""
    longest = 100 * line_width([plain(label) for label, _ in block.rows], SIZES[0]) / place.outer
    label = min(max(longest, LEAST_LABEL), MOST_LABEL)
    parts = [label, 100 - label]
    made = _rows(block, ("row heading", "table text"), parts, place.outer, styles, inlines, place)
    made[0].insert(-1, w("tblCellMar", w("top", w=CLOSE, type="dxa"), w("bottom", w=CLOSE, type="dxa")))
    return [made]


def facts_terms(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """Facts below one another whose values are phrases, in plain type."""
    width = place.width + place.reach
    return [_rows(block, ("fact label", "table text"), FACT_SHARES, width, styles, inlines, place, SIZES[1])]


def facts_grid(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """Facts side by side, each a label above its value, read row by row; the last one fills its row."""
    return _labelled(block, "facts grid", BOX, styles, inlines, replace(place, width=place.outer))


def facts_glance(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> list[Any]:
    """The same from edge to edge of the page, as a band; the words keep to the margins of the text."""
    page = place.page
    width = page.width - page.left - page.right
    made = _labelled(block, "facts glance", BAND, styles, inlines, replace(place, width=width))
    for element in made[::2]:
        bleed(element, page)
    for thin in made[1::2]:
        # What lies between two tables has the ground of the band, from edge to edge too.
        thin[0].find(name("spacing")).addprevious(
            w("shd", val="clear", color="auto", fill="auto", themeFill=GROUNDS[1])
        )
        thin[0].find(name("spacing")).addnext(w("ind", left=-page.left, right=-page.right))
    return made


def _labelled(
    block: Facts, look: str, room: float, styles: Mapping[str, str], inlines: Inlines, place: Place
) -> list[Any]:
    """Facts side by side, in columns as wide as in the PDF and as far apart."""
    left = _left(styles[look], place)
    parts = grid_shares(block, min(room, (place.width - left) / POINT), _size(styles["fact value"], place))
    rows = _rows_of(block.rows, _columns(parts, place.width, left))
    right = max(GUTTER_TWIPS - left, 0)
    made = _grid(rows, ("fact label", "fact value"), look, styles, inlines, place)
    tables = made[::2]
    for rank, element in enumerate(tables):
        # Rules stand above and below the whole, where the style has them.
        edges = [w("top", val="nil")] * (rank > 0) + [w("bottom", val="nil")] * (rank < len(tables) - 1)
        if edges:
            element.find(f"{name('tblPr')}/{name('tblLayout')}").addprevious(w("tblBorders", *edges))
        for row in element.findall(name("tr")):
            *others, last = (cell.find(f"{name('tcPr')}/{name('tcMar')}") for cell in row.findall(name("tc")))
            for margins in others:
                margins.append(w("right", w=right, type="dxa"))
            last.append(w("right", w=0, type="dxa"))
    return made


def _left(style: str, place: Place) -> int:
    """The margin that cells of a table style have at their left already, which is part of the gutter before them."""
    return _told(style, "w:tblPr/w:tblCellMar/w:left/@w:w", place, 0)


def _size(style: str, place: Place) -> float:
    """The size in points of the type of a paragraph style that says it."""
    return _told(style, "w:rPr/w:sz/@w:val", place, round(2 * FACT_SIZE)) / 2


def _told(style: str, where: str, place: Place, usual: int) -> int:
    """A number that a style of the template says somewhere; `usual` where it says none."""
    package = getattr(place.part, "package", None)
    if package is None:
        return usual
    found = package.main_document_part.styles.element.xpath(f"w:style[@w:styleId='{style}']/{where}")
    return int(found[0]) if found else usual


def _columns(parts: Sequence[int], width: int, left: int) -> list[int]:
    """The widths of columns that share a width in those parts, the gutter to its right in each but the last.

    `left` is the margin that each has at its left: what is shared out is what remains for words.
    """
    if not parts:
        return []
    *others, last = shares(parts, width - left - GUTTER_TWIPS * (len(parts) - 1))
    return [*(one + GUTTER_TWIPS for one in others), last + left]


def bleed(element: Any, page: Page) -> None:
    """Make a table of the width of the text reach the edges of the page, its words staying where they were."""
    properties, columns = element[0], element[1]
    properties.find(name("tblW")).set(name("w"), str(page.width))
    for former in properties.findall(name("tblInd")):
        properties.remove(former)
    properties.find(name("tblW")).addnext(w("tblInd", w=-page.left, type="dxa"))
    for edge, side, margin in ((0, "left", page.left), (-1, "right", page.right)):
        _widen(columns[edge], margin)
        for row in element.findall(name("tr")):
            cell = row.findall(name("tc"))[edge].find(name("tcPr"))
            _widen(cell.find(name("tcW")), margin)
            margins = cell.find(name("tcMar"))
            for former in margins.findall(name(side)):
                margins.remove(former)
            margins.append(w(side, w=margin, type="dxa"))
            margins[:] = sorted(margins, key=lambda one: MARGINS.index(etree.QName(one).localname))


def _widen(element: Any, by: int) -> None:
    element.set(name("w"), str(int(element.get(name("w"))) + by))


def _rows(
    block: Facts,
    looks: tuple[str, str],
    parts: list[float],
    total: int,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
    size: float = SIZES[0],
) -> Any:
    """A table of labels and values in the paragraph styles `looks`, which share the width `total` in those parts.

    `size` is that of the type, in points.
    """
    widths = raised(shares(parts, total), block.rows, size)
    element = frame(styles["facts"], widths, place, first_column=True)
    count = len(block.rows)
    whole = count <= WHOLE and sum(_lines(row, widths, size) for row in block.rows) <= TALL
    for number, row in enumerate(block.rows, 1):
        # A table that may break leaves no row alone on either side.
        keep = w("keepNext") if number < count and (whole or number in (1, count - 1)) else None
        heading = paragraph(styles[looks[0]], *inlines.write(row[0], place), keep=keep)
        content = paragraph(styles[looks[1]], *inlines.write(row[1], place))
        element.append(w("tr", w("trPr", w("cantSplit")), cell_of(widths[0], heading), cell_of(widths[1], content)))
    return element


def _lines(row: Pair, widths: Sequence[int], size: float) -> int:
    """How many lines a row takes, one at least."""
    return max(math.ceil(line_width([plain(cell)], size) / width) for cell, width in zip(row, widths, strict=True))


def _rows_of(pairs: Sequence[Pair], widths: list[int]) -> list[tuple[list[int], Sequence[Pair]]]:
    """The pairs in rows of columns of those widths, with the widths of each row: the last one fills its row."""
    count = max(len(widths), 1)
    rows = [pairs[start : start + count] for start in range(0, len(pairs), count)]
    return [([*widths[: len(row) - 1], sum(widths[len(row) - 1 :])], row) for row in rows]


def _grid(
    rows: Sequence[tuple[list[int], Sequence[Pair]]],
    looks: tuple[str, str],
    look: str,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
) -> list[Any]:
    return apart([heads(weights, row, looks, look, styles, inlines, place) for weights, row in rows], styles)


def heads(
    weights: list[int],
    pairs: Sequence[Pair],
    looks: tuple[str, str],
    look: str,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
) -> Any:
    """Pairs side by side, in columns of those weights: above what heads its column, below what it heads.

    The table has a header row, as a table of data has; it looks like one row of cells. `looks` are the styles of the
    two paragraphs, `look` that of the table.
    """
    widths = shares(weights, place.width)
    element = frame(styles[look], widths, place, first_row=True)
    for number, side in enumerate(("bottom", "top")):
        line = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if number == 0 else None))
        for width, pair in zip(widths, pairs, strict=True):
            keep = w("keepNext") if number == 0 else None
            text = paragraph(styles[looks[number]], *inlines.write(pair[number], place), keep=keep)
            edges = w("tcBorders", w(side, val="nil")), w("tcMar", w(side, w=0, type="dxa"))
            line.append(cell_of(width, text, properties=edges))
        element.append(line)
    return element


def apart(tables: Sequence[Any], styles: Mapping[str, str], gap: int = GAP) -> list[Any]:
    """Tables with a thin paragraph between them, `gap` twips high, without which Word would join two."""
    made: list[Any] = []
    for element in tables:
        thin = w("spacing", before=0, after=0, line=gap, lineRule="exact")
        made += [*([paragraph(styles["spacer"], spacing=thin)] if made else []), element]
    return made
