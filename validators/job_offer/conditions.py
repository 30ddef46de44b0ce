"""The conditions of an offer that can be read and cannot be: a duration against its dates, a pay of another unit."""

from collections.abc import Iterator
from decimal import Decimal

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate, Money, Range
from imprimatur.documents.job_offer.choices import FeeMode, PayPeriod
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.language.parsing import Unreadable
from imprimatur.language.parsing.numbers import parse_duration
from validators.examination import Examination
from validators.messages import say
from validators.values import dated, named, priced

_DAYS = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.44"), "years": Decimal("365.25")}
_SLACK = Decimal(31)
"""Days by which a duration told in months may miss two dates: the month begun counts or does not."""
_PAY = {
    PayPeriod.MONTH: ((Decimal(1000), Decimal(12000)), "pay_of_month"),
    PayPeriod.YEAR: ((Decimal(12000), Decimal(160000)), "pay_of_year"),
    PayPeriod.HOUR: ((Decimal(8), Decimal(80)), "pay_of_hour"),
}
"""Gross pay between which nothing is asked, for half a full time or more: below the minimum income of the sector's
scales (joint committees 319, 329, 332) for half time, above their highest; an hour pays the same whatever the time."""
_HOURLY, _DAILY = (Decimal(10), Decimal(250)), (Decimal(50), Decimal(2000))
"""Fees of an hour and of a day between which nothing is asked."""
_HALF = Decimal("0.5")


def check(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """The conditions that contradict each other, or that look like those of another unit."""
    yield from _duration(examined, offer)
    yield from _pay(examined, offer)
    yield from _fee(examined, offer)


def _duration(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    start, end = offer.contract.start, offer.contract.end
    first, last = start.first_day() if start else None, end.last_day() if end else None
    told = _told(offer)
    if not (start and end and first and last and told) or first >= last:
        return
    length = Decimal((last - first).days + 1)
    low, high = (one * _DAYS[told.unit] for one in (told.low, told.high or told.low))
    slack = _SLACK + _vague(start) + _vague(end)
    if not low - slack < length < high + slack:
        about = {"value": named(offer.contract.duration), "start": dated(start), "end": dated(end)}
        yield examined.finding("D20", "contract.duration", about)


def _told(offer: JobOffer) -> Range | None:
    for lang in LANGS:
        try:
            return parse_duration(offer.contract.duration.plain(lang))
        except Unreadable:
            continue
    return None


def _vague(value: FlexDate) -> int:
    """Over how many days a date may fall."""
    first, last = value.first_day(), value.last_day()
    return (last - first).days if first and last else 0


def _pay(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """A gross pay that looks like one of another period than its own, a month where none is said."""
    regime = offer.contract.regime
    part_time = bool(regime and regime.fractions and max(regime.fractions) < _HALF)
    (low, high), what = _PAY[offer.pay.period or PayPeriod.MONTH]
    if not offer.is_employment or (part_time and offer.pay.period is not PayPeriod.HOUR):
        return
    for path, money in (("pay.gross_min", offer.pay.gross_min), ("pay.gross_max", offer.pay.gross_max)):
        if money and not low <= money.amount <= high:
            yield _asked(examined, path, money, what)


def _fee(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """A fee that looks like one of another unit; of a flat one, what an hour of the least volume would bring."""
    fee = offer.fee
    bounds = {FeeMode.HOUR: (_HOURLY, "fee_of_hour"), FeeMode.DAY: (_DAILY, "fee_of_day")}
    if fee.amount and fee.mode in bounds:
        (low, high), what = bounds[fee.mode]
        if not low <= fee.amount.amount <= high:
            yield _asked(examined, "fee.amount", fee.amount, what)
    elif fee.amount and fee.minimum_hours:
        low, high = _HOURLY
        if not low <= fee.amount.amount / fee.minimum_hours <= high:
            yield _asked(examined, "fee.amount", fee.amount, "fee_of_all")


def _asked(examined: Examination, path: str, money: Money, what: str) -> Finding:
    return examined.finding("D21", path, {"value": priced(money.amount), "what": say[what]})
