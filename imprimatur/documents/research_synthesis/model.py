"""The research synthesis: the model (schemas.md, section 4)."""

from imprimatur.core.text import Text
from imprimatur.documents.kind import Neighbours
from imprimatur.documents.research_synthesis.groups import (
    Concept,
    FollowUp,
    FullReport,
    KeyFigure,
    Method,
    Partner,
    Recommendation,
    Reference,
    Result,
    Translation,
)
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import Date, Email, Need, given, rows, text
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class ResearchSynthesis(Document):
    """One research synthesis of four to eight pages."""

    title: Text = text(R)
    subtitle: Text = text()
    institution: Organisation | None = given(R)
    authors: tuple[Person, ...] = rows(R)
    date: Date | None = given(R)
    research_start: Date | None = given(R)
    research_end: Date | None = given(R)
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    partners: tuple[Partner, ...] = rows(R)
    commissioned_by: Text = text()
    steering_group: Text = text(rich=True)
    summary: Text = text(r, rich=True)
    context: Text = text(R, rich=True)
    research_question: Text = text(R, rich=True)
    objectives: Text = text(R, rich=True)
    concepts: tuple[Concept, ...] = rows()
    method: Method = Method()
    key_figures: tuple[KeyFigure, ...] = rows(R)
    results: tuple[Result, ...] = rows(R)
    recommendations: tuple[Recommendation, ...] = rows(R)
    follow_up: tuple[FollowUp, ...] = rows(r)
    full_report: FullReport = FullReport()
    references: tuple[Reference, ...] = rows(R)
    translation: Translation = Translation()
    how_to_cite: Text = text(r)
    licence: Text = text(r)
    contact: Person | None = given(r)
    contact_email: Email | None = given()
    responsible_publisher: Person | None = given(r)
    annual_report: str | None = given(check_only=True)


def publisher(synthesis: ResearchSynthesis) -> Organisation | None:
    """The institution."""
    return synthesis.institution


def neighbours(synthesis: ResearchSynthesis) -> Neighbours:
    """The annual report that tells of it too."""
    return (("annual_report", synthesis.annual_report, "annual_report"),) if synthesis.annual_report else ()
