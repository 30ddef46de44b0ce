"""Checks of feasibility reports: decisions, entities, scenarios, money, time, words (schemas.md, section 3, checks)."""

from collections.abc import Iterator
from typing import cast

from imprimatur.core.finding import Finding
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from validators.examination import Examination
from validators.feasibility_report import decisions, entities, plan, scenarios, wording
from validators.feasibility_report.study import CATALOGUE, Study
from validators.prose import expressions
from validators.prose.expressions import Codes
from validators.tables.checks import Bounds, Expectation, between, distinct

_CODES = Codes("F30", "F31", CATALOGUE)


def check(examined: Examination) -> Iterator[Finding]:
    """Everything in a report that contradicts itself, runs ahead of a decision or leaves an entity out."""
    study = Study(examined, cast(FeasibilityReport, examined.document))
    yield from entities.check(study)
    yield from scenarios.check(study)
    yield from plan.check(study)
    yield from decisions.check(study)
    yield from wording.check(study)
    yield from expressions.check(examined, _CODES)


def _amount(_: object) -> Bounds:
    return Bounds(low=0)


EXPECTATIONS: dict[str, tuple[Expectation, ...]] = {
    "key_terms": (distinct("term"),),
    "people": (distinct("entity"),),
    "approvals_and_funding": (between("amount", _amount),),
    "finances": (between("income", _amount), between("commitments", _amount)),
    "themes": (distinct("title"),),
    "scenarios": (
        distinct("code"),
        distinct("name"),
        between("cost_once", _amount),
        between("cost_yearly", _amount),
    ),
    "criteria": (distinct("criterion"),),
    "costs": (distinct("item"), between("amount", _amount)),
    "funding_plan": (distinct("source"), between("amount", _amount)),
    "timeline": (distinct("step"),),
    "risks": (distinct("risk"),),
    "legal_steps": (distinct("step"),),
    "conditions": (distinct("code"),),
    "next_steps": (distinct("step"),),
    "avoided_words": (distinct("word"),),
}
"""What the tables of a report must hold, beyond their required columns."""

__all__ = ["CATALOGUE", "EXPECTATIONS", "check"]
