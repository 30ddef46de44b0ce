"""What was given and could not be read leaves its mark in the draft at its place, and takes nothing else with it."""

import re
from functools import cache
from typing import Any

import pytest

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.composition import Composition
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines, with_notes
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Document, Provenance
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.findings.catalogue import finding
from imprimatur.kinds import KINDS
from tests.documents.filling import Filler, missing, printed
from tests.documents.test_every_field_is_printed import BY_SORT_OF_WORK, labels

NOTE = Bilingual("bientôt", "binnenkort")


def unread(path: str) -> Finding:
    """A value at a path that is not understood."""
    about = {"value": "bientôt", "field": NOTE, "expected": NOTE, "example": NOTE}
    return finding("V01", Location("dossier"), about, path=path)


@cache
def full(stem: str, variant: int) -> tuple[Any, tuple[Any, ...]]:
    """A document with every field filled in; an offer of each contract."""
    model = load_kind(stem).model
    filler = Filler(labels(stem), variant)
    document = filler.model(model)
    if stem == "job_offer":
        kind = list(ContractKind)[variant % len(ContractKind)]
        document = document.model_copy(update={"contract": document.contract.model_copy(update={"kind": kind})})
    return document, tuple(filler.marks)


def draft(document: Document, stem: str, lang: Lang, path: str) -> Composition:
    """The draft with one value that was not understood."""
    about = Provenance(stem, "rempli")
    return load_kind(stem).write(document, about, labels(stem), lang, Gaps((unread(path),))).composition


@cache
def whole(stem: str, variant: int, lang: Lang) -> frozenset[Any]:
    """The marks that are lacking even where every value was understood."""
    document, marks = full(stem, variant)
    return frozenset(missing(marks, printed(draft(document, stem, lang, "nowhere")), lang))


def marked(composition: Composition) -> list[str]:
    """The notes of the gaps that the draft marks with this code, once each place."""
    found = [*composition.lines.values(), *(one for part in composition.parts.values() for one, _ in inlines(part))]
    runs = [run for one in found for inline in with_notes(one) for run in inline if run.gap]
    return [run.gap.note for run in runs if run.gap and run.gap.code == "V01"]


def fields(stem: str) -> list[str]:
    """The paths of the values of a kind: its fields, one cell of each column, one list of values."""
    found = []
    for spec in specs(load_kind(stem).model):
        if spec.check_only or spec.is_text:
            continue
        if not spec.is_table:
            found.append(spec.path)
            continue
        columns = [one for one in specs(spec.type) if not (one.check_only or one.is_text)]
        found += [f"{spec.path}.1.{one.path}" for one in columns]
    return found


CASES = [(stem, path) for stem in KINDS for path in fields(stem)]


def emptied(model: Any, path: str) -> Any:
    """A document without a value, or without a list of values."""
    name, _, rest = path.partition(".")
    value = getattr(model, name)
    if not rest:
        return model.model_copy(update={name: () if isinstance(value, tuple) else None})
    if isinstance(value, tuple):
        place, _, inner = rest.partition(".")
        made: Any = tuple(emptied(row, inner) if i == int(place) else row for i, row in enumerate(value))
        return model.model_copy(update={name: made})
    return model.model_copy(update={name: emptied(value, rest)})


CALLED = {"annual_report-meetings.1.facilitator": "acronyms.1."}
"""What is printed only where another value calls it: the acronym that the facilitator bears in these documents."""


def others(marks: tuple[Any, ...], stem: str, path: str) -> list[Any]:
    """The marks of the other fields."""
    called = CALLED.get(f"{stem}-{path}", "nothing")
    return [mark for mark in marks if mark.path != path and not mark.path.startswith((path + ".", called))]


@pytest.mark.parametrize(("stem", "path"), CASES, ids=[f"{stem}-{path}" for stem, path in CASES])
def test_a_value_that_is_not_understood_leaves_a_gap_and_takes_nothing_else(stem, path):
    variants = range(len(ContractKind)) if stem == "job_offer" else range(1)
    for variant in variants:
        document, marks = full(stem, variant)
        lacking = emptied(document, path)
        for lang in LANGS:
            composition = draft(lacking, stem, lang, path)
            assert marked(composition), (variant, lang)
            assert all(NOTE.of(lang) in note for note in marked(composition))
            before, after = whole(stem, variant, lang), missing(others(marks, stem, path), printed(composition), lang)
            assert {one for one in after - before if not re.fullmatch(BY_SORT_OF_WORK, one)} == set(), (variant, lang)
