"""An offer as data for search engines and places for job offers: `JobPosting` of schema.org.

A posting is what hires a person: a contract of employment, an internship, volunteers (`VOLUNTEER` is one of the types
of employment that the term knows). A mission is a call to providers and no job, whatever it pays; and a draft is not
published, so that it has none. Nothing is guessed: what the offer does not say to the day or to the euro is left out.
The description comes from the page (`rendering.screen`).
Sources: https://schema.org/JobPosting; Google Search Central, "Job posting structured data" (the types of employment).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import plain
from imprimatur.core.composition import Stage
from imprimatur.core.text import Text
from imprimatur.core.values import FlexDate, Hedge, Money, MoneyNote, Precision
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.job_offer.groups import Requirement
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.writing.composer import Composer
from imprimatur.language.formatting import format_language, format_phone
from imprimatur.language.typography import typeset, typeset_inline

BRUSSELS = ZoneInfo("Europe/Brussels")
LAST = time(23, 59, 59)
"""Until when one may apply on the last day, where no hour is said."""
CONTEXT = "https://schema.org"
_ENDING = re.compile(r"(.+), ([1-9]\d{3}) ([^\W\d][^\d,;()]*)")

ENDING = (
    *(ContractKind.CDD, ContractKind.REPLACEMENT, ContractKind.STUDENT, ContractKind.TEMPORARY),
    ContractKind.ARTICLE_60,
)
"""Contracts that end by their nature: `TEMPORARY`, beside the working time."""
APART = {ContractKind.VOLUNTEER: ["VOLUNTEER"], ContractKind.INTERNSHIP: ["INTERN"]}
"""Contracts that have a type of their own, whatever their hours."""
UNITS = {MoneyNote.HOUR: "HOUR", MoneyNote.DAY: "DAY", MoneyNote.MONTH: "MONTH", MoneyNote.YEAR: "YEAR"}
"""What an amount is paid for; without a word, by the month (`Pay.gross_min`)."""

Data = dict[str, Any]


def posting(composer: Composer, offer: JobOffer, title: str) -> Data:
    """The data of an offer but for its description; nothing for a mission and for a draft."""
    if offer.is_mission or offer.contract.kind is None or composer.stage is Stage.DRAFT:
        return {}
    lang = composer.lang
    found: Data = {
        "title": title,
        "datePosted": _day(offer.publication_date),
        "validThrough": _until(offer.application.deadline),
        "employmentType": _types(offer),
        "hiringOrganization": _organisation(offer.employer, lang),
        "jobLocation": _places(offer, lang),
        "baseSalary": _salary(offer),
        "identifier": _identifier(offer, lang),
        "applicationContact": _contact(offer),
        "directApply": False,
        "totalJobOpenings": offer.positions,
        "jobStartDate": _day(offer.contract.start),
        "employmentUnit": _named("Organization", _said(offer.department, offer, lang)),
        "jobBenefits": _said(offer.pay.benefits, offer, lang),
        "workHours": _said(offer.contract.schedule, offer, lang),
        **_asked(composer, offer),
    }
    return {"@context": CONTEXT, "@type": "JobPosting", **_filled(found)}


def _filled(found: Mapping[str, Any]) -> Data:
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _named(type_: str, name: str) -> Data:
    return {"@type": type_, "name": name} if name else {}


def _said(text: Text, offer: JobOffer, lang: Lang) -> str:
    """A text in the language, on one line, set as it is printed."""
    return plain(typeset_inline(text.inline(lang), lang, inclusive=offer.inclusive_style))


def _day(when: FlexDate | None) -> str:
    """The day, where exactly one is meant."""
    return when.value.isoformat() if when and when.value and when.is_day else ""


def _until(deadline: FlexDate | None) -> str:
    """The end of the last day to apply, or the hour that is said, on the clocks of Belgium."""
    if deadline is None or deadline.precision is not Precision.DAY:
        return ""
    last: date | None = deadline.last_day()
    return datetime.combine(last, deadline.at or LAST, BRUSSELS).isoformat() if last else ""


def _types(offer: JobOffer) -> list[str]:
    """The types of employment: by contract, and by working time where it is given as a part of full time."""
    kind = offer.contract.kind
    if kind in APART:
        return APART[kind]
    regime = offer.contract.regime
    parts = regime.fractions if regime else ()
    types = ["FULL_TIME"] if Fraction(1) in parts else []
    if regime and (not parts or any(part < 1 for part in parts)):
        types.append("PART_TIME")
    return types + (["TEMPORARY"] if kind in ENDING else [])


def _organisation(one: Organisation | None, lang: Lang) -> Data:
    if one is None:
        return {}
    return _filled({"@type": "Organization", "name": one.printed(lang), "sameAs": one.site})


def _places(offer: JobOffer, lang: Lang) -> Data | list[Data]:
    """The place of work, or each of several in the words of the offer."""
    told = [
        (_said(one.place, offer, lang), _said(one.address, offer, lang))
        for one in offer.contract.workplaces
        if one.place or one.address
    ]
    if not told:
        return _place(offer, lang)
    return [{**_located(_address(address or name)), **({"name": name} if name else {})} for name, address in told]


def _place(offer: JobOffer, lang: Lang) -> Data:
    """The place of work: as an address where it is the employer's own, else in the words of the offer."""
    said, employer = _said(offer.contract.workplace, offer, lang), offer.employer
    home = employer.address if employer else None
    address: Data = {}
    street = home.street.plain(lang) if home else ""
    if home and home.postcode and street and (not said or (street in said and home.postcode in said)):
        address = {
            "streetAddress": f"{street} {home.number or ''}".strip(),
            "postalCode": home.postcode,
            "addressLocality": home.commune.plain(lang),
        }
    elif said:
        address = _address(said)
    return _located(address) if address else {}


