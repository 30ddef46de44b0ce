"""The same finding on several cells is one line, with a reference that a person can copy."""

from dataclasses import replace

import pytest

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import Group, grouped

FILE = "annual_report/x/equipe.xlsx"
FIELD = {"table": Bilingual("Équipe", "Team"), "field": Bilingual("Fonction", "Functie")}


def empty(cell: str, row: int, **about: object) -> Finding:
    return finding("T03", Location(FILE, "Équipe", cell), FIELD, path=f"staff.{row}.role", **about)


def test_cells_of_a_column_stand_together_in_the_order_of_reading() -> None:
    groups = grouped([empty("C10", 8), empty("C3", 1), empty("C9", 7), empty("C8", 6)])
    assert [group.place.fr for group in groups] == [
        "cellules C3, C8 à C10, feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx"
    ]


@pytest.mark.parametrize(
    "other",
    [
        empty("D3", 1),
        empty("C4", 2, owner="Ada"),
        empty("C4", 2, lang="nl"),
        empty("C4", 2, section=Bilingual("Équipe", "Team")),
        finding("T03", Location(FILE, "Conseil", "C4"), FIELD, path="board.2.role"),
        finding("T03", Location("annual_report/x/b.xlsx", "Équipe", "C4"), FIELD, path="staff.2.role"),
        finding(
            "T03", Location(FILE, "Équipe", "C4"), {**FIELD, "field": Bilingual("Nom", "Naam")}, path="staff.2.name"
        ),
        finding("C02", Location(FILE, "Équipe", "C4"), FIELD, path="staff.2.role"),
    ],
    ids=["column", "owner", "language", "section", "sheet", "file", "message", "code"],
)
def test_what_differs_stands_apart(other: Finding) -> None:
    assert len(grouped([empty("C3", 1), other])) == 2


def test_lines_of_a_text_stand_together_and_cells_of_a_word_table_do_not() -> None:
    lines = [finding("R38", Location("x/recit.md", line=number)) for number in (9, 4)]
    assert [group.place.fr for group in grouped(lines)] == ["lignes 4, 9 de recit.md"]
    cells = [finding("R38", Location("x/r.docx", paragraph=2, cell=f"T1 R{row}C1")) for row in (1, 2)]
    assert len(grouped(cells)) == 2


def test_a_reference_can_be_copied_by_hand() -> None:
    (group,) = grouped([empty("C3", 1)])
    code, _, letters = group.reference.partition("-")
    assert code == "T03"
    assert len(letters) == 5
    assert set(letters) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert group.reference == "T03-4CMGD"


def test_a_reference_stays_while_lines_are_added_above_and_changes_with_what_is_said() -> None:
    def reference(place: Location, value: str, path: str = "sections.0.body", lang: str = "fr") -> str:
        return Group((finding("R46", place, {"value": value}, path=path, lang=lang),)).reference

    here = Location("x/recit.md", line=4)
    first = reference(here, "XXX")
    assert first == reference(replace(here, line=9), "XXX")
    others = [
        reference(here, "YYY"),
        reference(here, "XXX", path="sections.1.body"),
        reference(here, "XXX", lang="nl"),
        reference(replace(here, file="x/autre.md"), "XXX"),
    ]
    assert len({first, *others}) == 5


def test_a_line_of_several_has_a_reference_of_its_own_that_another_cell_changes() -> None:
    two = Group((empty("C3", 1), empty("C4", 2)))
    assert two.reference != Group((*two.findings, empty("C5", 3))).reference
    assert two.reference == Group(two.findings[::-1]).reference
    assert two.reference not in two.marks
    assert two.marks == (Group(two.findings[:1]).reference, Group(two.findings[1:]).reference)
