"""The conditions of an offer: the facts box readable at a glance, and the details below."""

from collections.abc import Mapping
from dataclasses import replace

from imprimatur.core.blocks import Blocks, Facts, Inline, Run, plain, runs
from imprimatur.core.values import Hedge
from imprimatur.documents.job_offer import tender
from imprimatur.documents.job_offer.choices import ContractKind, PayPeriod
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.job_offer.selecting import places
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.formatting import (
    format_date,
    format_hours_week,
    format_joint_committee,
    format_limit,
    format_money,
    format_period,
    format_working_time,
)

Row = tuple[str, Inline]
LABELS: Mapping[ContractKind | None, str] = {
    ContractKind.VOLUNTEER: "fact_engagement",
    ContractKind.INTERNSHIP: "fact_status",
}
"""What is no contract of work, and the word for what it is."""


def facts(composer: Composer, offer: JobOffer) -> Blocks:
    """The facts box: contract, working time, place, start, pay, deadline; for a mission volume, period and fee.

    What was filled in is printed whatever the contract, what is missing only where a finding asks for it.
    """
    deadline, kind = offer.application.deadline, offer.contract.kind
    text = format_limit(deadline, composer.lang) if deadline else ""
    rows: list[Row] = [
        (LABELS.get(kind, "fact_contract"), _contract(composer, offer)),
        ("fact_volume", tender.volume(composer, offer)),
        ("fact_hours", _hours(composer, offer)),
        *([("fact_when", _schedule(composer, offer))] if offer.is_volunteer else []),
        ("fact_period", _period(composer, offer))
        if offer.is_mission
        else ("fact_beginning" if kind in LABELS else "fact_start", _start(composer, offer)),
        ("fact_place", places(composer, offer)),
        ("fact_ceiling", tender.ceiling(composer, offer)),
        ("fact_fee", tender.fee(composer, offer)),
        ("fact_pay", _pay(composer, offer)),
        ("fact_funding", composer.inline(offer.contract.funding_condition, "contract.funding_condition")),
        ("fact_deadline", composer.value(text, "application.deadline")),
    ]
    return _box(composer, rows)


def conditions(composer: Composer, offer: JobOffer) -> Blocks:
    """The conditions in full, those of the facts box left out, by the same rule."""
    contract = offer.contract
    providers = joined([runs(composer.choice(one)) for one in offer.eligible_providers])
    measures = joined([runs(composer.choice(one)) for one in offer.employment_measure])
    scale = _scale(composer, offer)
    rows: list[Row] = [
        *_grade(composer, offer),
        *([] if offer.is_volunteer else [("fact_schedule", _schedule(composer, offer))]),
        ("fact_telework", composer.inline(contract.telework, "contract.telework")),
        ("fact_renewal", composer.inline(contract.renewal_condition, "contract.renewal_condition")),
        ("fact_providers", composer.value(providers, "eligible_providers")),
        ("fact_instalments", tender.instalments(composer, offer)),
        ("fact_billing", composer.inline(offer.fee.billing, "fee.billing")),
        ("fact_rights", composer.inline(offer.fee.rights, "fee.rights")),
        ("fact_committee", _committee(composer, offer)),
        (_scale_label(composer, scale), scale),
        ("fact_index", composer.inline(offer.pay.index, "pay.index")),
        ("fact_seniority", composer.inline(offer.pay.seniority_recognised, "pay.seniority_recognised")),
        ("fact_measure", composer.value(measures, "employment_measure")),
        ("fact_liable", _liable(composer, offer)),
        ("fact_recruiter", composer.missing(offer.recruiter, "recruiter")),
    ]
    return _box(composer, rows)


def _grade(composer: Composer, offer: JobOffer) -> list[Row]:
    """Where a public body places the post: its statute, level, rank and family of functions."""
    contract = offer.contract
    statute = composer.choice(contract.statute) if contract.statute else ""
    return [
        ("fact_statute", composer.value(statute, "contract.statute")),
        ("fact_level", composer.value(contract.level or "", "contract.level")),
        ("fact_rank", composer.value(contract.rank or "", "contract.rank")),
        ("fact_family", composer.inline(contract.family, "contract.family")),
    ]


def _liable(composer: Composer, offer: JobOffer) -> Inline:
    """Who answers for the contract, unless it is the employer or the procedure says it."""
    if offer.has_recruiter or offer.liable_party == offer.employer:
        return ()
    return composer.value(offer.liable_party.printed(composer.lang) if offer.liable_party else "", "liable_party")


