"""The closed lists of an offer; their words stand in the labels, under `choices`."""

from enum import StrEnum


class ContractKind(StrEnum):
    """The kind of contract offered."""

    MISSION = "mission"
    CDI = "cdi"
    CDD = "cdd"
    REPLACEMENT = "replacement"
    VOLUNTEER = "volunteer"
    INTERNSHIP = "internship"
    STUDENT = "student"
    TEMPORARY = "temporary"
    ARTICLE_60 = "article_60"
    STATUTORY = "statutory"


class Statute(StrEnum):
    """How a public body binds the person: by a contract, which may lead to an appointment, or by an
    appointment, after a period of probation or not.
    """

    CONTRACTUAL = "contractual"
    PROSPECT = "prospect"
    STATUTORY = "statutory"
    PROBATION = "probation"


class PayPeriod(StrEnum):
    """What an amount of gross pay is paid for."""

    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class Mention(StrEnum):
    """The mention that the post is open to all genders, printed H/F/X or M/V/X."""

    ALL = "all"


class Provider(StrEnum):
    """Who may take on a mission."""

    SELF_EMPLOYED = "self_employed"
    INSTITUTION = "institution"


class Level(StrEnum):
    """The level asked in a language: in words, or by the European framework of reference."""

    BASIC = "basic"
    PASSIVE = "passive"
    SPOKEN = "spoken"
    GOOD = "good"
    VERY_GOOD = "very_good"
    FLUENT = "fluent"
    MASTERY = "mastery"
    BILINGUAL = "bilingual"
    NATIVE = "native"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class FeeMode(StrEnum):
    """How a mission is paid."""

    FLAT = "flat"
    DAY = "day"
    HOUR = "hour"


class Vat(StrEnum):
    """Whether an amount includes VAT."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    EXEMPT = "exempt"


class Expenses(StrEnum):
    """How volunteers are paid back what they spend: not at all, what they show, a flat sum."""

    NONE = "none"
    REAL = "real"
    FLAT = "flat"


class Measure(StrEnum):
    """A public employment measure that the post depends on."""

    ACS = "acs"
    MARIBEL = "maribel"
    ARTICLE_60 = "article_60"
    INSERTION = "insertion"
    ROSETTA = "rosetta"
    ACTIVA = "activa"
    ECOSOC = "ecosoc"
    SINE = "sine"
    PTP = "ptp"
    PHARE = "phare"
    APE = "ape"


class FunderKind(StrEnum):
    """How a funder supports."""

    STRUCTURAL = "structural"
    OPTIONAL = "optional"
    PROJECT = "project"
