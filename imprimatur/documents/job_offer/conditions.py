"""The conditions of an offer: the facts box readable at a glance, and the details below."""

from imprimatur.core.blocks import Blocks, Facts, Inline, runs
from imprimatur.core.values import FlexDate, Precision
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.formatting import (
    format_date,
    format_fractions,
    format_hours,
    format_hours_week,
    format_joint_committee,
    format_money,
    format_period,
)

Row = tuple[str, Inline]


def facts(composer: Composer, offer: JobOffer) -> Blocks:
    """The facts box: contract, working time, place, start, pay, deadline; for a mission volume, period and fee.

    What was filled in is printed whatever the contract, what is missing only where a finding asks for it.
    """
    deadline = offer.application.deadline
    text = format_date(deadline, composer.lang, weekday=False) if deadline else ""
    rows: list[Row] = [
        ("fact_contract", _contract(composer, offer)),
        ("fact_volume", _volume(composer, offer)),
        ("fact_hours", _hours(composer, offer)),
        ("fact_period", _period(composer, offer)) if offer.is_mission else ("fact_start", _start(composer, offer)),
        ("fact_place", composer.inline(offer.contract.workplace, "contract.workplace")),
        ("fact_fee", _fee(composer, offer)),
        ("fact_pay", _pay(composer, offer)),
        ("fact_deadline", composer.value(text, "application.deadline")),
    ]
    return _box(composer, rows)


def conditions(composer: Composer, offer: JobOffer) -> Blocks:
    """The conditions in full, those of the facts box left out, by the same rule."""
    contract = offer.contract
    providers = joined([runs(composer.choice(one)) for one in offer.eligible_providers])
    liable = offer.liable_party if offer.liable_party not in (None, offer.employer) else None
    rows: list[Row] = [
        ("fact_schedule", composer.inline(contract.schedule, "contract.schedule")),
        ("fact_telework", composer.inline(contract.telework, "contract.telework")),
        ("fact_renewal", composer.inline(contract.renewal_condition, "contract.renewal_condition")),
        ("fact_providers", composer.value(providers, "eligible_providers")),
        ("fact_billing", composer.inline(offer.fee.billing, "fee.billing")),
        ("fact_committee", _committee(composer, offer)),
        ("fact_scale", _scale(composer, offer)),
        ("fact_seniority", composer.inline(offer.pay.seniority_recognised, "pay.seniority_recognised")),
        ("fact_measure", joined([runs(composer.choice(one)) for one in offer.employment_measure])),
        ("fact_liable", runs(liable.printed(composer.lang)) if liable and not offer.has_recruiter else ()),
    ]
    return _box(composer, rows)


def _box(composer: Composer, rows: list[Row]) -> Blocks:
    filled = tuple((runs(composer.word(key)), capitalised(value)) for key, value in rows if value)
    return (Facts(filled),) if filled else ()


def _contract(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    kind = composer.value(composer.choice(contract.kind) if contract.kind else "", "contract.kind")
    renewable = runs(composer.word("renewable")) if contract.renewable else ()
    if offer.is_mission:
        return joined([kind, renewable])
    duration = composer.inline(contract.duration, "contract.duration")
    end = runs(_until(composer, contract.end)) if contract.end else ()
    return joined([kind, end, duration or (() if end else composer.gap("contract.end")), renewable])


def _until(composer: Composer, end: FlexDate) -> str:
    key = "until" if end.precision is Precision.DAY else "until_month"
    return composer.word(key, date=format_date(end, composer.lang))


def _hours(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    regime = format_fractions(contract.regime, composer.lang) if contract.regime else ""
    hours = format_hours_week(contract.hours_week, composer.lang) if contract.hours_week is not None else ""
    regime_run = composer.value(regime, "contract.regime")
    hours_run = composer.value(hours, "contract.hours_week")
    if regime and hours:
        return runs(f"{regime} ({hours})")
    return joined([regime_run, hours_run])


def _volume(composer: Composer, offer: JobOffer) -> Inline:
    hours = offer.fee.minimum_hours
    text = composer.word("minimum", volume=format_hours(hours, composer.lang)) if hours is not None else ""
    return composer.value(text, "fee.minimum_hours")


def _start(composer: Composer, offer: JobOffer) -> Inline:
    start = offer.contract.start
    return composer.value(format_date(start, composer.lang) if start else "", "contract.start")


def _period(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    duration = composer.inline(contract.duration, "contract.duration")
    if contract.start and contract.end:
        return joined([runs(format_period(contract.start, contract.end, composer.lang)), duration])
    end = runs(_until(composer, contract.end)) if contract.end else ()
    return joined([_start(composer, offer), end, duration or (() if end else composer.gap("contract.end"))])


def _pay(composer: Composer, offer: JobOffer) -> Inline:
    pay = offer.pay
    if pay.gross_min and pay.gross_max:
        low, high = (format_money(amount, composer.lang) for amount in (pay.gross_min, pay.gross_max))
        return runs(f"{composer.word('pay_range', low=low, high=high)} ({composer.word('fact_range').lower()})")
    if pay.gross_min or pay.gross_max:
        key, amount = ("pay_from", pay.gross_min) if pay.gross_min else ("pay_up_to", pay.gross_max)
        said = composer.word(key, amount=format_money(amount, composer.lang)) if amount else ""
        return runs(f"{said} ({composer.word('fact_range').lower()})")
    code = pay.joint_committee
    committee = runs(format_joint_committee(code, composer.lang)) if code else composer.gap("pay.joint_committee")
    return joined([committee, composer.inline(pay.scale, "pay.scale")])


def _fee(composer: Composer, offer: JobOffer) -> Inline:
    fee = offer.fee
    mode = composer.value(composer.choice(fee.mode) if fee.mode else "", "fee.mode")
    amount = composer.value(format_money(fee.amount, composer.lang) if fee.amount else "", "fee.amount")
    vat = runs(composer.choice(fee.vat)) if fee.vat else ()
    return joined([mode, amount, vat])


def _committee(composer: Composer, offer: JobOffer) -> Inline:
    code = offer.pay.joint_committee
    if not code:
        return composer.gap("pay.joint_committee")
    short = format_joint_committee(code, composer.lang)
    name = offer.committee_names.get(code)
    return joined([runs(short), runs(name.of(composer.lang) if name else "")])


def _scale(composer: Composer, offer: JobOffer) -> Inline:
    pay = offer.pay
    scale = composer.inline(pay.scale, "pay.scale")
    if not pay.scale_committee:
        return scale
    committee = format_joint_committee(pay.scale_committee, composer.lang)
    return joined([scale, runs(composer.word("scale_of", committee=committee))])
