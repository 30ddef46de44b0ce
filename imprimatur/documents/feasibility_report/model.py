"""The feasibility report: the model (schemas.md, section 3)."""

from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.groups import (
    Approval,
    ExternalSupport,
    Finance,
    KeyTerm,
    Mandate,
    Meeting,
    Method,
    Operation,
    People,
    Theme,
)
from imprimatur.documents.feasibility_report.plans import (
    AvoidedWord,
    Condition,
    Consultation,
    Cost,
    Criterion,
    LegalStep,
    NextStep,
    Risk,
    Scenario,
    Score,
    Source,
    Step,
    Vote,
)
from imprimatur.documents.kind import Neighbours
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import Amount, Count, Date, Need, Yes, given, rows, text
from imprimatur.documents.schema.records import Organisation
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class FeasibilityReport(Document):
    """One feasibility report on bringing two or more organisations together."""

    organisation: Organisation | None = given(R)
    entities: tuple[Organisation, ...] = rows(R)
    title: Text = text(R)
    subtitle: Text = text()
    date: Date | None = given(R)
    horizon: Date | None = given(R)
    is_merger: Yes | None = given()
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    summary: Text = text(r, rich=True)
    mandate: Mandate = Mandate()
    key_terms: tuple[KeyTerm, ...] = rows(r)
    objectives: Text = text(R, rich=True)
    method: Method = Method()
    meetings: tuple[Meeting, ...] = rows(r)
    external_support: tuple[ExternalSupport, ...] = rows()
    people: tuple[People, ...] = rows(R)
    approvals_and_funding: tuple[Approval, ...] = rows(R)
    finances: tuple[Finance, ...] = rows(R)
    operations: tuple[Operation, ...] = rows(R)
    themes: tuple[Theme, ...] = rows(R)
    scenarios: tuple[Scenario, ...] = rows(R)
    criteria: tuple[Criterion, ...] = rows(r)
    scores: tuple[Score, ...] = rows(r)
    governance_proposal: Text = text(R, rich=True)
    hr_proposal: Text = text(R, rich=True)
    costs: tuple[Cost, ...] = rows(R)
    costs_stated: Amount | None = given(check_only=True)
    funding_plan: tuple[Source, ...] = rows(R)
    timeline: tuple[Step, ...] = rows(R)
    risks: tuple[Risk, ...] = rows(R)
    change_management: Text = text(R, rich=True)
    legal_steps: tuple[LegalStep, ...] = rows(C, when="needs_legal_steps")
    tasks_listed: Count | None = given()
    tasks_open: Count | None = given()
    task_domains: Text = text(rich=True)
    consultation: tuple[Consultation, ...] = rows(R)
    votes: tuple[Vote, ...] = rows()
    conditions: tuple[Condition, ...] = rows()
    decision_requested: Text = text(C, when="is_before_vote", rich=True)
    next_steps: tuple[NextStep, ...] = rows(R)
    annexes: Text = text(rich=True)
    avoided_words: tuple[AvoidedWord, ...] = rows(check_only=True)
    annual_report: str | None = given(check_only=True)

    @property
    def is_before_vote(self) -> bool:
        """No body has voted yet: the report must say what decision it asks for."""
        return not self.votes

    @property
    def needs_legal_steps(self) -> bool:
        """A merger in law: the Code of companies and associations sets its steps."""
        return bool(self.is_merger)


def publisher(report: FeasibilityReport) -> Organisation | None:
    """The organisation that publishes, else the first of the entities."""
    return report.organisation or (report.entities[0] if report.entities else None)


def neighbours(report: FeasibilityReport) -> Neighbours:
    """The annual report that tells of it too."""
    return (("annual_report", report.annual_report, "annual_report"),) if report.annual_report else ()
