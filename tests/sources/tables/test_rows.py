"""What is no row of data in a table: told, left out, and never data of another table."""

import pytest
from openpyxl.styles import Font

from imprimatur.core.dossier import Reading
from imprimatur.sources import read_any
from tests.sources.making import saved, source, workbook

HEAD = "Poste;Montant;Certitude\n"
ROWS = "Loyer;100;certain\nSalaires;250,50;estimé\nPapier;1 000 €;certain\n"


def read(text: str, name: str = "couts.csv") -> Reading:
    return read_any(source(name, text))


def told(reading: Reading) -> list[tuple[str, int, str]]:
    return [(f.code, f.location.line, f.values.get("value", "")) for f in reading.findings]


def first(reading: Reading) -> list[object]:
    return list(reading.tables[0].frame.iloc[:, 0])


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "TOTAL :",
        "Totaal",
        "Algemeen totaal",
        "Total général",
        "Somme",
        "Eindtotaal",
        "Sous-total",
        "Subtotaal",
    ],
)
def test_a_total_is_no_row_and_is_compared(label: str) -> None:
    reading = read(f"{HEAD}{ROWS}{label};1350,50;\n")
    assert first(reading) == ["Loyer", "Salaires", "Papier"]
    assert told(reading) == [("T20", 5, f"{label} · 1350,50")]
    assert reading.findings[0].severity == "info"
    wrong = read(f"{HEAD}{ROWS}{label};1400;\n")
    assert [(f.code, f.severity, str(f.location)) for f in wrong.findings] == [("T21", "error", "couts.csv:5")]
    assert wrong.findings[0].message.fr == ("Le total de « Montant » est 1400, mais la somme des lignes est 1350,5.")


def test_partial_totals_count_their_group_and_the_last_one_counts_all() -> None:
    reading = read(
        f"{HEAD}Loyer;100;\nPapier;50;\nSous-total locaux;150;\nSalaires;250;\nSous-total;250;\nTotal;400;\n"
    )
    assert first(reading) == ["Loyer", "Papier", "Salaires"]
    assert [code for code, *_ in told(reading)] == ["T20", "T20", "T20"]


@pytest.mark.parametrize(("amount", "kept"), [("1350,50", False), ("1400", True)])
def test_a_label_that_begins_as_a_total_is_one_where_it_is_the_sum(amount: str, kept: bool) -> None:
    assert ("Total des heures" in first(read(f"{HEAD}{ROWS}Total des heures;{amount};\n"))) is kept


@pytest.mark.parametrize("label", ["Totalement neuf", "Sommelier", "Totaliteit"])
def test_words_that_only_look_like_a_total_are_rows(label: str) -> None:
    assert label in first(read(f"{HEAD}{ROWS}{label};1350,50;\n"))


def test_cents_that_were_rounded_do_not_make_another_total() -> None:
    rows = [["Poste", "Montant"], ["a", 33.333], ["b", 33.333], ["c", 33.333], ["Total", 100]]
    book = workbook(Coûts=rows)
    for row in range(2, 6):
        book["Coûts"].cell(row, 2).number_format = "0.00"
    assert [found.code for found in read_any(source("d.xlsx", saved(book))).findings] == ["T20"]


def test_a_column_with_words_is_not_summed() -> None:
    assert [code for code, *_ in told(read(f"{HEAD}Loyer;selon le bail;\nPapier;50;\nTotal;400;\n"))] == ["T20"]


def test_a_merged_heading_inside_a_table_is_told() -> None:
    rows = [["Poste", "Montant", "Certitude"], ["Loyer", 1, "x"], ["Frais uniques", None, None], ["Papier", 2, "y"]]
    book = workbook(Coûts=rows)
    book["Coûts"].merge_cells("A3:C3")
    reading = read_any(source("d.xlsx", saved(book)))
    assert first(reading) == ["Loyer", "Papier"]
    assert [(f.code, f.severity, f.location.cell, f.values["value"]) for f in reading.findings] == [
        ("T22", "info", "A3", "Frais uniques")
    ]


def test_a_heading_in_bold_or_with_a_colon_is_told_and_an_incomplete_row_is_kept() -> None:
    rows = [["Poste", "Montant", "Certitude"], ["Loyer", 1, "x"], ["Frais uniques", None, None], ["Papier", 2, "y"]]
    book = workbook(Coûts=rows)
    assert first(read_any(source("d.xlsx", saved(book)))) == ["Loyer", "Frais uniques", "Papier"]
    book["Coûts"]["A3"].font = Font(bold=True)
    assert first(read_any(source("d.xlsx", saved(book)))) == ["Loyer", "Papier"]
    book["Coûts"]["A4"].font = Font(bold=True)
    assert first(read_any(source("d.xlsx", saved(book)))) == ["Loyer", "Frais uniques", "Papier"]
    assert first(read(f"{HEAD}Loyer;1;x\nFrais uniques :;;\nPapier;2;y\n")) == ["Loyer", "Papier"]


