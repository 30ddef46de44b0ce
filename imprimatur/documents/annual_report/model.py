"""The annual report: the model (schemas.md, section 2)."""

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.choices import ReportStatus
from imprimatur.documents.annual_report.groups import (
    Account,
    Acronym,
    BoardMember,
    Channel,
    Colophon,
    Decision,
    Event,
    Federation,
    Foreword,
    Funding,
    KeyFigure,
    LegalText,
    Meeting,
    Milestone,
    Mission,
    Section,
    Session,
    StaffMember,
    WorkingGroup,
)
from imprimatur.documents.annual_report.works import (
    AcademicPartner,
    Network,
    Publication,
    Research,
    Seminar,
    StudyDay,
    StudyWorkshop,
    Support,
    Talk,
)
from imprimatur.documents.kind import Neighbours
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.fields import (
    Amount,
    Count,
    Date,
    Integer,
    Need,
    Number,
    Year,
    given,
    rows,
    specs,
    text,
    value_at,
)
from imprimatur.documents.schema.records import Organisation
from imprimatur.language.typography.inclusive import InclusiveStyle

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class AnnualReport(Document):
    """One annual report: its chapters, and the tables that its figures come from.

    The first picture of `cover` and of `back_cover` is printed there; what else `cover` says stands in the colophon.
    """

    organisation: Organisation | None = given(R)
    title: Text = text(R)
    subtitle: Text = text()
    year: Year | None = given(R, ge=1900, le=2100)
    status: ReportStatus | None = given(R)
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    colophon: Colophon = Colophon()
    cover: Text = text(rich=True)
    back_cover: Text = text(rich=True)
    foreword: Foreword = Foreword()
    sections: tuple[Section, ...] = rows(R)
    member_count: Count | None = given(r)
    staff_date: Date | None = given(R)
    headcount_stated: Integer | None = given(R, check_only=True)
    fte_stated: Number | None = given(R, check_only=True)
    tasks_listed: Count | None = given()
    tasks_open: Count | None = given()
    staff: tuple[StaffMember, ...] = rows(R)
    board: tuple[BoardMember, ...] = rows(R)
    federations: tuple[Federation, ...] = rows(r)
    meetings: tuple[Meeting, ...] = rows(r)
    decisions: tuple[Decision, ...] = rows(r)
    feasibility: str | None = given(check_only=True)
    event: Event = Event()
    sessions: tuple[Session, ...] = rows(r)
    working_groups: tuple[WorkingGroup, ...] = rows(r)
    academic_partners: tuple[AcademicPartner, ...] = rows(r)
    researchers_stated: Integer | None = given(check_only=True)
    research: tuple[Research, ...] = rows(r)
    territories_stated: Integer | None = given(check_only=True)
    supports: tuple[Support, ...] = rows(r)
    network: Network = Network()
    seminars: tuple[Seminar, ...] = rows()
    study_day: StudyDay = StudyDay()
    study_workshops: tuple[StudyWorkshop, ...] = rows()
    publications: tuple[Publication, ...] = rows(r)
    talks: tuple[Talk, ...] = rows(r)
    channels: tuple[Channel, ...] = rows(R)
    missions: tuple[Mission, ...] = rows(R)
    missions_stated: Integer | None = given(check_only=True)
    legal_basis: tuple[LegalText, ...] = rows(R)
    funding: tuple[Funding, ...] = rows(R)
    accounts: tuple[Account, ...] = rows()
    income_stated: Amount | None = given(check_only=True)
    expenses_stated: Amount | None = given(check_only=True)
    result_stated: Amount | None = given(check_only=True)
    milestones: tuple[Milestone, ...] = rows()
    key_figures: tuple[KeyFigure, ...] = rows(r)
    acronyms: tuple[Acronym, ...] = rows(r)

    @property
    def has_event(self) -> bool:
        """The report tells of an annual day: not every association holds one."""
        return bool(self.sessions) or any(value_at(self.event, spec.path) for spec in specs(Event))

    @property
    def has_foreword(self) -> bool:
        """The report begins with a foreword, which somebody signs."""
        return bool(self.foreword.text)


def publisher(report: AnnualReport) -> Organisation | None:
    """The organisation that reports."""
    return report.organisation


def neighbours(report: AnnualReport) -> Neighbours:
    """The syntheses of the research projects, and the feasibility report of the merger chapter."""
    named = [("research_synthesis", one.dossier, f"research.{i}.dossier") for i, one in enumerate(report.research)]
    named.append(("feasibility_report", report.feasibility, "feasibility"))
    return tuple((kind, slug, path) for kind, slug, path in named if slug)
