"""Job and mission offers: the model (schemas.md, sections 0 and 1)."""

from collections.abc import Mapping
from typing import cast

from pydantic import Field

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import plain
from imprimatur.core.text import Text
from imprimatur.documents.job_offer.choices import (
    ContractKind,
    Measure,
    Mention,
    Provider,
)
from imprimatur.documents.job_offer.groups import (
    Application,
    Contract,
    Deliverable,
    Fee,
    Funder,
    Pay,
    Profile,
    Project,
)
from imprimatur.documents.kind import Changes
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import (
    Date,
    Integer,
    Need,
    given,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.schema.registers import Registers, find
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL

_EMPLOYMENT = (ContractKind.CDI, ContractKind.CDD, ContractKind.REPLACEMENT, ContractKind.STUDENT)
"""The contracts by which the employer itself hires, under its joint committee."""
_TEMPORARY = (ContractKind.CDD, ContractKind.MISSION, ContractKind.STUDENT)


class JobOffer(Document):
    """One job or mission offer."""

    committee_names: Mapping[str, Bilingual] = Field(default_factory=dict, exclude=True, repr=False)

    contract: Contract = Contract()
    title: Text = text(R)
    positions_count: Integer | None = given(ge=1)
    headline: Text = text()
    inclusive_mention: Mention | None = given(R)
    inclusive_style: InclusiveStyle | None = given(R, check_only=True)
    reference: str | None = given(C, when="is_reference_asked")
    employer: Organisation | None = given(R)
    recruiter: Organisation | None = given()
    recruiter_contact: Person | None = given()
    liable_party: Organisation | None = given(C, when="has_recruiter")
    on_behalf_of: Text = text()
    organisation_presentation: Text = text(R, rich=True)
    department: Text = text()
    department_mission: Text = text(rich=True)
    context: Text = text(R, rich=True)
    legal_basis: Text = text(rich=True)
    project: Project = Project()
    main_mission: Text = text(R)
    objectives: Text = text(r, rich=True)
    missions: Text = text(R, rich=True)
    tasks: Text = text(R, rich=True)
    process: Text = text(C, when="is_mission", rich=True)
    deliverables: tuple[Deliverable, ...] = rows(C, when="is_mission")
    supervision: Text = text(r)
    eligible_providers: tuple[Provider, ...] = rows(C, when="is_mission")
    profile: Profile = Profile()
    pay: Pay = Pay()
    fee: Fee = Fee()
    employment_measure: tuple[Measure, ...] = rows()
    application: Application = Application()
    privacy_note: Text = text(r, rich=True)
    equal_opportunity_statement: Text = text(R, rich=True)
    funders: tuple[Funder, ...] = rows(r)
    publication_date: Date | None = given(r)
    channels: tuple[str, ...] = rows()

    @property
    def is_mission(self) -> bool:
        """A mission offered to a provider, not a contract of employment."""
        return self.contract.kind is ContractKind.MISSION

    @property
    def is_employment(self) -> bool:
        """A contract of employment."""
        return self.contract.kind in _EMPLOYMENT

    @property
    def is_one_working_time(self) -> bool:
        """A contract of employment for one working time: several have no number of hours in common."""
        regime = self.contract.regime
        return self.is_employment and not (regime and len(regime.fractions) > 1)

    @property
    def is_temporary(self) -> bool:
        """A contract that ends: an end date or a duration must be said."""
        return self.contract.kind in _TEMPORARY and not self.contract.duration

    @property
    def is_reference_asked(self) -> bool:
        """Candidates are asked to quote a reference: said by the field, or in so many words in the procedure."""
        words = " ".join(plain(self.application.procedure.inline(lang)).lower() for lang in ("fr", "nl"))
        return bool(self.application.reference_asked) or "référence" in words or "referentie" in words

    @property
    def has_recruiter(self) -> bool:
        """Another organisation than the employer receives the applications."""
        return self.recruiter is not None and self.recruiter != self.employer

    @property
    def has_no_url(self) -> bool:
        """Applications do not go through a web page, so that a mailbox is needed."""
        return self.application.url is None

    @property
    def is_project_post(self) -> bool:
        """The post serves a project that the offer describes."""
        project = self.project
        return bool(project.title or project.summary or project.sections or project.principles)


def publisher(offer: JobOffer) -> Organisation | None:
    """The employer."""
    return offer.employer


def from_registers(offer: JobOffer, registers: Registers) -> Changes:
    """The employer's house texts and funders stand in for what the offer does not say itself.

    The terms name the committees. A funder that the register does not know is named as the employer names it.
    """
    codes = [code for code in (offer.pay.joint_committee, offer.pay.scale_committee) if code]
    terms, employer = registers.terms, offer.employer
    names = {code: name for code in codes if terms and (name := terms.joint_committee(code))}
    house = {
        "organisation_presentation": employer.presentation if employer else Text(),
        "equal_opportunity_statement": employer.equal_opportunity if employer else Text(),
        "privacy_note": employer.privacy if employer else Text(),
        "funders": tuple(
            Funder(organisation=cast(Organisation, find(registers.organisations, name)) or Organisation(code=name))
            for name in (employer.funders if employer else ())
        ),
    }
    supplied = {name: value for name, value in house.items() if value and not getattr(offer, name)}
    return {**supplied, "committee_names": names}
