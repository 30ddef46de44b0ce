"""Money on one page: where it comes from and what it serves, drawn and in a table, compared with the year before."""

from decimal import Decimal

from imprimatur.core.blocks import Block, Blocks, Chart, ChartSort, Paragraph, Series, Table, runs
from imprimatur.core.values import Hedge, Money
from imprimatur.documents.annual_report.choices import AccountSide
from imprimatur.documents.annual_report.ledger import (
    LEDGERS,
    Ledger,
    Line,
    Side,
    change_of,
    has_previous,
    less,
    plain_number,
    priced,
    side_of,
    table,
    total,
)
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.annual_report.remaining import is_told
from imprimatur.documents.writing.chapters import Writing, said
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import format_percent

MOST_PARTS = 6
"""The most parts of a side that are drawn; beyond, the smallest are drawn as one."""


def money(writing: Writing, report: AnnualReport) -> Blocks:
    """The sentence that sums the year up, the drawing, and the tables given that no chapter places: accounts, balance
    sheet, budget."""
    lead = _lead(writing.composer, report)
    drawn = _drawn(writing, report, writing.tables.rows("accounts", {}), lead)
    blocks: list[Block] = [Paragraph(runs(lead), role="lead")] if lead else []
    tables = [_ledger(writing, report, one) for one in LEDGERS.values()]
    return (*blocks, *drawn, *(block for found in tables for block in found))


def _ledger(writing: Writing, report: AnnualReport, ledger: Ledger) -> Blocks:
    """A table of money; where it is asked for and there is none, the mark of what is missing."""
    if getattr(report, ledger.path):
        return () if is_told(writing.tables, ledger.path) else (table(writing, ledger, report.year),)
    gap = writing.composer.gap(ledger.path)
    return (Paragraph(gap),) if gap else ()


def _lead(composer: Composer, report: AnnualReport) -> str:
    """The year in sentences, its result and what changed; nothing while a side or the year is missing."""
    income, expenses = side_of(report.accounts, AccountSide.INCOME), side_of(report.accounts, AccountSide.EXPENSE)
    year = report.year
    if not (income and expenses and year) or any(one.amount is None for one in report.accounts):
        return ""
    now = total(income, "amount"), total(expenses, "amount")
    amounts = {"income": priced(now[0], composer), "expenses": priced(now[1], composer)}
    sentences = [composer.word("money_lead", year=str(year), result=_result(less(*now), composer), **amounts)]
    if has_previous(report.accounts):
        before = total(income, "previous"), total(expenses, "previous")
        shares = [change_of(one, other) for one, other in zip(now, before, strict=True)]
        changes = [one for one in shares if one is not None]
        if len(changes) == len(shares):
            sentences.append(_against(composer, changes, year - 1))
        result = _result(less(*before), composer)
        sentences.append(composer.word("money_before", previous=str(year - 1), result=result))
    return " ".join(sentences)


def _result(result: Money, composer: Composer) -> str:
    if not result.amount:
        return composer.word("money_even")
    key = "money_surplus" if result.amount > 0 else "money_deficit"
    return composer.word(key, amount=priced(Money(abs(result.amount), hedge=result.hedge), composer))


def _against(composer: Composer, changes: list[Decimal], previous: int) -> str:
    """What changed since the year before; one verb where both sides went the same way."""
    ways = ["same" if not one else "up" if one > 0 else "down" for one in changes]
    said_ = [format_percent(plain_number(abs(one)), composer.lang) for one in changes]
    together = ways[0] == ways[1]
    if not together:
        said_ = [composer.word(f"money_{way}", percent=percent) for way, percent in zip(ways, said_, strict=True)]
    key = "money_against" + f"_{ways[0]}" * together
    return composer.word(key, previous=str(previous), income=said_[0], expenses=said_[1])


def _drawn(writing: Writing, report: AnnualReport, rows: Rows, lead: str) -> Blocks:
    """The sides as stacks of their parts, the largest first, each part named beside its own."""
    composer = writing.composer
    sides = [(side, _parts(writing, rows, side_of(report.accounts, side))) for side in AccountSide]
    shown = [(side, parts) for side, parts in sides if parts]
    if not shown:
        return ()
    series, labels, data = [], [], []
    for place, (_, parts) in enumerate(shown):
        for name, amount in parts:
            values = tuple(amount.amount if at == place else None for at in range(len(shown)))
            printed = priced(amount, composer)
            series.append(Series(name, values))
            labels += [printed if at == place else "–" for at in range(len(shown))]
            data.append((runs(name), runs(printed)))
    title, unit = composer.word("money_chart"), composer.word("money_unit")
    heads = (writing.tables.header(rows, "line"), runs(unit))
    chart = Chart(
        ChartSort.STACKED_COLUMNS,
        tuple(composer.word(f"money_{side}") for side, _ in shown),
        tuple(series),
        alt=" ".join(filter(None, (composer.word("chart_what", title=title, unit=unit), lead))),
        data=Table(heads, tuple(data), row_headers=True, numeric=(1,)),
        labels=tuple(labels),
        caption=runs(title),
        unit=unit,
    )
    return (chart,)


def _parts(writing: Writing, rows: Rows, lines: Side) -> list[tuple[str, Money]]:
    """The parts of a side, the largest first: lines of one group together, the smallest beyond `MOST_PARTS` too."""
    groups: dict[str, list[Line]] = {}
    for place, one in lines:
        if one.amount and one.amount.amount > 0:
            column = "group" if one.group else "line"
            cell = writing.tables.cell(rows, place, one, column)
            groups.setdefault(said(cell), []).append((place, one))
    parts = [(name, total(tuple(group), "amount")) for name, group in groups.items()]
    parts.sort(key=lambda part: -part[1].amount)
    if len(parts) <= MOST_PARTS:
        return parts
    rest = parts[MOST_PARTS - 1 :]
    exact = all(amount.hedge is Hedge.EXACT for _, amount in rest)
    others = Money(sum((one.amount for _, one in rest), Decimal(0)), hedge=Hedge.EXACT if exact else Hedge.ABOUT)
    return [*parts[: MOST_PARTS - 1], (writing.composer.word("money_others", count=str(len(rest))), others)]
