"""Every field is printed where it is filled in, or is check-only and printed nowhere: all kinds, both languages."""

import re
from dataclasses import replace
from functools import cache
from typing import Any
from zipfile import ZipFile

import pytest
from lxml.etree import fromstring

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Composition
from imprimatur.core.text import Text
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.job_offer.groups import Contract, Funder, Pay
from imprimatur.documents.job_offer.house import from_registers
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.kind import load_kind
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.schema.document import Document, Group, Provenance
from imprimatur.documents.schema.fields import Integer, given, rows, text
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.schema.registers import Registers
from imprimatur.kinds import KINDS
from imprimatur.language.labels import Label, Labels, load_labels
from tests.documents.filling import Filler, Mark, missing, organisation, printed, without
from tests.dossiers import ROOT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VARIANTS = range(7)
"""As many documents as the longest list has choices: each choice stands in one of them."""
BY_SORT_OF_WORK = r"(references|publications)\.\d\.(volume|issue|pages|publisher|place|editors\.\d)"
"""What a style of references prints of some sorts of works only: in one of the documents is enough."""


@cache
def labels(stem: str) -> Labels:
    """The labels of a kind, as committed."""
    return load_labels(ROOT / "templates", stem)


def stem_of(model: type[Document]) -> str:
    """The kind of a model, or of the one that it extends."""
    return next(stem for stem in KINDS if issubclass(model, load_kind(stem).model))


def composed(document: Document, lang: Lang, words: Labels | None = None) -> Composition:
    """The final document in a language."""
    stem = stem_of(type(document))
    return load_kind(stem).write(document, Provenance(stem, "rempli"), words or labels(stem), lang, None).composition


@cache
def filled(model: type[Document], variant: int = 0) -> tuple[Any, tuple[Mark, ...]]:
    """A document with every field filled in, and what to look for."""
    filler = Filler(labels(stem_of(model)), variant)
    return filler.model(model), tuple(filler.marks)


