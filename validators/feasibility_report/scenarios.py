"""Scenarios of a feasibility report: enough of them, each scored on each criterion, none called decided too early."""

from collections.abc import Iterator

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.documents.feasibility_report.plans import Score
from imprimatur.language.parsing import fold
from validators.feasibility_report.study import Study, spellings
from validators.values import counted, listed, named

ALTERNATIVES = 2
"""Scenarios besides the status quo (schemas.md, section 3)."""

CHANGES = ("duration", "reversibility")
"""What a scenario says of the change that it brings; the status quo brings none."""


def check(study: Study) -> Iterator[Finding]:
    """Everything wrong with the scenarios and their scores."""
    if study.report.scenarios:
        yield from _choice(study)
        yield from _changes(study)
        yield from _decided(study)
    # A score filed under a misspelt name is one fault, and not a missing score as well.
    if not any(one.code in ("F22", "F23") for one in study.examined.findings):
        yield from _scored(study)


def _choice(study: Study) -> Iterator[Finding]:
    """One status quo, and at least two ways to leave it."""
    scenarios = study.report.scenarios
    still = [place for place, one in enumerate(scenarios) if one.status_quo]
    if len(still) != 1:
        path = f"scenarios.{still[1]}.status_quo" if still else "scenarios"
        yield study.finding("F20", path, {"count": counted(len(still))})
    if len(scenarios) - len(still) < ALTERNATIVES:
        yield study.finding("F21", "scenarios", {"count": counted(len(scenarios) - len(still))})


def _changes(study: Study) -> Iterator[Finding]:
    """How long each way out of the status quo takes, and whether there is one back."""
    for place, one in enumerate(study.report.scenarios):
        for column in CHANGES if not one.status_quo else ():
            path = f"scenarios.{place}.{column}"
            if not getattr(one, column) and not study.examined.is_known(path):
                yield study.examined.finding("T03", path, {"table": study.examined.label("scenarios")})


def _decided(study: Study) -> Iterator[Finding]:
    """A decided scenario has its vote."""
    voted = {fold(vote.scenario or "") for vote in study.adopted()}
    for place, one in enumerate(study.report.scenarios):
        if one.decided and fold(one.code or "") not in voted:
            yield study.finding("F03", f"scenarios.{place}.decided", {"scenario": named(one.name)})


def _scored(study: Study) -> Iterator[Finding]:
    """Once there is any score, a score of every scenario on every criterion, and one only."""
    report = study.report
    for scenario in report.scenarios if report.scores and report.criteria else ():
        lacking: list[Bilingual] = []
        for criterion in report.criteria:
            names = spellings(criterion.criterion)
            found = [place for place, score in enumerate(report.scores) if _is_of(score, scenario.code, names)]
            if names and not found:
                lacking.append(named(criterion.criterion))
            for place in found[1:]:
                said = f"{scenario.code}, {named(criterion.criterion).fr}"
                yield study.twice("scores", f"scores.{place}.criterion", said)
        if lacking and scenario.code:
            about = {"scenario": named(scenario.name), "criteria": listed(lacking)}
            yield study.finding("F24", "scores", about)


def _is_of(score: Score, code: str | None, criterion: frozenset[str]) -> bool:
    return fold(score.scenario or "") == fold(code or "") and bool(spellings(score.criterion) & criterion)
