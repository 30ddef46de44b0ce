"""The groups of fields of an offer, and the rows of its tables (schemas.md, section 1)."""

from imprimatur.core.text import Text
from imprimatur.documents.job_offer.calls import Instalment
from imprimatur.documents.job_offer.choices import (
    ContractKind,
    FeeMode,
    FunderKind,
    Level,
    PayPeriod,
    Statute,
    Vat,
)
from imprimatur.documents.job_offer.recruiting import Workplace
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Committee,
    Date,
    Email,
    Figure,
    Hours,
    LanguageCode,
    Need,
    OpenDate,
    Rank,
    Regime,
    Span,
    Url,
    Yes,
    given,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation, Person

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class Funder(Group):
    """A funder of the post or of the organisation."""

    organisation: Organisation | None = given(R)
    kind: FunderKind | None = given(r)
    amount: Amount | None = given()
    period: Text = text()


class KeyFigure(Group):
    """A figure of the project: "40" "participants per workshop"."""

    value: Figure | None = given(R)
    caption: Text = text(R)


class Section(Group):
    """A titled section: a principle or a part of the project's description."""

    title: Text = text(R)
    body: Text = text(R, rich=True)


class Project(Group):
    """The project that the post serves."""

    title: Text = text(r, when="is_project_post")
    summary: Text = text(C, when="needs_summary", rich=True, leads=True)
    start: OpenDate | None = given()
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
    due: OpenDate | None = given()


class Requirement(Group):
    """A requirement of the profile; an asset is welcome, not required."""

    text: Text = text(R)
    asset: Yes | None = given()


class LanguageSkill(Group):
    """A language, by its code, and the level asked; `minimum` says that it is the lowest one admitted."""

    language: LanguageCode | None = given(R)
    level: Level | None = given(R, beside={"at_least": "minimum"})
    minimum: Yes | None = given()
    asset: Yes | None = given()


class Profile(Group):
    """Who is looked for."""

    diploma: Text = text(C, when="asks_for_diploma")
    equivalence: Yes | None = given(r, when="has_diploma")
    experience: Span | None = given(r, when="asks_for_diploma")
    experience_domain: Text = text(r, when="asks_for_diploma")
    experience_asset: Yes | None = given()
    languages: tuple[LanguageSkill, ...] = rows(r, when="asks_for_diploma")
    skills: tuple[Requirement, ...] = rows(C, when="asks_for_skills")
    knowledge: tuple[Requirement, ...] = rows()
    qualities: tuple[Requirement, ...] = rows()
    values: Text = text()
    availability: Text = text()


class Contract(Group):
    """The contract: when, how long, how much, where; in a public body the statute and the place among its grades."""

    kind: ContractKind | None = given(
        R,
        beside={
            "duration": "duration",
            "renewable": "renewable",
            "regime": "regime",
            "hours": "hours_week",
            "end": "end",
        },
    )
    start: OpenDate | None = given(C, when="is_paid")
    end: Date | None = given(C, when="is_temporary")
    duration: Text = text(lasting=True)
    renewable: Yes | None = given()
    renewal_condition: Text = text()
    funding_condition: Text = text()
    regime: Regime | None = given(C, when="has_no_hours", beside={"hours": "hours_week"})
    hours_week: Hours | None = given(C, when="is_one_working_time", gt=0, le=50)
    schedule: Text = text(r, when="is_not_mission")
    workplace: Text = text(C, when="needs_workplace")
    workplaces: tuple[Workplace, ...] = rows()
    telework: Text = text()
    statute: Statute | None = given(r, when="is_public_post")
    level: Rank | None = given(r, when="is_public_post")
    rank: Rank | None = given()
    family: Text = text()


class Pay(Group):
    """What the work is paid (an employee)."""

    joint_committee: Committee | None = given(C, when="is_under_committee")
    scale_committee: Committee | None = given()
    scale: Text = text(C, when="has_no_amount")
    gross_min: Amount | None = given(
        r,
        when="is_employment",
        beside={"high": "gross_max", "at_most": "gross_max", "year": "period", "hour": "period", "index": "index"},
        says=("gross", "month", "at_least"),
    )
    gross_max: Amount | None = given(
        beside={"low": "gross_min", "year": "period", "hour": "period", "index": "index"},
        says=("gross", "month", "at_most"),
    )
    period: PayPeriod | None = given()
    index: Text = text()
    seniority_recognised: Text = text()
    benefits: Text = text(r, when="is_employment", rich=True)


_BESIDE_FEE = {"vat_included": "vat", "vat_excluded": "vat", "hour": "mode", "day": "mode", "flat": "mode"}


class Fee(Group):
    """What a mission is paid, or the most that may be asked for it (`ceiling`)."""

    mode: FeeMode | None = given(C, when="needs_fee")
    amount: Amount | None = given(C, when="needs_fee", beside={**_BESIDE_FEE, "at_most": "ceiling"})
    ceiling: Amount | None = given(beside=_BESIDE_FEE, says=("at_most",))
    vat: Vat | None = given(C, when="is_mission")
    minimum_hours: Hours | None = given(C, when="needs_volume")
    volume: Text = text(lasting=True)
    instalments: tuple[Instalment, ...] = rows()
    billing: Text = text()
    rights: Text = text()


class Application(Group):
    """How to apply."""

    documents: Text = text(C, when="is_post", rich=True)
    proposal: Text = text(r, when="needs_proposal", rich=True)
    email: Email | None = given(C, when="has_no_other_way")
    url: Url | None = given()
    deadline: Date | None = given(C, when="is_paid")
    contact: Person | None = given(r)
    contacts: tuple[Person, ...] = rows()
    procedure: Text = text(rich=True)
    interview_dates: tuple[OpenDate, ...] = rows()
    reference_asked: Yes | None = given(check_only=True)
