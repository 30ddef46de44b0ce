"""Rules over the columns of a frame, put to Great Expectations.

Importing it takes seconds, so that it waits for the first table; its context and its suites are made once.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

import pandas as pd

_Content = tuple[tuple[str, tuple[Any, ...]], ...]
"""The columns of a frame by name, in a form that can be compared."""
_LOCK = threading.Lock()
"""Great Expectations keeps state of its own while it validates: one table at a time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule over a column: T03 no empty cell, T04 no value twice, T05 values from `low` to `high`.

    `dated` says that the bounds are days, counted from the calendar's first.
    """

    code: str
    column: str
    low: int | None = None
    high: int | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """One cell that breaks a rule. Of values that occur twice, each but the first is one."""

    rule: Rule
    row: int
    column: str


def failures(frame: pd.DataFrame, rules: Sequence[Rule]) -> Iterator[Failure]:
    """The cells of a frame that break the rules, rule by rule. The frame numbers its rows in a column `row`."""
    if not rules:
        return
    content = tuple((str(name), tuple(frame[name])) for name in frame.columns)
    for rule, indexes in zip(rules, _unexpected(content, tuple(rules)), strict=True):
        yield from (Failure(rule, row, rule.column) for row in _rows(rule, indexes))


@lru_cache(maxsize=512)
def _unexpected(content: _Content, rules: tuple[Rule, ...]) -> tuple[list[dict[str, Any]], ...]:
    """What Great Expectations finds, for each rule; a table unchanged since the last look is not validated again."""
    frame = pd.DataFrame(dict(content), dtype=object)
    with _LOCK:
        batch = _definition().get_batch(batch_parameters={"dataframe": frame})
        detail = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]}
        result = batch.validate(_suite(rules), result_format=detail)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for outcome in result.results:
        meta = outcome.expectation_config.meta
        if outcome.exception_info.get("raised_exception", True):
            raise RuntimeError(f"{meta['code']} on {meta['column']}: the expectation could not be evaluated")
        found[meta["code"], meta["column"]] = outcome.result.get("unexpected_index_list") or []
    return tuple(found[rule.code, rule.column] for rule in rules)


def _rows(rule: Rule, indexes: list[dict[str, Any]]) -> Iterator[int]:
    seen: set[object] = set()
    for index in sorted(indexes, key=lambda index: int(index["row"])):
        first = rule.code == "T04" and index[rule.column] not in seen
        seen.add(index[rule.column])
        if not first:
            yield int(index["row"])


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


@cache
def _suite(rules: tuple[Rule, ...]) -> Any:
    import great_expectations as gx

    sorts: Any = import_module("great_expectations.expectations")
    suite = gx.ExpectationSuite(name="rules")
    for rule in rules:
        meta = {"code": rule.code, "column": rule.column}
        match rule.code:
            case "T03":
                expectation: Any = sorts.ExpectColumnValuesToNotBeNull(column=rule.column, meta=meta)
            case "T04":
                expectation = sorts.ExpectColumnValuesToBeUnique(column=rule.column, meta=meta)
            case _:
                expectation = sorts.ExpectColumnValuesToBeBetween(
                    column=rule.column, min_value=rule.low, max_value=rule.high, meta=meta
                )
        suite.add_expectation(expectation)
    return suite
