"""Tables of money with sides: the accounts, the budget of the year that follows, the balance sheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from imprimatur.core.blocks import Inline, Run, Table, plain, runs
from imprimatur.core.values import Hedge, Money
from imprimatur.documents.annual_report.choices import AccountSide, BalanceSide
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import format_money, format_percent

_FIGURES = re.compile(r"(?=\d)")
"""Where the figures of an amount begin: after the sign of the euro in Dutch."""

Line = tuple[int, Any]
Side = tuple[Line, ...]
"""Lines of a table of money with their places in it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of money: its path, its sides; `later` is how many years after
    the report's. With a `result`, the table ends with the difference of its sides."""

    path: str
    sides: type[StrEnum]
    later: int = 0
    result: bool = True


ACCOUNTS = Ledger("accounts", AccountSide)
BUDGET = Ledger("budget", AccountSide, later=1)
BALANCE = Ledger("balance", BalanceSide, result=False)
LEDGERS = {one.path: one for one in (ACCOUNTS, BALANCE, BUDGET)}
"""The tables of money by their paths, in the order of their page."""


def side_of(lines: Sequence[Any], side: StrEnum | None) -> Side:
    """The lines of a side, in their order."""
    return tuple((place, one) for place, one in enumerate(lines) if one.side is side)


def has_previous(lines: Sequence[Any]) -> bool:
    """Whether last year is told at all; a budget has none."""
    return any(getattr(one, "previous", None) for one in lines)


def total(lines: Side, column: str) -> Money:
    """The sum of a column, about as exact as its least exact amount; an amount that is not there is nothing."""
    given = [amount for _, one in lines if (amount := getattr(one, column))]
    exact = all(amount.hedge is Hedge.EXACT and amount.high is None for amount in given)
    return Money(sum((one.amount for one in given), Decimal(0)), hedge=Hedge.EXACT if exact else Hedge.ABOUT)


def less(one: Money, other: Money) -> Money:
    """The difference of two sums."""
    exact = one.hedge is other.hedge is Hedge.EXACT
    return Money(one.amount - other.amount, hedge=Hedge.EXACT if exact else Hedge.ABOUT)


def priced(amount: Money, composer: Composer, signed: bool = False) -> str:
    """An amount, before its figures a minus sign below zero and, where it is a difference, a plus sign above."""
    sign = "−" if amount.amount < 0 else "+" if signed and amount.amount else ""
    return _FIGURES.sub(sign, format_money(Money(abs(amount.amount), hedge=amount.hedge), composer.lang), count=1)


def change_of(now: Money, before: Money) -> Decimal | None:
    """The change in hundredths, to a tenth; None where there was nothing before."""
    return round(100 * (now.amount - before.amount) / before.amount, 1).normalize() if before.amount else None


def _percent_said(change: Decimal | None, composer: Composer) -> str:
    if change is None:
        return "–"
    sign = "−" if change < 0 else "+" if change else ""
    return sign + format_percent(plain_number(abs(change)), composer.lang)


def plain_number(number: Decimal) -> Decimal:
    """A number without exponent: normalised, 100 would be 1E+2."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def table(writing: Writing, ledger: Ledger, year: int | None, title: str = "") -> Table:
    """Each side with its total, then the result; the year before and the change where it is told.

    The caption is the `title`, else the name of the table with its year.
    """
    composer, tables = writing.composer, writing.tables
    rows = tables.rows(ledger.path, {})
    given = [one for _, one in rows.rows]
    grouped, before = any(one.group for one in given), has_previous(given)
    header = [tables.header(rows, "line")] + [tables.header(rows, "group")] * grouped
    columns = ("amount", *(["previous"] * before))
    years = [runs(str(year + ledger.later - ago)) for ago in range(len(columns))] if year else []
    heads = years or [tables.header(rows, column) for column in columns]
    header += heads
    header += [runs(composer.word(key)) for key in ("money_change", "money_percent")] * before
    lines: list[tuple[Inline, ...]] = []
    for side in (*ledger.sides, None):
        part = side_of(given, side)
        lines += [_row(writing, rows, place, one, grouped, before) for place, one in part]
        if side and part:
            totals = [total(part, column) for column in columns]
            lines.append(_sums(composer, f"money_{side}_total", totals, grouped))
    if ledger.result:
        sides = [[total(side_of(given, side), column) for side in ledger.sides] for column in columns]
        lines.append(_sums(composer, "money_result", [less(*pair) for pair in sides], grouped))
    numeric = tuple(range(1 + grouped, len(header)))
    own = composer.word(f"{ledger.path}_table", year=str(year + ledger.later) if year else "").strip()
    last = ledger.result or all(one.side for one in given)
    return Table(
        tuple(header), tuple(lines), runs(title or own), row_headers=True, numeric=numeric, total=last, close=True
    )


def _row(writing: Writing, rows: Rows, place: int, one: Any, grouped: bool, before: bool) -> tuple[Inline, ...]:
    composer, cell = writing.composer, writing.tables.cell
    name = (*cell(rows, place, one, "line"), *composer.missing(one.side, f"{rows.path}.{place}.side"))
    columns = ["group"] * grouped + ["amount"] + ["previous"] * before
    cells = [name, *(cell(rows, place, one, column) or runs("–") for column in columns)]
    if before and one.amount and one.previous:
        cells += _change(composer, one.amount, one.previous)
    elif before:
        cells += [runs("–")] * 2
    return tuple(cells)


def _sums(composer: Composer, key: str, sums: list[Money], grouped: bool) -> tuple[Inline, ...]:
    """A row of sums, in bold: of the year and, where it is told, of the year before."""
    now, *before = sums
    cells: list[Inline] = [runs(composer.word(key))] + [()] * grouped + [runs(priced(now, composer))]
    for then in before:
        change = _change(composer, now, then)
        # A result goes from one sign to the other: a share of it says nothing.
        cells += [runs(priced(then, composer)), change[0], runs("–") if key == "money_result" else change[1]]
    return tuple((Run(plain(cell), bold=True),) if cell else () for cell in cells)


def _change(composer: Composer, now: Money, before: Money) -> list[Inline]:
    return [runs(priced(less(now, before), composer, True)), runs(_percent_said(change_of(now, before), composer))]