def _address(said: str) -> Data:
    """An address in the words of the offer, parted where it ends with a postcode and a commune."""
    found = _ENDING.fullmatch(said)
    if not found:
        return {"streetAddress": said}
    street, postcode, commune = found.groups()
    return {"streetAddress": street, "postalCode": postcode, "addressLocality": commune}


def _located(address: Data) -> Data:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address, "addressCountry": "BE"}}


def _salary(offer: JobOffer) -> Data:
    """Gross pay as a value or a range, where it is exact, with what it is paid for."""
    low, high = offer.pay.gross_min, offer.pay.gross_max
    told = [one for one in (low, high) if one]
    notes = {note for one in told for note in one.notes}
    notes |= {MoneyNote(offer.pay.period)} if offer.pay.period else set()
    units = [unit for note, unit in UNITS.items() if note in notes]
    if not told or len(units) > 1 or notes & {MoneyNote.NET, MoneyNote.FLAT} or not all(map(_is_exact, told)):
        return {}
    ends = _ends(low, high)
    value = {"value": ends["minValue"]} if ends.get("minValue") == ends.get("maxValue") else ends
    unit = {"@type": "QuantitativeValue", **value, "unitText": units[0] if units else "MONTH"}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": unit}


def _is_exact(money: Money) -> bool:
    return money.hedge in (Hedge.EXACT, Hedge.AT_LEAST, Hedge.AT_MOST)


def _ends(low: Money | None, high: Money | None) -> dict[str, float]:
    """The least and the most; an amount alone is both, unless it is said to be one of them."""
    least = low.amount if low and low.hedge is not Hedge.AT_MOST else None
    most = high.amount if high else low.high if low and low.high else None
    if low and not high and most is None and low.hedge is not Hedge.AT_LEAST:
        most = low.amount
    return {name: _number(one) for name, one in (("minValue", least), ("maxValue", most)) if one is not None}


def _number(amount: Decimal) -> float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _identifier(offer: JobOffer, lang: Lang) -> Data:
    if not offer.reference:
        return {}
    name = offer.employer.printed(lang) if offer.employer else ""
    return _filled({"@type": "PropertyValue", "name": name, "value": offer.reference})


def _contact(offer: JobOffer) -> Data:
    """Where to apply: the mailbox or the page, and the person who answers where the offer prints the name."""
    apply = offer.application
    person = apply.contact if apply.contact and apply.contact.public else None
    found = _filled(
        {
            "name": person.full_name if person else "",
            "email": apply.email or _mailbox(person),
            "telephone": format_phone(person.phone, international=True).replace("\u00a0", " ")
            if person and person.phone
            else "",
            "url": apply.url,
        }
    )
    return {"@type": "ContactPoint", **found} if found else {}


def _mailbox(person: Person | None) -> str:
    return (person.email or "") if person else ""


def _asked(composer: Composer, offer: JobOffer) -> Data:
    """What is asked of candidates, assets left aside: these are no condition."""
    wanted, lang = offer.profile, composer.lang
    low = wanted.experience.low * (1 if wanted.experience.unit == "months" else 12) if wanted.experience else None
    experience = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": _number(low)} if low else {}
    spoken = [
        format_language(one.language, lang) + (f" ({composer.choice(one.level)})" if one.level else "")
        for one in wanted.languages
        if one.language and not one.asset
    ]
    skills, others = wanted.skills, (*wanted.knowledge, *wanted.qualities)
    return {
        "educationRequirements": _said(wanted.diploma, offer, lang),
        "experienceRequirements": {} if wanted.experience_asset else experience,
        "skills": typeset("; ".join([*_required(skills, offer, lang), *spoken]), lang),
        "qualifications": typeset("; ".join(_required(others, offer, lang)), lang),
    }


def _required(rows: tuple[Requirement, ...], offer: JobOffer, lang: Lang) -> Iterator[str]:
    return (said for row in rows if not row.asset and (said := _said(row.text, offer, lang)))
