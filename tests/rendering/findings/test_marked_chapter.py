"""The marked copies of Word texts: comments at the passage; the text as it was, the bytes always the same."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.said import in_blocks
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import grouped
from imprimatur.rendering.findings.copies import copies
from imprimatur.rendering.findings.passages import Passages
from imprimatur.sources import read_any
from tests.dossiers import labels, source
from tests.sources.making import saved

NAME = "annual_report/test/chapitre-3.docx"


def chapter() -> Any:
    """A chapter with looks inside a sentence, a table and a reviewer's comment."""
    made = Document()
    made.add_heading("Contexte", 1)
    mixed = made.add_paragraph("Nous avons vu ")
    mixed.add_run("neuf collègues").bold = True
    mixed.add_run(" et XXX partenaires.")
    table = made.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "Nom", "Rôle", "à trouver"
    made.add_paragraph("Revu ensemble.")
    made.add_comment(made.paragraphs[2].runs, "À discuter", author="Ada", initials="A")
    made.add_paragraph("")
    return made


def told(paragraph: int, value: str, cell: str = "", **about: Any) -> Finding:
    """A finding that quotes a word."""
    return finding("R46", Location(NAME, cell=cell, paragraph=paragraph), {"value": value}, **about)


def marked(*findings: Finding, content: bytes) -> dict[str, bytes]:
    """The marked copies, by language."""
    one = source(NAME, content)
    dossier = Dossier("annual_report", "test", (one,), (read_any(one),))
    made = list(copies(grouped(findings), labels("annual_report"), dossier))
    assert [copy.name for copy in made] == [f"annotated/chapitre-3.{lang}.docx" for lang in ("fr", "nl")]
    return {copy.name[-7:-5]: copy.content for copy in made}


def commented(content: bytes) -> list[tuple[str, str]]:
    """What each comment says, and the words that it is about, in the order of the text."""
    document = Document(BytesIO(content))
    texts = {str(one.comment_id): "\n".join(part.text for part in one.paragraphs) for one in document.comments}
    found: list[tuple[str, str]] = []
    open_: dict[str, list[str]] = {}
    for node in document.element.body.iter():
        number = node.get(qn("w:id"), "")
        if node.tag == qn("w:commentRangeStart"):
            open_[number] = []
        elif node.tag == qn("w:commentRangeEnd"):
            found.append((texts[number], "".join(open_.pop(number))))
        elif node.tag == qn("w:t"):
            for words in open_.values():
                words.append(node.text or "")
    return found


def test_the_words_quoted_are_commented_in_each_language() -> None:
    copy = marked(told(2, "XXX", owner="Ada"), content=saved(chapter()))
    (french, words), reviewer = commented(copy["fr"])
    assert words == "XXX"
    assert french.startswith("«\u00a0XXX\u00a0» tient la place de mots encore à venir. [R46-")
    assert french.split("\n")[1:] == [
        "→ Écrivez ces mots, ou supprimez ce qui tient leur place.",
        "Par qui\u00a0: Ada",
    ]
    assert reviewer == ("À discuter", "Revu ensemble.")
    assert commented(copy["nl"])[0][0].startswith("‘XXX’ staat in de plaats van woorden die nog moeten komen. [R46-")


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (told(2, "neuf collègues et XXX"), "neuf collègues et XXX"),
        (told(2, "nulle part"), "Nous avons vu neuf collègues et XXX partenaires."),
        (told(2, "à trouver", "T1 R2C2"), "à trouver"),
        (told(2, "x", "T1"), "Nom"),
        (told(2, "x", "T9 R1C1"), "Nous avons vu neuf collègues et XXX partenaires."),
        (told(99, "x"), ""),
        (finding("R38", Location(NAME)), "Contexte"),
    ],
    ids=["several runs", "not found", "cell", "table", "no such table", "beyond the end", "file"],
)
def test_else_the_nearest_paragraph(one: Finding, words: str) -> None:
    ours = [words for text, words in commented(marked(one, content=saved(chapter()))["fr"]) if "→" in text]
    assert ours == [words]


def test_the_text_is_not_altered_and_our_comments_are_no_reviewers() -> None:
    """Dropped back, the copy reads as the original did: its own comments are known by their author."""
    content = saved(chapter())
    before, after = (read_any(source(NAME, one)) for one in (content, marked(told(2, "XXX"), content=content)["fr"]))
    assert after == before
    assert [one.code for one in after.findings] == ["R06", "R46"]


def test_a_copy_that_comes_back_is_commented_anew() -> None:
    once = marked(told(2, "XXX"), told(2, "neuf"), content=saved(chapter()))["fr"]
    again = commented(marked(told(3, "Revu"), content=once)["fr"])
    assert [words for text, words in again if "→" in text] == ["Revu"]
    assert [words for text, words in again if "→" not in text] == ["Revu ensemble."]


def test_same_bytes_and_no_clock() -> None:
    content = saved(chapter())
    copy = marked(told(2, "XXX"), content=content)
    assert copy == marked(told(2, "XXX"), content=content)
    with zipfile.ZipFile(BytesIO(copy["fr"])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        ours = [
            line for line in archive.read("word/comments.xml").decode().split("<w:comment ") if "Imprimatur" in line
        ]
    assert len(ours) == 1
    assert "w:date" not in ours[0].partition(">")[0]


def test_what_python_docx_does_not_open_has_no_copy() -> None:
    one = source(NAME, b"not a document")
    dossier = Dossier("annual_report", "test", (one,))
    assert list(copies(grouped([told(1, "x")]), labels("annual_report"), dossier)) == []


_SDT = "<w:sdt {}><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
_FORMS = [
    _SDT.format(nsdecls("w"), "", "dans un contrôle"),
    _SDT.format(nsdecls("w"), "<w:showingPlcHdr/>", "une invite"),
    _SDT.format(nsdecls("w"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', "table"),
    f"<w:customXml {nsdecls('w')}><w:p><w:r><w:t>dans un cadre</w:t></w:r></w:p></w:customXml>",
    f"<w:ins {nsdecls('w')}><w:p><w:r><w:t>ajouté</w:t></w:r></w:p></w:ins>",
    f"<w:novelty {nsdecls('w')}><w:p><w:r><w:t>inconnu</w:t></w:r></w:p></w:novelty>",
    f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" {nsdecls("w")}>'
    "<mc:Choice Requires='x'><w:p/></mc:Choice><mc:Fallback><w:p><w:r><w:t>autrement</w:t></w:r></w:p></mc:Fallback>"
    "</mc:AlternateContent>",
]


def test_paragraphs_count_as_the_reader_counts_them() -> None:
    """Whatever stands between them."""
    made = chapter()
    for form in _FORMS:
        made.element.body.append(parse_xml(form))
        made.add_paragraph(f"Après {len(made.element.body)}.")
    content = saved(made)
    passages = Passages(Document(BytesIO(content)).element.body)
    (narrative,) = read_any(source(NAME, content)).narratives
    for place, text in in_blocks(narrative.blocks, narrative.location):
        if not place.cell:
            assert "".join(node.text or "" for node in passages.at(place).iter(qn("w:t"))) == text


def test_a_copy_has_so_many_comments_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imprimatur.rendering.findings.marked_chapter.MOST", 2)
    found = (told(1, "Contexte"), told(2, "XXX"), told(3, "Revu"))
    ours = [words for text, words in commented(marked(*found, content=saved(chapter()))["fr"]) if "→" in text]
    assert ours == ["Contexte", "XXX"]
