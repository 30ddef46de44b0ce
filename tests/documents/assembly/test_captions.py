"""Captions typed beside tables and pictures: joined to them, numbered by the document, pointed to."""

from dataclasses import replace

import pytest

from imprimatur.core.blocks import Block, Blocks, Figure, Gap, Paragraph, Run, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.documents.assembly.captions import LINE, TITLE, Captions
from imprimatur.documents.writing.numbering import Numbering
from imprimatur.documents.writing.typed_tables import unnumbered
from imprimatur.language.labelled import label_of, pointers_in

FILE = Location("chapitre.fr.docx", paragraph=1)
TABLE = Table((runs("Poste"), runs("2025")), ((runs("Loyer"), runs("1 200 €")),), location=FILE)
WORDS = Table((runs("Quoi"), runs("Qui")), ((runs("Accueil"), runs("Marie")),), location=FILE)
PICTURE = Figure(b"x", "image/png", "Une carte", location=FILE)


def line(text: str, place: int = 2) -> Paragraph:
    return Paragraph(runs(text), location=Location("chapitre.fr.docx", paragraph=place))


def said(blocks: Blocks) -> list[str]:
    return [plain(b.caption if isinstance(b, Table | Figure) else getattr(b, "text", ())) for b in blocks]


@pytest.mark.parametrize(
    ("blocks", "joined"),
    [
        ((line("Tableau 1 : Comptes 2025"), TABLE), ["Comptes 2025"]),
        ((TABLE, line("Tabel 1. rekeningen 2025")), ["Rekeningen 2025"]),
        ((line("Comptes 2025 (en euros)"), TABLE), ["Comptes 2025 (en euros)"]),
        ((line("Voici nos comptes :"), TABLE), ["Voici nos comptes :", ""]),
        ((line("Nous avons tenu nos comptes."), TABLE), ["Nous avons tenu nos comptes.", ""]),
        ((line("Comptes 2025"), WORDS), ["Comptes 2025", ""]),
        ((line("Tableau 2 – Qui fait quoi"), WORDS), ["Qui fait quoi"]),
        ((line("Figure 1 : La carte"), TABLE), ["Figure 1 : La carte", ""]),
        ((PICTURE, line("Figure 1 : la carte")), ["La carte"]),
        ((TABLE, line("Tableau 2 : B"), TABLE), ["", "B"]),
        ((line("Tableau 1 montre nos comptes"), WORDS), ["Tableau 1 montre nos comptes", ""]),
        ((line("Tableau 1 :"), TABLE), ["Tableau 1 :"]),
    ],
)
def test_a_caption_is_known_by_its_label_or_as_a_title_above_figures(blocks: Blocks, joined: list[str]) -> None:
    assert said(Captions().joined(blocks)) == joined


def test_what_is_used_is_told_at_its_place() -> None:
    captions = Captions()
    captions.joined((line("Voir le tableau 1 en 2011.", 5), line("Tableau 1 : Comptes", 6), TABLE))
    assert {(place.paragraph, text) for place, text in captions.used} == {
        (6, "Tableau 1 :"), (1, "Tableau 1 :"), (5, "tableau 1"),
    }  # fmt: skip


def test_a_typed_number_follows_its_table_to_the_number_of_the_document() -> None:
    blocks = Captions().joined((line("Le tableau 1 et la figure 1."), line("Tableau 1 : Comptes"), TABLE))
    numbering = Numbering(tables=3)
    paragraph, table = numbering.resolved(numbering.blocks(blocks))
    assert isinstance(paragraph, Paragraph) and isinstance(table, Table)
    assert (plain(paragraph.text), table.number) == ("Le tableau 4 et la figure 1.", "4")
    assert [run.target for run in paragraph.text if run.target] == ["table-4"]


def test_a_number_typed_twice_leads_nowhere() -> None:
    twice = (line("Voir le tableau 1."), line("Tableau 1 : A"), TABLE, line("Tableau 1 : B"), TABLE)
    (first, *_) = Captions().joined(twice)
    assert isinstance(first, Paragraph) and not any(run.target for run in first.text)


def test_a_document_that_numbers_nothing_prints_what_was_typed() -> None:
    blocks = unnumbered(Captions().joined((line("Voir le tableau 1."), line("Tableau 1 : Comptes"), TABLE)))
    assert said(blocks) == ["Voir le tableau 1.", "Tableau 1 : Comptes"]
    assert not any(run.target for run in blocks[0].text)  # type: ignore[union-attr]


