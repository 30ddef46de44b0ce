"""Tables of figures that authors drew in their texts: totals that the lines do not make (T40), amounts that no caption
explains (T41), a first row that is a line and no headings (T42)."""

from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Table, plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import cell_place
from imprimatur.documents.writing.typed_tables import is_drawn, layout
from imprimatur.language.accounts import doubtful_sums, is_headless
from imprimatur.language.totals import written
from validators.examination import Examination, texts
from validators.prose.passages import Passage


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What a reader of the tables of every text would ask."""
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            for block in wording.blocks if wording else ():
                if isinstance(block, Table) and is_drawn(block):
                    for code, place, about in _asked(block):
                        yield examined.finding(code, path, about, lang=lang, place=place)


def _asked(table: Table) -> Iterator[tuple[str, Location, dict[str, str]]]:
    """The codes of a table, with their places and what fills their words."""
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
    if found.amounts and not table.caption:
        yield "T41", table.location, {"value": " · ".join(filter(None, header))}
