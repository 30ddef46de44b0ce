"""What a feasibility report weighs, plans and decides (schemas.md, section 3): one row model each."""

from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.choices import Certainty, Result
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Coded,
    Date,
    Deadline,
    Grade,
    Integer,
    Need,
    Number,
    Term,
    Yes,
    given,
    rows,
    text,
)

R, C = Need.REQUIRED, Need.CONDITIONAL


class Scenario(Group):
    """A scenario. The status quo is one; `decided` says that a vote adopted it.

    Entities that only cooperate keep their staff, subsidies and identity; the status quo takes no time to come, and
    nothing to leave it (validators.feasibility_report.scenarios).
    """

    code: str | None = given(R)
    name: Text = text(R)
    status_quo: Yes | None = given()
    legal_form: Text = text(R)
    description: Text = text(R)
    jobs: Text = text(C, when="unites")
    funding: Text = text(C, when="unites")
    identity: Text = text(C, when="unites")
    cost_once: Amount | None = given(R)
    cost_yearly: Amount | None = given(R)
    duration: Text = text(C)
    risks: Text = text(R)
    reversibility: Text = text(C)
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
    start: Term | None = given(R)
    end: Term | None = given(R)
    owner: Text = text(R)
    depends_on: Text = text()


class Risk(Group):
    """A risk: likelihood and effect from 1 to 5, and the answer to it."""

    risk: Text = text(R)
    likelihood: Grade | None = given(R, ge=1, le=5)
    effect: Grade | None = given(R, ge=1, le=5)
    answer: Text = text(R)


class LegalStep(Group):
    """A legal step, its basis, and the body that decides it.

    `scenario` are the scenarios that it belongs to, by code or name; none, or "all" in words, is every one of them.
    """

    step: Text = text(R)
    scenario: tuple[Coded, ...] = rows()
    body: Text = text()
    basis: Text = text(R)
    majority: Text = text()
    document: Text = text()
    deadline: Deadline | None = given()


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
    due: Deadline | None = given()
    answers: tuple[str, ...] = rows()


class AvoidedWord(Group):
    """A word that the bodies set aside, and what to say instead."""

    word: Text = text(R)
    instead: Text = text(R)
