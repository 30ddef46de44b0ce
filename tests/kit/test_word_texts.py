"""Word texts of the kit: an untouched question is a missing text, whatever program saved it; an answer is a text."""

import re
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.own_marks import is_own_question
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.kinds import KINDS
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.outline import Wanted
from imprimatur.kit.word_texts import word_texts
from imprimatur.language.labels import load_labels
from imprimatur.language.typography import typeset
from tests.dossiers import ROOT, assembled, examined
from tests.kit.filling import bytes_of, fill_texts

TEMPLATES = ROOT / "templates"


def opened(kind: str = "job_offer", lang: Lang = "fr", *choice: str) -> Any:
    return Document(BytesIO(word_texts(TEMPLATES, kind, lang, LANGS, Wanted(choice))))


def without_fields(document: Any) -> bytes:
    """The text as a program saves it that knows no fields: their words stand in the text."""
    for field in list(document.element.body.iter(qn("w:sdt"))):
        for run in list(field.find(qn("w:sdtContent"))):
            field.addprevious(run)
        field.getparent().remove(field)
    return bytes_of(document)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_long_text_has_its_heading_and_a_question_of_its_own(kind: str, lang: Lang) -> None:
    document, labels = opened(kind, lang), load_labels(TEMPLATES, kind)
    texts = [one.path for one in specs(load_kind(kind).model) if one.is_text and one.rich]
    guidance = load_guidance(TEMPLATES, kind)
    tables = ["sections"] if kind == "annual_report" else []
    first = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert first == [labels.field(path).of(lang) for path in (*texts, *tables)]
    chapters = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert chapters == [typeset(one.title.of(lang), lang) for one in guidance.chapters]
    questions = ["".join(one.itertext()) for one in document.element.body.iter(qn("w:sdtContent"))]
    said = 2 + len(guidance.hints)
    assert len(questions) == len(texts) + said + len(tables) + len(chapters) == len(set(questions))
    assert all(map(is_own_question, questions))
    assert set(guidance.questions) == set(texts)
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val"))
    assert language == f"{lang}-BE"


def test_the_long_text_of_a_module_is_asked_where_the_module_is_chosen() -> None:
    """A small association has no network of researchers; the full kit has them all."""

    def heads(*choice: str) -> list[str]:
        return [one.text for one in opened("annual_report", "fr", *choice).paragraphs]

    text = "Institutions du réseau"
    assert (text in heads(), text in heads("activities"), text in heads("research")) == (True, False, True)


def test_a_question_says_how_much_its_text_is_needed_and_in_which_case() -> None:
    said = "".join(opened().element.body.itertext())
    assert "▹ Obligatoire – Qui êtes-vous" in said
    assert "Selon le cas : si l’offre ne donne pas de missions non plus – Que fera" in said.replace("\u00a0", " ")
    assert "Processus" not in [one.text for one in opened("job_offer", "fr", "cdi").paragraphs]


@pytest.mark.parametrize("plain", [False, True])
def test_an_untouched_question_is_a_missing_text_at_its_heading(plain: bool) -> None:
    document = opened()
    content = without_fields(document) if plain else bytes_of(document)
    job = examined("job_offer", {"titre.yaml": "title: {fr: Au seuil}\n", "textes.fr.docx": content})
    assert {one.code[0] for one in job.findings} == {"C"}
    (missing,) = [one for one in job.findings if one.path == "organisation_presentation"]
    assert (missing.code, missing.location.file, missing.location.paragraph) == (
        "C01",
        "job_offer/test/textes.fr.docx",
        3,
    )
    assert not any("▹" in line for made in job.manuscripts.values() for line in str(made).splitlines())


@pytest.mark.parametrize("marked", [False, True])
def test_an_answer_is_a_text_even_where_its_field_still_says_that_it_is_a_prompt(marked: bool) -> None:
    """Other programs than Word keep the mark of a prompt on what was typed in its place."""
    document = opened()
    for field in document.element.body.iter(qn("w:sdt")):
        next(field.iter(qn("w:t"))).text = "Tisselande accueille deux quartiers."
    content = (
        bytes_of(document) if marked else fill_texts(bytes_of(opened()), "Tisselande accueille deux quartiers.")[0]
    )
    job = assembled("job_offer", {"textes.fr.docx": content})
    assert job.document.context.plain("fr") == "Tisselande accueille deux quartiers."  # type: ignore[attr-defined]
    assert not [one for one in job.findings if one.code == "R24"]


def test_what_is_typed_behind_a_question_is_kept_and_the_question_told_as_a_gap() -> None:
    document = opened()
    text = next(one for one in document.element.body.iter(qn("w:t")) if "Qui êtes-vous" in str(one.text))
    text.text = f"{text.text} Tisselande accueille deux quartiers."
    job = examined("job_offer", {"titre.yaml": "title: {fr: Au seuil}\n", "textes.fr.docx": bytes_of(document)})
    presentation = job.document.organisation_presentation.plain("fr")  # type: ignore[attr-defined]
    assert presentation.endswith("◃ Tisselande accueille deux quartiers.")
    (told,) = [one for one in job.findings if one.code == "R46"]
    assert told.path == "organisation_presentation"


