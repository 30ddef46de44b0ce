"""The tables of a research synthesis (schemas.md, section 4): one row model each."""

from imprimatur.core.text import Text
from imprimatur.documents.research_synthesis.choices import FollowUpKind, PartnerRole, PowerLevel, PublicationKind
from imprimatur.documents.schema.document import Group
from imprimatur.documents.schema.fields import (
    Cited,
    Date,
    Integer,
    Name,
    Need,
    OpenDate,
    Stated,
    Url,
    Year,
    Yes,
    given,
    rows,
    text,
)
from imprimatur.documents.schema.records import Organisation, Person

R, r, C = Need.REQUIRED, Need.RECOMMENDED, Need.CONDITIONAL


class Concept(Group):
    """A concept, its definition and its source (the key of a reference)."""

    term: Text = text(R)
    definition: Text = text(R)
    source: Cited | None = given()


class MethodStep(Group):
    """One way in which data were gathered: what, how many of it as its authors count, with whom, when."""

    what: Text = text(R)
    count: Text = text(counts=True)
    whom: Text = text()
    period: Text = text(counts=True)


class Method(Group):
    """How the research was made; how many people and talks in the words of its authors (`une quinzaine`, `n = 27`)."""

    approach: Text = text(C, when="is_full", rich=True, leads=True)
    co_researchers: Text = text(counts=True)
    interviews: Text = text(counts=True)
    focus_groups: Text = text(counts=True)
    steps: tuple[MethodStep, ...] = rows()
    territories: Text = text(r, when="is_full", rich=True)
    limits: Text = text(r, when="is_full", rich=True)


class KeyFigure(Group):
    """A key figure: "18" "%" of whom, out of how many, when, from which source."""

    value: Stated | None = given(R)
    unit: Text = text()
    population: Text = text(R)
    base: Text = text()
    year: Year | None = given(R, ge=1900, le=2100)
    source: Text = text(R)


class Result(Group):
    """A finding of the research, its evidence, and an anonymised quotation."""

    title: Text = text(R)
    body: Text = text(R, rich=True)
    evidence: Text = text()
    quote: Text = text()
    quote_by: Text = text()


class Recommendation(Group):
    """A recommendation to somebody."""

    number: Integer | None = given(R, ge=1)
    addressee: Text = text(R)
    recommendation: Text = text(R)
    power: PowerLevel | None = given()


class FollowUp(Group):
    """What follows the research."""

    kind: FollowUpKind | None = given(R)
    event: Text = text(R)
    date: OpenDate | None = given()


class Reference(Group):
    """A reference of the list, called in the text by its key. Its kind decides how the style sets it."""

    key: str | None = given(R, check_only=True)
    kind: PublicationKind | None = given(R, check_only=True)
    authors: Cited | None = given(R)
    year: Year | None = given(ge=1900, le=2100)
    title: str | None = given(R)
    container: Cited | None = given()
    volume: Cited | None = given()
    issue: Cited | None = given()
    pages: Cited | None = given()
    publisher: Cited | None = given()
    place: Cited | None = given()
    url: Url | None = given()
    others: Yes | None = given()


class Translation(Group):
    """Who translated and who validated; required of the language that was translated."""

    source_language: Text = text()
    translator: Name | None = given()
    validated_by: Person | None = given()
    date: Date | None = given()


class FullReport(Group):
    """The report that the synthesis sums up."""

    title: Text = text(C, when="is_full")
    url: Url | None = given(r, when="is_full")


class Partner(Group):
    """A partner of the research, by its register or by its plain name: one who made it, paid for it or followed it.

    A member of the steering group is a `person`, on behalf of the organisation where one is given.
    """

    organisation: Organisation | None = given()
    name: Text = text()
    person: Name | None = given()
    role: PartnerRole | None = given()
    part: Text = text()
    funds: Yes | None = given()
