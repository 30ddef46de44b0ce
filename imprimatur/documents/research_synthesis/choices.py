"""The closed lists of a research synthesis; their words stand in the labels, under `choices`."""

from enum import StrEnum


class SynthesisForm(StrEnum):
    """Which form a synthesis has: the whole one of four to eight pages, or one of the short ones."""

    SYNTHESIS = "synthesis"
    NOTE = "note"
    BRIEF = "brief"
    SHEET = "sheet"
    ONE_PAGE = "one_page"


class PartnerRole(StrEnum):
    """What a partner of a research did."""

    PARTNER = "partner"
    FUNDER = "funder"
    COMMISSIONER = "commissioner"
    STEERING = "steering"
    SUPPORT = "support"


class PowerLevel(StrEnum):
    """The level of power that a recommendation concerns."""

    LOCAL = "local"
    REGIONAL = "regional"
    COMMUNITY = "community"
    FEDERAL = "federal"
    SECTOR = "sector"


class FollowUpKind(StrEnum):
    """What follows a research."""

    EVENT = "event"
    PUBLICATION = "publication"
    TRAINING = "training"
    RESEARCH = "research"


class PublicationKind(StrEnum):
    """A kind of reference; the values are CSL types."""

    BOOK = "book"
    CHAPTER = "chapter"
    ARTICLE = "article-journal"
    REPORT = "report"
    WEBPAGE = "webpage"
    LEGISLATION = "legislation"