def _box(composer: Composer, rows: list[Row]) -> Blocks:
    named = ((composer.word(key), value) for key, value in rows if value)
    filled = tuple((runs(word), capitalised(_unnamed(word, value))) for word, value in named)
    return (Facts(filled),) if filled else ()


def _unnamed(word: str, value: Inline) -> Inline:
    """The value without the label that an author wrote before it again ("Horaire : du lundi au vendredi")."""
    first, *others = value
    if not isinstance(first, Run) or not first.text.casefold().startswith(word.casefold()):
        return value
    after = first.text[len(word) :].lstrip()
    said = after[1:].lstrip()
    return (replace(first, text=said), *others) if after.startswith(":") and said else value


def _contract(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    kind = composer.value(composer.choice(contract.kind) if contract.kind else "", "contract.kind")
    if offer.is_mission:
        return joined([kind, _renewable(composer, offer)])
    duration = composer.inline(contract.duration, "contract.duration")
    return joined([kind, _end(composer, offer), duration, _renewable(composer, offer)])


def _renewable(composer: Composer, offer: JobOffer) -> Inline:
    renewable = offer.contract.renewable
    if renewable is None:
        return composer.gap("contract.renewable")
    return runs(composer.word("renewable" if renewable else "not_renewable"))


def _end(composer: Composer, offer: JobOffer) -> Inline:
    return composer.value(format_period(None, offer.contract.end, composer.lang), "contract.end")


def _hours(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    regime = format_working_time(contract.regime, composer.lang) if contract.regime else ""
    hours = format_hours_week(contract.hours_week, composer.lang) if contract.hours_week is not None else ""
    regime_run = composer.value(regime, "contract.regime")
    hours_run = composer.value(hours, "contract.hours_week")
    if regime and hours:
        return runs(f"{regime} ({hours})")
    return joined([regime_run, hours_run])


def _schedule(composer: Composer, offer: JobOffer) -> Inline:
    return composer.inline(offer.contract.schedule, "contract.schedule")


def _start(composer: Composer, offer: JobOffer) -> Inline:
    start = offer.contract.start
    return composer.value(format_date(start, composer.lang) if start else "", "contract.start")


def _period(composer: Composer, offer: JobOffer) -> Inline:
    contract = offer.contract
    duration = composer.inline(contract.duration, "contract.duration")
    if contract.start and contract.end:
        return joined([runs(format_period(contract.start, contract.end, composer.lang)), duration])
    return joined([_start(composer, offer), _end(composer, offer), duration])


def _pay(composer: Composer, offer: JobOffer) -> Inline:
    """The range of pay and what it is for, else the committee and the scale. An amount that is about says so itself."""
    pay = offer.pay
    gaps = [composer.missing(getattr(pay, name), f"pay.{name}") for name in ("gross_min", "gross_max", "period")]
    if not (pay.gross_min or pay.gross_max):
        code = pay.joint_committee
        committee = runs(format_joint_committee(code, composer.lang)) if code else composer.gap("pay.joint_committee")
        return joined([committee, composer.inline(pay.scale, "pay.scale"), *gaps])
    low, high = (format_money(amount, composer.lang) if amount else "" for amount in (pay.gross_min, pay.gross_max))
    if low and high:
        said = composer.word("pay_range", low=low, high=high)
    else:
        key, one = ("pay_from", pay.gross_min) if pay.gross_min else ("pay_up_to", pay.gross_max)
        exact = one is not None and one.hedge is Hedge.EXACT
        said = composer.word(key, amount=low or high) if exact else low or high
    period = composer.choice(pay.period or PayPeriod.MONTH)
    return joined([runs(f"{said} ({period})"), *gaps])


def _committee(composer: Composer, offer: JobOffer) -> Inline:
    code = offer.pay.joint_committee
    if not code:
        return composer.gap("pay.joint_committee")
    short = format_joint_committee(code, composer.lang)
    name = offer.committee_names.get(code)
    return joined([runs(short), runs(name.of(composer.lang) if name else "")])


def _scale_label(composer: Composer, scale: Inline) -> str:
    """The label of the scale: what it is for, where the scale begins with its own name ("Barème 1/55")."""
    names_itself = plain(scale).casefold().startswith(composer.word("fact_scale").casefold())
    return "fact_pay" if names_itself else "fact_scale"


def _scale(composer: Composer, offer: JobOffer) -> Inline:
    pay = offer.pay
    scale = composer.inline(pay.scale, "pay.scale")
    if not pay.scale_committee:
        return joined([scale, composer.gap("pay.scale_committee")])
    committee = format_joint_committee(pay.scale_committee, composer.lang)
    return joined([scale, runs(composer.word("scale_of", committee=committee))])
