"""Checks of feasibility reports: decisions, entities, scenarios, money, time, words (schemas.md, section 3, checks)."""

from collections.abc import Iterator
from typing import cast

from imprimatur.core.finding import Finding
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from validators.examination import Examination
from validators.feasibility_report import decisions, entities, plan, scenarios, terms, wording
from validators.feasibility_report.study import CATALOGUE, Study
from validators.prose import expressions
from validators.prose.expressions import Codes

_CODES = Codes("F30", "F31", CATALOGUE)


def check(examined: Examination) -> Iterator[Finding]:
    """Everything in a report that contradicts itself, runs ahead of a decision or leaves an entity out."""
    study = Study(examined, cast(FeasibilityReport, examined.document))
    yield from entities.check(study)
    yield from scenarios.check(study)
    yield from plan.check(study)
    yield from terms.check(study)
    yield from decisions.check(study)
    yield from wording.check(study)
    yield from expressions.check(examined, _CODES)


__all__ = ["CATALOGUE", "check"]
