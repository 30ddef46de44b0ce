"""What a job or mission offer says: its fields (schemas.md, sections 0 and 1); `model.py` says when each is asked."""

from collections.abc import Mapping

from pydantic import Field

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.text import Text
from imprimatur.documents.job_offer.calls import Criterion, Partner, Step, Volunteering
from imprimatur.documents.job_offer.choices import Measure, Mention, Provider
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
from imprimatur.documents.job_offer.recruiting import Selection
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import (
    Date,
    Figure,
    Integer,
    Need,
    given,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class OfferFields(Document):
    """The fields of one offer; the cases of `when` are those of `JobOffer`."""

    committee_names: Mapping[str, Bilingual] = Field(default_factory=dict, exclude=True, repr=False)
    partner_names: Mapping[str, Bilingual] = Field(default_factory=dict, exclude=True, repr=False)

    contract: Contract = Contract()
    title: Text = text(R)
    positions_count: Integer | None = given(ge=1)
    headline: Text = text()
    inclusive_mention: Mention | None = given(C, when="is_for_persons")
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    reference: str | None = given(C, when="is_reference_asked")
    employer: Organisation | None = given(R)
    joint_employers: tuple[Organisation, ...] = rows()
    partners: tuple[Partner, ...] = rows()
    recruiter: Organisation | None = given()
    recruiter_contact: Person | None = given()
    liable_party: Organisation | None = given(C, when="has_recruiter")
    on_behalf_of: Text = text()
    organisation_presentation: Text = text(R, rich=True)
    department: Text = text()
    department_mission: Text = text(rich=True)
    context: Text = text(r, when="is_told_in_full", rich=True)
    legal_basis: Text = text(rich=True)
    project: Project = Project()
    main_mission: Text = text(r, when="is_told_in_full")
    objectives: Text = text(r, when="is_paid_for_result", rich=True)
    missions: Text = text(r, when="needs_missions", rich=True)
    tasks: Text = text(C, when="needs_tasks", rich=True)
    process: Text = text(rich=True)
    deliverables: tuple[Deliverable, ...] = rows(r, when="is_paid_for_result")
    criteria: tuple[Criterion, ...] = rows()
    criteria_total: Figure | None = given()
    calendar: tuple[Step, ...] = rows()
    supervision: Text = text(r, when="is_paid")
    eligible_providers: tuple[Provider, ...] = rows(r, when="is_mission")
    profile: Profile = Profile()
    pay: Pay = Pay()
    fee: Fee = Fee()
    volunteer: Volunteering = Volunteering()
    employment_measure: tuple[Measure, ...] = rows()
    access_conditions: Text = text(C, when="is_conditioned", rich=True)
    selection: Selection = Selection()
    application: Application = Application()
    privacy_note: Text = text(r, rich=True)
    equal_opportunity_statement: Text = text(C, when="is_paid", rich=True)
    funders: tuple[Funder, ...] = rows(r, when="is_told_in_full")
    publication_date: Date | None = given(r)
    channels: tuple[str, ...] = rows()
