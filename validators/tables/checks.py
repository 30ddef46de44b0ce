"""The tables of a document, checked by Great Expectations: the only place that knows it.

A table becomes a pandas frame: a column `title.fr` and `title.nl` for a text, `due` for a neutral value. Required
columns follow from the model; each kind adds expectations of its own as data (`EXPECTATIONS`). What fails is reported
at its very cell.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate, Money, Range
from imprimatur.documents.schema.fields import Need, Spec, is_record, specs
from imprimatur.language.formatting import format_decimal
from imprimatur.language.formatting.dates import format_date
from imprimatur.language.parsing import fold
from validators.completeness import missing_languages
from validators.examination import Examination, value_at
from validators.tables.suites import Failure, Rule, failures

ROW = "row"
"""The column that numbers the rows of a frame."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest value that a column admits; None where it has no limit."""

    low: date | int | None = None
    high: date | int | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a kind expects of one column: `distinct` values, or values inside the `bounds` of the document."""

    column: str
    bounds: Callable[[Any], Bounds] | None = None


def distinct(column: str) -> Expectation:
    """No two rows say the same in a column (T04)."""
    return Expectation(column)


def between(column: str, bounds: Callable[[Any], Bounds]) -> Expectation:
    """Every value of a column stands inside bounds, which may depend on the document (T05)."""
    return Expectation(column, bounds)


def check(examined: Examination, expectations: Mapping[str, tuple[Expectation, ...]]) -> Iterator[Finding]:
    """The failing cells of every table that has rows."""
    for spec in specs(type(examined.document)):
        rows = value_at(examined.document, spec.path)
        if spec.is_table and rows:
            yield from _table(examined, spec, rows, expectations.get(spec.path, ()))


def _table(
    examined: Examination, spec: Spec, rows: tuple[BaseModel, ...], expectations: tuple[Expectation, ...]
) -> Iterator[Finding]:
    frame = _frame(spec, rows)
    rules = [*_required(examined, spec, rows), *_declared(examined, spec, frame, expectations)]
    reported: set[tuple[int, str, str]] = set()
    for failure in failures(frame, rules):
        name, _, side = failure.column.rpartition(".")
        lang: Lang | None = next((lang for lang in LANGS if lang == side and name), None)
        path = f"{spec.path}.{failure.row}.{name if lang else failure.column}"
        # A row pasted twice is one fault, though both of its languages say so.
        key = (failure.row, name if lang else failure.column, "" if failure.rule.code == "T04" else lang or "")
        if key in reported or examined.is_known(path, lang):
            continue
        reported.add(key)
        yield _finding(examined, spec, failure, path, lang, rows)


def _finding(
    examined: Examination, spec: Spec, failure: Failure, path: str, lang: Lang | None, rows: tuple[BaseModel, ...]
) -> Finding:
    column = path.split(".", spec.path.count(".") + 2)[-1]
    value = value_at(rows[failure.row], column)
    about: dict[str, str | Bilingual] = {"value": _shown(value, lang, examined)}
    if failure.rule.code == "T04":
        about["field"] = examined.label(spec.path)
    if failure.rule.code == "T05":
        about["expected"] = _limits(failure.rule)
    return examined.finding(failure.rule.code, path, about, lang=lang)


def _frame(spec: Spec, rows: tuple[BaseModel, ...]) -> pd.DataFrame:
    """The rows as a frame of comparable values; nothing said is None."""
    columns: dict[str, list[object]] = {ROW: list(range(len(rows)))}
    for inner in specs(spec.type):
        values = [value_at(row, inner.path) for row in rows]
        if inner.is_text:
            for lang in LANGS:
                columns[f"{inner.path}.{lang}"] = [fold(text.plain(lang)) or None for text in values]
        elif not inner.many:
            columns[inner.path] = [_comparable(value) for value in values]
    return pd.DataFrame(columns, dtype=object)


def _comparable(value: object) -> object:
    """A number or a text that stands for a value: days count from the calendar's first."""
    match value:
        case FlexDate():
            return value.value.toordinal() if value.value else None
        case Money():
            return float(value.amount)
        case Decimal():
            return float(value)
        case Range():
            return float(value.low)
        case BaseModel():
            return str(getattr(value, "code", value))
        case _:
            return value


