"""The tables of the life of any association (ADR 25): what it does, for whom, with whom, and how it is organised."""

from typing import ClassVar

from imprimatur.core.text import Text
from imprimatur.documents.annual_report.choices import TrainingSide
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import Count, Date, Figure, Name, Need, Number, Year, given, text

R = Need.REQUIRED


class Activity(Group):
    """An activity of the year. `period` in words ("chaque mercredi", "de mars à juin"); `sessions` how often it was."""

    name: Text = text(R)
    description: Text = text(rich=True)
    period: Text = text()
    place: Text = text()
    sessions: Count | None = given(ge=0)
    participants: Count | None = given(ge=0)
    audience: Text = text()
    partners: Text = text()


class Audience(Group):
    """A public that was reached. `unit` is what is counted (persons, visits, calls); `previous` the year before."""

    audience: Text = text(R)
    number: Count | None = given(R, ge=0)
    unit: Text = text()
    previous: Count | None = given(ge=0)
    remark: Text = text()


class Volunteers(Group):
    """A group of volunteers by what they do; `hours` of the whole group in the year."""

    role: Text = text(R)
    number: Count | None = given(R, ge=0)
    hours: Figure | None = given()
    remark: Text = text()


class Training(Group):
    """A training that the association gave, or that its people followed. `end` only when it spans days."""

    title: Text = text(R)
    side: TrainingSide | None = given(R)
    start: Date | None = given()
    end: Date | None = given()
    organiser: Text = text()
    hours: Figure | None = given()
    participants: Count | None = given(ge=0)


class Membership(Group):
    """A kind of members, how many at the end of the year, how many came and went, and how many a year before."""

    kind: Text = text(R)
    number: Count | None = given(R, ge=0)
    entered: Count | None = given(ge=0)
    left: Count | None = given(ge=0)
    previous: Count | None = given(ge=0)


class Body(Group):
    """A body of governance: how many sit in it, how often it met, and how many came on average or which share."""

    name: Text = text(R)
    members: Count | None = given(ge=0)
    meetings: Count | None = given(ge=0)
    attendance: Figure | None = given()
    remark: Text = text()


class AssemblyMember(Group):
    """A member of the general assembly: a person or an organisation, and who speaks for it. No register holds them."""

    name: Name | None = given(R)
    organisation: Name | None = given()
    kind: Text = text()
    start: Date | None = given()
    end: Date | None = given()


class Unit(Group):
    """A box of the organisation chart: a unit, a body or a function. `reports_to` is the name of another, in either
    language: it is drawn as a line."""

    name: Text = text(R)
    reports_to: str | None = given(check_only=True)
    people: Text = text()
    fte: Number | None = given(ge=0)


class Partner(Group):
    """An organisation with which the association works, what for, and since when."""

    name: Text = text(R)
    role: Text = text()
    since: Date | None = given()


class Indicator(Group):
    """A figure of one year; the rows of the same indicator make its evolution.

    A table with a column for each year in place of `year` and `value` is read too.
    """

    across: ClassVar[tuple[str, str]] = ("year", "value")

    indicator: Text = text(R)
    year: Year | None = given(R, ge=1900, le=2100)
    value: Figure | None = given(R)
    unit: Text = text()


class Thanks(Group):
    """Somebody whom the report thanks: a donor, a funder, a person. `group` heads those of a sort."""

    name: Text = text(R)
    group: Text = text()
    reason: Text = text()
