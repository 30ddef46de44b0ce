"""The tables of a document as pandas frames, on which sums, counts, groups, joins and the rules over tables work.

A frame has one row a row of the table, its position as index, and one column a field: the bilingual texts two
(`title.fr`, `title.nl`), the dates three (`due`, the first day meant, `due.last`, the last one, and `due.given`, where
something is said, though it be a delay of which no day is known). Beside a number that may be approximate,
`audience.about` says whether it is.

| value                   | column                                 | unit                                          |
|-------------------------|----------------------------------------|-----------------------------------------------|
| text, choice, telephone | `str`                                  | as typed; the choice's value; digits          |
| record of a register    | `str`                                  | its code                                      |
| whole number            | `Int64`                                | as the field says                             |
| decimal, amount, range  | `object` of `Decimal`: sums stay exact | as the field says; euro (the middle); low end |
| yes or no, approximate  | `boolean`                              | --------------------------------------------- |
| date                    | `datetime64[s]`                        | days                                          |
| several values          | `str`                                  | each as above, commas between                 |

What is missing is NA everywhere.
"""

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

import pandas as pd
from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS
from imprimatur.core.values import FlexDate, Hedge, Money, Phone, Quantity, Range, WorkingTime
from imprimatur.documents.schema.fields import Spec, specs, value_at

_NA = float("nan")


class _Rows:
    """Rows that are known by being the same object: to compare them by value would cost as much as their frame."""

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[BaseModel]) -> None:
        self.rows = rows

    def __hash__(self) -> int:
        return id(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self.rows is other.rows


Said = Callable[[str], str]
"""How the characters of a text stand in a frame."""


def as_typed(text: str) -> str:
    """The characters of a text as they are."""
    return text


def frame_of(rows: Sequence[BaseModel], spec: Spec, said: Said = as_typed) -> pd.DataFrame:
    """The rows of the table that a spec describes, as a frame that is nobody's to change.

    A text stands in it as `said` has it, NA where that is nothing. Both languages and the checks ask for the frames of
    one document: each is made once.
    """
    return _made(_Rows(rows), spec, said)


@lru_cache(maxsize=128)
def _made(given: _Rows, spec: Spec, said: Said) -> pd.DataFrame:
    rows = given.rows
    columns: dict[str, pd.Series[Any]] = {}
    for inner in specs(spec.type):
        columns |= columns_of(inner, [value_at(row, inner.path) for row in rows], said)
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def columns_of(spec: Spec, values: Sequence[Any], said: Said = as_typed) -> "dict[str, pd.Series[Any]]":
    """The values of one field, a row each, as the columns of a frame by name; texts as `said` has them."""
    if spec.is_text:
        sides = {lang: [said(text.plain(lang)) or None for text in values] for lang in LANGS}
        return {f"{spec.path}.{lang}": _series(side, "str") for lang, side in sides.items()}
    if spec.type is FlexDate and not spec.many:
        first = [(value.first_day() or value.value) if value else None for value in values]
        last = [value.last_day() if value else None for value in values]
        days = {spec.path: _series(first, "datetime64[s]"), f"{spec.path}.last": _series(last, "datetime64[s]")}
        # A delay, or a date left open, is given without a day being known.
        return {**days, f"{spec.path}.given": _series([bool(value) or None for value in values], "boolean")}
    numbers = {spec.path: _series([_plain(value) for value in values], _dtype(spec))}
    if spec.type in (Quantity, Money) and not spec.many:
        numbers[f"{spec.path}.about"] = _series([_is_about(value) for value in values], "boolean")
    return numbers


def _is_about(value: Any) -> bool | None:
    match value:
        case Quantity():
            return not value.is_exact
        case Money():
            return value.hedge is not Hedge.EXACT or value.high is not None
    return None


def exact(numbers: "pd.Series[Any]") -> "pd.Series[Any]":
    """The numbers that are given, as decimals. Raises TypeError or ArithmeticError for what is no number."""
    given = numbers.dropna()
    whole: Callable[[Any], Any] = int if pd.api.types.is_integer_dtype(numbers.dtype) else lambda number: number
    return given.astype(object).map(lambda number: Decimal(whole(number)))


def total(numbers: "pd.Series[Any]") -> Decimal:
    """The exact sum of the numbers that are given; 0 where there is none. Raises as `exact` does."""
    return Decimal(exact(numbers).sum())


def summed(frame: pd.DataFrame, column: str) -> Quantity:
    """The sum of a column, approximate where one of its numbers is. Raises as `exact` does, and KeyError."""
    return Quantity(total(frame[column]), Hedge.ABOUT if about(frame, column).any() else Hedge.EXACT)


def about(frame: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """For each row, whether the number of a column is approximate."""
    name = f"{column}.about"
    if name not in frame:
        return pd.Series(False, index=frame.index)
    return frame[name].fillna(False).astype(bool)


def grouped(by: "pd.Series[Any]", numbers: "pd.Series[Any]") -> "list[tuple[Any, Decimal]]":
    """The exact sum of each group, the largest first and groups of the same sum in the order of their names.

    A row without number counts in no group. Raises as `exact` does.
    """
    given = exact(numbers)
    sums: dict[Hashable, Decimal] = {key: Decimal(one.sum()) for key, one in given.groupby(by.loc[given.index])}
    return sorted(sums.items(), key=lambda group: (-group[1], group[0]))


def _series(values: Sequence[Any], dtype: str) -> "pd.Series[Any]":
    if dtype == "object":
        values = [_NA if value is None else value for value in values]
    return pd.Series(values, dtype=dtype)


def _dtype(spec: Spec) -> str:
    if spec.many:
        return "str"
    if spec.reads and spec.reads.sort == "count":
        return "Int64"
    by_type = {int: "Int64", bool: "boolean"} | dict.fromkeys((Decimal, Quantity, Money, Range), "object")
    return by_type.get(spec.type, "str")


def _plain(value: Any) -> Any:
    """A number, a boolean or the characters that stand for a value; None where it is missing."""
    match value:
        case None | ():
            return None
        case Quantity():
            return Decimal(value)
        case Money():
            return value.amount if value.high is None else (value.amount + value.high) / 2
        case Range():
            return value.low
        case WorkingTime():
            return _plain(value.fractions)
        case Phone():
            return value.digits
        case StrEnum():
            return value.value
        case BaseModel():
            return str(getattr(value, "code", value))
        case tuple():
            return ", ".join(str(_plain(one)) for one in value)
    return value
