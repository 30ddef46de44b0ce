"""The tables of a feasibility report (schemas.md, section 3): one row model each."""

from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.choices import Certainty, FundingKind, OperationTheme, Result
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Committee,
    Count,
    Date,
    Grade,
    Integer,
    Name,
    Need,
    Number,
    OpenDate,
    Share,
    Year,
    Yes,
    given,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation

R, r = Need.REQUIRED, Need.RECOMMENDED


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
    working_group: Text = text(R)
    members_per_entity: Count | None = given(R, ge=1)
    since: Date | None = given(R)
    frequency: Text = text(R)
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
    start: Date | None = given(R)
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


class Scenario(Group):
    """A scenario. The status quo is one; `decided` says that a vote adopted it."""

    code: str | None = given(R)
    name: Text = text(R)
    status_quo: Yes | None = given()
    legal_form: Text = text(R)
    description: Text = text(R)
    jobs: Text = text(R)
    funding: Text = text(R)
    identity: Text = text(R)
    cost_once: Amount | None = given(R)
    cost_yearly: Amount | None = given(R)
    duration: Text = text(R)
    risks: Text = text(R)
    reversibility: Text = text(R)
    decided: Yes | None = given()


class Criterion(Group):
    """A criterion and its weight."""

    criterion: Text = text(R)
    weight: Number | None = given(R, gt=0)


class Score(Group):
    """The score of a scenario (by its code) on a criterion, from 0 to 5."""

    scenario: str | None = given(R)
    criterion: Text = text(R)
    score: Number | None = given(R, ge=0, le=5)
    reason: Text = text()


class Cost(Group):
    """A cost."""

    item: Text = text(R)
    amount: Amount | None = given(R)
    yearly: Yes | None = given()
    certainty: Certainty | None = given(R)


class Source(Group):
    """A source of the funding plan."""

    source: Text = text(R)
    amount: Amount | None = given(R)
    certainty: Certainty | None = given(R)


class Step(Group):
    """A step of the timeline. `depends_on` is the step that must come first."""

    step: Text = text(R)
    start: Date | None = given(R)
    end: Date | None = given(R)
    owner: Text = text(R)
    depends_on: Text = text()


class Risk(Group):
    """A risk: likelihood and effect from 1 to 5, and the answer to it."""

    risk: Text = text(R)
    likelihood: Grade | None = given(R, ge=1, le=5)
    effect: Grade | None = given(R, ge=1, le=5)
    answer: Text = text(R)


class LegalStep(Group):
    """A legal step and its basis."""

    step: Text = text(R)
    basis: Text = text(R)
    majority: Text = text()
    document: Text = text()
    deadline: Date | None = given()


class Consultation(Group):
    """What a body said when consulted."""

    body: Text = text(R)
    date: Date | None = given(R)
    reactions: Text = text(R)
    amendments: Text = text()


class Vote(Group):
    """A decision of a body: result, votes, quorum. `members` is the number of those who may vote."""

    body: Text = text(R)
    date: Date | None = given(R)
    decision: Text = text(R)
    result: Result | None = given(R)
    scenario: str | None = given()
    members: Integer | None = given(ge=1)
    present: Integer | None = given(ge=0)
    votes_for: Integer | None = given(ge=0)
    votes_against: Integer | None = given(ge=0)
    abstentions: Integer | None = given(ge=0)
    quorum: Integer | None = given(ge=0)


class Condition(Group):
    """A condition that a body set, by a short code that the next steps take up."""

    code: str | None = given(R)
    body: Text = text(R)
    condition: Text = text(R)


class NextStep(Group):
    """What comes next. `answers` are the codes of the conditions it meets."""

    step: Text = text(R)
    owner: Text = text(R)
    due: OpenDate | None = given()
    answers: tuple[str, ...] = rows()


class AvoidedWord(Group):
    """A word that the bodies set aside, and what to say instead."""

    word: Text = text(R)
    instead: Text = text(R)
