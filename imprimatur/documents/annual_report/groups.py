"""The tables of an annual report (schemas.md, section 2): one row model each."""

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.choices import (
    AccountSide,
    BalanceSide,
    FundingKind,
    SessionKind,
    SessionStatus,
)
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Amount,
    Count,
    Date,
    Figure,
    Integer,
    Name,
    Need,
    Share,
    Stated,
    Year,
    Yes,
    given,
    narrative,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation, Person

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class Section(Group):
    """One chapter: who writes it, by when, and in which file (`<file>.fr.docx`, `<file>.nl.md`…).

    Without a file, its text stands under its title in a text that tells of several chapters.
    """

    title: Text = text(R)
    author: Name | None = given(r, check_only=True)
    due: Date | None = given(check_only=True)
    file: str | None = given(check_only=True)
    contacts: tuple[Person, ...] = rows()
    body: Text = narrative("file", R)


class StaffMember(Group):
    """A member of the team at the reference date. `fte` is a share of full time, from 0 to 1."""

    person: Person | None = given(R)
    fte: Share | None = given(R, gt=0, le=1)
    function: Text = text(R)
    unit: Text = text()
    entry: Date | None = given()
    exit: Date | None = given()


class BoardMember(Group):
    """A member of the board, for an organisation or in a personal capacity; `attended` counts the meetings attended."""

    person: Person | None = given(R)
    organisation: Organisation | None = given()
    personal: Yes | None = given()
    role: Text = text()
    start: Date | None = given()
    end: Date | None = given()
    attended: Integer | None = given(ge=0)


class Federation(Group):
    """A member of the inter-federation; a few are not federations."""

    name: Text = text(R)
    acronym: str | None = given()
    sector: Text = text()
    is_federation: Yes | None = given(R)


class Meeting(Group):
    """A meeting of a body or a group; `duration` in words ("une demi-journée")."""

    body: Text = text(R)
    date: Date | None = given(r)
    topic: Text = text(R)
    facilitator: Name | None = given()


class Decision(Group):
    """A decision of a body, on what was presented to it."""

    body: Text = text(R)
    presented: Date | None = given()
    date: Date | None = given(R)
    decision: Text = text(R)
    conditions: Text = text(rich=True)


class Session(Group):
    """A session of the annual day."""

    kind: SessionKind | None = given(R)
    number: Integer | None = given()
    title: Text = text(R)
    organisers: Text = text()
    speakers: tuple[Person, ...] = rows()
    moderator: Person | None = given()
    status: SessionStatus | None = given(R)


class WorkingGroup(Group):
    """A working group or community of practice."""

    name: Text = text(R)
    partners: Text = text()
    basis: Text = text()
    meetings: Count | None = given()
    topics: Text = text()


class Channel(Group):
    """A channel of information and its audience at a date."""

    name: Text = text(R)
    frequency: Text = text()
    issues: Count | None = given(ge=0)
    audience: Count | None = given(R, ge=0)
    as_of: Date | None = given(R)


class Mission(Group):
    """A mission of the agreement and how the year fulfilled it."""

    number: Integer | None = given(R)
    mission: Text = text(R)
    fulfilled: Text = text(R)


class LegalText(Group):
    """A legal text on which the organisation stands, with its publication in the Moniteur belge."""

    kind: Text = text(R)
    title: Text = text(R)
    date: Date | None = given(R)
    published: Date | None = given(R)
    article: str | None = given()


class Funding(Group):
    """Money of a funder: a subsidy of an authority, a grant of a foundation. `share` is that of the year's income."""

    funder: Organisation | None = given(R)
    kind: FundingKind | None = given(R)
    amount: Amount | None = given()
    year: Year | None = given(R)
    purpose: Text = text()
    since: Date | None = given()
    until: Date | None = given()
    share: Figure | None = given()


class Milestone(Group):
    """A moment of the year. `chapter` is the chapter that tells of it: its number, or its title in either language."""

    date: Date | None = given(R)
    title: Text = text(R)
    text: Text = text()
    chapter: str | None = given()


class Account(Group):
    """A line of the accounts: this year's amount and last year's, neither below zero; `group` is who pays, or what for.

    An empty amount of last year is nothing, where other lines give theirs: the line is new.
    """

    line: Text = text(R)
    side: AccountSide | None = given(R)
    group: Text = text()
    amount: Amount | None = given(R)
    previous: Amount | None = given()


class BudgetLine(Group):
    """A line of the budget of the year that follows; `group` is who pays, or what for."""

    line: Text = text(R)
    side: AccountSide | None = given(R)
    group: Text = text()
    amount: Amount | None = given(R)


class BalanceLine(Group):
    """A line of the balance sheet at the end of the year, and a year before."""

    line: Text = text(R)
    side: BalanceSide | None = given(R)
    group: Text = text()
    amount: Amount | None = given(R)
    previous: Amount | None = given()


class KeyFigure(Group):
    """A figure for the spread "the year in figures", taken from a table by an expression or given with its source."""

    value: Stated | None = given(R)
    caption: Text = text(R)
    as_of: Date | None = given()


class Acronym(Group):
    """An acronym and what it stands for."""

    acronym: str | None = given(R)
    meaning: Text = text(R)


class Event(Group):
    """The annual day. The stated numbers are those that the texts give; the checks hold them against the sessions."""

    title: Text = text(C, when="has_event")
    date: Date | None = given(C, when="has_event")
    place: Text = text(C, when="has_event")
    attendance: Count | None = given(C, when="has_event", ge=0)
    reached: Count | None = given(ge=0)
    contributions: Count | None = given(ge=0)
    plenaries_stated: Integer | None = given(check_only=True)
    round_tables_stated: Integer | None = given(check_only=True)
    exchanges_stated: Integer | None = given(check_only=True)
    workshops_stated: Integer | None = given(check_only=True)
    cancelled_stated: Integer | None = given(check_only=True)


class Foreword(Group):
    """A word before the chapters and who signs it. The first picture of its text is the portrait."""

    text: Text = text(rich=True, leads=True)
    signatories: tuple[Person, ...] = rows(C, when="has_foreword")


class Colophon(Group):
    """Who answers for the report, and which bodies adopted it when.

    `address` of the publisher is given where it is not the seat. `adopted_by` names another body than board and
    assembly, with the date in `adopted_on`. `makers` are those who wrote, drew and printed.
    """

    publisher: Person | None = given(r)
    address: Text = text()
    board_approval: Date | None = given(r, when="has_board")
    assembly_approval: Date | None = given(r, when="has_board")
    adopted_by: Text = text()
    adopted_on: Date | None = given(C, when="has_adopter")
    social_security: str | None = given()
    legal_deposit: str | None = given()
    issn: str | None = given()
    makers: Text = text()
    thanks: Text = text()
