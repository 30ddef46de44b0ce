"""What revision left in the form of a text: rows, cells, marks of paragraphs, formats."""

import pytest

from imprimatur.core.blocks import Run, Table
from tests.sources.making import codes
from tests.sources.word.making_forms import paragraph, read_body, run, texts, told


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


HEAD = row(cell("Lieu"), cell("Public"))


def test_an_inserted_row_is_left_out_and_told() -> None:
    reading = read_body(
        table(HEAD, row(cell("Jette"), cell("120")), row(cell("Evere"), cell("77"), properties="<w:ins/>"))
    )
    (block,) = reading.narratives[0].blocks
    assert isinstance(block, Table)
    assert block.rows == (((Run("Jette"),), (Run("120"),)),)
    assert (told(reading), codes(reading)) == (
        [("R06", "Evere 77")],
        [("R06", "recit.fr.docx!T1")],
    )
    assert reading.findings[0].values["what"] == "ajout suivi"


def test_a_deleted_row_stays_and_is_told() -> None:
    reading = read_body(table(HEAD, row(cell("Jette"), cell("120"), properties="<w:del/>")))
    assert told(reading) == [("R06", "Jette 120")]
    assert reading.findings[0].values["what"] == "retrait suivi"
    assert reading.narratives[0].blocks[0].rows == (((Run("Jette"),), (Run("120"),)),)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("properties", "what"),
    [("<w:cellIns/>", "ajout suivi"), ("<w:cellDel/>", "retrait suivi"), ("<w:cellMerge/>", "mise en forme suivie")],
)
def test_a_tracked_cell_is_told(properties: str, what: str) -> None:
    reading = read_body(table(HEAD, row(cell("Jette", properties), cell("120"))))
    assert [(one.code, one.values["what"]) for one in reading.findings] == [("R06", what)]


def test_a_tracked_format_of_a_table_is_told_once() -> None:
    reading = read_body(table(HEAD, row(cell("Jette"), cell("120")), properties="<w:tblPrChange/>"))
    assert told(reading) == [("R06", "Lieu Public Jette 120")]


@pytest.mark.parametrize(
    ("content", "properties"),
    [
        (run("Un texte"), "<w:pPrChange/>"),
        (run("Un texte"), "<w:numPr><w:ins/></w:numPr>"),
        (run("Un texte"), "<w:numPr><w:numberingChange/></w:numPr>"),
        (run("Un texte", "<w:b/><w:rPrChange/>"), ""),
        (run("Un texte"), "<w:rPr><w:rPrChange/></w:rPr>"),
    ],
)
def test_a_tracked_format_of_a_paragraph_is_told(content: str, properties: str) -> None:
    reading = read_body(paragraph(content, properties))
    assert (texts(reading), told(reading)) == (["Un texte"], [("R06", "Un texte")])
    assert reading.findings[0].values["what"] == "mise en forme suivie"


@pytest.mark.parametrize(("mark", "what"), [("ins", "ajout suivi"), ("del", "retrait suivi")])
def test_a_tracked_mark_of_a_paragraph_is_told(mark: str, what: str) -> None:
    reading = read_body(paragraph(run("Un texte"), f"<w:rPr><w:{mark}/></w:rPr>"))
    assert [(one.values["what"], one.values["excerpt"]) for one in reading.findings] == [(what, "¶")]


def test_an_inserted_paragraph_is_left_out_and_told() -> None:
    reading = read_body(paragraph(run("Avant")) + f"<w:ins>{paragraph(run('neuf'))}</w:ins>")
    assert (texts(reading), told(reading)) == (["Avant"], [("R06", "neuf")])


def test_a_cell_over_several_rows_holds_for_each_of_them() -> None:
    tall, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reading = read_body(
        table(
            row(cell("Équipe"), cell("Nom"), cell("Rôle")),
            row(cell("A", tall), cell("x", '<w:gridSpan w:val="2"/>')),
            row(cell("", below), cell("y"), cell("z")),
        )
    )
    (block,) = reading.narratives[0].blocks
    assert isinstance(block, Table)
    assert [["".join(one.text for one in text) for text in line] for line in block.rows] == [
        ["A", "x", ""],
        ["A", "y", "z"],
    ]
    assert reading.findings == ()


def test_what_a_covered_cell_hides_is_told() -> None:
    tall, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reading = read_body(table(row(cell("A", tall), cell("x")), row(cell("dessous", below), cell("y"))))
    assert told(reading) == [("R21", "dessous")]


def test_a_table_in_a_cell_keeps_its_text_in_order() -> None:
    inner = table(row(cell("i1"), cell("i2")), row(cell("i3"), cell("i4")))
    outer = table(
        HEAD, f"<w:tr>{cell('x')}<w:tc>{paragraph(run('avant'))}{inner}{paragraph(run('après'))}</w:tc></w:tr>"
    )
    (block,) = read_body(outer).narratives[0].blocks
    assert block.rows == (((Run("x"),), (Run("avant\ni1 i2\ni3 i4\naprès"),)),)  # type: ignore[union-attr]


def test_a_table_in_the_value_of_a_field_keeps_its_text() -> None:
    inner = table(row(cell("i1"), cell("i2")), row(cell("i3"), cell("i4")))
    outer = table(row(cell("Champ"), cell("Valeur")), f"<w:tr>{cell('Contexte')}<w:tc>{inner}</w:tc></w:tr>")
    (entry,) = read_body(outer).entries
    assert entry.values[""].value == "i1 i2\ni3 i4"
