"""Job and mission offers: the model (schemas.md, sections 0 and 1)."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from imprimatur.blocks import plain
from imprimatur.documents.document import Document, Group
from imprimatur.documents.fields import (
    Amount,
    Committee,
    Date,
    Email,
    Fractions,
    Hours,
    Integer,
    Need,
    Number,
    Span,
    Url,
    Yes,
    given,
    rows,
    text,
)
from imprimatur.documents.records import Organisation, Person
from imprimatur.language.inclusive import InclusiveStyle
from imprimatur.text import Text

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class ContractKind(StrEnum):
    """The kind of contract offered."""

    MISSION = "mission"
    CDI = "cdi"
    CDD = "cdd"
    REPLACEMENT = "replacement"
    VOLUNTEER = "volunteer"


class Mention(StrEnum):
    """The mention that the post is open to all genders, printed H/F/X or M/V/X."""

    ALL = "all"


class Provider(StrEnum):
    """Who may take on a mission."""

    SELF_EMPLOYED = "self_employed"
    INSTITUTION = "institution"


class Language(StrEnum):
    """A language asked of candidates."""

    FRENCH = "french"
    DUTCH = "dutch"
    ENGLISH = "english"
    GERMAN = "german"
    ARABIC = "arabic"
    OTHER = "other"


class Level(StrEnum):
    """The level asked in a language."""

    BASIC = "basic"
    GOOD = "good"
    VERY_GOOD = "very_good"
    MASTERY = "mastery"


class FeeMode(StrEnum):
    """How a mission is paid."""

    FLAT = "flat"
    DAY = "day"
    HOUR = "hour"


class Vat(StrEnum):
    """Whether an amount includes VAT."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    EXEMPT = "exempt"


class Measure(StrEnum):
    """A public employment measure that the post depends on."""

    ACS = "acs"
    MARIBEL = "maribel"
    ACTIVA = "activa"


class FunderKind(StrEnum):
    """How a funder supports."""

    STRUCTURAL = "structural"
    OPTIONAL = "optional"
    PROJECT = "project"


class Funder(Group):
    """A funder of the post or of the organisation."""

    organisation: Organisation | None = given(R)
    kind: FunderKind | None = given(r)
    amount: Amount | None = given()
    period: Text = text()


class KeyFigure(Group):
    """A figure of the project: "40" "participants per workshop"."""

    value: Number | None = given(R)
    caption: Text = text(R)


class Section(Group):
    """A titled section: a principle or a part of the project's description."""

    title: Text = text(R)
    body: Text = text(R, rich=True)


class Project(Group):
    """The project that the post serves."""

    title: Text = text(C, when="is_project_post")
    summary: Text = text(C, when="is_project_post", rich=True)
    start: Date | None = given()
    end: Date | None = given()
    phases: Text = text(rich=True)
    figures: tuple[KeyFigure, ...] = rows()
    sections: tuple[Section, ...] = rows()
    principles: tuple[Section, ...] = rows()
    structure: Text = text(rich=True)


class Deliverable(Group):
    """What a mission must hand over."""

    title: Text = text(R)
    length: Text = text()
    due: Date | None = given()


class Requirement(Group):
    """A requirement of the profile; an asset is welcome, not required."""

    text: Text = text(R)
    asset: Yes | None = given()


class LanguageSkill(Group):
    """A language and the level asked."""

    language: Language | None = given(R)
    level: Level | None = given(R)
    asset: Yes | None = given()


class Profile(Group):
    """Who is looked for."""

    diploma: Text = text(R)
    equivalence: Yes | None = given(r)
    experience: Span | None = given(r)
    experience_domain: Text = text(r)
    experience_asset: Yes | None = given()
    languages: tuple[LanguageSkill, ...] = rows(r)
    skills: tuple[Requirement, ...] = rows(R)
    knowledge: tuple[Requirement, ...] = rows()
    qualities: tuple[Requirement, ...] = rows()
    values: Text = text()
    availability: Text = text()


class Contract(Group):
    """The contract: when, how long, how much, where."""

    kind: ContractKind | None = given(R)
    start: Date | None = given(R)
    end: Date | None = given(C, when="is_temporary")
    duration: Text = text()
    renewable: Yes | None = given()
    renewal_condition: Text = text()
    regime: Fractions | None = given(C, when="is_employment")
    hours_week: Hours | None = given(C, when="is_employment", gt=0, le=50)
    schedule: Text = text(r)
    workplace: Text = text(R)
    telework: Text = text()


class Pay(Group):
    """What the work is paid (an employee)."""

    joint_committee: Committee | None = given(C, when="is_employment")
    scale_committee: Committee | None = given()
    scale: Text = text(C, when="is_employment")
    gross_min: Amount | None = given(r)
    gross_max: Amount | None = given(r)
    seniority_recognised: Text = text()
    benefits: Text = text(r, rich=True)


class Fee(Group):
    """What a mission is paid."""

    mode: FeeMode | None = given(C, when="is_mission")
    amount: Amount | None = given(C, when="is_mission")
    vat: Vat | None = given(C, when="is_mission")
    minimum_hours: Hours | None = given(C, when="is_mission")
    billing: Text = text()


class Application(Group):
    """How to apply."""

    documents: Text = text(R, rich=True)
    email: Email | None = given(C, when="has_no_url")
    url: Url | None = given()
    deadline: Date | None = given(R)
    contact: Person | None = given(r)
    contacts: tuple[Person, ...] = rows()
    procedure: Text = text(rich=True)
    interview_dates: tuple[Date, ...] = rows()
    reference_asked: Yes | None = given()


class JobOffer(Document):
    """One job or mission offer."""

    kind: ClassVar[str] = "job_offer"

    contract: Contract = Contract()
    title: Text = text(R)
    positions_count: Integer | None = given(ge=1)
    headline: Text = text()
    inclusive_mention: Mention | None = given(R)
    inclusive_style: InclusiveStyle | None = given(R)
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
        return self.contract.kind in (ContractKind.CDI, ContractKind.CDD, ContractKind.REPLACEMENT)

    @property
    def is_temporary(self) -> bool:
        """A contract that ends: an end date or a duration must be said."""
        return self.contract.kind in (ContractKind.CDD, ContractKind.MISSION) and not self.contract.duration

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

    def publisher(self) -> Organisation | None:
        """The employer."""
        return self.employer

    def with_defaults(self) -> "JobOffer":
        """The employer's house texts stand in for what the offer does not say itself."""
        employer = self.employer
        if employer is None:
            return self
        house = {
            "organisation_presentation": employer.presentation,
            "equal_opportunity_statement": employer.equal_opportunity,
            "privacy_note": employer.privacy,
        }
        return self.model_copy(update={name: value for name, value in house.items() if value and not getattr(self, name)})

    def closing_day(self) -> date | None:
        """The last day of the deadline."""
        return self.application.deadline.last_day() if self.application.deadline else None

