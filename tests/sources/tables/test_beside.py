"""What stands beside the cells and marks of review: told, and nothing of ours."""

from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from PIL import Image as Pixels

from imprimatur.sources import read_any
from tests.sources.making import changed_package, saved, source
from tests.sources.tables.making_sheets import costs, read, told


def test_notes_are_told_but_not_ours() -> None:
    book = costs()
    sheet = book["Coûts"]
    sheet["B2"].comment = Comment("à vérifier avec Fatima", "Anne")
    sheet["B3"].comment = Comment("déjà là\n\n– Imprimatur –\nfaux [V01]", "Anne")
    sheet["B4"].comment = Comment("FR: 2024 : 0,8", "Imprimatur")
    sheet["A9"].comment = Comment("sur une case vide", "Anne")
    reading = read(book)
    assert sorted(told(reading)) == [
        ("R30", "A9", "sur une case vide"),
        ("R30", "B2", "à vérifier avec Fatima"),
        ("R30", "B3", "déjà là"),
    ]
    assert {found.severity for found in reading.findings} == {"warning"}


def test_an_open_discussion_stops_the_final_and_a_closed_one_does_not() -> None:
    content = saved(costs())
    talk = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B2" id="{1}"><text>est-ce juste ?</text></threadedComment>'
        '<threadedComment ref="B2" id="{2}" parentId="{1}"><text>je vérifie</text></threadedComment>'
        '<threadedComment ref="B3" id="{3}" done="1"><text>réglé</text></threadedComment></ThreadedComments>'
    )
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    parts = {
        "xl/threadedComments/threadedComment1.xml": talk.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": related.encode(),
    }
    reading = read_any(source("d.xlsx", changed_package(content, parts)))
    assert [(f.code, f.severity, f.location.cell, f.values["excerpt"]) for f in reading.findings] == [
        ("R30", "error", "B2", "est-ce juste ? / je vérifie"),
        ("R30", "warning", "B3", "réglé"),
    ]


def test_few_coloured_cells_are_marks_of_review() -> None:
    book = costs()
    book["Coûts"]["B3"].fill = book["Coûts"]["B4"].fill = PatternFill("solid", fgColor="FFFF00")
    for cell in book["Coûts"][1]:
        cell.fill = PatternFill("solid", fgColor="1F3A4D")
    assert told(read(book)) == [("R31", "B3", "B3 · B4")]


@pytest.mark.parametrize("colour", ["FFF2CC", "FFF9E5", "FFFFFF", "D9D9D9"])
def test_the_grounds_of_templates_white_and_grey_are_no_marks(colour: str) -> None:
    book = costs()
    book["Coûts"]["B3"].fill = PatternFill("solid", fgColor=colour)
    assert read(book).findings == ()


def test_every_other_row_coloured_helps_to_read_and_marks_nothing() -> None:
    book = costs()
    for cell in book["Coûts"][3]:
        cell.fill = PatternFill("solid", fgColor="FBEFE9")
    assert read(book).findings == ()
    book["Coûts"].append(["Divers", 10, "certain"])
    book["Coûts"].append(["Café", 10, "certain"])
    assert told(read(book)) == [("R31", "A3", "A3 · B3 · C3")]


def test_pictures_are_told_once_a_sheet(tmp_path: Path) -> None:
    Pixels.new("RGB", (2, 2)).save(tmp_path / "a.png")
    book = costs()
    for place in ("F2", "F9"):
        book["Coûts"].add_image(Image(tmp_path / "a.png"), place)
    (found,) = read(book).findings
    assert (found.code, str(found.location), found.values["what"]) == ("R39", "d.xlsx!Coûts", "une image")


DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>'
    "<a:p><a:r><a:t>Merci </a:t></a:r><a:r><a:t>à tous</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    "</xdr:twoCellAnchor></xdr:wsDr>"
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shape><v:textbox><div>permis B</div></v:textbox><x:ClientData ObjectType="Checkbox"/></v:shape>'
    '<v:shape><v:textbox/><x:ClientData ObjectType="Note"/></v:shape></xml>'
)
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://x/drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="r2" Type="http://x/vmlDrawing" '
    'Target="../drawings/vml1.vml"/></Relationships>'
)


def test_text_boxes_and_controls_are_told_with_their_words() -> None:
    parts = {
        "xl/drawings/drawing1.xml": DRAWING.encode(),
        "xl/drawings/vml1.vml": VML.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": RELATED.encode(),
    }
    reading = read_any(source("d.xlsx", changed_package(saved(costs()), parts)))
    assert [(f.code, f.values["what"], f.values["excerpt"]) for f in reading.findings] == [
        ("R39", "une zone de texte", "Merci à tous"),
        ("R39", "un bouton ou une case à cocher", "permis B"),
    ]


def test_words_in_the_margin_are_told_and_page_numbers_are_not() -> None:
    book = costs()
    book["Coûts"].oddHeader.center.text = "La Ruche"
    book["Coûts"].oddFooter.right.text = "&P/&N"
    (found,) = read(book).findings
    assert (found.code, found.severity, found.values["excerpt"]) == ("R39", "info", "La Ruche")


@pytest.mark.parametrize(("coloured", "told_of"), [(3, True), (4, False)])
def test_colours_on_more_than_a_third_of_the_cells_are_a_look(coloured: int, told_of: bool) -> None:
    book = costs()
    for cell in [cell for row in book["Coûts"]["A2:C4"] for cell in row][:coloured]:
        cell.fill = PatternFill("solid", fgColor="FFFF00")
    assert [code for code, *_ in told(read(book))] == (["R31"] if told_of else [])
