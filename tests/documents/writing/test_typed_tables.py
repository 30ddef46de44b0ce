"""Tables that authors drew: laid out by what they hold, in every format, their words and values kept."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Paragraph, Run, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.documents.writing.typed_tables import figures_set, laid_out
from imprimatur.language.parsing.amounts import figure_in
from imprimatur.rendering.html.tables import table_html

FILE = Location("chapitre.fr.docx", paragraph=1, cell="T1")


def drawn(*rows: str) -> Table:
    cells = [tuple(runs(cell.strip()) for cell in row.split("|")) for row in rows]
    return Table(cells[0], tuple(cells[1:]), location=FILE)


ACCOUNTS = drawn("Poste | €", "Produits | ", "Dons | 1200,5", "Total | 1 200,50", "Loyer | 80", "Résultat | 1 120,50")


def test_accounts_have_heads_sums_and_figures_to_the_right() -> None:
    (table,) = laid_out((ACCOUNTS,))
    assert isinstance(table, Table)
    assert (table.numeric, table.amounts, table.sums, table.total) == ((1,), (1,), (2, 4), True)
    assert table.row_headers and table.grouped
    assert table.rows[0] == (runs("Produits"),)


def test_composed_tables_and_tables_of_words_stay() -> None:
    composed = replace(ACCOUNTS, location=Location(""))
    words = drawn("Qui | Quoi", "Marie | accueil")
    told = replace(ACCOUNTS, row_headers=True)
    line = Paragraph(runs("Poste"), location=FILE)
    assert laid_out((composed, words, told, line)) == (composed, words, told, line)


def test_figures_are_set_in_the_language_and_keep_their_notes_and_looks() -> None:
    noted = (Run("1250,5", bold=True, note=runs("Provisoire")),)
    mixed = (Run("12"), Run("50,5", bold=True))
    rows = ((runs("a"), noted), (runs("b"), mixed), (runs("c"), runs("7,25")))
    (table,) = figures_set((replace(ACCOUNTS, rows=rows, amounts=(1,)),), "nl")
    assert isinstance(table, Table)
    assert table.rows[0][1] == (Run("1.250,50", bold=True), Run("", note=runs("Provisoire")))
    assert table.rows[1][1] == mixed
    assert figures_set((replace(ACCOUNTS, rows=rows),), "nl") == (replace(ACCOUNTS, rows=rows),)


def test_a_space_of_another_look_is_no_look_of_a_figure_nor_a_head() -> None:
    """What heads rows has one cell, that no column of amounts has."""
    spaced = (Run("1250,5"), Run(" ", bold=True))
    (table,) = figures_set((replace(ACCOUNTS, rows=((runs("a"), spaced),), amounts=(1,)),), "nl")
    assert isinstance(table, Table) and table.rows[0][1] == (Run("1.250,5"),)
    head = (runs(" "), runs("Produits"), runs(""))
    numbered = replace(
        drawn("x | Poste | €", "1 | Dons | 5", "2 | Prêts | 7"), rows=(head, *drawn("", "1 | Dons | 5").rows)
    )
    (table,) = figures_set(laid_out((numbered,)), "fr")
    assert isinstance(table, Table) and table.rows[0] == (runs("Produits"),)


def test_sums_among_the_lines_are_rows_of_totals_on_a_page() -> None:
    html = table_html(laid_out((ACCOUNTS,))[0], {})  # type: ignore[arg-type]
    assert html.count('<tr class="total">') == 2
    assert '<tr class="total"><th scope="row" class="short">Total</th><td class="numeric">1 200,50</td></tr>' in html
    assert '<tr class="group"><th scope="rowgroup" colspan="2">Produits</th></tr>' in html


CELL = st.sampled_from(["", "Total", "Produits", "12", "12,5", "(3)", "€ 5", "2024", "-", "3 %"])


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6))
def test_no_words_or_values_are_lost(rows: list[tuple[str, ...]]) -> None:
    table = Table(tuple(map(runs, ("Poste", "A", "€"))), tuple(tuple(map(runs, row)) for row in rows), location=FILE)
    (made,) = figures_set(laid_out((table,)), "fr")
    assert isinstance(made, Table)
    assert laid_out((made,)) == (made,) or not made.numeric
    for row, printed in zip(rows, made.rows, strict=True):
        old, new = (list(filter(None, cells)) for cells in (row, map(plain, printed)))
        assert len(old) == len(new)
        for one, other in zip(old, new, strict=True):
            figures = figure_in(one), figure_in(other)
            assert one == other or (figures[0] and figures[1] and figures[0].number == figures[1].number)
