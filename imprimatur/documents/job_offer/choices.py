"""The closed lists of an offer; their words stand in the labels, under `choices`."""

from enum import StrEnum


class ContractKind(StrEnum):
    """The kind of contract offered."""

    MISSION = "mission"
    CDI = "cdi"
    CDD = "cdd"
    REPLACEMENT = "replacement"
    VOLUNTEER = "volunteer"


class Mention(StrEnum):
    """The mention that the post is open to all genders, printed H/F/X or M/V/X."""

    ALL = "all"


class Provider(StrEnum):
    """Who may take on a mission."""

    SELF_EMPLOYED = "self_employed"
    INSTITUTION = "institution"


class Language(StrEnum):
    """A language asked of candidates."""

    FRENCH = "french"
    DUTCH = "dutch"
    ENGLISH = "english"
    GERMAN = "german"
    ARABIC = "arabic"
    OTHER = "other"


class Level(StrEnum):
    """The level asked in a language."""

    BASIC = "basic"
    GOOD = "good"
    VERY_GOOD = "very_good"
    MASTERY = "mastery"


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


class Measure(StrEnum):
    """A public employment measure that the post depends on."""

    ACS = "acs"
    MARIBEL = "maribel"
    ACTIVA = "activa"


class FunderKind(StrEnum):
    """How a funder supports."""

    STRUCTURAL = "structural"
    OPTIONAL = "optional"
    PROJECT = "project"
