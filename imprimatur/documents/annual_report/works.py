"""The research tables of an annual report (schemas.md, section 2): projects, support, network, publications, talks."""

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.choices import (
    PublicationKind,
    TalkKind,
)
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import Cited, Count, Date, Integer, Need, Url, Year, Yes, given, rows, text
from imprimatur.documents.schema.records import Person

R, r = Need.REQUIRED, Need.RECOMMENDED


class AcademicPartner(Group):
    """A university centre and who represents it."""

    centre: str | None = given(R)
    university: str | None = given(R)
    representative: Person | None = given(R)


class Research(Group):
    """A research project. `dossier` names the synthesis it is told in, when there is one."""

    title: Text = text(R)
    start: Date | None = given(R)
    end: Date | None = given(R)
    partners: Text = text(R)
    funder: Text = text(R)
    deliverables: Text = text(R, rich=True)
    territories: Text = text(rich=True)
    dossier: str | None = given(check_only=True)


class Support(Group):
    """Methodological support to an organisation; the numbers are counts of sessions and of other forms of work."""

    beneficiary: Text = text(R)
    objective: Text = text(r)
    sessions: Count | None = given(R, ge=0)
    focus_groups: Count | None = given(ge=0)
    interviews: Count | None = given(ge=0)
    working_groups: Count | None = given(ge=0)
    workshops: Count | None = given(ge=0)
    masterclasses: Count | None = given(ge=0)
    follow_up: Yes | None = given()


class Seminar(Group):
    """A seminar of the researchers' network."""

    title: Text = text(R)
    speaker: Person | None = given(R)
    organisers: Text = text()


class StudyWorkshop(Group):
    """A workshop of the study day."""

    number: Integer | None = given(R)
    title: Text = text(R)
    moderator: Person | None = given()
    speakers: tuple[Person, ...] = rows()


class Publication(Group):
    """A publication. Without a year it is forthcoming. Its kind decides how the style sets it."""

    kind: PublicationKind | None = given(R, check_only=True)
    authors: tuple[Person, ...] = rows(R)
    others: Yes | None = given()
    year: Year | None = given(ge=1900, le=2100)
    title: str | None = given(R)
    container: Cited | None = given()
    editors: tuple[Person, ...] = rows()
    volume: Cited | None = given()
    issue: Cited | None = given()
    publisher: Cited | None = given()
    place: Cited | None = given()
    url: Url | None = given()
    online: Date | None = given()


class Talk(Group):
    """A talk, panel or presentation. `end` only when it spans days."""

    kind: TalkKind | None = given(R)
    authors: tuple[Person, ...] = rows(R)
    start: Date | None = given(R)
    end: Date | None = given()
    title: str | None = given(R)
    event: Text = text(R)
    city: Text = text()
    country: Text = text()
    remote: Yes | None = given()


class Network(Group):
    """The network of collaborative researchers."""

    founded: Year | None = given()
    members: Count | None = given()
    attendance: Count | None = given()
    meetings: Count | None = given()
    institutions: Text = text(rich=True)


class StudyDay(Group):
    """The study day of the year."""

    title: Text = text()
    date: Date | None = given()
    organisers: Text = text()
    attendance: Count | None = given()
