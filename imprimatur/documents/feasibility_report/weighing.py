"""How scenarios are weighed: scores by criterion, weighted means, and which scenario stands out."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from imprimatur.core.values import Hedge, Money
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.plans import Score
from imprimatur.language.parsing import fold

TENTH = Decimal("0.1")


def place_of(report: FeasibilityReport, scenario: str | None, criterion: int) -> int | None:
    """The place among the scores of that of a scenario (by code) on a criterion (by position), None without one."""
    wanted = report.criteria[criterion].criterion
    names = {fold(wanted.plain(lang)) for lang in ("fr", "nl")} - {""}
    for place, score in enumerate(report.scores):
        given = {fold(score.criterion.plain(lang)) for lang in ("fr", "nl")}
        if fold(score.scenario or "") == fold(scenario or "") and given & names:
            return place
    return None


def score_of(report: FeasibilityReport, scenario: str | None, criterion: int) -> Decimal | None:
    """The score of a scenario (by code) on a criterion (by position), None where it was not given."""
    place = place_of(report, scenario, criterion)
    found: Score | None = None if place is None else report.scores[place]
    return found.score if found else None


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


def ranking(report: FeasibilityReport) -> list[tuple[int, Decimal]]:
    """The scenarios by position with their weighted means, the best first; none unless each of several has one."""
    means = [weighted(report, one.code) for one in report.scenarios]
    given = [(place, mean) for place, mean in enumerate(means) if mean is not None]
    return sorted(given, key=lambda one: -one[1]) if len(given) == len(means) > 1 else []


def best(report: FeasibilityReport) -> int | None:
    """The scenario that has a better mean than every other; None where two share it."""
    ranked = ranking(report)
    return ranked[0][0] if ranked and ranked[0][1] > ranked[1][1] else None


def adopted(report: FeasibilityReport) -> int | None:
    """The only scenario that a vote adopted; None without one, or where several are said to be."""
    decided = [place for place, one in enumerate(report.scenarios) if one.decided]
    return decided[0] if len(decided) == 1 else None


def sum_of(amounts: Sequence[Money | None]) -> Money | None:
    """The sum of amounts, approximate where one of them is; None where one is missing or no single amount."""
    given = [one for one in amounts if one and one.high is None]
    if not given or len(given) < len(amounts):
        return None
    exact = all(one.hedge is Hedge.EXACT for one in given)
    return Money(sum((one.amount for one in given), Decimal(0)), hedge=Hedge.EXACT if exact else Hedge.ABOUT)
