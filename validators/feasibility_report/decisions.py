"""Votes of a feasibility report and what follows from them: counts, results, conditions, consultation."""

from collections.abc import Iterator
from decimal import Decimal

from imprimatur.core.finding import Finding
from imprimatur.documents.feasibility_report.choices import Result
from imprimatur.documents.feasibility_report.plans import Vote
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.feasibility_report.study import ADOPTED, Study, spellings
from validators.values import counted, dated, named, precedes

LARGEST = Decimal("0.8")
"""Share of the votes cast that the largest majority of the Code of companies and associations asks for: four fifths,
abstentions aside (article 9:21, change of the object or the disinterested aim of an association).
"""


def check(study: Study) -> Iterator[Finding]:
    """Everything wrong with votes, conditions and consultation."""
    for place, vote in enumerate(study.report.votes):
        yield from _counts(study, place, vote)
        yield from _result(study, place, vote)
    yield from _conditions(study)
    yield from _consulted(study)


def _counts(study: Study, place: int, vote: Vote) -> Iterator[Finding]:
    """No more votes than members present; where these are not told, than members."""
    cast = [("votes_for", vote.votes_for), ("votes_against", vote.votes_against), ("abstentions", vote.abstentions)]
    total = sum(count for _, count in cast if count is not None)
    first = next((name for name, count in cast if count is not None), "body")
    limits = [("present", vote.present), ("members", vote.members)]
    name, limit = next(((name, count) for name, count in limits if count is not None), ("", None))
    if limit is not None and total > limit:
        about: Values = {"count": counted(total), "limit": counted(limit), "of": study.examined.label(f"votes.{name}")}
        yield study.finding("F15", f"votes.{place}.{first}", about)


def _result(study: Study, place: int, vote: Vote) -> Iterator[Finding]:
    ours, theirs = vote.votes_for, vote.votes_against
    if ours is None or theirs is None or vote.result is None or not ours + theirs:
        return
    lost = vote.result in ADOPTED and ours <= theirs
    won = vote.result is Result.REJECTED and Decimal(ours) / (ours + theirs) >= LARGEST
    if lost or won:
        result = study.examined.labels.choices["Result"][vote.result.value].both
        about = {"result": result, "for": counted(ours), "against": counted(theirs)}
        yield study.finding("F18", f"votes.{place}.result", about)


def _conditions(study: Study) -> Iterator[Finding]:
    """Each condition has its next step, each step answers a condition that was set."""
    report = study.report
    codes = {fold(one.code): one.code for one in report.conditions if one.code}
    taken: set[str] = set()
    for place, step in enumerate(report.next_steps):
        answers = [piece.strip() for answer in step.answers for piece in answer.split(",") if piece.strip()]
        taken |= {fold(answer) for answer in answers}
        for answer in answers:
            if fold(answer) not in codes:
                known = ", ".join(codes.values()) or "–"
                yield study.finding("F02", f"next_steps.{place}.answers", {"value": answer, "expected": known})
    for place, condition in enumerate(report.conditions):
        if condition.code and fold(condition.code) not in taken:
            about: Values = {"value": condition.code, "condition": named(condition.condition)}
            yield study.finding("F01", f"conditions.{place}.code", about)
    for place, vote in enumerate(report.votes):
        if vote.result is Result.CONDITIONAL and not report.conditions:
            yield study.finding("F32", f"votes.{place}.result", {"body": named(vote.body)})


def _consulted(study: Study) -> Iterator[Finding]:
    """A body is consulted before its last vote."""
    for place, one in enumerate(study.report.consultation):
        names = spellings(one.body)
        votes = [vote.date for vote in study.report.votes if vote.date and spellings(vote.body) & names]
        if one.date and votes and all(precedes(vote, one.date) for vote in votes):
            about = {"body": named(one.body), "date": dated(one.date), "vote": dated(votes[-1])}
            yield study.finding("F19", f"consultation.{place}.date", about)
