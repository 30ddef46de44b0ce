from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.parameters import Parameters
from imprimatur.documents.job_offer import JobOffer
from imprimatur.documents.schema.document import ACCEPTED, ADDED
from imprimatur.documents.schema.fields import Need, Spec, is_record, specs
from imprimatur.kinds import KINDS
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from tests.dossiers import assembled
from tests.flows.projects import ROOT, copy_project
from validators import check

LABELS = load_labels(ROOT / "templates", "job_offer")
SHEETS = {"fr": "Données", "nl": "Gegevens"}


def book(lang: Lang) -> Workbook:
    return load_workbook(BytesIO(skeleton("job_offer", LABELS, lang)))


def examined(project: Project, content: Workbook) -> pipeline.Job:
    content.save(project.inputs / "job_offer" / "essai.xlsx")
    return pipeline.examined(project, Parameters(kind="job_offer", slug="essai"), check)


def row_of(sheet: Any, path: str, lang: Lang) -> int:
    name = LABELS.field(path).of(lang)
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value in (name, path))


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_has_its_row_and_every_table_its_sheet(lang: Lang) -> None:
    made = book(lang)
    fields = list(specs(JobOffer))
    assert made.worksheets[0].title == SHEETS[lang]
    assert made.worksheets[0].max_row == 1 + sum(not spec.is_table for spec in fields)
    assert len(made.worksheets) == 1 + sum(spec.is_table for spec in fields)
    assert all(sheet.sheet_state == "visible" for sheet in made.worksheets)


def test_what_is_required_is_said_and_marked() -> None:
    sheet = book("fr").worksheets[0]
    required, optional = row_of(sheet, "contract.kind", "fr"), row_of(sheet, "headline", "fr")
    assert sheet.cell(required, 6).value == "obligatoire"
    assert sheet.cell(required, 2).fill.fgColor.rgb == "00FFF2CC"
    assert sheet.cell(optional, 6).value == "facultatif"
    assert sheet.cell(optional, 2).fill.fgColor.rgb == "00000000"
    assert sheet.cell(row_of(sheet, "approvals.fr.by", "fr"), 6).value == "pour la version définitive"


def test_a_choice_offers_its_words_in_a_list() -> None:
    sheet = book("nl").worksheets[0]
    cell = f"B{row_of(sheet, 'contract.kind', 'nl')}"
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if cell in str(rule.sqref).split()]
    words = ",".join(label.nl for label in LABELS.choices["ContractKind"].values())
    assert lists == [f'"{words}"']


@pytest.mark.parametrize("lang", LANGS)
def test_read_back_empty_it_lacks_what_is_missing_and_nothing_else(tmp_path: Path, lang: Lang) -> None:
    made = book(lang)
    sheet = made.worksheets[0]
    sheet.cell(row_of(sheet, "title", lang), 2, "Chargé·e de projet")
    project = copy_project(tmp_path)
    job = examined(project, made)
    assert {finding.code[0] for finding in job.findings} == {"C"}
    for finding in job.findings:
        assert finding.location.file == "job_offer/essai.xlsx"
    missing = {finding.path: finding.location for finding in job.findings if finding.code in ("C01", "C03")}
    for spec in specs(JobOffer):
        if spec.need is Need.REQUIRED and not spec.is_table and spec.path != "title":
            row = row_of(sheet, spec.path, lang)
            assert (missing[spec.path].sheet, missing[spec.path].cell) == (SHEETS[lang], f"B{row}"), spec.path
    assert missing["title"].cell == f"C{row_of(sheet, 'title', lang)}"


def answer(spec: Spec, lang: Lang, side: Lang) -> str:
    """Something a person could type for a field."""
    if spec.is_text:
        return {"fr": "Texte français", "nl": "Nederlandse tekst"}[side]
    if is_record(spec.type):
        return "crebis" if "rganisation" in spec.type.__name__ else "Nicolas De Kuyssche"
    if spec.type.__name__ in LABELS.choices:
        return next(iter(LABELS.choices[spec.type.__name__].values())).of(lang)
    if spec.type is bool:
        return {"fr": "oui", "nl": "ja"}[lang]
    return LABELS.expected[spec.reads.sort if spec.reads else "text"]["example"].of(lang).split(",")[0]


@pytest.mark.parametrize("lang", LANGS)
def test_filled_in_everything_comes_back(tmp_path: Path, lang: Lang) -> None:
    made = book(lang)
    first, *others = made.worksheets
    tables = iter(others)
    for spec in sorted(specs(JobOffer), key=lambda spec: (spec.path == ADDED, spec.path == ACCEPTED)):
        if spec.is_table:
            fill_table(next(tables), spec, lang)
        else:
            row = row_of(first, spec.path, lang)
            first.cell(row, 2, answer(spec, lang, "fr"))
            if spec.is_text:
                first.cell(row, 3, answer(spec, lang, "nl"))
    job = examined(copy_project(tmp_path), made)
    assert [f for f in job.findings if f.code[0] in "RTVG"] == []
    for spec in specs(JobOffer):
        value: Any = job.document
        for part in spec.path.split("."):
            value = getattr(value, part)
        assert value not in (None, ()), spec.path
        if spec.is_text:
            assert (value.plain("fr"), value.plain("nl")) == ("Texte français", "Nederlandse tekst"), spec.path
        if spec.is_table:
            assert all(getattr(value[0], column.path) is not None for column in specs(spec.type)), spec.path


def fill_table(sheet: Any, spec: Spec, lang: Lang) -> None:
    column = 1
    for field in specs(spec.type):
        for side in LANGS if field.is_text else (lang,):
            header = str(sheet.cell(1, column).value)
            shown: Lang = "nl" if header.endswith(" NL") else "fr"
            sheet.cell(2, column, answer(field, lang, shown if field.is_text else side))
            column += 1


@pytest.mark.parametrize("only", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_for_one_language_has_no_place_for_the_other(kind: str, only: Lang) -> None:
    """It says its language, and what is typed in it is read as that language."""
    made = load_workbook(BytesIO(skeleton(kind, load_labels(ROOT / "templates", kind), only, (only,))))
    headers = {str(cell.value) for sheet in made.worksheets for cell in sheet[1]}
    other_name = {"fr": "NL", "nl": "FR"}[only]
    assert not any(header.endswith(f" {other_name}") for header in headers)
    first = made.worksheets[0]
    names = {str(row[0].value): row for row in first.iter_rows(min_row=2)}
    field = {"fr": "Langues du document", "nl": "Talen van het document"}[only]
    assert names[field][1].value == {"fr": "français", "nl": "Nederlands"}[only]
    unwanted = {"fr": "Néerlandais approuvé", "nl": "Frans goedgekeurd"}[only]
    assert not [name for name in names if name.startswith(unwanted)]
    content = BytesIO()
    title = load_labels(ROOT / "templates", kind).field("title").of(only)
    names[title][1].value = "Au seuil"
    made.save(content)
    job = assembled(kind, {"essai.xlsx": content.getvalue()})
    assert job.languages == (only,)
    assert job.document.title.plain(only) == "Au seuil"  # type: ignore[attr-defined]
