"""What a file keeps when one of its texts changes, and what is refused rather than lost."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from imprimatur.core.blocks import Run, plain
from imprimatur.core.errors import NotWritten
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.project import Project
from imprimatur.translation import write_back
from imprimatur.translation.reasons import OF_FILES, reason_said
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.files import home, prepare, write
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.interface import Edit
from imprimatur.translation.write_back.registry import apply_to
from tests.translation.write_back.samples import CSV, MARKDOWN, YAML, held, place_of, put, word, workbook


@pytest.mark.parametrize(
    ("name", "content", "was", "text", "before", "after"),
    [
        (
            "o.yaml",
            YAML,
            "Een 'deur'",
            "Twee 'deuren'",
            "nl: 'Een ''deur'''}   # ici",
            "nl: 'Twee ''deuren'''}   # ici",
        ),
        ("o.yaml", YAML, "lezen", "lezen: traag", "- lezen  # eerst", '- "lezen: traag"  # eerst'),
        ("o.yaml", YAML, "een ander", "nog iets", "- een ander", "- nog iets"),
        ("o.yaml", YAML, "jaar 2027", "jaar, 2027", "nl: jaar 2027}", 'nl: "jaar, 2027"}'),
        ("r.nl.md", MARKDOWN, "dieper punt", "# geen kop", "  - dieper punt", "  - \\# geen kop"),
        ("r.nl.md", MARKDOWN, "cel twee", "a | b", "| cel twee |", "| a \\| b |"),
        ("r.nl.md", MARKDOWN, "Laatste alinea.", "1. geen punt", "\nLaatste alinea.", "\n1\\. geen punt"),
        ("r.nl.md", MARKDOWN, "Wie het zegt", "Iemand", "> — Wie het zegt", "> — Iemand"),
        ("r.nl.md", MARKDOWN, "Een titel", "Titel: twee", "titre: Een titel", 'titre: "Titel: twee"'),
        ("t.csv", CSV, 'schrijven "goed"', "af", '"schrijven ""goed"""', '"af"'),
    ],
)
def test_nothing_else_changes(name: str, content: str, was: str, text: str, before: str, after: str) -> None:
    one = next(one for one in contents(name, content.encode()).texts if plain(one.inline) == was)
    made, refused = put(name, content.encode(), one, (Run(text),))
    assert content.count(before) == 1
    assert (made.decode(), refused) == (content.replace(before, after), ())


def test_a_folded_paragraph_is_folded_again() -> None:
    one = next(one for one in held("r.nl.md", MARKDOWN.encode()) if plain(one.inline).startswith("Een alinea"))
    text = (Run("woord " * 20 + "slot", note=(Run("Andere noot."),)),)
    made, refused = put("r.nl.md", MARKDOWN.encode(), one, text)
    lines = made.decode().split("\n")
    assert refused == ()
    assert lines[5:7] == [("woord " * 10).strip(), ("woord " * 10).strip()]
    assert lines[7] == "slot[^1]"
    assert "[^1]: Andere noot." in lines


def test_a_note_is_an_edit_of_its_own() -> None:
    name, content = "r.nl.md", MARKDOWN.encode()
    place = next(one for one in held(name, content) if plain(one.inline).startswith("Een alinea")).location
    edit = Edit("nl", (Run("Nieuwe noot."),), Sort.NOTE, at=place, was=(Run("Een noot."),))
    made, refused = apply_to(name, content, [edit])
    assert (made.decode(), refused) == (MARKDOWN.replace("Een noot.", "Nieuwe noot."), ())


def test_what_no_longer_stands_there_is_refused() -> None:
    one = held("o.yaml", YAML.encode())[0]
    made, refused = put("o.yaml", YAML.encode(), replace(one, inline=(Run("Iets anders"),)), (Run("x"),))
    assert (made, [one.reason for one in refused]) == (YAML.encode(), ["place_changed"])


def test_a_fault_in_one_text_does_not_stop_the_others() -> None:
    name, content = "t.csv", CSV.encode()
    first, second = (one for one in held(name, content) if one.lang == "nl")
    edits = [
        Edit("nl", (Run("met noot", note=(Run("noot"),)),), at=first.location, was=first.inline),
        Edit("nl", (Run("af"),), at=second.location, was=second.inline),
    ]
    made, refused = apply_to(name, content, edits)
    assert [one.reason for one in refused] == ["marks_not_held"]
    assert made.decode() == CSV.replace('"schrijven ""goed"""', '"af"')


def test_every_reason_has_its_words_and_every_word_its_reason() -> None:
    room = Path(write_back.__file__).parent
    given = {word for module in room.glob("*.py") for word in re.findall(r'"([a-z]+(?:_[a-z]+)*)"', module.read_text())}
    assert set(OF_FILES) <= given
    for reason in OF_FILES:
        said = reason_said(reason)
        assert said.fr.endswith(".")
        assert said.nl.endswith(".")


def test_all_other_parts_of_a_workbook_keep_their_bytes() -> None:
    content = workbook()
    one = next(one for one in held("t.xlsx", content) if plain(one.inline) == "lezen")
    made, refused = put("t.xlsx", content, one, (Run("lezen & herlezen"),))
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert b"SUM(C2:C3)" in after.read("xl/worksheets/sheet2.xml")
    assert (changed, refused) == (["xl/worksheets/sheet2.xml"], ())


def test_tracked_changes_are_not_written_over() -> None:
    document = Document(BytesIO(word()))
    paragraph = document.paragraphs[1]._p
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:author"), "iemand")
    paragraph.append(inserted)
    saved = BytesIO()
    document.save(saved)
    one = next(one for one in held("t.nl.docx", saved.getvalue()) if plain(one.inline).startswith("Een alinea"))
    made, refused = put("t.nl.docx", saved.getvalue(), one, (Run("x"),))
    assert (made, [one.reason for one in refused]) == (saved.getvalue(), ["tracked_changes"])