def _required(examined: Examination, spec: Spec, rows: tuple[BaseModel, ...]) -> Iterator[Rule]:
    """The columns that the model requires, but for those whose absence was already said."""
    left_out = set(missing_languages(rows))
    left_out |= {lang for lang in LANGS if examined.is_known(spec.path, lang)}
    for inner in specs(spec.type):
        if inner.need is not Need.REQUIRED or inner.many:
            continue
        names = [f"{inner.path}.{lang}" for lang in LANGS if lang not in left_out] if inner.is_text else [inner.path]
        yield from (Rule("T03", name) for name in names if not _unread(examined, spec, inner.path, len(rows)))


def _unread(examined: Examination, spec: Spec, column: str, count: int) -> bool:
    """Whether the column was not found at all, under a title that was reported as unknown in the same sheet."""
    keys = [f"{spec.path}.{row}.{column}{side}" for row in range(count) for side in ("", ":fr", ":nl")]
    if any(key in examined.provenance.places for key in keys):
        return False
    place = examined.provenance.place(spec.path)
    return any(
        one.code == "T01" and (one.location.file, one.location.sheet) == (place.file, place.sheet)
        for one in examined.findings
    )


def _declared(
    examined: Examination, spec: Spec, frame: pd.DataFrame, expectations: tuple[Expectation, ...]
) -> Iterator[Rule]:
    """The kind's own expectations, a text's in both languages."""
    for expectation in expectations:
        names = [name for name in frame.columns if name in (expectation.column, *_sides(expectation.column))]
        bounds = expectation.bounds(examined.document) if expectation.bounds else None
        for name in names:
            if bounds is None:
                yield Rule("T04", name)
            else:
                low, high = _ordinal(bounds.low), _ordinal(bounds.high)
                # Bounds that contradict each other are reported where they stand, and bind nothing.
                if (low, high) != (None, None) and not (low is not None and high is not None and low > high):
                    yield Rule("T05", name, low, high, isinstance(bounds.low or bounds.high, date))


def _sides(column: str) -> tuple[str, ...]:
    return tuple(f"{column}.{lang}" for lang in LANGS)


def _ordinal(bound: date | int | None) -> int | None:
    return bound.toordinal() if isinstance(bound, date) else bound


def _shown(value: Any, lang: Lang | None, examined: Examination) -> str | Bilingual:
    """A value as a person would write it."""
    match value:
        case FlexDate():
            return Bilingual(format_date(value, "fr"), format_date(value, "nl"))
        case Money():
            return Bilingual(format_decimal(value.amount, "fr"), format_decimal(value.amount, "nl"))
        case Decimal():
            return Bilingual(format_decimal(value, "fr"), format_decimal(value, "nl"))
    if lang:
        return str(value.plain(lang))
    if is_record(type(value)):
        return str(value.names[-1] if value.names else value)
    choice = examined.labels.choices.get(type(value).__name__, {}).get(str(value))
    return choice.both if choice else str(value)


def _limits(rule: Rule) -> Bilingual:
    """`du 1er janvier 2027 au 31 mars 2027`, `au moins 0`."""

    def words(lang: Lang) -> str:
        low, high = (_bound(bound, rule.dated, lang) for bound in (rule.low, rule.high))
        at_least, at_most, joint = {"fr": ("au moins", "au plus", "et"), "nl": ("minstens", "hoogstens", "en")}[lang]
        if rule.dated:
            at_least, at_most = {"fr": ("à partir du", "jusqu’au"), "nl": ("vanaf", "tot en met")}[lang]
        given = [f"{word} {bound}" for word, bound in ((at_least, low), (at_most, high)) if bound]
        return f" {joint} ".join(given)

    return Bilingual(words("fr"), words("nl"))


def _bound(bound: int | None, dated: bool, lang: Lang) -> str:
    if bound is None:
        return ""
    return format_date(FlexDate(date.fromordinal(bound)), lang) if dated else format_decimal(Decimal(bound), lang)
