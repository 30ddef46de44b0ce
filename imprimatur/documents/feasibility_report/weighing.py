"""The weighted matrix of scenarios: scores by criterion, and the weighted mean of each scenario."""

from decimal import ROUND_HALF_UP, Decimal

from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.language.parsing import fold

TENTH = Decimal("0.1")


def score_of(report: FeasibilityReport, scenario: str | None, criterion: int) -> Decimal | None:
    """The score of a scenario (by code) on a criterion (by position), None where it was not given."""
    wanted = report.criteria[criterion].criterion
    names = {fold(wanted.plain(lang)) for lang in ("fr", "nl")} - {""}
    for score in report.scores:
        given = {fold(score.criterion.plain(lang)) for lang in ("fr", "nl")}
        if fold(score.scenario or "") == fold(scenario or "") and given & names:
            return score.score
    return None


def weighted(report: FeasibilityReport, scenario: str | None) -> Decimal | None:
    """The weighted mean of a scenario's scores, to a tenth; None while a score or a weight is missing."""
    total = weights = Decimal(0)
    for place, criterion in enumerate(report.criteria):
        score = score_of(report, scenario, place)
        if score is None or criterion.weight is None:
            return None
        total += score * criterion.weight
        weights += criterion.weight
    return (total / weights).quantize(TENTH, ROUND_HALF_UP) if weights else None
