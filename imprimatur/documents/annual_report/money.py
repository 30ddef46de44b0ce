"""Money on one page: where it comes from and what it serves, drawn and in a table, compared with the year before."""

import re
from decimal import Decimal

from imprimatur.core.blocks import Block, Blocks, Chart, ChartSort, Inline, Paragraph, Run, Series, Table, plain, runs
from imprimatur.core.values import Hedge, Money
from imprimatur.documents.annual_report.choices import AccountSide
from imprimatur.documents.annual_report.groups import Account
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.writing.chapters import Writing, said
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import format_money, format_percent

MOST_PARTS = 6
"""The most parts of a side that are drawn; beyond, the smallest are drawn as one."""

_FIGURES = re.compile(r"(?=\d)")
"""Where the figures of an amount begin: after the sign of the euro in Dutch."""

Line = tuple[int, Account]
Side = tuple[Line, ...]
"""Lines of the accounts with their places in the table."""


def money(writing: Writing, report: AnnualReport) -> Blocks:
    """The sentence that sums the year up, the drawing and the table; nothing without accounts."""
    if not report.accounts:
        return ()
    rows = writing.tables.rows("accounts", {})
    lead = _lead(writing.composer, report)
    drawn = _drawn(writing, report, rows, lead)
    blocks: list[Block] = [Paragraph(runs(lead), role="lead")] if lead else []
    return (*blocks, *drawn, _table(writing, report, rows))


def side_of(report: AnnualReport, side: AccountSide | None) -> Side:
    """The lines of a side, in their order."""
    return tuple((place, one) for place, one in enumerate(report.accounts) if one.side is side)


def has_previous(report: AnnualReport) -> bool:
    """Whether last year is told at all."""
    return any(one.previous for one in report.accounts)


def total(lines: Side, column: str) -> Money:
    """The sum of a column, about as exact as its least exact amount; an amount that is not there is nothing."""
    given = [amount for _, one in lines if (amount := getattr(one, column))]
    exact = all(amount.hedge is Hedge.EXACT and amount.high is None for amount in given)
    return Money(sum((one.amount for one in given), Decimal(0)), hedge=Hedge.EXACT if exact else Hedge.ABOUT)


def less(one: Money, other: Money) -> Money:
    """The difference of two sums."""
    exact = one.hedge is other.hedge is Hedge.EXACT
    return Money(one.amount - other.amount, hedge=Hedge.EXACT if exact else Hedge.ABOUT)


def _said(amount: Money, composer: Composer, signed: bool = False) -> str:
    """An amount, before its figures a minus sign below zero and, where it is a difference, a plus sign above."""
    sign = "−" if amount.amount < 0 else "+" if signed and amount.amount else ""
    return _FIGURES.sub(sign, format_money(Money(abs(amount.amount), hedge=amount.hedge), composer.lang), count=1)


def _percent(now: Money, before: Money) -> Decimal | None:
    """The change in hundredths, to a tenth; None where there was nothing before."""
    return round(100 * (now.amount - before.amount) / before.amount, 1).normalize() if before.amount else None


def _percent_said(change: Decimal | None, composer: Composer) -> str:
    if change is None:
        return "–"
    sign = "−" if change < 0 else "+" if change else ""
    return sign + format_percent(_plain(abs(change)), composer.lang)


