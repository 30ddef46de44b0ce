"""Nothing given is lost: every word of a dossier is printed, in both formats, or a finding names it or its place."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imprimatur import pipeline
from imprimatur.account import unaccounted
from imprimatur.account.second_reading import unread
from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Figure, plain
from imprimatur.core.finding import Severity
from imprimatur.core.location import Location
from imprimatur.documents.kind import load_kind
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.findings.catalogue import finding
from imprimatur.job import Job
from imprimatur.kinds import KINDS
from imprimatur.rendering import renderer
from imprimatur.rendering.interface import Templates
from tests.account.generated import dossiers
from tests.dossiers import ROOT, assembled, examined
from tests.rendering.docx_reading import Word, text_of
from tests.sources.making import changed_package, source
from tests.sources.word.making_forms import Forms, paragraph, run

FEW = settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))


def printed(job: Job) -> str:
    """All that both languages say, footnotes included."""
    return " ".join(plain(inline) for lang in LANGS for inline in job.manuscripts[lang].inlines())


def lost(job: Job, files: dict[str, str], words: list[str], text: str) -> list[str]:
    """The words neither in a text nor told: by a finding that says them, or whose place is their line."""
    said = " ".join(f"{one.message.fr} {one.message.nl}" for one in job.findings)
    places = {(one.location.file.rpartition("/")[2], one.location.line, one.code) for one in job.findings}
    told = {line for name, number, code in places if name in files for line in _named(files[name], number, code)}
    return [word for word in words if word not in text and word not in said and not any(word in line for line in told)]


def _named(text: str, number: int, code: str) -> list[str]:
    """The lines that a finding at a line speaks of: an unknown name or a field given twice with all that it heads."""
    lines = text.splitlines()
    if code not in ("T01", "T02") or number == 0:
        return lines[number - 1 : number] if number else lines * (code == "T01")
    level = len(lines[number - 1]) - len(lines[number - 1].lstrip("#"))
    ends = [i for i, line in enumerate(lines) if i >= number and re.match(rf"#{{1,{level or 6}}} ", line)]
    return lines[number - 1 : min([*ends, len(lines)])]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_word_of_a_dossier_is_printed_or_told(kind, data):
    """The account has no hole; and what it finds left over is nothing, for a kind that prints all that it is given."""
    files, words = data.draw(dossiers(kind))
    job = examined(kind, files)
    assert lost(job, files, words, printed(job).casefold()) == []
    assert [str(one.location) for one in job.findings if one.code in ("N01", "N02")] == []


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@FEW
def test_both_formats_print_what_was_given(kind, data):
    """The draft as people read it, in Word and as a PDF."""
    files, words = data.draw(dossiers(kind))
    job = examined(kind, files)
    in_word, in_pdf = "", ""
    for lang in LANGS:
        manuscript = load_kind(kind).write(job.document, job.provenance, job.labels, lang, Gaps(job.blocking))
        in_word += docx(renderer("docx")(manuscript.composition, Templates(ROOT / "templates")).content)
        in_pdf += pdf(renderer("pdf")(manuscript.composition, Templates(ROOT / "templates")).content)
    assert lost(job, files, words, in_word.casefold()) == []
    assert lost(job, files, words, in_pdf.casefold()) == []


def docx(content: bytes) -> str:
    word = Word(content)
    stories = [name for name in word.members if re.match(r"word/(document|header\w*|footnotes)\.xml", name)]
    return " ".join(text_of(p) for n in stories for p in word.find("//w:p", n))


def pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return re.sub(
        r"[-\u2010\u00ad\u0002\ufffe]?\s*\n\s*", "", "".join(page.get_textpage().get_text_bounded() for page in pages)
    )


TEXT = "# Contexte\n\nUn quartier.\n\n- un point\n\n# Nos voisins\n\nDeux rues.\n"


def test_what_is_printed_nowhere_is_a_finding_at_its_place(monkeypatch):
    """A kind that forgets its added sections: the final version is held back. The advice T06 names their headings."""
    job = examined("job_offer", {"texte.fr.md": TEXT})
    manuscript = job.manuscripts["fr"]
    parts = {**manuscript.parts, "context": manuscript.parts["context"][:2]}
    forgetful = replace(job, manuscripts={**job.manuscripts, "fr": replace(manuscript, parts=parts)})
    left = [(one.code, str(one.location), one.severity, one.message.fr) for one in unaccounted(forgetful)]
    assert left == [
        (
            "N01",
            "job_offer/test/texte.fr.md:9",
            Severity.ERROR,
            "« Deux rues. » a été lu mais n’apparaît nulle part dans le document.",
        ),
    ]


def test_what_a_reader_leaves_out_is_a_finding(monkeypatch):
    """A reader that loses a paragraph is found out by the second reading of the file."""
    job = examined("job_offer", {"texte.fr.md": TEXT})
    (reading,) = job.dossier.readings
    (narrative,) = reading.narratives
    shorter = replace(reading, narratives=(replace(narrative, blocks=narrative.blocks[:-1]),))
    careless = replace(job, dossier=replace(job.dossier, readings=(shorter,)))
    left = [(one.code, str(one.location), one.message.fr) for one in unaccounted(careless)]
    assert left == [
        (
            "N02",
            "job_offer/test/texte.fr.md:9",
            "« Deux rues. » n’a pas pu être lu à sa place.",
        )
    ]


def test_what_describes_a_picture_that_cannot_be_printed_is_told_with_it():
    """One fault, one finding; a word beside it that its reader loses is still found."""
    text = "# Contexte\n\nTrois rues.\n\n![Dessin du quartier](plan.png)\n"
    job = examined("job_offer", {"texte.fr.md": text, "plan.png": b"\x89PNG"})
    told = [(one.code, one.location.line) for one in job.findings if one.code in ("R40", "N02", "N01")]
    assert told == [("R40", 5)]


def test_bold_inside_a_word_parts_no_word():
    """The letters of an acronym in bold, as authors explain it."""
    job = examined("job_offer", {"texte.fr.md": "# Contexte\n\nLe C-for (pour **C**bc**s-F**orum) se réunit.\n"})
    assert [one.code for one in job.findings if one.code == "N02"] == []


def test_a_place_that_a_finding_names_is_accounted_for():
    """The line of an unknown name is told once, by the finding that refuses it."""
    job = examined("job_offer", {"x.yaml": "couleur: {fr: bleu nuit, nl: nachtblauw}\n", "texte.fr.md": TEXT})
    assert [one.code for one in job.findings if one.code in ("T01", "N01")] == ["T01"]


def test_a_long_passage_is_quoted_in_part():
    job = assembled("job_offer", {"texte.fr.md": f"# Contexte\n\n{'mot ' * 40}\n"})
    manuscripts = examined("job_offer", {"texte.fr.md": "# Contexte\n\nrien\n"}).manuscripts
    (left,) = unaccounted(replace(job, manuscripts=manuscripts))
    assert left.message.fr == f"« {('mot ' * 15).strip()}… » a été lu mais n’apparaît nulle part dans le document."
    assert left.location == Location("job_offer/test/texte.fr.md", line=3)


ACRONYMS = "Sigle;Signification FR;Signification NL\nZZA;zone d’aide;hulpzone\nZZB;zone de bien-être;welzijnszone\n"


def test_a_row_left_out_in_one_language_is_printed_in_the_other():
    """A report prints the acronyms that it uses: in Dutch none of these, and in French one."""
    chapter = {"01-a.fr.md": "La ZZA veille.\n", "01-a.nl.md": "De zone waakt.\n"}
    files = {"sigles.csv": ACRONYMS, "chapitres.csv": "Titre FR;Titre NL;Fichier\nUn;Een;01-a\n", **chapter}
    job = examined("annual_report", files)
    assert job.manuscripts["fr"].left_out == {"acronyms.1"}
    assert job.manuscripts["nl"].left_out == {"acronyms.0", "acronyms.1"}
    told = [(one.code, one.location.line) for one in job.findings if one.code in ("A29", "N01")]
    assert told == [("A29", 3)]
    nowhere = replace(
        job, manuscripts={lang: replace(one, left_out=frozenset()) for lang, one in job.manuscripts.items()}
    )
    left = {one.message.fr[:12] for one in unaccounted(replace(nowhere, findings=()))}
    assert left == {"« hulpzone »", "« ZZB » a ét", "« zone de bi", "« welzijnszo"}


def test_a_part_of_word_that_nothing_leads_to_is_no_text_and_stops_nothing() -> None:
    """A damaged or an old part that Word itself never opens."""
    content = Forms().document(paragraph(run("Un mot connu.")))
    stray = {"word/document2.xml": b"<broken", "word/footnotes2.xml": b"<a>Ancien texte oublie</a>"}
    made = source("recit.fr.docx", changed_package(content, stray))
    assert list(unread(made, frozenset(["connu"]))) == []
    assert [text for text, _ in unread(made, frozenset())] == ["Un mot connu."]


def test_a_passage_of_sixty_characters_is_quoted_whole():
    for length, end in ((60, ""), (61, "…")):
        job = assembled("job_offer", {"texte.fr.md": f"# Contexte\n\n{'z' * length}\n"})
        manuscripts = examined("job_offer", {"texte.fr.md": "# Contexte\n\nrien\n"}).manuscripts
        (left,) = unaccounted(replace(job, manuscripts=manuscripts))
        assert left.message.fr.startswith(f"« {'z' * 60}{end} »")


def test_a_value_used_is_taken_from_a_text_but_once():
    """Of two words alike in a line, one was used: the other is still looked for."""
    job = examined("job_offer", {"texte.fr.md": "# Profil\n\n## Compétences\n\n- atout atout (atout)\n"})
    assert [one.code for one in job.findings if one.code == "N01"] == []
    bare = replace(
        job, manuscripts=examined("job_offer", {"texte.fr.md": "# Contexte\n\nrien\n"}).manuscripts, findings=()
    )
    assert [one.code for one in unaccounted(bare)] == ["N01"]


def test_advice_about_a_place_is_no_account_of_what_stands_there():
    """T08 says that a text is printed at the start: where it is not, it is lost all the same. So is a picture."""
    job = pipeline.write(assembled("job_offer", {"texte.fr.md": "Bonjour à tous.\n"}))
    manuscript = job.manuscripts["fr"]
    forgetful = replace(job, manuscripts={**job.manuscripts, "fr": replace(manuscript, parts={})})
    assert [(one.code, one.location.line) for one in job.findings] == [("T08", 1)]
    assert list(unaccounted(job)) == []
    assert [(one.code, one.location.line) for one in unaccounted(forgetful)] == [("N01", 1)]


def test_a_picture_that_has_no_words_is_accounted_for_by_itself():
    """That it lacks a description (R09) says nothing of whether it is printed."""
    figure = Figure(b"png", "image/png", "", location=Location("job_offer/test/texte.fr.md", line=3))
    told = finding("R09", figure.location, {"what": "photo.png"})
    job = examined("job_offer", {"texte.fr.md": TEXT})
    (reading,) = job.dossier.readings
    (narrative,) = reading.narratives
    drawn = replace(reading, narratives=(replace(narrative, blocks=(*narrative.blocks, figure)),))
    careless = replace(job, dossier=replace(job.dossier, readings=(drawn,)), findings=(*job.findings, told))
    assert [(one.code, one.location.line) for one in unaccounted(careless)] == [("N01", 3)]
