"""The research synthesis: the model (schemas.md, section 4)."""

from imprimatur.core.text import Text
from imprimatur.documents.kind import Neighbours
from imprimatur.documents.research_synthesis.choices import SynthesisForm
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
from imprimatur.documents.schema.fields import Date, Email, Isbn, LegalDeposit, Need, given, rows, text
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class ResearchSynthesis(Document):
    """One research synthesis of four to eight pages, or one of the short forms that say less."""

    form: SynthesisForm | None = given()
    title: Text = text(R)
    subtitle: Text = text()
    institution: Organisation | None = given(R)
    authors: tuple[Person, ...] = rows(C, when="is_full")
    date: Date | None = given(R)
    research_start: Date | None = given(C, when="is_full")
    research_end: Date | None = given(C, when="is_full")
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    partners: tuple[Partner, ...] = rows(C, when="is_full")
    commissioned_by: Text = text()
    steering_group: Text = text(rich=True)
    summary: Text = text(r, when="is_full", rich=True)
    context: Text = text(C, when="is_full", rich=True)
    research_question: Text = text(C, when="is_full", rich=True)
    objectives: Text = text(C, when="is_full", rich=True)
    concepts: tuple[Concept, ...] = rows()
    method: Method = Method()
    key_figures: tuple[KeyFigure, ...] = rows(C, when="is_full")
    results: tuple[Result, ...] = rows(C, when="tells_results")
    recommendations: tuple[Recommendation, ...] = rows(C, when="is_full")
    follow_up: tuple[FollowUp, ...] = rows(r, when="is_full")
    full_report: FullReport = FullReport()
    references: tuple[Reference, ...] = rows(C, when="is_full")
    translation: Translation = Translation()
    how_to_cite: Text = text(r, when="is_full")
    licence: Text = text(r, when="is_full")
    isbn: Isbn | None = given()
    legal_deposit: LegalDeposit | None = given()
    contact: Person | None = given(r)
    contact_email: Email | None = given()
    responsible_publisher: Person | None = given(r)
    annual_report: str | None = given(check_only=True)

    @property
    def is_full(self) -> bool:
        """The whole form, of which method, recommendations and references are asked."""
        return self.form in (None, SynthesisForm.SYNTHESIS)

    @property
    def tells_results(self) -> bool:
        """Its results are told one by one: on a single page a summary may hold them all."""
        return self.form is not SynthesisForm.ONE_PAGE or not self.summary


def publisher(synthesis: ResearchSynthesis) -> Organisation | None:
    """The institution."""
    return synthesis.institution


def neighbours(synthesis: ResearchSynthesis) -> Neighbours:
    """The annual report that tells of it too."""
    return (("annual_report", synthesis.annual_report, "annual_report"),) if synthesis.annual_report else ()
