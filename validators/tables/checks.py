"""The tables of a document: the findings of the rules that every kind shares, each at its very cell.

What fails is found by masks over pandas frames (`sheets.py`). Required columns follow from the model; the rest stands
in the suite of the table (`rules.py`).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Money
from imprimatur.documents.schema.document import ADDED, languages_of
from imprimatur.documents.schema.fields import Need, is_record, specs, value_at
from imprimatur.findings.blocking import stops
from imprimatur.language.folding import fold
from imprimatur.language.formatting import format_language
from validators.completeness import missing_languages, need_of
from validators.examination import Examination
from validators.tables import lacking
from validators.tables.messages import say
from validators.tables.rules import GENERAL, Rule, Sort, Suites
from validators.tables.sheets import Case, Sheet, Sheets, cases, failing
from validators.tables.words import joined
from validators.values import counted, dated, named


def check(examined: Examination, sheets: Sheets, suites: Suites) -> Iterator[Finding]:
    """The cells that are empty, said twice or out of bounds, in every table that has rows."""
    for path, sheet in sheets.items():
        missing = list(lacking.check(examined, sheet, required(examined, sheet)))
        yield from missing
        declared = list(_declared(examined, sheet, sheets, suites.get(path, ())))
        told = list(_table(examined.knowing(missing), sheet, declared))
        yield from told
        if path != ADDED:
            yield from _pasted(examined.knowing(told), sheet)


def _declared(examined: Examination, sheet: Sheet, sheets: Sheets, rules: tuple[Rule, ...]) -> Iterator[Case]:
    for rule in rules:
        if rule.sort in GENERAL:
            yield from cases(rule, sheet, examined.document, sheets)


def _table(examined: Examination, sheet: Sheet, found: list[Case]) -> Iterator[Finding]:
    reported: set[tuple[int, str, str]] = set()
    broken = ((case, row) for case in found for row in failing(case, sheet.frame))
    for case, row in broken:
        name, _, side = case.column.rpartition(".")
        lang: Lang | None = next((lang for lang in LANGS if lang == side and name), None)
        path = f"{sheet.spec.path}.{row}.{name if lang else case.column}"
        # A row pasted twice is one fault, though both of its languages say so.
        key = (row, name if lang else case.column, "" if case.rule.sort is Sort.DISTINCT else lang or "")
        if key in reported or examined.is_known(path, lang):
            continue
        reported.add(key)
        yield _finding(examined, sheet, case, row, lang)


def _pasted(examined: Examination, sheet: Sheet) -> Iterator[Finding]:
    """Rows that say the very same as one before, two things at least, where nothing says so yet."""
    seen: set[tuple[str, ...]] = set()
    for row, one in enumerate(sheet.rows):
        said = tuple(_folded(value_at(one, inner.path)) for inner in specs(sheet.spec.type))
        path = f"{sheet.spec.path}.{row}"
        known = any(stops(found.severity) and f"{found.path}.".startswith(f"{path}.") for found in examined.findings)
        if said in seen and sum(map(bool, said)) > 1 and not known:
            shown = next(value for inner in specs(sheet.spec.type) if (value := value_at(one, inner.path)))
            about = {"value": _first_words(shown, examined), "field": examined.label(sheet.spec.path)}
            yield examined.finding("T04", path, about)
        seen.add(said)


def _folded(value: Any) -> str:
    if isinstance(value, Text):
        return " ".join(fold(value.plain(lang)) for lang in LANGS).strip()
    return "" if value is None or value == () else str(value)


def _first_words(value: Any, examined: Examination) -> str | Bilingual:
    return named(value) if isinstance(value, Text) else _shown(value, None, examined)


def _finding(examined: Examination, sheet: Sheet, case: Case, row: int, lang: Lang | None) -> Finding:
    value = value_at(sheet.rows[row], case.rule.column)
    reads = sheet.column(case.rule.column).reads
    about: dict[str, str | Bilingual] = {"value": _shown(value, lang, examined)}
    if reads and reads.sort == "language" and value:
        about["value"] = Bilingual(format_language(value, "fr"), format_language(value, "nl"))
    if case.rule.sort is Sort.DISTINCT:
        about["field"] = examined.label(sheet.spec.path)
    if case.rule.sort is Sort.REQUIRED:
        about["table"] = examined.label(sheet.spec.path)
    if case.rule.sort is Sort.BETWEEN:
        about["expected"] = _limits(case)
    path, code = f"{sheet.spec.path}.{row}.{case.rule.column}", case.rule.code
    return examined.finding(code, path, about, lang=lang)


def required(examined: Examination, sheet: Sheet) -> Iterator[Case]:
    """The columns that the model requires of this document, but for those whose absence was already said."""
    path = sheet.spec.path
    held = languages_of(examined.document)
    left_out = {*missing_languages(sheet.rows), *(lang for lang in LANGS if examined.is_known(path, lang))}
    left_out |= {lang for lang in LANGS if lang not in held}
    for inner in specs(sheet.spec.type):
        if need_of(examined.document, inner) is not Need.REQUIRED or inner.many or _unread(examined, sheet, inner.path):
            continue
        rule = Rule(Sort.REQUIRED, inner.path, code=GENERAL[Sort.REQUIRED])
        whole = f"{inner.path}.given" if inner.type is FlexDate else inner.path
        names = [f"{inner.path}.{lang}" for lang in LANGS if lang not in left_out] if inner.is_text else [whole]
        yield from (Case(rule, name) for name in names)


def _unread(examined: Examination, sheet: Sheet, column: str) -> bool:
    """Whether the column was not found at all, under a title that was reported as unknown in the same sheet."""
    path = sheet.spec.path
    keys = (f"{path}.{row}.{column}{side}" for row in range(len(sheet.rows)) for side in ("", ":fr", ":nl"))
    if any(key in examined.provenance.places for key in keys):
        return False
    place = examined.provenance.place(path)
    return any(
        one.code == "T01" and (one.location.file, one.location.sheet) == (place.file, place.sheet)
        for one in examined.findings
    )


def _shown(value: Any, lang: Lang | None, examined: Examination) -> str | Bilingual:
    """A value as a person would write it."""
    match value:
        case FlexDate():
            return dated(value)
        case Money():
            return counted(value.amount)
        case Decimal():
            return counted(value)
    if lang:
        return str(value.plain(lang))
    if is_record(type(value)):
        return str(value.names[-1] if value.names else value)
    choice = examined.labels.choices.get(type(value).__name__, {}).get(str(value))
    return choice.both if choice else str(value)


def _limits(case: Case) -> Bilingual:
    """`à partir du 1er janvier 2027 et jusqu’au 31 mars 2027`, `au moins 0`."""
    sort = "day" if isinstance(case.low if case.low is not None else case.high, pd.Timestamp) else "number"
    bounds = (("from", case.low), ("to", case.high))
    return joined(
        "and", (say(f"limit_{sort}_{end}", bound=_bound(bound)) for end, bound in bounds if bound is not None)
    )


def _bound(bound: Any) -> Bilingual:
    if isinstance(bound, pd.Timestamp):
        return dated(FlexDate(date(bound.year, bound.month, bound.day)))
    return counted(bound)