def _project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    (project.inputs / "job_offer" / "een").mkdir(parents=True)
    return project


def test_former_versions_are_kept_and_files_change_together(tmp_path: Path) -> None:
    project = _project(tmp_path)
    name = "job_offer/een/offre.yaml"
    (project.inputs / name).write_text(YAML)
    one = next(one for one in held(name, YAML.encode()) if plain(one.inline) == "lezen")
    edit = Edit("nl", (Run("herlezen"),), at=one.location, was=one.inline)
    outcome = prepare([Source(name, YAML.encode(), "")], [edit])
    assert (project.inputs / name).read_text() == YAML
    write(project, outcome.files)
    assert (project.inputs / name).read_text() == YAML.replace("lezen  #", "herlezen  #")
    (former,) = (project.private / "former").rglob("*.yaml")
    assert former.read_text() == YAML
    with pytest.raises(NotWritten):
        write(project, outcome.files)  # the file is no longer what was read
    assert (project.inputs / name).read_text() == YAML.replace("lezen  #", "herlezen  #")


def test_one_file_that_cannot_be_replaced_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = _project(tmp_path)
    names = [f"job_offer/een/{one}.yaml" for one in "ab"]
    sources, edits = [], []
    for name in names:
        (project.inputs / name).write_text(YAML)
        sources.append(Source(name, YAML.encode(), ""))
        edits.append(Edit("nl", (Run("x"),), at=place_of(name, YAML.encode(), "lezen"), was=(Run("lezen"),)))
    outcome = prepare(sources, edits)
    real = __import__("os").replace

    def replaced(source: Path, target: Path) -> None:
        if Path(target).name == "b.yaml" and Path(source).read_bytes() != YAML.encode():
            raise PermissionError(13, "closed")
        real(source, target)

    monkeypatch.setattr("imprimatur.translation.write_back.files.os.replace", replaced)
    with pytest.raises(NotWritten, match=r"b\.yaml"):
        write(project, outcome.files)
    assert [(project.inputs / name).read_text() for name in names] == [YAML, YAML]
    assert not list(project.inputs.rglob("*.new"))


def test_a_language_without_a_file_gets_one_from_the_other() -> None:
    name, wanted = "job_offer/een/tekst.nl.docx", "job_offer/een/tekst.fr.docx"
    edits = [
        Edit("fr", (Run(f"x{plain(one.inline)}"),), one.sort, beside=one.location, said=one.inline, cell=one.cell)
        for one in contents(name, word()).texts
    ]
    assert {home(edit, [name]) for edit in edits} == {wanted}
    outcome = prepare([Source(name, word(), "")], edits)
    assert outcome.refused == ()
    assert [(one.name, one.before) for one in outcome.files] == [(wanted, None)]
    texts = [plain(one.inline) for one in contents(wanted, outcome.files[0].after).texts]
    assert texts == [f"x{plain(one.inline)}" for one in contents(name, word()).texts]


def test_a_new_file_says_what_came_back_and_nothing_in_the_other_language() -> None:
    name, wanted = "job_offer/een/tekst.nl.docx", "job_offer/een/tekst.fr.docx"
    edits = [
        Edit("fr", (Run(f"x{plain(one.inline)}"),), one.sort, beside=one.location, said=one.inline, cell=one.cell)
        for one in contents(name, word()).texts
        if plain(one.inline) in ("punt twee", "een")
    ]
    outcome = prepare([Source(name, word(), "")], edits)
    assert outcome.refused == ()
    found = [(one.sort, one.cell, plain(one.inline)) for one in contents(wanted, outcome.files[0].after).texts]
    assert found == [(Sort.HEADING, "", "Kop één"), (Sort.ITEM, "", "xpunt twee"), (Sort.CELL, "R2C1", "xeen")]


def test_a_new_markdown_file_keeps_its_pictures_and_the_form_of_its_tables() -> None:
    name = "job_offer/een/tekst.nl.md"
    content = b"# Kop\n\nEen[^1].\n\n![a](b.png)\n\nTwee.\n\n| A | B |\n|---|---|\n| c | d |\n\n[^1]: Noot.\n"
    edits = [
        Edit("fr", (Run(f"x{plain(one.inline)}"),), one.sort, beside=one.location, said=one.inline, cell=one.cell)
        for one in contents(name, content).texts
        if plain(one.inline) in ("Twee.", "A", "d")
    ]
    outcome = prepare([Source(name, content, "")], edits)
    assert outcome.refused == ()
    assert outcome.files[0].after.decode() == "# Kop\n\n![a](b.png)\n\nxTwee.\n\n| xA |  |\n|---|---|\n|  | xd |\n\n"


def test_lines_of_a_cell_stand_as_they_are_in_its_sheet() -> None:
    content = workbook()
    one = next(one for one in held("w.xlsx", content) if plain(one.inline) == "een")
    made, refused = put("w.xlsx", content, one, (Run("één"),))
    assert refused == ()
    with ZipFile(BytesIO(made)) as archive:
        assert "- één\n- twee<" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_what_is_said_of_a_picture_is_left_to_a_person() -> None:
    name = "job_offer/een/tekst.nl.md"
    content = b"# Kop\n\n![a](b.png)\n\nTwee.\n"
    said = Edit("nl", (Run("x"),), Sort.ALT, at=Location(name, line=3), was=(Run("a"),))
    outcome = prepare([Source(name, content, "")], [said])
    assert (outcome.files, [(one.edit, one.reason) for one in outcome.refused]) == ((), [(said, "alt_by_hand")])