@pytest.mark.parametrize(
    ("kind", "lang", "words"),
    [
        ("job_offer", "fr", "avec le style « Légende »"),
        ("job_offer", "nl", "met de stijl ‘Bijschrift’"),
        ("annual_report", "fr", "Une image placée avant le premier paragraphe d’un chapitre l’ouvre"),
        ("annual_report", "nl", "Een afbeelding vóór de eerste alinea van een hoofdstuk opent het"),
        ("annual_report", "fr", '{{ tableau("Partenaires") }} ; de même {{ organigramme() }} et {{ evolution() }}'),
        ("annual_report", "nl", '{{ tabel("Partners") }}; zo ook {{ organigram() }} en {{ evolutie() }}'),
        ("research_synthesis", "fr", '{{ graphique(titre="…", unité="…") }}'),
        ("research_synthesis", "nl", '{{ grafiek(titel="…", eenheid="…") }}'),
    ],
)
def test_it_says_how_pictures_tables_and_charts_are_placed_and_none_of_it_is_read(
    kind: str, lang: Lang, words: str
) -> None:
    document = opened(kind, lang)
    told = ["".join(one.itertext()) for one in document.element.body.iter(qn("w:p"))]
    (line,) = [one for one in told if words in re.sub("[\u00a0\u202f]", " ", one)]
    assert is_own_question(line)
    job = examined(kind, {f"textes.{lang}.docx": bytes_of(document)})
    assert not any("{{" in str(made) or "▹" in str(made) for made in job.manuscripts.values())
    assert {one.code[0] for one in job.findings} <= {"C", "A", "S", "F"}


def test_questions_are_grey_and_italic_in_every_program() -> None:
    """The style of letters stands in a field inside its paragraph: around one, LibreOffice drops it."""
    document = opened()
    style = document.styles["Imprimatur"]
    assert (style.font.italic, str(style.font.color.rgb)) == (True, "6B6B6B")
    for field in document.element.body.iter(qn("w:sdt")):
        assert field.getparent().tag == qn("w:p")
        assert [one.get(qn("w:val")) for one in field.iter(qn("w:rStyle"))] == ["Imprimatur"]


def chapter(document: Any, title: str, *, renamed: str = "", text: str = "") -> None:
    """Rename a chapter that is proposed, or write under it, the question left where it stands."""
    heading = next(one for one in document.paragraphs if one.text == title)
    question = heading._p.getnext()
    if renamed:
        heading.runs[0].text = renamed
    if text:
        written = document.add_paragraph(text)._p
        question.addnext(written)


def report(**documents: Any) -> Any:
    files = {f"textes.{lang}.docx": bytes_of(document) for lang, document in documents.items()}
    return examined("annual_report", {"titre.yaml": "title: {fr: Rapport, nl: Verslag}\n", **files})


def test_a_chapter_that_is_proposed_and_left_as_it_is_does_not_exist() -> None:
    job = report(fr=opened("annual_report"), nl=opened("annual_report", "nl"))
    assert job.document.sections == ()
    assert not job.document.added_sections
    assert {one.code[0] for one in job.findings} <= {"C", "A"}
    (missing,) = [one for one in job.findings if one.path == "sections"]
    assert missing.code == "C01"
    assert missing.location.file == "annual_report/test/textes.fr.docx"


@pytest.mark.parametrize("plain", [False, True])
def test_a_chapter_that_is_written_is_one_and_no_question_is_printed(plain: bool) -> None:
    french, dutch = opened("annual_report"), opened("annual_report", "nl")
    chapter(french, "Nos activités", text="Nous avons ouvert une porte de plus.")
    chapter(dutch, "Onze activiteiten", text="Wij openden nog een deur.")
    if plain:
        french, dutch = (Document(BytesIO(without_fields(one))) for one in (french, dutch))
    job = report(fr=french, nl=dutch)
    (made,) = job.document.sections
    assert (made.title.plain("fr"), made.title.plain("nl")) == ("Nos activités", "Onze activiteiten")
    assert made.body.plain("fr") == "Nous avons ouvert une porte de plus."
    assert not [one for one in job.findings if one.code[0] in "RTN"]
    assert not any("▹" in str(made) for made in job.manuscripts.values())


def test_a_chapter_that_is_renamed_is_somebodys_and_lacks_its_text() -> None:
    french = opened("annual_report")
    chapter(french, "Nos activités", renamed="Notre année à pied")
    job = report(fr=french)
    assert [one.title.plain("fr") for one in job.document.sections] == ["Notre année à pied"]
    assert "sections.0.body" in {one.path for one in job.findings if one.code in ("A28", "A72")}


def test_chapters_of_modules_that_are_not_wanted_are_not_proposed() -> None:
    titles = [one.text for one in opened("annual_report", "fr", "activities").paragraphs]
    assert "Nos activités" in titles
    assert not {"Nos publics", "Nos partenaires", "Institutions du réseau"} & set(titles)
