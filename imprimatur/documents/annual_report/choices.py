"""The closed lists of an annual report; their words stand in the labels, under `choices`."""

from enum import StrEnum


class ReportStatus(StrEnum):
    """How far the report has come through its bodies."""

    WRITING = "writing"
    BOARD = "board"
    ADOPTED = "adopted"


class Module(StrEnum):
    """A module of the report: something that an association may tell of (ADR 25)."""

    ACTIVITIES = "activities"
    AUDIENCES = "audiences"
    VOLUNTEERS = "volunteers"
    TEAM = "team"
    TRAININGS = "trainings"
    MEMBERSHIP = "membership"
    ORG_CHART = "org_chart"
    PARTNERS = "partners"
    FUNDING = "funding"
    ACCOUNTS = "accounts"
    BUDGET = "budget"
    BALANCE = "balance"
    YEARS = "years"
    THANKS = "thanks"
    EVENT = "event"
    FEDERATIONS = "federations"
    GROUPS = "groups"
    RESEARCH = "research"
    SUPPORTS = "supports"
    PUBLICATIONS = "publications"
    CHANNELS = "channels"
    DECREE = "decree"


class TrainingSide(StrEnum):
    """Whether a training was given to others or followed."""

    GIVEN = "given"
    FOLLOWED = "followed"


class SessionKind(StrEnum):
    """A kind of session of the annual day."""

    PLENARY = "plenary"
    ROUND_TABLE = "round_table"
    EXCHANGE = "exchange"
    WORKSHOP = "workshop"


class SessionStatus(StrEnum):
    """Whether a session took place."""

    HELD = "held"
    CANCELLED = "cancelled"


class PublicationKind(StrEnum):
    """A kind of publication; the values are CSL types where one exists."""

    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article-journal"
    MAGAZINE = "article-magazine"
    INTERVIEW = "interview"
    REPORT = "report"


class TalkKind(StrEnum):
    """A kind of contribution to a meeting."""

    PAPER = "paper"
    INTERVENTION = "intervention"
    PANEL = "panel"
    PRESENTATION = "presentation"
    DEBATE = "debate"


class AccountSide(StrEnum):
    """Whether a line of the accounts brings money in or takes it out."""

    INCOME = "income"
    EXPENSE = "expense"


class BalanceSide(StrEnum):
    """Whether a line of the balance sheet is owned or owed."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"


class FundingKind(StrEnum):
    """How a funder pays."""

    STRUCTURAL = "structural"
    OPTIONAL = "optional"
    PROJECT = "project"
    EMPLOYMENT = "employment"
    INVESTMENT = "investment"
    GIFT = "gift"
