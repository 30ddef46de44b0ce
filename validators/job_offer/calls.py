"""Checks of calls: what volunteers are to be told, what a call to providers adds up to, in which order it runs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge, MoneyNote, Quantity
from imprimatur.documents.job_offer.choices import FeeMode
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.findings.catalogue import Values
from imprimatur.language.formatting import format_quantity
from validators.examination import Examination
from validators.values import dated, precedes, priced

_ASKED = {"J50": "insurance", "J51": "expenses", "J52": "information"}
"""What a call for volunteers tells them, by the finding that asks for it."""
_WHOLE = Decimal(100)


def check(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Everything that a call lacks or contradicts."""
    if offer.is_volunteer:
        yield from _volunteers(examined, offer, catalogue)
        yield from _allowance(examined, offer, catalogue)
    yield from _weights(examined, offer, catalogue)
    yield from _instalments(examined, offer, catalogue)
    yield from _ceiling(examined, offer, catalogue)
    yield from _calendar(examined, offer, catalogue)


def _volunteers(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """What the Act of 3 July 2005 has volunteers told before they begin, and pay, which it excludes."""
    for code, name in _ASKED.items():
        path = f"volunteer.{name}"
        if not getattr(offer.volunteer, name) and not examined.is_known(path):
            yield examined.finding(code, path, source=catalogue)
    for path, paid in (
        ("pay.gross_min", offer.pay.gross_min),
        ("pay.gross_max", offer.pay.gross_max),
        ("fee.amount", offer.fee.amount),
        ("fee.ceiling", offer.fee.ceiling),
    ):
        if paid:
            yield examined.finding("J53", path, {"value": priced(paid.amount)}, source=catalogue)


@cache
def _limits() -> dict[int, dict[str, Any]]:
    """The flat sums admitted, by year (volunteers.yaml)."""
    content = YAML(typ="safe", pure=True).load(Path(__file__).with_name("volunteers.yaml").read_text(encoding="utf-8"))
    return {int(year): limits for year, limits in content.items()}


def _allowance(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A flat sum above the limit of the year of publication, or of the last year that is known."""
    money, published = offer.volunteer.allowance, offer.publication_date
    if money is None:
        return
    limits = _limits()
    wanted = published.value.year if published and published.value else max(limits)
    year = max((one for one in limits if one <= wanted), default=min(limits))
    unit = "year" if MoneyNote.YEAR in money.notes else "day"
    limit, highest = Decimal(str(limits[year][unit])), money.high or money.amount
    if highest > limit:
        about: Values = {"value": priced(highest), "limit": priced(limit), "year": str(year)}
        yield examined.finding("J54" if unit == "day" else "J55", "volunteer.allowance", about, source=catalogue)


def _weights(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Weights that do not make the total stated, or a hundred where none is."""
    found = _sum([one.weight for one in offer.criteria])
    wanted = offer.criteria_total if offer.criteria_total is not None else _WHOLE
    if found is not None and found != wanted:
        about = {"sum": _said(found), "total": _said(Quantity(wanted, percent=found.percent))}
        yield examined.finding("J56", "criteria", about, source=catalogue)


def _instalments(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Instalments that do not make the whole: shares a hundred, amounts the fee."""
    rows, fee = offer.fee.instalments, offer.fee.amount
    shares = _sum([one.share for one in rows])
    if shares is not None and shares != _WHOLE:
        about = {"sum": _said(shares), "total": _said(Quantity(_WHOLE, percent=shares.percent))}
        yield examined.finding("J57", "fee.instalments", about, source=catalogue)
    amounts = [one.amount.amount for one in rows if one.amount and one.amount.hedge is Hedge.EXACT]
    whole = fee if offer.fee.mode is FeeMode.FLAT and fee and fee.high is None and fee.hedge is Hedge.EXACT else None
    if whole and rows and len(amounts) == len(rows) and sum(amounts) != whole.amount:
        about = {"sum": priced(Decimal(sum(amounts))), "total": priced(whole.amount)}
        yield examined.finding("J57", "fee.instalments", about, source=catalogue)


def _ceiling(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A fee above the most that may be asked for, be it that of a single hour or day."""
    fee, ceiling = offer.fee.amount, offer.fee.ceiling
    if fee and ceiling and fee.amount > ceiling.amount:
        about = {"value": priced(fee.amount), "limit": priced(ceiling.amount)}
        yield examined.finding("J58", "fee.amount", about, source=catalogue)


def _calendar(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """The first step that surely comes before the one above it."""
    steps = [(place, one.date) for place, one in enumerate(offer.calendar) if one.date]
    for (_, first), (place, then) in pairwise(steps):
        if precedes(then, first):
            about = {"date": dated(then), "before": dated(first)}
            yield examined.finding("J59", f"calendar.{place}.date", about, source=catalogue)
            return


def _sum(numbers: Sequence[Quantity | None]) -> Quantity | None:
    """The sum of numbers of one sort, all of them exact; None where there is none."""
    given = [one for one in numbers if one is not None and one.is_exact]
    if not given or len(given) < len(numbers) or len({one.percent for one in given}) > 1:
        return None
    return Quantity(sum(map(Decimal, given), Decimal(0)), percent=given[0].percent)


def _said(number: Quantity) -> Bilingual:
    return Bilingual(format_quantity(number, "fr"), format_quantity(number, "nl"))
