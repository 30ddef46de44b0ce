"""Kits of before are read as they were: one of each kind that `imprimatur new` wrote, and one that Calc saved."""

from pathlib import Path
from typing import Any

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.vocabulary import vocabulary
from tests.dossiers import assembled, labels
from tests.kit import filling

FORMER = Path(__file__).parent / "former"
KITS: list[tuple[str, str, Lang]] = [
    ("annual_report.fr.xlsx", "annual_report", "fr"),
    ("feasibility_report.fr.xlsx", "feasibility_report", "fr"),
    ("research_synthesis.fr.xlsx", "research_synthesis", "fr"),
    ("job_offer.nl.calc.xlsx", "job_offer", "nl"),
]


def codes(job: Any) -> list[tuple[str, str]]:
    return [(one.code, str(one.location)) for one in job.findings if one.code[0] in "RTVGN"]


@pytest.mark.parametrize(("file", "kind", "lang"), KITS)
def test_untouched_nothing_is_said_of_what_guides_in_it(file: str, kind: str, lang: Lang) -> None:
    assert codes(assembled(kind, {"donnees.xlsx": (FORMER / file).read_bytes()})) == []


@pytest.mark.parametrize(("file", "kind", "lang"), KITS)
def test_filled_in_every_name_is_known_and_every_value_comes_back(file: str, kind: str, lang: Lang) -> None:
    book = filling.opened((FORMER / file).read_bytes())
    names, known = (
        vocabulary(load_kind(kind).model, labels(kind)),
        {one.path: one for one in specs(load_kind(kind).model)},
    )
    filled = filling.fill_fields(book.worksheets[1], kind, labels(kind), lang)
    tables = {str(names.resolve(sheet.title)): sheet for sheet in book.worksheets[2:]}
    columns = {path: filling.fill_table(sheet, known[path], labels(kind), lang) for path, sheet in tables.items()}
    job = assembled(kind, {"donnees.xlsx": filling.bytes_of(book)})
    assert codes(job) == []
    assert [path for path in filled if value_at(job.document, path) in (None, ())] == []
    for path, inside in columns.items():
        (row,) = value_at(job.document, path)
        assert [one for one in inside if getattr(row, one) in (None, ())] == [], path