def test_a_header_repeated_in_the_middle_is_told() -> None:
    reading = read(f"{HEAD}Loyer;1;x\nPOSTE;Montant ;Certitude\nPapier;2;y\n")
    assert first(reading) == ["Loyer", "Papier"]
    assert told(reading) == [("T25", 3, "POSTE · Montant · Certitude")]


SECOND = "Étape;Début\nPréparer;2027\nFaire;2028\n"


def test_a_second_table_without_a_title_is_told_and_is_no_data_of_the_first() -> None:
    reading = read(f"{HEAD}{ROWS};;\n{SECOND}")
    assert first(reading) == ["Loyer", "Salaires", "Papier"]
    assert [(f.code, f.severity, f.location.line) for f in reading.findings] == [("T24", "error", 6)]
    assert reading.findings[0].values["value"] == "Étape · Début · Préparer · 2027 · Faire · 2028"


def test_a_second_table_under_its_title_is_read() -> None:
    reading = read(f"{HEAD}{ROWS}\nCalendrier;;\n{SECOND}")
    assert [table.name for table in reading.tables] == ["couts", "Calendrier"]
    assert list(reading.tables[1].frame["Étape"]) == ["Préparer", "Faire"]
    assert str(reading.tables[1].at(0, "Étape")) == "couts.csv:8"
    assert reading.findings == ()


def test_the_same_header_after_an_empty_row_begins_a_second_table() -> None:
    reading = read(f"{HEAD}{ROWS}\n{HEAD}Camionnette;15000;estimé\n")
    assert first(reading) == ["Loyer", "Salaires", "Papier"]
    assert [code for code, *_ in told(reading)] == ["T24"]


def test_rows_after_an_empty_row_are_rows() -> None:
    reading = read(f"{HEAD}{ROWS}\nDivers;3;certain\n")
    assert first(reading) == ["Loyer", "Salaires", "Papier", "Divers"]
    assert reading.findings == ()


def test_a_row_of_words_right_under_the_header_and_an_empty_row_is_a_row() -> None:
    """Whatever the numbers below it: the example of a kit stood between them."""
    reading = read(f"{HEAD};;\nDivers;selon devis;\nLoyer;1;estimé\nPapier;2;estimé\n")
    assert first(reading) == ["Divers", "Loyer", "Papier"]
    assert reading.findings == ()


def test_notes_under_a_table_are_told() -> None:
    reading = read(f"{HEAD}{ROWS}\n* montants TVA comprise;;\n")
    assert first(reading) == ["Loyer", "Salaires", "Papier"]
    assert told(reading) == [("T26", 6, "* montants TVA comprise")]


def test_lines_above_a_table_are_told_but_not_its_own_title() -> None:
    assert told(read(f"Budget de la maison;;\n;;\n{HEAD}{ROWS}")) == [("T26", 1, "Budget de la maison")]
    assert told(read(f"Coûts / Kosten;;\n;;\n{HEAD}{ROWS}")) == []
    fields = "Champ;Valeur\nIntitulé;Agent d’accueil\n"
    assert told(read(f"Agent d’accueil;\n{fields}")) == []
    assert told(read(f"Agente d’accueil;\n{fields}")) == [("T26", 1, "Agente d’accueil")]


@pytest.mark.parametrize("name", ["Remarques", "Opmerkingen", "Commentaire"])
def test_a_column_of_remarks_is_not_printed_and_told_once(name: str) -> None:
    reading = read(f"Poste;{name};Montant\nLoyer;à revoir;1\nPapier;;2\n")
    assert list(reading.tables[0].frame.columns) == ["Poste", "Montant"]
    assert [(f.code, f.severity, f.location.line, f.values["value"]) for f in reading.findings] == [
        ("T23", "info", 1, "à revoir")
    ]
    assert read(f"Poste;{name};Montant\nLoyer;;1\n").findings == ()
    fields = read(f"Champ;Valeur;{name}\nTitre;a;à revoir\n")
    assert [(f.code, f.values["value"]) for f in fields.findings] == [("T23", "à revoir")]


def test_all_that_stands_beyond_the_titles_is_told() -> None:
    reading = read("Poste;Montant\nLoyer;1;trop\nPapier;2;aussi\n")
    assert [(f.code, f.location.line, f.values["value"]) for f in reading.findings] == [("R10", 2, "trop · aussi")]
