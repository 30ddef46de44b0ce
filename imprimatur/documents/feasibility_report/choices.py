"""The closed lists of a feasibility report; their words stand in the labels, under `choices`."""

from enum import StrEnum


class Project(StrEnum):
    """What the entities would do together, by how far it goes."""

    MERGER = "merger"
    CONTRIBUTION = "contribution"
    FEDERATION = "federation"
    SHARED = "shared"
    COOPERATION = "cooperation"


class OperationTheme(StrEnum):
    """What a line of the comparison is about."""

    GOVERNANCE = "governance"
    MISSION = "mission"
    PREMISES = "premises"
    TOOLS = "tools"
    CONTRACTS = "contracts"
    MEMBERS = "members"
    PARTNERS = "partners"


class Certainty(StrEnum):
    """How sure an amount is."""

    CERTAIN = "certain"
    ESTIMATED = "estimated"
    UNCERTAIN = "uncertain"


class Result(StrEnum):
    """The result of a vote."""

    ADOPTED = "adopted"
    CONDITIONAL = "conditional"
    POSTPONED = "postponed"
    REJECTED = "rejected"


class FundingKind(StrEnum):
    """How a funder pays."""

    STRUCTURAL = "structural"
    OPTIONAL = "optional"
    PROJECT = "project"
