import pytest
from docx import Document

from imprimatur.core.blocks import Figure, Run, Table
from imprimatur.core.walking import inlines
from tests.sources.making import codes, outline, values
from tests.sources.making_word import add, blocks_of, picture, read, table

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def test_tracked_changes_are_findings_and_the_original_text_is_kept() -> None:
    document = Document()
    document.add_paragraph("Rien")
    add(
        document,
        '<w:ins w:id="1" w:author="A"><w:r><w:t>neuf </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>ancien</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="A"><w:r><w:t> bougé</w:t></w:r></w:moveFrom>',
        "Texte ",
    )
    reading = read(document)
    assert outline(reading.narratives[0].blocks) == ["Rien", "Texte ancien bougé"]
    assert [(f.code, f.location.paragraph, f.values["what"], f.values["excerpt"]) for f in reading.findings] == [
        ("R06", 2, "ajout suivi", "neuf"),
        ("R06", 2, "retrait suivi", "ancien"),
        ("R06", 2, "déplacement suivi", "bougé"),
    ]


def test_a_comment_is_a_finding_at_its_paragraph() -> None:
    document = Document()
    paragraph = document.add_paragraph("À lire")
    document.add_comment(paragraph.runs, text="Vraiment ? " + "x" * 400, author="A")
    reading = read(document)
    assert codes(reading) == [("R06", "recit.fr.docx ¶1")]
    assert reading.findings[0].values["excerpt"] == "Vraiment ? " + "x" * 289 + "…"
    assert outline(reading.narratives[0].blocks) == ["À lire"]


def test_a_table_of_fields_gives_entries_placed_after_their_paragraph() -> None:
    document = Document()
    document.add_paragraph("Fiche")
    table(
        document,
        [["Rubriek", "Waarde FR", "Waarde NL", "Status"], ["Titre", " a ", "b", "à confirmer"], ["Fin", "", "", ""]],
    )
    reading = read(document, "fiche.docx")
    assert values(reading) == {
        "Titre": {"fr": ("a", "fiche.docx!T1 R2C2 ¶1"), "nl": ("b", "fiche.docx!T1 R2C3 ¶1")},
        "Fin": {"fr": (None, "fiche.docx!T1 R3C2 ¶1"), "nl": (None, "fiche.docx!T1 R3C3 ¶1")},
    }
    assert reading.entries[0].state == "à confirmer"
    assert outline(reading.narratives[0].blocks) == ["Fiche"]


def test_a_list_in_a_cell_of_an_entry_is_kept() -> None:
    document = Document()
    made = table(document, [["Champ", "Valeur"], ["Tâches", ""]])
    cell = made.cell(1, 1)
    cell.paragraphs[0].text = "Vous allez :"
    cell.add_paragraph("un", style="List Bullet")
    cell.add_paragraph("deux", style="List Bullet")
    (entry,) = read(document).entries
    assert entry.values[""].value == "Vous allez :\n- un\n- deux"
    assert outline(entry.values[""].blocks) == ["Vous allez :", ("-", "un", []), ("-", "deux", [])]


def test_other_tables_stay_in_the_text_with_their_captions_and_merged_cells() -> None:
    document = Document()
    document.add_paragraph("Tableau 1 : Les équipes", style="Caption")
    made = table(document, [["Équipe", "Nom", "Rôle"], ["A", "x", "r"], ["", "y", "s"]])
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(1, 1).merge(made.cell(1, 2)).text = "x et r"
    found = blocks_of(document)
    assert found == (
        Table(
            ((Run("Équipe"),), (Run("Nom"),), (Run("Rôle"),)),
            (((Run("A"),), (Run("x et r"),), ()), ((Run("A"),), (Run("y"),), (Run("s"),))),
            (Run("Tableau 1 : Les équipes"),),
        ),
    )
    assert str(found[0].location) == "recit.fr.docx!T1 ¶1"


def test_a_row_merged_across_the_top_is_the_title_of_a_table() -> None:
    document = Document()
    made = table(document, [["", ""], ["Équipe", "Nom"], ["A", "x"]])
    made.cell(0, 0).merge(made.cell(0, 1)).text = "Tableau 1 : Les équipes"
    made.cell(0, 0).paragraphs[0].runs[0].bold = True
    document.add_paragraph("Tableau 2 : Autre chose", style="Caption")
    found = blocks_of(document)
    said = (Run("Tableau 1 : Les équipes"),)
    assert found[0] == Table(((Run("Équipe"),), (Run("Nom"),)), (((Run("A"),), (Run("x"),)),), said)
    assert [str(place) for _, place in inlines(found[:1])] == [
        "recit.fr.docx!T1",
        *(f"recit.fr.docx!T1 R{row}C{column}" for row in (2, 3) for column in (1, 2)),
    ]


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([["Équipe", ""], ["A", "x"], ["B", "y"]], []),
        ([["Équipe", ""], ["A", "x"]], [0]),
        ([["Équipe", ""], ["A", ""], ["B", "y"]], [0, 1]),
    ],
)
def test_another_first_row_is_the_header(rows: list[list[str]], merged: list[int]) -> None:
    document = Document()
    made = table(document, rows)
    for row in merged:
        text = made.cell(row, 0).text
        made.cell(row, 0).merge(made.cell(row, 1)).text = text
    (found,) = blocks_of(document)
    assert isinstance(found, Table) and found.header == ((Run("Équipe"),), ()) and not found.caption


def test_a_table_of_one_cell_only_arranges_the_page() -> None:
    document = Document()
    table(document, [["Un encadré"]])
    assert outline(blocks_of(document)) == ["Un encadré"]


def test_pictures_carry_their_alternative_text_and_their_caption() -> None:
    document = Document()
    document.add_picture(picture())
    document.add_paragraph("Figure 1 : Le quartier", style="Caption")
    document.add_picture(picture())
    shape = document.inline_shapes[0]._inline
    shape.docPr.set("descr", "Carte du quartier")
    reading = read(document)
    first, second = reading.narratives[0].blocks
    assert isinstance(first, Figure) and isinstance(second, Figure)
    assert (first.media, first.alt, first.caption) == (
        "image/png",
        "Carte du quartier",
        (Run("Figure 1 : Le quartier"),),
    )
    assert first.image.startswith(b"\x89PNG")
    assert codes(reading) == [("R09", "recit.fr.docx ¶3")]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:object/>", "objet"),
        (
            f"<w:drawing><c:chart xmlns:c='{CHART}'/></w:drawing>",
            "graphique",
        ),
    ],
)
def test_what_only_word_can_draw_is_a_finding(xml: str, words: str) -> None:
    document = Document()
    add(document, f"<w:r>{xml}</w:r>", "Texte")
    reading = read(document)
    assert codes(reading) == [("R12", "recit.fr.docx ¶1")]
    assert words in reading.findings[0].message.fr
