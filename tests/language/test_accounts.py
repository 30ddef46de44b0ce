"""What the rows and columns of a typed table are, by what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.accounts import Layout, is_result, layout_of

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


def test_the_result_is_told_from_a_line_that_begins_like_it() -> None:
    said = ["Résultat", "Résultat net", "Boni 2025", "Solde de l’exercice", "Resultaat van het boekjaar", "Tekort"]
    assert all(map(is_result, said))
    assert not any(map(is_result, ["Soldes bancaires", "Perteneer", "Résultats attendus et partagés", "Loyer"]))


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