@cache
def lacking(model: type[Document], lang: Lang, variant: int = 0) -> frozenset[str]:
    """The fields that a filled document does not print."""
    document, marks = filled(model, variant)
    return frozenset(missing(marks, printed(composed(document, lang)), lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stem", KINDS)
def test_every_field_is_printed(stem, lang):
    """Every value of every field, group, row and list, whatever the choices."""
    model = load_kind(stem).model
    everywhere = [lacking(model, lang, variant) for variant in VARIANTS]
    assert {path for path in frozenset().union(*everywhere) if not re.fullmatch(BY_SORT_OF_WORK, path)} == set()
    assert frozenset.intersection(*everywhere) == frozenset()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stem", KINDS)
def test_what_is_said_in_other_words_is_said(stem, lang):
    """Yes, and a key that calls something: without it the document reads otherwise."""
    document, marks = filled(load_kind(stem).model)
    whole = printed(composed(document, lang))
    silent = [mark.path for mark in marks if not mark.patterns and not mark.check_only]
    assert [path for path in silent if printed(composed(without(document, path), lang)) == whole] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stem", KINDS)
def test_what_is_check_only_is_printed_nowhere(stem, lang):
    """Words, names, dates and numbers that serve the checks or the machine do not reach the reader."""
    document, marks = filled(load_kind(stem).model)
    whole = printed(composed(document, lang))
    hidden = [mark for mark in marks if mark.check_only and mark.patterns and not mark.is_choice]
    assert hidden
    shown = {mark.path for mark in hidden if re.search(mark.patterns[lang], whole)}
    assert shown == set()


class Noted(JobOffer):
    """An offer to which somebody added a field."""

    remark: Text = text()


class Earmarked(Funder):
    """A funder to whom somebody added a column."""

    earmark: Text = text()


class WithEarmarks(JobOffer):
    """An offer with that column."""

    funders: tuple[Earmarked, ...] = rows()


class Counted(FeasibilityReport):
    """A report to which somebody added a number."""

    visits: Integer | None = given()


class Silent(JobOffer):
    """An offer to which somebody added a field that no reader needs."""

    remark: Text = text(check_only=True)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("model", "paths"),
    [
        (Noted, {"remark"}),
        (WithEarmarks, {"funders.0.earmark", "funders.1.earmark"}),
        (Counted, {"visits"}),
        (Silent, set()),
    ],
)
def test_a_new_field_that_nothing_prints_is_told(model, paths, lang):
    """The test above fails for a field that was added and forgotten."""
    assert lacking(model, lang) == paths


class Survey(Group):
    """A row of a new table."""

    topic: Text = text()
    answers: Integer | None = given()


class Surveyed(AnnualReport):
    """A report with a table and a field more."""

    surveys: tuple[Survey, ...] = rows()
    visits: Integer | None = given()


@pytest.mark.parametrize("lang", LANGS)
def test_an_annual_report_prints_what_no_chapter_takes_up(lang):
    """Its chapters say what they want of the tables; the rest stands at the end, new fields too, under their names."""
    document, marks = filled(Surveyed)
    words = labels("annual_report")
    fields = {
        "visits": Label("Visites", "Bezoeken"),
        "surveys": Label("Enquêtes", "Enquêtes"),
        "surveys.answers": Label("Réponses", "Antwoorden"),
    }
    words = replace(words, fields={**words.fields, **fields})
    said = printed(composed(document, lang, words))
    assert missing(marks, said, lang) == lacking(AnnualReport, lang)
    assert all(label.of(lang).casefold() in said for label in fields.values())


def publisher() -> tuple[Any, tuple[Mark, ...]]:
    """An organisation whose every field is filled in."""
    filler = Filler(labels("job_offer"))
    made = filler.model(Organisation)
    return made.model_copy(update={"funders": ()}), tuple(filler.marks)


PUBLISHER = {"job_offer": "employer", "research_synthesis": "institution"}
"""The field of who publishes, where it is not `organisation`."""
HOUSE_TEXTS = {"presentation", "equal_opportunity", "privacy", "benefits", "funders.0", "funders.1"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("stem", KINDS)
def test_the_publisher_states_what_the_law_asks(stem, lang):
    """Name, form, seat, number, register, telephone, mailbox, site, account: in every kind (CSA 2:20, CDE III.25)."""
    organisation_, marks = publisher()
    empty = load_kind(stem).model.model_construct()
    document = empty.model_copy(update={PUBLISHER.get(stem, "organisation"): organisation_})
    said = printed(composed(document, lang))
    assert missing(marks, said, lang) == HOUSE_TEXTS
    assert not [m.path for m in marks if m.check_only and m.patterns and re.search(m.patterns[lang], said)]


@pytest.mark.parametrize("lang", LANGS)
def test_an_offer_says_what_its_employer_always_says(lang):
    """House texts and funders of the register, where the offer has none; a funder by its record, or as it is named."""
    employer, marks = publisher()
    known, patterns = organisation(9000)
    employer = employer.model_copy(update={"funders": (known.code, "zqinconnuqz")})
    offer = JobOffer.model_construct(employer=employer, contract=Contract(kind=ContractKind.CDI))
    offer = offer.model_copy(update=from_registers(offer, Registers(organisations=(known,))))
    said = printed(composed(offer, lang))
    assert missing(marks, said, lang) == {"funders.0", "funders.1"}
    assert re.search(f"{patterns[lang]}{lang}.*zqinconnuqz", said)
    own, _ = organisation(9001)
    paid = JobOffer.model_construct(employer=employer, funders=(Funder(organisation=own),))
    assert "funders" not in from_registers(paid, Registers())
    hired = {"contract": Contract(kind=ContractKind.CDI), "pay": Pay(benefits=employer.privacy)}
    assert "pay" not in from_registers(paid.model_copy(update=hired), Registers())
    unpaid = {"contract": Contract(kind=ContractKind.VOLUNTEER)}
    assert "pay" not in from_registers(paid.model_copy(update=unpaid), Registers())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("model", [JobOffer, ResearchSynthesis])
def test_a_person_to_turn_to_is_named_with_function_telephone_and_mailbox(model, lang):
    """What the register gives of a contact."""
    filler = Filler(labels(stem_of(model)))
    person = filler.model(Person)
    document, _ = filled(model)
    contact = {"application": document.application.model_copy(update={"contact": person})} if model is JobOffer else {}
    document = document.model_copy(update=contact or {"contact": person})
    said = printed(composed(document, lang))
    assert missing(filler.marks, said, lang) == set()
    assert not [m.path for m in filler.marks if m.check_only and m.patterns and re.search(m.patterns[lang], said)]


@pytest.mark.parametrize("stem", KINDS)
def test_both_templates_place_every_part_and_line(stem):
    """What a composition says has its place in HTML and in Word."""
    document, _ = filled(load_kind(stem).model)
    composition = composed(document, "fr")
    html = "".join(
        (ROOT / "templates" / name).read_text("utf-8") for name in (f"{stem}/body.html", "_shared/page.html")
    )
    with ZipFile(ROOT / "templates" / stem / "template.docx") as template:
        stories = [template.read(name) for name in template.namelist() if re.match(r"word/\w+\.xml", name)]
    word = "".join(str(t.text) for story in stories for t in fromstring(story).iter(f"{{{W}}}t"))
    names = [f"line.{name}" for name in composition.lines] + [f"part.{name}" for name in composition.parts]
    for source in (html, word):
        placed = set(re.findall(r"(?:line|part)\.\w+", re.sub(r"\{%.*?%\}", "", source)))
        assert [name for name in names if name not in placed] == []
