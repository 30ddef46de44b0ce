"""A text that nobody has begun is made as a copy of the other language's: its tables and headings come along."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Run, plain
from imprimatur.core.source import Source
from imprimatur.kit.word_texts import headings
from imprimatur.sources.word.opc import Package
from imprimatur.sources.word.words import words
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.beginning import is_begun
from imprimatur.translation.write_back.files import prepare
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.interface import Edit

FRENCH, DUTCH = "research_synthesis/x/textes.fr.docx", "research_synthesis/x/textes.nl.docx"
NAMES = {"Contexte": "Context", "Limites": "Beperkingen"}


def _headed(said: str, lang: Lang) -> str:
    return NAMES.get(said, "") if lang == "nl" else ""


def _french() -> bytes:
    """A French kit of two questions, the first answered with a heading of its author's and a table."""
    document = Document(BytesIO(headings([(1, "Contexte"), (1, "Limites")], "fr")))
    question = document.paragraphs[1]
    heading = question.insert_paragraph_before("Une attente", style="Heading 2")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Durée", "Qui", "Un mois", "Tous"), strict=True
    ):
        cell.text = text
    heading._p.addnext(table._tbl)
    question._p.getparent().remove(question._p)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _edits(content: bytes) -> list[Edit]:
    return [
        Edit(
            "nl",
            (Run(f"x{plain(one.inline)}"),),
            one.sort,
            one.level,
            beside=one.location,
            said=one.inline,
            cell=one.cell,
        )
        for one in contents(FRENCH, content).texts
        if plain(one.inline) not in NAMES
    ]


def _said(content: bytes) -> list[str]:
    return [words(one) for one in next(iter(Package(content).main.root)) if one.tag != qn("w:sectPr")]


def test_a_kit_that_nobody_began_gets_tables_and_headings_in_its_own_language() -> None:
    french, kit = _french(), headings([(1, "Context"), (1, "Beperkingen")], "nl")
    outcome = prepare([Source(FRENCH, french, ""), Source(DUTCH, kit, "")], _edits(french), _headed)
    assert outcome.refused == ()
    ((name, before, after),) = [(one.name, one.before, one.after) for one in outcome.files]
    assert (name, before) == (DUTCH, kit)
    asked = [one for one in _said(kit) if one.startswith("▹")]
    assert _said(after) == ["Context", "xUne attente", "xDurée xQui xUn mois xTous", "Beperkingen", asked[1]]
    styles = Package(after).main.related("styles")
    assert styles is not None
    assert [one.get(qn("w:val")) for one in styles.root.iter(qn("w:lang"))] == ["nl-BE"]


def test_without_a_kit_the_questions_of_the_other_language_stay() -> None:
    french = _french()
    outcome = prepare([Source(FRENCH, french, "")], _edits(french), _headed)
    assert [(one.name, one.before) for one in outcome.files] == [(DUTCH, None)]
    assert _said(outcome.files[0].after)[-2:] == ["Beperkingen", _said(french)[-1]]


def test_what_was_begun_is_written_into() -> None:
    french = _french()
    document = Document(BytesIO(headings([(1, "Context"), (1, "Beperkingen")], "nl")))
    document.add_paragraph("Al geschreven.")
    saved = BytesIO()
    document.save(saved)
    edits = _edits(french)
    outcome = prepare([Source(FRENCH, french, ""), Source(DUTCH, saved.getvalue(), "")], edits, _headed)
    assert [(plain(one.edit.said), one.reason) for one in outcome.refused] == [
        (one, "no_place") for one in ("Durée", "Qui", "Un mois", "Tous")
    ]
    heading = Document(BytesIO(outcome.files[0].after)).paragraphs[0]
    assert (heading.text, heading.style.name) == ("xUne attente", "Heading 2")


def test_a_part_of_the_texts_is_written_into_the_kit() -> None:
    french, kit = _french(), headings([(1, "Context"), (1, "Beperkingen")], "nl")
    edit = next(one for one in _edits(french) if one.sort is Sort.CELL)
    outcome = prepare([Source(FRENCH, french, ""), Source(DUTCH, kit, "")], [edit], _headed)
    assert [one.reason for one in outcome.refused] == ["no_place"]
    assert outcome.files == ()


@pytest.mark.parametrize(
    ("name", "content", "begun"),
    [
        ("x.md", b"# Contexte\n\n## Plus\n", False),
        ("x.md", b"# Contexte\n\nUn mot.\n", True),
        ("x.yaml", b"titre: {fr: Un}\n", True),
        (FRENCH, headings([(1, "Contexte")], "fr"), False),
    ],
)
def test_a_text_is_begun_by_more_than_headings(name: str, content: bytes, begun: bool) -> None:
    assert is_begun(name, content) is begun


def test_a_new_text_is_the_block_that_it_is_in_the_other_language() -> None:
    french = b"# Profil\n\n## Forces\n\n- un\n- deux\n\n### Au fond\n"
    dutch = b"# Profiel\n\n## Sterktes\n\n- een\n\n### Al\n"
    sources = [Source("d/x.fr.md", french, ""), Source("d/x.nl.md", dutch, "")]
    ours, theirs = contents("d/x.fr.md", french).texts, contents("d/x.nl.md", dutch).texts
    item = next(one for one in ours if plain(one.inline) == "deux")
    heading = next(one for one in ours if plain(one.inline) == "Au fond")
    before = next(one for one in theirs if plain(one.inline) == "een")
    # A row of a list is a text of its own in a document, and a chapter counts its headings from 1.
    edits = [
        Edit("nl", (Run("twee"),), Sort.PARAGRAPH, after=before.location, beside=item.location, said=item.inline),
        Edit(
            "nl",
            (Run("Diep"),),
            Sort.HEADING,
            1,
            after=theirs[-1].location,
            beside=heading.location,
            said=heading.inline,
        ),
    ]
    outcome = prepare(sources, edits)
    assert outcome.refused == ()
    assert outcome.files[0].after.decode() == dutch.decode().replace("- een\n", "- een\n- twee\n") + "\n### Diep\n"


def test_what_is_refused_is_told_of_the_edit_that_was_asked() -> None:
    french = _french()
    document = Document(BytesIO(headings([(1, "Context")], "nl")))
    document.add_paragraph("Al geschreven.")
    saved = BytesIO()
    document.save(saved)
    called = (Run("x", note=(Run("Een noot."),)),)
    edits = [replace(one, text=called, level=1) for one in _edits(french) if one.sort is Sort.HEADING]
    outcome = prepare([Source(FRENCH, french, ""), Source(DUTCH, saved.getvalue(), "")], edits)
    assert [one.edit for one in outcome.refused] == edits
    assert [id(one.edit) for one in outcome.refused] == [id(one) for one in edits]
