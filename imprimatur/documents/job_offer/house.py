"""What the employer's record supplies where an offer says nothing: house texts, funders, names of joint committees
and of partners.
"""

from typing import cast

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.text import Text
from imprimatur.documents.job_offer.groups import Funder
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.kind import Changes
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.schema.registers import Registers, find, named_in


def publisher(offer: JobOffer) -> Organisation | None:
    """The employer."""
    return offer.employer


def from_registers(offer: JobOffer, registers: Registers) -> Changes:
    """The employer's house texts and funders stand in for what the offer does not say itself.

    The terms name the committees. A partner that the register knows is named in both languages. A funder that the
    register does not know is named as the employer names it.
    """
    codes = [code for code in (offer.pay.joint_committee, offer.pay.scale_committee) if code]
    terms, employer = registers.terms, offer.employer
    names = {code: name for code in codes if terms and (name := terms.joint_committee(code))}
    house: dict[str, object] = {
        "organisation_presentation": employer.presentation if employer else Text(),
        "equal_opportunity_statement": employer.equal_opportunity if employer else Text(),
        "privacy_note": employer.privacy if employer else Text(),
        "funders": tuple(
            Funder(organisation=cast(Organisation, find(registers.organisations, name)) or Organisation(code=name))
            for written in (employer.funders if employer else ())
            for name in named_in(registers.organisations, written)
        ),
    }
    supplied = {name: value for name, value in house.items() if value and not getattr(offer, name)}
    if offer.is_employment and employer and employer.benefits and not offer.pay.benefits:
        supplied["pay"] = offer.pay.model_copy(update={"benefits": employer.benefits})
    known = {one.name: find(registers.organisations, one.name) for one in offer.partners if one.name}
    partners = {
        name: Bilingual(*map(one.printed, LANGS)) for name, one in known.items() if isinstance(one, Organisation)
    }
    return {**supplied, "committee_names": names, "partner_names": partners}
