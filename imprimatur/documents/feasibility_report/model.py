"""The feasibility report: the model (schemas.md, section 3)."""

from typing import Any

from pydantic import model_validator

from imprimatur.core.text import Text
from imprimatur.documents.feasibility_report.choices import Project
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
    Role,
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
from imprimatur.documents.feasibility_report.terms import counted
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
    project: Project | None = given()
    is_merger: Yes | None = given()
    roles: tuple[Role, ...] = rows()
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    summary: Text = text(r, rich=True)
    mandate: Mandate = Mandate()
    key_terms: tuple[KeyTerm, ...] = rows(r, when="unites")
    objectives: Text = text(R, rich=True)
    method: Method = Method()
    meetings: tuple[Meeting, ...] = rows(r, when="unites")
    external_support: tuple[ExternalSupport, ...] = rows()
    people: tuple[People, ...] = rows(C, when="unites")
    approvals_and_funding: tuple[Approval, ...] = rows(C, when="unites")
    finances: tuple[Finance, ...] = rows(C, when="unites")
    operations: tuple[Operation, ...] = rows(C, when="unites")
    themes: tuple[Theme, ...] = rows(C, when="unites")
    scenarios: tuple[Scenario, ...] = rows(R)
    criteria: tuple[Criterion, ...] = rows(r, when="unites")
    scores: tuple[Score, ...] = rows(r, when="unites")
    governance_proposal: Text = text(R, rich=True)
    hr_proposal: Text = text(C, when="unites", rich=True)
    costs: tuple[Cost, ...] = rows(R)
    costs_stated: Amount | None = given(check_only=True)
    funding_plan: tuple[Source, ...] = rows(R)
    timeline: tuple[Step, ...] = rows(R)
    risks: tuple[Risk, ...] = rows(R)
    change_management: Text = text(C, when="unites", rich=True)
    legal_steps: tuple[LegalStep, ...] = rows(C, when="needs_legal_steps")
    tasks_listed: Count | None = given()
    tasks_open: Count | None = given()
    task_domains: Text = text(rich=True)
    consultation: tuple[Consultation, ...] = rows(C, when="unites")
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
        """A merger in law, or what the same book of the Code of companies and associations rules: it sets the steps."""
        return bool(self.is_merger) or self.project in (Project.MERGER, Project.CONTRIBUTION)

    @property
    def unites(self) -> bool:
        """More than a cooperation of entities that stay what they are: staff, means or approvals are at stake."""
        return self.project is not Project.COOPERATION

    @property
    def has_working_group(self) -> bool:
        """The study was made by a group, of which one wants to know who met, since when and how often."""
        return bool(self.method.working_group)

    @model_validator(mode="before")
    @classmethod
    def _counted(cls, values: Any) -> Any:
        """The delays counted from steps and votes of the report bear their names, and are worked out."""
        return counted(values) if isinstance(values, dict) else values


def publisher(report: FeasibilityReport) -> Organisation | None:
    """The organisation that publishes, else the first of the entities."""
    return report.organisation or (report.entities[0] if report.entities else None)


def neighbours(report: FeasibilityReport) -> Neighbours:
    """The annual report that tells of it too."""
    return (("annual_report", report.annual_report, "annual_report"),) if report.annual_report else ()
