"""Blank cells of tables of data are marked, those of an author's table and of totals are not."""

from dataclasses import replace
from decimal import Decimal

from imprimatur.core.blocks import Chart, ChartSort, Inline, Paragraph, Run, Series, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.documents.writing.blanks import blanks_marked

TABLE = Table((runs("A"), ()), ((runs("a"), ()), ((), runs("1")), ((), runs("1"))), row_headers=True)


def cells(rows: tuple[tuple[Inline, ...], ...]) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in rows]


def test_a_blank_cell_is_marked_wherever_it_stands_and_the_head_is_not() -> None:
    (table,) = blanks_marked((TABLE,))
    assert isinstance(table, Table)
    assert cells(table.rows) == [["a", "–"], ["–", "1"], ["–", "1"]]
    assert table.header == TABLE.header


def test_the_row_of_totals_keeps_its_blanks() -> None:
    (table,) = blanks_marked((replace(TABLE, total=True),))
    assert isinstance(table, Table)
    assert cells(table.rows) == [["a", "–"], ["–", "1"], ["", "1"]]


def test_a_row_of_sums_amid_the_lines_keeps_its_blanks() -> None:
    total = ((Run("Total", bold=True),), ())
    half = ((Run("Total", bold=True), Run(" net")), ())
    (table,) = blanks_marked((replace(TABLE, rows=(total, half, *TABLE.rows)),))
    assert isinstance(table, Table)
    assert cells(table.rows)[:3] == [["Total", ""], ["Total net", "–"], ["a", "–"]]


def test_tables_of_authors_and_tables_to_be_filled_in_stay_as_they_are() -> None:
    own = replace(TABLE, location=Location("chapitre.docx", cell="T1"))
    empty = replace(TABLE, rows=(((), ()), ((), ())))
    assert blanks_marked((own, empty, Paragraph(()))) == (own, empty, Paragraph(()))


def test_the_numbers_of_a_chart_are_a_table_too() -> None:
    chart = Chart(ChartSort.BARS, ("a",), (Series("n", (Decimal(1),)),), "alt", TABLE)
    (drawn,) = blanks_marked((chart,))
    assert isinstance(drawn, Chart) and drawn.data
    assert cells(drawn.data.rows)[0] == ["a", "–"]
    assert blanks_marked((replace(chart, data=None),)) == (replace(chart, data=None),)
