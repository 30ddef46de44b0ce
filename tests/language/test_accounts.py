"""What the rows and columns of a typed table are, by what stands in them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.accounts import LONGEST_TABLE, Doubt, Layout, doubtful_sums, is_headless, is_result, layout_of

NONE = Layout(())


def layout(header: str, *rows: str, bold: frozenset[int] = frozenset(), said: str = "") -> Layout:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (header, *rows)]
    return layout_of(cells[0], tuple(cells[1:]), bold, said)


def test_accounts_have_amounts_sums_and_groups() -> None:
    found = layout(
        "Rubrique | 2025 | 2024",
        *("Produits | | ", "Subsides | 100,00 | 90", "Dons | 5 | –", "Total des produits | 105 | 90"),
        *("Charges | |", "Loyer | (20) | (19)", "Assurances | | ", "Total | (20) | (19)", "Résultat | 85 | 71"),
    )
    assert found == Layout((1, 2), (1, 2), (3, 7, 8), (0, 4), (1, 2))


def test_a_balance_has_its_two_sides_next_to_each_other() -> None:
    found = layout(
        "Actief | 2025 | Passief | 2025", "Kas | 5 | Fonds | 3", "Activa | 2 | Schulden | 4", "Totaal | 7 | Totaal | 7"
    )
    assert found == Layout((1, 3), (1, 3), (2,), euros=(1, 3))


def test_figures_that_are_no_amounts_go_to_the_right_and_stay_as_typed() -> None:
    assert layout("Activité | Séances", "Atelier | 24", "Table | 1240") == Layout((1,))
    assert layout("Activité | Séances", "Atelier | 24", "Table | 1 240") == Layout((1,), (1,))


def test_a_column_counts_euros_by_a_sign_its_heading_or_the_caption() -> None:
    rows = ("Loyer | 0,5 | 120", "Divers | 1 | 80")
    assert layout("Poste | ETP | Coût", *rows) == Layout((1, 2), (2,), euros=(2,))
    assert layout("Poste | ETP | x", *rows, said="Budget 2026 (en euros)") == Layout((1, 2), (2,), euros=(2,))
    assert layout("Poste | ETP | x", "Loyer | 0,5 | 120 €", "Divers | 1 | 80") == Layout((1, 2), (2,), euros=(2,))


def test_money_is_told_by_cents_by_the_heads_of_lines_and_by_the_sides_of_accounts() -> None:
    """Not by what a line is about, nor by the heading of another column; hundredths count, and are no money."""
    assert layout("Dépenses | x", "Loyer | 120").euros == (1,)
    assert layout("Poste | y | Coût", "Loyer | 3 | 120", "Eau | 4 | 80").euros == (2,)
    assert layout("Poste | x", "Produits | ", "Dons | 5").euros == (1,)
    assert layout("Lieu | x", "Budget participatif | 5", "Fête | 7").euros == ()
    assert layout("Poste | x", "Loyer | 12,50", "Eau | 8").euros == (1,)
    assert layout("Poste | x", "Loyer | 12,5", "Eau | 8").euros == ()
    assert layout("Poste | x", "Loyer | 12,505 %", "Eau | 8 %") == Layout((1,), (1,))
    assert layout("Poste | x", "Loyer | 12,50 %", "Eau | 8 %") == Layout((1,), (1,))


def test_numbers_that_name_things_are_no_figures() -> None:
    assert layout("Lieu | Code postal | Année | Tél.", "A | 1050 | 2019 | 022", "B | 1000 | 2020 | 025") == NONE
    assert layout("Lieu | Fondé", "A | 1998", "B | 2003") == NONE
    assert layout("Compte | Libellé | Montant", "610000 | Loyer | 120", "613200 | Eau | 8") == Layout(
        (2,), (2,), euros=(2,)
    )


def test_words_dates_and_a_header_of_figures_leave_a_table_as_it_is() -> None:
    assert layout("Quand | Quoi", "12/03/2025 | réunion", "14/03/2025 | fête") == NONE
    assert layout("Loyer | 1 200 €", "Eau | 80 €") == NONE
    assert layout("Poste | Montant", "Loyer | environ 1 200", "Eau | 80", "Gaz | 90") == NONE
    assert layout("Poste", "Loyer") == NONE
    assert layout_of(("a", "b"), ()) == NONE


def test_a_note_may_stand_for_a_figure_here_and_there() -> None:
    assert layout("Poste | Montant", "Loyer | 20", "Eau | p.m.", "Gaz | 9") == Layout((1,), (1,), euros=(1,))
    assert layout("Poste | Montant", "Loyer | 20", "Eau | p.m.") == NONE


def test_a_label_alone_heads_by_its_look_its_words_or_its_place() -> None:
    rows = ("Loyer | 5 ", "Dons | ", "Eau | 4")
    assert layout("Poste | €", *rows).groups == ()
    assert layout("Poste | €", *rows, bold=frozenset({1})).groups == (1,)
    for head in ("DONS", "Dons :", "Recettes", "II. Dons", "A. Dons"):
        assert layout("Poste | €", "Loyer | 5", f"{head} | ", "Eau | 4").groups == (1,)
    assert layout("Poste | €", "Fixes | ", "Maison | ", "Loyer | 5", "Total | 5", "Autres |", "Eau | 1").groups == (
        0,
        1,
        4,
    )
    assert layout("Poste | €", "Loyer | 5", "Recettes | ").groups == ()
    assert layout("Poste | €", " | ", "Loyer | 5", bold=frozenset({0})).groups == ()
    assert layout("Poste | €", "Loyer | 5", "Total | ", "Eau | 4", bold=frozenset({1})).groups == ()


def test_the_result_is_told_from_a_line_that_begins_like_it() -> None:
    said = ["Résultat", "Résultat net", "Boni 2025", "Solde de l’exercice", "Resultaat van het boekjaar", "Tekort"]
    assert all(map(is_result, said))
    assert not any(map(is_result, ["Soldes bancaires", "Perteneer", "Résultats attendus et partagés", "Loyer"]))


def test_a_column_of_years_counts_nothing_unless_it_cannot_be_of_years() -> None:
    assert layout("Lieu | x", "A | 1900", "B | 2100") == NONE
    for other in ("1899", "2101", "1950,00", "1950 €"):
        assert layout("Lieu | x", "A | 1900", f"B | {other}").numeric == (1,)
    assert layout("Lieu | x", "A | 1900", "B | 1 950") == Layout((1,), (1,))


def test_numbers_before_the_labels_are_no_figures() -> None:
    """The labels are the first column of words; where there are none, the first column."""
    assert layout("x | Poste | €", "1 | Loyer | 120", "2 | Eau | 80", " | Total | 200") == Layout(
        (2,), (2,), (2,), euros=(2,)
    )
    assert layout("x | y | z", "1 | 2 | 3").numeric == (1, 2)


def test_a_table_too_long_is_left_as_it_is() -> None:
    rows = [f"A | {place}" for place in range(LONGEST_TABLE)]
    assert layout("Lieu | Séances", *rows).numeric == (1,)
    assert layout("Lieu | Séances", *rows, "B | 3") == NONE


@pytest.mark.parametrize(
    ("header", "rows", "headless"),
    [
        ("Loyer | 80", ("Eau | 9",), True),
        ("Loyer | 2025 €", ("Eau | 9",), True),
        ("Loyer | 2025,00", ("Eau | 9",), True),
        ("Loyer | 2025", ("Eau | 9",), False),
        ("Loyer | 80", ("Eau | peu", "Gaz | peu", "Thé | peu"), False),
        ("Loyer | Montant", ("Eau | 9",), False),
        ("Loyer | 80 | x", ("Eau | 9",), True),
    ],
)
def test_a_line_in_the_place_of_the_headings_is_known(header: str, rows: tuple[str, ...], headless: bool) -> None:
    """By figures that are no years, above others."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (header, *rows)]
    assert is_headless(cells[0], tuple(cells[1:])) is headless


