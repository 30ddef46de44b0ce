"""What a chapter says first: a sentence composed from its rows, only where they prove it whole."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from imprimatur.core.blocks import Blocks, Paragraph, plain, runs
from imprimatur.core.values import FlexDate
from imprimatur.documents.feasibility_report.choices import Certainty
from imprimatur.documents.feasibility_report.drawn import step_of
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.weighing import adopted, ranking, sum_of
from imprimatur.documents.writing.chapters import Writing
from imprimatur.language.formatting import (
    format_decimal,
    format_money,
    format_on,
    format_period,
    is_singular,
)

LONGEST = 330
"""Characters up to which the first paragraph of an author serves as the lead of a chapter."""


def led(lead: str, blocks: Blocks) -> Blocks:
    """A chapter with its lead: what its author wrote first, else the sentence composed; none for an empty chapter."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.role == "body":
        text = "".join(run.text for run in first.text)
        leads = len(text) <= LONGEST and text.endswith(".") and not any(run.gap for run in first.text)
        return (Paragraph(first.text, "lead", first.location), *blocks[1:]) if leads else blocks
    if not lead or not blocks or isinstance(first, Paragraph):
        return blocks
    return (Paragraph(runs(lead), role="lead"), *blocks)


def situation(writing: Writing, report: FeasibilityReport) -> str:
    """How many people the entities employ together, and their income of the last year, where all of them give it."""
    lang, said = writing.composer.lang, []
    if _of_all(report, report.people) and all(row.headcount and row.fte for row in report.people):
        sums = {
            key: sum((number for row in report.people if (number := getattr(row, name))), Decimal(0))
            for key, name in (("heads", "headcount"), ("fte", "fte"))
        }
        values = {key: _counted(writing, f"count_{key}", number) for key, number in sums.items()}
        said.append(writing.composer.word("lead_people", **values))
    years = [row.year for row in report.finances if row.year]
    last = [row for row in report.finances if row.year == max(years, default=0)]
    income = sum_of([row.income for row in last])
    if income and _of_all(report, last):
        values = {"year": str(max(years)), "income": format_money(income, lang)}
        said.append(writing.composer.word("lead_income", **values))
    return " ".join(said)


def themes(writing: Writing, report: FeasibilityReport) -> str:
    """How many themes there are."""
    return _counted(writing, "lead_themes", len(report.themes)) if report.themes else ""


def scenarios(writing: Writing, report: FeasibilityReport) -> str:
    """How the scenarios rank, and which one was adopted; how many there are where they were not weighed."""
    ranked, chosen, given = ranking(report), adopted(report), report.scenarios
    if not given or not all(one.code for one in given):
        return ""
    said = []
    if ranked and ranked[0][1] > ranked[1][1]:
        scores = [f"{given[place].code} ({format_decimal(mean, writing.composer.lang)})" for place, mean in ranked[1:]]
        others = f" {writing.composer.word('and')} ".join(filter(None, (", ".join(scores[:-1]), scores[-1])))
        best, mean = given[ranked[0][0]].code or "", format_decimal(ranked[0][1], writing.composer.lang)
        said.append(writing.composer.word("lead_ranking", best=best, mean=mean, others=others))
    elif len(given) > 1:
        key = "lead_scenarios_with" if any(one.status_quo for one in given) else "lead_scenarios"
        said.append(writing.composer.word(key, count=str(len(given))))
    if chosen is not None:
        said.append(writing.composer.word("lead_adopted", code=given[chosen].code or ""))
    return " ".join(said)


def money(writing: Writing, report: FeasibilityReport) -> str:
    """What the project costs once and every year, and what the funding plan brings together, so much of it certain."""
    lang, said = writing.composer.lang, []
    costs = {
        name: sum_of([row.amount for row in report.costs if bool(row.yearly) is yearly])
        for name, yearly in (("once", False), ("yearly", True))
        if any(bool(row.yearly) is yearly for row in report.costs)
    }
    known = {name: format_money(total, lang) for name, total in costs.items() if total}
    if known and len(known) == len(costs):
        said.append(writing.composer.word("lead_cost_" + "_and_".join(known), **known))
    total = sum_of([row.amount for row in report.funding_plan])
    sure = [row.amount for row in report.funding_plan if row.certainty is Certainty.CERTAIN]
    certain = sum_of(sure) if len(sure) < len(report.funding_plan) else None
    if total and certain:
        values = {"total": format_money(total, lang), "certain": format_money(certain, lang)}
        said.append(writing.composer.word("lead_funding_certain", **values))
    elif total:
        said.append(writing.composer.word("lead_funding", total=format_money(total, lang)))
    return " ".join(said)


