import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.dossier import Cell
from imprimatur.sources import read_any
from imprimatur.sources.tables import csv as csv_reader
from tests.sources.making import codes, source, values


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_excel_writes_is_read(encoding: str, delimiter: str) -> None:
    text = f"Titre{delimiter}Échéance\r\nRéseau{delimiter}10/01/2027\r\n"
    (table,) = read_any(source("a/livrables.csv", text.encode(encoding))).tables
    assert table.name == "livrables"
    assert table.frame.to_dict("records") == [{"Titre": "Réseau", "Échéance": "10/01/2027"}]
    assert str(table.at(0, "Échéance")) == "a/livrables.csv:2"


def test_entries_stand_at_the_line_where_their_record_starts() -> None:
    text = 'Champ;Français;Nederlands\nTitre;"sur deux\nlignes";b\n\nMontant; 20.000€ ;\n'
    reading = read_any(source("offre.csv", text))
    assert values(reading) == {
        "Titre": {"fr": ("sur deux\nlignes", "offre.csv:2"), "nl": ("b", "offre.csv:2")},
        "Montant": {"fr": ("20.000€", "offre.csv:5"), "nl": (None, "offre.csv:5")},
    }


def test_the_language_in_the_name_is_that_of_the_table() -> None:
    (table,) = read_any(source("livrables.nl.csv", "Titel;Datum\na;b\n")).tables
    assert (table.name, table.lang) == ("livrables", "nl")


def test_a_line_that_announces_the_delimiter_is_not_data() -> None:
    (table,) = read_any(source("t.csv", "sep=,\nNom,Rôle\na,b;c\n")).tables
    assert table.frame.to_dict("records") == [{"Nom": "a", "Rôle": "b;c"}]
    assert str(table.at(0, "Nom")) == "t.csv:3"


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    (table,) = read_any(source("t.csv", "Nom;Part\na;0,8\nb;0,5\n")).tables
    assert list(table.frame["Part"]) == ["0,8", "0,5"]


def test_too_many_columns_are_a_finding() -> None:
    assert codes(read_any(source("t.csv", ";".join("x" * 300)))) == [("R01", "t.csv")]


@pytest.mark.parametrize(
    ("text", "line", "rows"),
    [
        ('langue;niveau\n"Français;C2\nNéerlandais;B2\nAnglais;B1\n', 2, ["Français", "Néerlandais", "Anglais"]),
        ('langue;niveau\n"Français;C2\n"Néerlandais";B2\nAnglais;B1\n', 2, ["Français", "Néerlandais", "Anglais"]),
        ('langue;niveau\nFrançais;C2\n"Anglais;B1', 3, ["Français", "Anglais"]),
        ('langue;niveau\n"Français" oui;C2\nAnglais;B1\n', 2, ["Français oui", "Anglais"]),
    ],
)
def test_a_quotation_mark_left_open_swallows_nothing_and_is_told(text: str, line: int, rows: list[str]) -> None:
    reading = read_any(source("langues.csv", text))
    assert list(reading.tables[0].frame["langue"]) == rows
    (found,) = reading.findings
    assert (found.code, found.severity, str(found.location)) == ("R37", "error", f"langues.csv:{line}")
    assert found.values["value"] == text.splitlines()[line - 1]


def test_many_marks_left_open_are_read_without_any() -> None:
    text = "a;b\n" + '"x" y;1\n' * 150
    reading = read_any(source("t.csv", text))
    assert list(reading.tables[0].frame["a"]) == ["x y"] * 100 + ['"x" y'] * 50
    assert len(reading.findings) == 100


CELLS = st.text("abÉ ,;\t\"'\n-1", max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.data())
def test_any_grid_is_read_back_at_its_lines(width: int, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6))
    header = [f"colonne {n}" for n in range(width)]
    stream = io.StringIO(newline="")
    lines = []
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row in (header, *rows):
        lines.append(stream.getvalue().count("\n") + 1)
        writer.writerow(row)
    (table,) = read_any(source("t.csv", stream.getvalue())).tables
    found = [
        (table.at(at, str(name)).line, name, value.value if isinstance(value, Cell) else value)
        for at, record in enumerate(table.frame.to_dict("records"))
        for name, value in record.items()
        if value is not None
    ]
    assert found == [
        (line, name, value.strip())
        for line, row in zip(lines[1:], rows, strict=True)
        for name, value in zip(header, row, strict=True)
        if value.strip()
    ]


def test_filled_values_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert csv_reader.MAX_CELLS == 200_000
    monkeypatch.setattr(csv_reader, "MAX_CELLS", 4)
    assert codes(read_any(source("a.csv", "Nom;Note\nAnne;oui\n;\n"))) == []
    assert codes(read_any(source("a.csv", "Nom;Note\nAnne;oui\nLuc;\n"))) == [("R01", "a.csv")]