def doubts(header: str, *rows: str) -> list[Doubt]:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (header, *rows)]
    return list(doubtful_sums(cells[0], tuple(cells[1:]), layout_of(cells[0], tuple(cells[1:]))))


def test_a_total_is_the_sum_of_all_of_the_part_or_of_the_totals_above() -> None:
    assert doubts("Poste | €", "A | 1", "B | 2", "Total | 3", "C | 4", "D | 1", "Total | 5", "Total | 8") == []
    assert doubts("Poste | €", "A | 1", "B | 2", "Total | 3", "C | 4", "D | 1", "Total | 8") == []
    assert doubts("Poste | €", "A | 1", "B | 2", "Total | 4") == [Doubt(2, 1, Decimal(3))]
    assert doubts("Poste | €", "A | 1", "B | 2", "Total | 3", "C | 4", "D | 1", "Total | 7") == [
        Doubt(5, 1, Decimal(5))
    ]
    assert doubts("Poste | €", "A | 1", "B | 2", "Total | 3", "Total | 4") == [Doubt(3, 1, Decimal(3))]


def test_a_head_begins_a_new_sum() -> None:
    rows = ("Produits | ", "A | 1", "B | 2", "Charges | ", "C | 4", "D | 1")
    assert doubts("Poste | €", *rows, "Total | 5") == []
    assert doubts("Poste | €", *rows, "Total | 6") == [Doubt(6, 1, Decimal(5))]
    assert doubts("Poste | €", *rows[:-1], "Total | 6") == []


