"""The tables of any association's year against what is stated of them, and against each other (ADR 25)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge, Money, Quantity
from imprimatur.documents.annual_report.choices import AccountSide, BalanceSide
from imprimatur.documents.annual_report.groups import Funding
from imprimatur.documents.annual_report.ledger import side_of, total
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.organisation import names_of, parents
from imprimatur.documents.schema.fields import value_at
from imprimatur.language.parsing import fold
from validators.annual_report.book import Book
from validators.values import counted, named, priced

STATED = (
    ("participants_stated", "activities", "participants"),
    ("volunteers_stated", "volunteers", "number"),
    ("volunteer_hours_stated", "volunteers", "hours"),
)
"""The totals that a report states, each with the column whose sum it is."""
APART = 1
"""Hundredths by which a stated share may differ from the one computed: it is rounded."""


def check(book: Book) -> Iterator[Finding]:
    """Every sum, share or line of these tables that others contradict."""
    yield from _stated(book)
    yield from _members(book)
    yield from _chart(book)
    yield from _subsidies(book)
    yield from _balance(book)
    yield from _budget(book)


def _stated(book: Book) -> Iterator[Finding]:
    """Judged once every row gives an exact number."""
    for path, table, column in STATED:
        stated, rows = value_at(book.report, path), value_at(book.report, table)
        values = [getattr(row, column) for row in rows]
        if values and stated is not None and stated.is_exact and all(map(_exact, values)):
            found = sum(values, Decimal(0))
            if found != stated:
                about = {"stated": counted(Decimal(stated)), "total": counted(found)}
                yield book.finding("A64", path, {**about, "column": book.examined.label(f"{table}.{column}")})


def _exact(value: Quantity | None) -> bool:
    return value is not None and value.is_exact


def _members(book: Book) -> Iterator[Finding]:
    """Those of a year before, and who came, without who left, are those of the year."""
    for place, one in enumerate(book.report.members):
        numbers = (one.previous, one.entered, one.left, one.number)
        if not all(map(_exact, numbers)):
            continue
        before, entered, left, now = (Decimal(number or 0) for number in numbers)
        if before + entered - left != now:
            about = {"value": counted(now), "total": counted(before + entered - left), "kind": named(one.kind)}
            yield book.finding("A68", f"members.{place}.number", about)


def _chart(book: Book) -> Iterator[Finding]:
    """The boxes that stand below a box that there is none of, or below themselves."""
    units = book.report.org_chart
    known = frozenset().union(*map(names_of, units)) if units else frozenset()
    for place, (one, above) in enumerate(zip(units, parents(units), strict=True)):
        if one.reports_to and above is None:
            code = "A70" if fold(one.reports_to) in known else "A69"
            yield book.finding(
                code, f"org_chart.{place}.reports_to", {"value": one.reports_to, "name": named(one.name)}
            )


def _subsidies(book: Book) -> Iterator[Finding]:
    """The money of funders in the year that no line of its income shows, and shares that the accounts contradict."""
    report = book.report
    income = [one for _, one in side_of(report.accounts, AccountSide.INCOME)]
    if not income or not all(_sure(one.amount) for one in income):
        return
    whole = sum((one.amount.amount for one in income), Decimal(0))
    lost = _lost(report, income)
    for place, one in enumerate(report.funding):
        if one.year != report.year or not (one.amount and _sure(one.amount)):
            continue
        if place in lost:
            about = {"value": priced(one.amount.amount)}
            yield book.finding("A65", f"funding.{place}.amount", about)
        elif one.share is not None and one.share.is_exact and one.share.percent and whole:
            computed = round(100 * one.amount.amount / whole, 1)
            if abs(Decimal(one.share) - computed) > APART:
                shares = {"stated": counted(Decimal(one.share)), "total": counted(computed.normalize())}
                yield book.finding("A71", f"funding.{place}.share", shares)


def _lost(report: AnnualReport, income: Sequence[Any]) -> set[int]:
    """The places of the year's money that no line of the income shows: none where one line holds all of it."""
    given = {place: one for place, one in enumerate(report.funding) if one.year == report.year and _sure(one.amount)}
    lost = {place: one for place, one in given.items() if not any(_shows(line, one) for line in income)}
    together = sum((one.amount.amount for one in lost.values() if one.amount), Decimal(0))
    return set() if any(line.amount.amount == together for line in income) else set(lost)


def _sure(amount: Money | None) -> bool:
    return amount is not None and amount.hedge is Hedge.EXACT and amount.high is None


def _shows(line: Any, funding: Funding) -> bool:
    """Whether a line of the income is that money: by its amount, or by the name of who gives it."""
    if funding.amount and line.amount and line.amount.amount == funding.amount.amount:
        return True
    said = [fold(text.plain(lang)) for text in (line.line, line.group) for lang in ("fr", "nl")]
    names = {fold(name) for name in funding.funder.names} if funding.funder else set()
    return any(name and name in text for name in names for text in said)


def _balance(book: Book) -> Iterator[Finding]:
    """What is owned is worth what is owed, the year before too where every line tells it."""
    lines = book.report.balance
    for column in ("amount", "previous"):
        sums = _sides(lines, BalanceSide, column)
        if sums and sums[0] != sums[1]:
            about = {"assets": priced(sums[0]), "liabilities": priced(sums[1])}
            yield book.finding("A66", f"balance.0.{column}", about)


def _budget(book: Book) -> Iterator[Finding]:
    """A budget spends what it brings in, unless its authors mean otherwise."""
    sums = _sides(book.report.budget, AccountSide, "amount")
    if sums and sums[0] != sums[1]:
        yield book.finding("A67", "budget", {"income": priced(sums[0]), "expenses": priced(sums[1])})


def _sides(lines: Sequence[Any], sides: type[AccountSide] | type[BalanceSide], column: str) -> list[Decimal]:
    """The sums of both sides; nothing while a line lacks its side or an exact amount, or a side its lines."""
    if not all(one.side and _sure(getattr(one, column)) for one in lines):
        return []
    found = [side_of(lines, side) for side in sides]
    return [total(part, column).amount for part in found] if all(found) else []