def test_a_bold_title_is_no_bolder_as_a_caption() -> None:
    bold: Block = Paragraph((Run("Comptes", bold=True),), location=FILE)
    (table,) = Captions().joined((bold, TABLE))
    assert isinstance(table, Table) and table.caption == (Run("Comptes"),)


def test_labels_and_pointers_are_those_of_both_languages() -> None:
    labels = [
        label_of(text) for text in ("Tableau n° 3 : X", "Figuur 2. X", "Tabel 12", "Tableau noir", "Tabel 123 : X")
    ]
    assert [one and (one.key, one.marked) for one in labels] == [
        ("table 3", True), ("figure 2", True), ("table 12", False), None, None,
    ]  # fmt: skip
    text = "Zie tabel 2, le tableau 3 du décret, figure 4.2 et la figure 5"
    assert [(one.key, one.marked) for one in pointers_in(text)] == [("table 2", True), ("figure 5", True)]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("x" * TITLE, False),
        ("X" * TITLE, True),
        ("X" * (TITLE + 1), False),
        ("2025 en chiffres", True),
        ("comptes 2025", False),
        (" ", False),
        *((f"Comptes{mark}", False) for mark in ".:;,?!…"),
        ("Comptes {{ annee }}", False),
        ("Comptes\nde 2025", False),
        (f"Tableau 1 : {'x' * (LINE - 12)}", True),
        (f"Tableau 1 : {'x' * (LINE - 11)}", False),
    ],
)
def test_a_title_above_figures_is_short_and_no_sentence(text: str, known: bool) -> None:
    blocks = Captions().joined((line(text), TABLE))
    assert len(blocks) == (1 if known else 2)


@pytest.mark.parametrize(
    "run",
    [
        Run("Comptes", gap=Gap("C01", "Titre", "À compléter.")),
        Run("Comptes", link="https://exemple.be"),
        Run("Comptes", note=runs("x")),
    ],
)
def test_a_line_that_does_more_than_name_is_no_title(run: Run) -> None:
    assert len(Captions().joined((Paragraph((run,), location=FILE), TABLE))) == 2


def test_a_line_of_another_role_is_no_title() -> None:
    for role, left in (("body", 1), ("lead", 1), ("small", 1), ("closing", 2)):
        blocks = Captions().joined((Paragraph(runs("Comptes"), role=role, location=FILE), TABLE))  # type: ignore[arg-type]
        assert len(blocks) == left


def test_a_line_between_two_tables_is_the_caption_of_the_one_that_has_none() -> None:
    named = Table(TABLE.header, TABLE.rows, caption=runs("B"), location=FILE)
    label = line("Tableau 2 : A")
    assert said(Captions().joined((TABLE, label, named))) == ["A", "B"]
    assert said(Captions().joined((TABLE, label, PICTURE))) == ["A", ""]
    assert said(Captions().joined((TABLE, label, TABLE))) == ["", "A"]
    assert said(Captions().joined((TABLE, line("Figure 2 : A"), PICTURE))) == ["", "A"]
    assert said(Captions().joined((named, label, TABLE))) == ["B", "A"]


def test_what_is_quoted_or_already_leads_somewhere_points_to_nothing_else() -> None:
    text = "Voir le tableau 1."
    for run in (Run(text, verbatim=True), Run(text, link="https://exemple.be"), Run(text, target="s1")):
        captions = Captions()
        told = Paragraph((run,), location=FILE)
        (first, _) = captions.joined((told, line("Tableau 1 : Comptes"), TABLE))
        assert first == told


def test_what_is_said_of_a_picture_is_not_said_of_a_table() -> None:
    credit = line("Photo : Marie Dupont")
    assert Captions().joined((TABLE, credit)) == (TABLE, credit)
    (picture,) = Captions().joined((replace(PICTURE, caption=runs("Tableau 1 : la salle")),))
    assert said((picture,)) == ["Tableau 1 : la salle"]


def test_a_caption_keeps_its_looks_and_its_notes() -> None:
    caption = (Run("Tableau 1 : "), Run("comptes", italic=True, note=runs("En euros.")), Run(" de 2025", bold=True))
    (table,) = Captions().joined((Paragraph(caption, location=FILE), TABLE))
    assert isinstance(table, Table)
    assert table.caption == (Run("Comptes", italic=True, note=runs("En euros.")), Run(" de 2025"))
    assert table.typed == "Tableau 1 :"