def test_a_single_line_a_part_of_one_and_what_is_no_figure_prove_nothing() -> None:
    assert doubts("Poste | €", "A | 5", "Total | 6") == []
    assert doubts("Poste | €", "A | 5", "dont B | 2", "C | 1", "Total | 6") == []
    assert doubts("Poste | €", "A | 5", "B | p.m.", "C | 1", "D | 2", "Total | 8") == []
    assert doubts("Poste | €", "A | 5", "C | 1", "Total | p.m.", "D | 2", "E | 2") == []


def test_averages_and_columns_of_hundredths_have_no_sum() -> None:
    for head in ("Prix moyen €", "€ par unité, tarif", "Gemiddelde prijs €"):
        assert doubts(f"Poste | {head}", "A | 5", "B | 2", "Total | 4") == []
    assert doubts("Poste | Part €", "A | 50 %", "B | 49 %", "Total | 100") == []
    assert doubts("Poste | Part %| €", "A | 50 %| 5", "B | 49 %| 3", "Total | 100 %| 9") == [Doubt(2, 2, Decimal(8))]


@pytest.mark.parametrize(("result", "right"), [("7", True), ("-7", True), ("13", True), ("8", False), ("-13", True)])
def test_a_result_is_the_difference_of_its_two_totals_or_their_sum(result: str, right: bool) -> None:
    rows = ("A | 4", "B | 6", "Total | 10", "C | 1", "D | 2", "Total | 3")
    found = doubts("Poste | €", *rows, f"Résultat | {result}")
    assert found == ([] if right else [Doubt(6, 1, Decimal(7))])


def test_a_result_of_other_than_two_totals_is_not_judged() -> None:
    assert doubts("Poste | €", "A | 4", "B | 6", "Total | 10", "Résultat | 8") == []
    assert doubts("Poste | €", "A | 4", "B | 6", "Total | 10", "Total | 10", "Total | 10", "Résultat | 8") == []


@given(
    st.lists(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=5), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(0, 10**4),
)
def test_totals_that_are_right_raise_no_doubt_and_one_that_is_wrong_does(
    parts: list[list[int]], place: int, off: int
) -> None:
    """In hundredths: of each part of a table, and of a table of any width of it."""

    def said(cents: int) -> str:
        return f"{cents / 100:.2f}".replace(".", ",")

    place %= len(parts)
    wrong = off + 10 * max(map(abs, (cents for part in parts for cents in part))) * 25 + 1_000
    right, marred = [], []
    for number, part in enumerate(parts):
        lines = [f"L{number}{'abcdef'[at]} | {said(cents)}" for at, cents in enumerate(part)]
        right += [*lines, f"Total | {said(sum(part))}"]
        marred += [*lines, f"Total | {said(sum(part) + (wrong if number == place else 0))}"]
    assert doubts("Poste | €", *right) == []
    assert [one.column for one in doubts("Poste | €", *marred)][:1] == [1]


CELL = st.sampled_from(["", "Total", "Produits", "12", "12,50", "(3)", "€ 5", "2024", "p.m.", "-", "3 %"]) | st.text(
    max_size=12
)
ROW = st.lists(CELL, min_size=1, max_size=5).map(tuple)


@given(ROW, st.lists(ROW, max_size=6).map(tuple), st.frozensets(st.integers(0, 6)), st.text(max_size=20))
def test_any_table_is_told_about_without_raising(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], bold: frozenset[int], said: str
) -> None:
    found = layout_of(header, rows, bold, said)
    assert set(found.amounts) <= set(found.numeric) <= set(range(1, len(header)))
    assert not set(found.sums) & set(found.groups)
    assert set(found.sums) | set(found.groups) <= set(range(len(rows)))