def calendar(writing: Writing, report: FeasibilityReport) -> str:
    """How many steps there are, from when to when."""
    steps = report.timeline
    period = _span(writing, [one.start for one in steps], [one.end for one in steps])
    return _counted(writing, "lead_calendar", len(steps), period=period) if period else ""


def risks(writing: Writing, report: FeasibilityReport) -> str:
    """How many risks there are of each step of the map, the highest first."""
    graded = [step_of(one.effect, one.likelihood) for one in report.risks if one.effect and one.likelihood]
    if not graded or len(graded) < len(report.risks):
        return ""
    if len(graded) == 1:
        return _counted(writing, "lead_risks", 1, steps=writing.composer.word(f"risk_step_{graded[0]}"))
    steps = sorted(Counter(graded).items(), reverse=True)
    said = [runs(_counted(writing, f"lead_risks_{step}", count)) for step, count in steps]
    return _counted(writing, "lead_risks", len(graded), steps=plain(writing.composer.listed(said)))


def legal(writing: Writing, report: FeasibilityReport) -> str:
    """How many legal steps there are, and the first deadline."""
    due = _first(report.legal_steps, "deadline")
    on = format_on(due, writing.composer.lang) if due else ""
    return _counted(writing, "lead_legal", len(report.legal_steps), date=on) if on else ""


def decisions(writing: Writing, report: FeasibilityReport) -> str:
    """How many votes were held, when, and what came out of them."""
    votes = report.votes
    if not votes or not all(one.result for one in votes):
        return ""
    period = _span(writing, [one.date for one in votes], [one.date for one in votes])
    results = Counter(one.result for one in votes if one.result)
    # Of a single vote, the result alone.
    said = ", ".join(writing.composer.choice(one) + f" ({count})" * (len(votes) > 1) for one, count in results.items())
    return _counted(writing, "lead_votes", len(votes), period=period, results=said) if period else ""


def following(writing: Writing, report: FeasibilityReport) -> str:
    """How many steps come next, and when the first is due."""
    due = _first(report.next_steps, "due")
    on = format_on(due, writing.composer.lang) if due else ""
    return _counted(writing, "lead_next", len(report.next_steps), date=on) if on else ""


def _counted(writing: Writing, key: str, count: int | Decimal, **values: str) -> str:
    """A sentence with its number, in the singular for one."""
    lang = writing.composer.lang
    number = format_decimal(Decimal(count), lang)
    return writing.composer.word(key + "_one" * is_singular(count, lang), count=number, **values)


def _of_all(report: FeasibilityReport, rows: Sequence[Any]) -> bool:
    """Whether there is one row for each entity of the report, several of them, and no other."""
    return len(rows) > 1 and sorted(row.entity.code for row in rows if row.entity) == sorted(
        one.code for one in report.entities
    )


def _span(writing: Writing, starts: Sequence[FlexDate | None], ends: Sequence[FlexDate | None]) -> str:
    """From the first of some dates to the last of others; nothing where one of them is not known to the calendar."""
    first = [one for one in starts if one and one.is_calendar and one.first_day()]
    last = [one for one in ends if one and one.is_calendar and one.last_day()]
    if len(first) < len(starts) or len(last) < len(ends) or not starts:
        return ""
    begin = min(first, key=lambda one: (one.first_day(), one.last_day()))
    end = max(last, key=lambda one: (one.last_day(), one.first_day()))
    if begin == end:
        return format_on(begin, writing.composer.lang)
    return format_period(begin, end, writing.composer.lang)


def _first(rows: Sequence[Any], name: str) -> FlexDate | None:
    """The first deadline of some rows, where the calendar knows every one that is given."""
    given: list[FlexDate] = [date for row in rows if (date := getattr(row, name))]
    known = [(last, one) for one in given if one.is_calendar and (last := one.last_day())]
    return min(known, key=lambda pair: pair[0])[1] if known and len(known) == len(given) else None