def _plain(number: Decimal) -> Decimal:
    """A number without exponent: normalised, 100 would be 1E+2."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _lead(composer: Composer, report: AnnualReport) -> str:
    """The year in sentences, its result and what changed; nothing while a side or the year is missing."""
    income, expenses = side_of(report, AccountSide.INCOME), side_of(report, AccountSide.EXPENSE)
    year = report.year
    if not (income and expenses and year) or any(one.amount is None for one in report.accounts):
        return ""
    now = total(income, "amount"), total(expenses, "amount")
    amounts = {"income": _said(now[0], composer), "expenses": _said(now[1], composer)}
    sentences = [composer.word("money_lead", year=str(year), result=_result(less(*now), composer), **amounts)]
    if has_previous(report):
        before = total(income, "previous"), total(expenses, "previous")
        shares = [_percent(one, other) for one, other in zip(now, before, strict=True)]
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
    return composer.word(key, amount=_said(Money(abs(result.amount), hedge=result.hedge), composer))


def _against(composer: Composer, changes: list[Decimal], previous: int) -> str:
    """What changed since the year before; one verb where both sides went the same way."""
    ways = ["same" if not one else "up" if one > 0 else "down" for one in changes]
    said_ = [format_percent(_plain(abs(one)), composer.lang) for one in changes]
    together = ways[0] == ways[1]
    if not together:
        said_ = [composer.word(f"money_{way}", percent=percent) for way, percent in zip(ways, said_, strict=True)]
    key = "money_against" + f"_{ways[0]}" * together
    return composer.word(key, previous=str(previous), income=said_[0], expenses=said_[1])


def _drawn(writing: Writing, report: AnnualReport, rows: Rows, lead: str) -> Blocks:
    """The sides as stacks of their parts, the largest first, each part named beside its own."""
    composer = writing.composer
    sides = [(side, _parts(writing, rows, side_of(report, side))) for side in AccountSide]
    shown = [(side, parts) for side, parts in sides if parts]
    if not shown:
        return ()
    series, labels, data = [], [], []
    for place, (_, parts) in enumerate(shown):
        for name, amount in parts:
            values = tuple(amount.amount if at == place else None for at in range(len(shown)))
            printed = _said(amount, composer)
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


def _table(writing: Writing, report: AnnualReport, rows: Rows) -> Table:
    """Each side with its total, then the result; the year before and the change where it is told."""
    composer, tables = writing.composer, writing.tables
    grouped, before = any(one.group for one in report.accounts), has_previous(report)
    header = [tables.header(rows, "line")] + [tables.header(rows, "group")] * grouped
    years = [str(report.year), str(report.year - 1)] if report.year else []
    heads = [runs(one) for one in years] or [tables.header(rows, column) for column in ("amount", "previous")]
    header += heads if before else heads[:1]
    header += [runs(composer.word(key)) for key in ("money_change", "money_percent")] * before
    lines: list[tuple[Inline, ...]] = []
    for side in (*AccountSide, None):
        part = side_of(report, side)
        lines += [_row(writing, rows, place, one, grouped, before) for place, one in part]
        if side and part:
            sums = [total(part, column) for column in ("amount", "previous")]
            lines.append(_sums(composer, f"money_{side}_total", sums, grouped, before))
    sides = [[total(side_of(report, side), column) for side in AccountSide] for column in ("amount", "previous")]
    lines.append(_sums(composer, "money_result", [less(*pair) for pair in sides], grouped, before))
    numeric = tuple(range(1 + grouped, len(header)))
    caption = runs(composer.word("money_table"))
    return Table(tuple(header), tuple(lines), caption, row_headers=True, numeric=numeric, total=True, close=True)


def _row(writing: Writing, rows: Rows, place: int, one: Account, grouped: bool, before: bool) -> tuple[Inline, ...]:
    composer, cell = writing.composer, writing.tables.cell
    name = (*cell(rows, place, one, "line"), *composer.missing(one.side, f"accounts.{place}.side"))
    columns = ["group"] * grouped + ["amount"] + ["previous"] * before
    cells = [name, *(cell(rows, place, one, column) or runs("–") for column in columns)]
    if before and one.amount and one.previous:
        cells += _change(composer, one.amount, one.previous)
    elif before:
        cells += [runs("–")] * 2
    return tuple(cells)


def _sums(composer: Composer, key: str, sums: list[Money], grouped: bool, before: bool) -> tuple[Inline, ...]:
    """A row of sums, in bold."""
    now, then = sums
    cells: list[Inline] = [runs(composer.word(key))] + [()] * grouped + [runs(_said(now, composer))]
    if before:
        change = _change(composer, now, then)
        # A result goes from one sign to the other: a share of it says nothing.
        cells += [runs(_said(then, composer)), change[0], runs("–") if key == "money_result" else change[1]]
    return tuple((Run(plain(cell), bold=True),) if cell else () for cell in cells)


def _change(composer: Composer, now: Money, before: Money) -> list[Inline]:
    return [runs(_said(less(now, before), composer, True)), runs(_percent_said(_percent(now, before), composer))]
