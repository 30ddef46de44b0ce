"""The suites of a document's tables, put to Great Expectations: the second opinion that a recorded run keeps.

A suite is named after its table (`annual_report.staff`); its expectations are those of the library, with the limits of
the very cases that `checks` and `own` report from. What the library finds is held against what the masks found, and
both go into the verdicts. Importing it takes seconds: it is paid where runs are recorded, never where a person waits.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib import import_module
from importlib.metadata import version
from operator import and_
from pathlib import Path
from typing import Any

import pandas as pd

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.job import Job
from validators.examination import Examination
from validators.tables.checks import required
from validators.tables.rules import Sort, Suites, suites_of
from validators.tables.sheets import OVER_TABLES, Case, Sheet, Sheets, cases, failing, holds, prepared, sheets_of
from validators.tables.words import words_of

ROW = "row"
"""The column that numbers the rows of a frame, by which the library names them."""
_LOCK = threading.Lock()
"""Great Expectations keeps state of its own while it validates: one table at a time."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one expectation: its suite and table, the rule in words, the library's name for it and its version.

    `lang` is the language of a text that the rule is about. `unexpected` counts rows, or is 1 for a table that as a
    whole does not hold. `confirmed` says whether the library found the very rows that the checks found.
    """

    suite: str
    table: Bilingual
    rule: Bilingual
    lang: str
    expectation: str
    success: bool
    unexpected: int
    confirmed: bool
    version: str


def judged(job: Job) -> list[Verdict]:
    """The verdicts on a job that was checked; the same job, the same verdicts."""
    folder = Path(import_module(f"validators.{job.dossier.kind}").__path__[0])
    return list(verdicts(Examination(job, job.findings), sheets_of(job.document), suites_of(folder)))


def verdicts(examined: Examination, sheets: Sheets, suites: Suites) -> Iterator[Verdict]:
    """Every suite of a document, table by table in the document's order."""
    released = version("great-expectations")
    for path, sheet in sheets.items():
        found = [*required(examined, sheet), *_declared(examined, sheet, sheets, suites)]
        frame, put = prepared(found, sheet)
        name = f"{examined.job.dossier.kind}.{path}"
        for case, (expectation, rows) in zip(put, validated(name, frame, put), strict=True):
            expected = failing(case, frame) if case.rule.sort not in OVER_TABLES else [] if holds(case, frame) else [-1]
            yield Verdict(
                name,
                examined.label(path),
                words_of(case.rule, path, examined.labels),
                next((lang for lang in LANGS if case.column.endswith(f".{lang}")), ""),
                expectation,
                not rows,
                len(rows),
                rows == expected,
                released,
            )


def _declared(examined: Examination, sheet: Sheet, sheets: Sheets, suites: Suites) -> Iterator[Case]:
    for rule in suites.get(sheet.spec.path, ()):
        yield from cases(rule, sheet, examined.document, sheets)


def validated(name: str, frame: pd.DataFrame, put: Sequence[Case]) -> list[tuple[str, list[int]]]:
    """For each case, the library's name of its expectation and the rows that it finds unexpected, in order.

    A table that as a whole does not hold is the row -1. Of equal values, each but the first is unexpected: the library
    names them all. Raises RuntimeError where the library cannot judge: a programming fault.
    """
    if not put:
        return []
    with _LOCK:
        # The context comes first: without one, the library makes no suite.
        batch = _definition().get_batch(batch_parameters={"dataframe": frame.assign(**{ROW: range(len(frame))})})
        detail = {"result_format": "COMPLETE", "unexpected_index_column_names": [ROW]}
        expectations = [_expectation(case, {"case": place}) for place, case in enumerate(put)]
        suite = import_module("great_expectations").ExpectationSuite(name=name, expectations=expectations)
        result = batch.validate(suite, result_format=detail)
    found: dict[int, tuple[str, list[int]]] = {}
    for outcome in result.results:
        about = outcome.expectation_config
        if outcome.exception_info.get("raised_exception", True):
            raise RuntimeError(f"{name}: {about.type} could not be evaluated")
        place = about.meta["case"]
        found[place] = (about.type, _rows(put[place], outcome))
    return [found[place] for place in range(len(put))]


def _rows(case: Case, outcome: Any) -> list[int]:
    if case.rule.sort in OVER_TABLES:
        return [] if outcome.success else [-1]
    indexes = outcome.result.get("unexpected_index_list") or []
    rows: list[int] = []
    seen: set[object] = set()
    for index in sorted(indexes, key=lambda index: int(index[ROW])):
        if case.rule.sort is not Sort.DISTINCT or index[case.column] in seen:
            rows.append(int(index[ROW]))
        seen.add(index[case.column])
    return rows


def _expectation(case: Case, meta: dict[str, int]) -> Any:
    """The expectation of the library that says what a case says."""
    sorts: Any = import_module("great_expectations.expectations")
    about: dict[str, Any] = {"meta": meta, **_condition(case)}
    match case.rule.sort:
        case Sort.REQUIRED:
            return sorts.ExpectColumnValuesToNotBeNull(column=case.column, **about)
        case Sort.DISTINCT:
            return sorts.ExpectColumnValuesToBeUnique(column=case.column, **about)
        case Sort.IN_ORDER | Sort.AT_MOST:
            about |= {"or_equal": True, "ignore_row_if": "either_value_is_missing"}
            return sorts.ExpectColumnPairValuesAToBeGreaterThanB(column_A=case.then, column_B=case.column, **about)
        case Sort.KNOWN:
            return sorts.ExpectColumnValuesToBeInSet(column=case.column, value_set=list(case.members), **about)
        case Sort.EACH:
            return sorts.ExpectColumnDistinctValuesToContainSet(
                column=case.column, value_set=list(case.members), **about
            )
        case Sort.TOTAL:
            return sorts.ExpectColumnSumToBeBetween(
                column=case.column, min_value=case.low, max_value=case.high, **about
            )
        case Sort.COUNT:
            return sorts.ExpectTableRowCountToEqual(value=case.low, **about)
    low, high = (bound.to_pydatetime() if isinstance(bound, pd.Timestamp) else bound for bound in (case.low, case.high))
    return sorts.ExpectColumnValuesToBeBetween(column=case.column, min_value=low, max_value=high, **about)


def _condition(case: Case) -> dict[str, Any]:
    """The rows that a rule is about, as the library takes it."""
    column: Any = import_module("great_expectations.expectations.row_conditions").Column
    clauses = [column(name).is_in(list(wanted)) for name, wanted in case.rule.where.items()]
    return {"row_condition": reduce(and_, clauses)} if clauses else {}


def warm_up() -> None:
    """Load Great Expectations now, for a process in which nobody should wait for it later."""
    _definition()


@cache
def _definition() -> Any:
    """The batch definition of the one context, quiet and without telemetry."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")
