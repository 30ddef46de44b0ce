"""What a feasibility report found (schemas.md, section 3): one row model each."""

from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.choices import FundingKind, OperationTheme
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Committee,
    Count,
    Date,
    Name,
    Need,
    OpenDate,
    Share,
    Year,
    Yes,
    given,
    text,
)
from imprimatur.documents.schema.records import Organisation

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class Role(Group):
    """What one entity is in the project: the beneficiary, a founding member, the one that carries it."""

    entity: Organisation | None = given(R)
    role: Text = text(R)


class Mandate(Group):
    """Who asked, when, and what."""

    given_by: Text = text(R)
    date: Date | None = given(R)
    question: Text = text(R)


class KeyTerm(Group):
    """A term of the report and what it means there."""

    term: Text = text(R)
    definition: Text = text(R)


class Method(Group):
    """How the study was made."""

    summary: Text = text(R, rich=True, leads=True)
    working_group: Text = text(r, when="unites")
    members_per_entity: Count | None = given(C, when="has_working_group", ge=1)
    since: Date | None = given(C, when="has_working_group")
    frequency: Text = text(C, when="has_working_group")
    group_mandate: Text = text(rich=True)
    interviews_start: Date | None = given()
    interviews_end: Date | None = given()
    interviews_count: Count | None = given(ge=0)
    interviews_anonymised: Yes | None = given()


class Meeting(Group):
    """A meeting of the study."""

    date: Date | None = given(r)
    duration: Text = text()
    facilitator: Name | None = given()
    topic: Text = text(R)


class ExternalSupport(Group):
    """An outside body that accompanied the study."""

    name: Name | None = given(R)
    start: Date | None = given()
    end: Date | None = given()
    role: Text = text()


class People(Group):
    """The people of one entity."""

    entity: Organisation | None = given(R)
    headcount: Count | None = given(R, ge=0)
    fte: Share | None = given(R, ge=0)
    functions: Text = text(R)
    scales: Text = text(R)
    joint_committee: Committee | None = given(R)
    benefits: Text = text()
    seniority: Text = text()


class Approval(Group):
    """An approval or a subsidy of one entity."""

    entity: Organisation | None = given(R)
    funder: Text = text(R)
    kind: FundingKind | None = given(R)
    amount: Amount | None = given()
    end: Date | None = given()
    risk: Text = text(R)


class Finance(Group):
    """One year of the finances of one entity, in euro."""

    entity: Organisation | None = given(R)
    year: Year | None = given(R, ge=1900, le=2100)
    income: Amount | None = given(R)
    result: Amount | None = given(R)
    reserves: Amount | None = given(R)
    commitments: Amount | None = given()


class Operation(Group):
    """How one entity works, on one subject of the comparison."""

    theme: OperationTheme | None = given(R)
    subject: Text = text(R)
    entity: Organisation | None = given(R)
    situation: Text = text(R)


class Theme(Group):
    """A theme of the argument: why, what is, what is proposed and by when, how it would work inside."""

    title: Text = text(R)
    argument: Text = text(R)
    situation: Text = text(R)
    proposal: Text = text(R)
    horizon: OpenDate | None = given()
    working: Text = text(R)
