"""Rows of a table in a text that say the very same as one before: a row pasted twice (T04)."""

from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Table, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import cell_place, walk
from imprimatur.language.folding import fold
from imprimatur.language.totals import is_total
from validators.examination import Examination, texts
from validators.prose.passages import Passage

_FEW = 2
"""Cells of a row from which the same again is no coincidence."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every row that stands twice in a table of a text, once a row."""
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            for block in walk(wording.blocks) if wording else ():
                if not isinstance(block, Table):
                    continue
                for row in _twice(block):
                    place = cell_place(block, row, 0, wording.location if wording else block.location)
                    shown = " · ".join(filter(None, (plain(cell).strip() for cell in block.rows[row - 1])))
                    yield examined.finding("T04", path, {"value": shown}, lang=lang, place=place)


def _twice(table: Table) -> Iterator[int]:
    """The rows, counted from 1, that were there before; lines of totals and rows of one cell aside."""
    seen: set[tuple[str, ...]] = set()
    for number, cells in enumerate(table.rows, 1):
        said = tuple(fold(plain(cell)) for cell in cells)
        if said in seen and sum(map(bool, said)) >= _FEW and not is_total(plain(cells[0])):
            yield number
        seen.add(said)
