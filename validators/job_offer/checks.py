"""Checks of job and mission offers: dates, hours, pay (schemas.md, section 1, rules and legal notes)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from pathlib import Path
from typing import cast

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.values import FlexDate
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.language.formatting import format_decimal, format_money
from imprimatur.language.formatting.dates import format_date
from validators.examination import Examination
from validators.job_offer import calls, conditions, employment, posts, wording
from validators.messages import say
from validators.prose import wordlist
from validators.values import counted

CATALOGUE = Path(__file__).with_name("findings.yaml")
WORDS = Path(__file__).with_name("words.yaml")
OF_PAY = Path(__file__).with_name("volunteer_words.yaml")
FULL_TIME = (Decimal(36), Decimal(40))
"""Hours of a full-time week: at most 38 on average by law, 36 to 40 a week in the sector's agreements."""
ROUNDING = Decimal("0.5")
"""Hours by which a week may differ from the fraction exactly worked out."""


def check(examined: Examination) -> Iterator[Finding]:
    """Everything that contradicts itself, is unlawful or looks wrong in an offer."""
    offer = cast(JobOffer, examined.document)
    yield from _dates(examined, offer)
    yield from _hours(examined, offer)
    yield from _pay(examined, offer)
    yield from _committees(examined, offer)
    yield from conditions.check(examined, offer)
    yield from posts.check(examined, offer, CATALOGUE)
    yield from employment.check(examined, offer, CATALOGUE)
    yield from calls.check(examined, offer, CATALOGUE)
    yield from wording.check(examined, offer, CATALOGUE)
    lawful = ("access_conditions",) if offer.is_conditioned or posts.is_appointed(offer) else ()
    yield from wordlist.check(examined, WORDS, CATALOGUE, lawful)
    if offer.is_volunteer:
        yield from wordlist.check(examined, OF_PAY, CATALOGUE)


def _date(value: FlexDate) -> Bilingual:
    return Bilingual(format_date(value, "fr"), format_date(value, "nl"))


def _dates(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """A date known to the month or the year is taken at the day that leaves the doubt to the author."""
    contract, deadline = offer.contract, offer.application.deadline
    start_by = contract.start.last_day() if contract.start else None
    if contract.start and deadline and deadline.value and start_by and start_by < deadline.value:
        about = {"start": _date(contract.start), "deadline": _date(deadline)}
        yield examined.finding("J01", "contract.start", about, source=CATALOGUE)
    for group, path in ((contract, "contract"), (offer.project, "project")):
        start, end = group.start, group.end
        end_by = end.last_day() if end else None
        first = start.first_day() if start else None
        if start and first and end and end_by and end_by <= first:
            about = {"start": _date(start), "end": _date(end)}
            yield examined.finding("J02", f"{path}.end", about, source=CATALOGUE)
    if contract.kind is ContractKind.CDI and contract.end:
        yield examined.finding("J09", "contract.end", {"end": _date(contract.end)}, source=CATALOGUE)


def _hours(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """The hours of the week against each fraction offered: it is enough that they fit one of them."""
    hours, regime = offer.contract.hours_week, offer.contract.regime
    if hours is None or not regime or not regime.fractions:
        return
    spans = [(_share(FULL_TIME[0], fraction), _share(FULL_TIME[1], fraction)) for fraction in regime.fractions]
    if regime.is_range:
        spans = [(spans[0][0], spans[-1][1])]
    if any(low - ROUNDING <= hours <= high + ROUNDING for low, high in spans):
        return

    about = {
        "hours": Bilingual(format_decimal(hours, "fr"), format_decimal(hours, "nl")),
        "expected": _spans(spans),
    }
    yield examined.finding("J03", "contract.hours_week", about, source=CATALOGUE)


def _spans(spans: list[tuple[Decimal, Decimal]]) -> Bilingual:
    """`18 à 20 ou 36 à 40`."""
    said = [say("between", low=counted(low), high=counted(high)) for low, high in spans]
    return reduce(lambda one, other: say("either", one=one, other=other), said)


def _share(week: Decimal, fraction: Fraction) -> Decimal:
    return round(week * fraction.numerator / fraction.denominator, 1).normalize()


def _pay(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    pay = offer.pay
    if offer.contract.kind in (ContractKind.MISSION, ContractKind.VOLUNTEER):
        for path, given in (
            ("pay.joint_committee", pay.joint_committee),
            ("pay.scale_committee", pay.scale_committee),
            ("pay.scale", pay.scale),
        ):
            if given:
                yield examined.finding("J04", path, source=CATALOGUE)
    low, high = pay.gross_min, pay.gross_max
    if offer.is_employment and pay.scale and not low and not high and not examined.is_known("pay.gross_min"):
        yield examined.finding("J07", "pay.gross_min", source=CATALOGUE)
    if low and high and low.amount > (high.high or high.amount):
        about = {
            "low": Bilingual(format_money(low, "fr"), format_money(low, "nl")),
            "high": Bilingual(format_money(high, "fr"), format_money(high, "nl")),
        }
        yield examined.finding("J08", "pay.gross_max", about, source=CATALOGUE)


def _committees(examined: Examination, offer: JobOffer) -> Iterator[Finding]:
    """Joint committees that the table of terms does not know; a slip of the pen looks like a number all the same."""
    terms = examined.registers.terms
    for path, code in (
        ("pay.joint_committee", offer.pay.joint_committee),
        ("pay.scale_committee", offer.pay.scale_committee),
    ):
        if code and terms and terms.joint_committee(code) is None:
            yield examined.finding("J05", path, {"value": code}, source=CATALOGUE)
