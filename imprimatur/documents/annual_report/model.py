"""The annual report: the model (schemas.md, section 2)."""

from typing import Any, ClassVar

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.choices import Module, ReportStatus
from imprimatur.documents.annual_report.groups import (
    Account,
    Acronym,
    BalanceLine,
    BoardMember,
    BudgetLine,
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
from imprimatur.documents.annual_report.life import (
    Activity,
    AssemblyMember,
    Audience,
    Body,
    Indicator,
    Membership,
    Partner,
    Thanks,
    Training,
    Unit,
    Volunteers,
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
    Figure,
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


def _rows_of(module: Module) -> Any:
    """The table without which a module says nothing: asked for where the dossier names the module (ADR 25)."""
    return rows(C, when=f"has_{module}", asked_by="modules")


def _named(module: Module) -> property:
    """Whether the dossier names a module among those that it tells of."""
    return property(lambda report: module in report.modules)


class AnnualReport(Document):
    """One annual report: its chapters, and the tables that its figures come from.

    What an association may tell of are modules (ADR 25): none is asked of everybody, and one that is not named asks for
    nothing but what the rows given of it need.

    The first picture of `cover` and of `back_cover` is printed there; what else `cover` says stands in the colophon.
    """

    organisation: Organisation | None = given(R)
    title: Text = text(R)
    subtitle: Text = text()
    year: Year | None = given(R, ge=1900, le=2100)
    status: ReportStatus | None = given(R)
    inclusive_style: InclusiveStyle | None = given(C, when="is_in_french", check_only=True)
    modules: tuple[Module, ...] = rows(check_only=True)
    colophon: Colophon = Colophon()
    cover: Text = text(rich=True)
    back_cover: Text = text(rich=True)
    foreword: Foreword = Foreword()
    sections: tuple[Section, ...] = rows(R)
    activities: tuple[Activity, ...] = _rows_of(Module.ACTIVITIES)
    participants_stated: Count | None = given(check_only=True)
    audiences: tuple[Audience, ...] = _rows_of(Module.AUDIENCES)
    volunteers: tuple[Volunteers, ...] = _rows_of(Module.VOLUNTEERS)
    volunteers_stated: Count | None = given(check_only=True)
    volunteer_hours_stated: Figure | None = given(check_only=True)
    member_count: Count | None = given()
    members: tuple[Membership, ...] = _rows_of(Module.MEMBERSHIP)
    staff_date: Date | None = given(C, when="has_team")
    headcount_stated: Integer | None = given(check_only=True)
    fte_stated: Number | None = given(check_only=True)
    tasks_listed: Count | None = given()
    tasks_open: Count | None = given()
    staff: tuple[StaffMember, ...] = _rows_of(Module.TEAM)
    trainings: tuple[Training, ...] = _rows_of(Module.TRAININGS)
    org_chart: tuple[Unit, ...] = _rows_of(Module.ORG_CHART)
    board: tuple[BoardMember, ...] = rows(r)
    assembly: tuple[AssemblyMember, ...] = rows()
    bodies: tuple[Body, ...] = rows()
    federations: tuple[Federation, ...] = _rows_of(Module.FEDERATIONS)
    meetings: tuple[Meeting, ...] = rows()
    decisions: tuple[Decision, ...] = rows()
    feasibility: str | None = given(check_only=True)
    event: Event = Event()
    sessions: tuple[Session, ...] = rows(r, when="has_event")
    working_groups: tuple[WorkingGroup, ...] = _rows_of(Module.GROUPS)
    partners: tuple[Partner, ...] = _rows_of(Module.PARTNERS)
    academic_partners: tuple[AcademicPartner, ...] = rows()
    researchers_stated: Integer | None = given(check_only=True)
    research: tuple[Research, ...] = _rows_of(Module.RESEARCH)
    territories_stated: Integer | None = given(check_only=True)
    supports: tuple[Support, ...] = _rows_of(Module.SUPPORTS)
    network: Network = Network()
    seminars: tuple[Seminar, ...] = rows()
    study_day: StudyDay = StudyDay()
    study_workshops: tuple[StudyWorkshop, ...] = rows()
    publications: tuple[Publication, ...] = _rows_of(Module.PUBLICATIONS)
    talks: tuple[Talk, ...] = rows()
    channels: tuple[Channel, ...] = _rows_of(Module.CHANNELS)
    missions: tuple[Mission, ...] = _rows_of(Module.DECREE)
    missions_stated: Integer | None = given(check_only=True)
    legal_basis: tuple[LegalText, ...] = _rows_of(Module.DECREE)
    funding: tuple[Funding, ...] = _rows_of(Module.FUNDING)
    accounts: tuple[Account, ...] = _rows_of(Module.ACCOUNTS)
    income_stated: Amount | None = given(check_only=True)
    expenses_stated: Amount | None = given(check_only=True)
    result_stated: Amount | None = given(check_only=True)
    budget: tuple[BudgetLine, ...] = _rows_of(Module.BUDGET)
    balance: tuple[BalanceLine, ...] = _rows_of(Module.BALANCE)
    years: tuple[Indicator, ...] = _rows_of(Module.YEARS)
    milestones: tuple[Milestone, ...] = rows()
    key_figures: tuple[KeyFigure, ...] = rows(r)
    thanks: tuple[Thanks, ...] = _rows_of(Module.THANKS)
    acronyms: tuple[Acronym, ...] = rows()

    has_activities: ClassVar[property] = _named(Module.ACTIVITIES)
    has_audiences: ClassVar[property] = _named(Module.AUDIENCES)
    has_volunteers: ClassVar[property] = _named(Module.VOLUNTEERS)
    has_trainings: ClassVar[property] = _named(Module.TRAININGS)
    has_membership: ClassVar[property] = _named(Module.MEMBERSHIP)
    has_org_chart: ClassVar[property] = _named(Module.ORG_CHART)
    has_partners: ClassVar[property] = _named(Module.PARTNERS)
    has_funding: ClassVar[property] = _named(Module.FUNDING)
    has_accounts: ClassVar[property] = _named(Module.ACCOUNTS)
    has_budget: ClassVar[property] = _named(Module.BUDGET)
    has_balance: ClassVar[property] = _named(Module.BALANCE)
    has_years: ClassVar[property] = _named(Module.YEARS)
    has_thanks: ClassVar[property] = _named(Module.THANKS)
    has_federations: ClassVar[property] = _named(Module.FEDERATIONS)
    has_groups: ClassVar[property] = _named(Module.GROUPS)
    has_research: ClassVar[property] = _named(Module.RESEARCH)
    has_supports: ClassVar[property] = _named(Module.SUPPORTS)
    has_publications: ClassVar[property] = _named(Module.PUBLICATIONS)
    has_channels: ClassVar[property] = _named(Module.CHANNELS)
    has_decree: ClassVar[property] = _named(Module.DECREE)

    @property
    def has_event(self) -> bool:
        """The report tells of an annual day: not every association holds one."""
        told = any(value_at(self.event, spec.path) for spec in specs(Event))
        return Module.EVENT in self.modules or bool(self.sessions) or told

    @property
    def has_team(self) -> bool:
        """The report presents a team: an association may have none but volunteers."""
        return Module.TEAM in self.modules or bool(self.staff)

    @property
    def has_board(self) -> bool:
        """A board and an assembly adopt the report: no other body is told to."""
        return not self.has_adopter

    @property
    def has_adopter(self) -> bool:
        """Another body than board and assembly adopts the report: that of a public service, for instance."""
        return bool(self.colophon.adopted_by)

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
