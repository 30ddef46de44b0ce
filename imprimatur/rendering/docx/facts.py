"""Facts in Word: labels and values in rows, in a grid, or large, as the figures of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from imprimatur.core.blocks import Facts, Inline
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.tables import WHOLE, cell_of, frame, raised, shares
from imprimatur.rendering.docx.xml import name, paragraph, w
from imprimatur.rendering.fitting import SIZES, facts_columns

FACT_SHARES, PAIR_SHARES = [32, 68], [14, 36, 14, 36]
"""How labels and values share the width of facts below one another, and of short facts two by two."""

SPREAD = 3
"""How many figures of a year stand side by side."""


def facts_terms(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts below one another whose values are phrases, in plain type."""
    return facts_table(block, styles, inlines, place, "table text", SIZES[1])


def facts_table(
    block: Facts,
    styles: Mapping[str, str],
    inlines: Inlines,
    place: Place,
    value_style: str = "fact value",
    size: float = SIZES[0],
) -> Any:
    """Facts below one another, each a label that heads its row and its value."""
    widths = raised(shares(FACT_SHARES, place.width + place.reach), block.rows, size)
    element = frame(styles["facts"], widths, place, first_column=True)
    for number, (label, value) in enumerate(block.rows, 1):
        keep = w("keepNext") if number < len(block.rows) <= WHOLE else None
        heading = paragraph(styles["fact label"], *inlines.write(label, place), keep=keep)
        content = paragraph(styles[value_style], *inlines.write(value, place))
        element.append(w("tr", w("trPr", w("cantSplit")), cell_of(widths[0], heading), cell_of(widths[1], content)))
    return element


def facts_grid(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a label above its value, read row by row; the last cell fills its row."""
    return _grid(
        _labelled(block), facts_columns(block), "facts grid", styles, inlines, replace(place, width=place.outer)
    )


def facts_glance(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """The same from edge to edge of the page, as a band; the words keep to the margins of the text."""
    page = place.page
    width = page.width - page.left - page.right
    element = _grid(
        _labelled(block), facts_columns(block), "facts glance", styles, inlines, replace(place, width=width)
    )
    return bled(element, page)


def _labelled(block: Facts) -> list[tuple[tuple[str, Inline], ...]]:
    return [(("fact label", label), ("fact value", value)) for label, value in block.rows]


def bled(element: Any, page: Page) -> Any:
    """A table of the width of the text made to reach the edges of the page, its words staying where they were."""
    properties, columns = element[0], element[1]
    properties.find(name("tblW")).set(name("w"), str(page.width))
    properties.find(name("tblW")).addnext(w("tblInd", w=-page.left, type="dxa"))
    for edge, side, margin in ((0, "left", page.left), (-1, "right", page.right)):
        for holder, attribute in ((columns[edge], "w"), *((row.findall(name("tc"))[edge], "") for row in element[2:])):
            if attribute:
                holder.set(name("w"), str(int(holder.get(name("w"))) + margin))
                continue
            cell = holder.find(name("tcPr"))
            cell.find(name("tcW")).set(name("w"), str(int(cell.find(name("tcW")).get(name("w"))) + margin))
            margins = cell.find(name("tcMar"))
            if margins is None:
                margins = w("tcMar")
                cell.append(margins)
            margins.append(w(side, w=margin, type="dxa"))
    return element


def facts_spread(block: Facts, styles: Mapping[str, str], inlines: Inlines, place: Place) -> Any:
    """Facts side by side, each a large value above its words."""
    cells = [(("figure value", value), ("figure label", label)) for label, value in block.rows]
    return _grid(cells, min(SPREAD, len(cells)), "figures grid", styles, inlines, replace(place, width=place.outer))


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
