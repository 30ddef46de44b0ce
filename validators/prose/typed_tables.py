"""Tables of figures that authors drew in their texts: totals that the lines do not make (T40), amounts that no caption
explains (T41), a first row that is a line and no headings (T42)."""

import re
from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Block, Paragraph, Table, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place
from imprimatur.documents.writing.typed_tables import is_drawn, layout
from imprimatur.language.accounts import doubtful_sums, is_headless
from imprimatur.language.totals import written
from validators.examination import Examination, texts
from validators.prose.passages import Passage

_CHART = re.compile(r"\{\{ ?(?:graphique|grafiek) ?\(")


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What a reader of the tables of every text would ask."""
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            blocks = wording.blocks if wording else ()
            for place_of, block in enumerate(blocks):
                if isinstance(block, Table) and is_drawn(block):
                    named = bool(block.caption) or any(map(_is_chart, blocks[max(place_of - 1, 0) : place_of + 2]))
                    for code, place, about in _asked(block, named):
                        yield examined.finding(code, path, about, lang=lang, place=place)


def _is_chart(block: Block) -> bool:
    """Whether a paragraph asks that the table beside it be drawn, under the title of the chart."""
    return isinstance(block, Paragraph) and bool(_CHART.match(plain(block.text)))


def _asked(table: Table, named: bool) -> Iterator[tuple[str, Location, dict[str, str]]]:
    """The codes of a table, with their places and what fills their words; one that is `named` needs no caption."""
    header = tuple(plain(cell).strip() for cell in table.header)
    rows = tuple(tuple(plain(cell).strip() for cell in row) for row in table.rows)
    if is_headless(header, rows):
        yield "T42", cell_place(table, 0, 0), {"value": " · ".join(filter(None, header))}
        return
    found = layout(table)
    for doubt in doubtful_sums(header, rows, found):
        label = next((cell for cell in rows[doubt.row] if cell), "")
        about = {"label": label, "value": rows[doubt.row][doubt.column], "sum": written(doubt.found)}
        yield "T40", cell_place(table, doubt.row + 1, doubt.column), about
    if found.euros and not named:
        yield "T41", table.location, {"value": " · ".join(filter(None, header))}
