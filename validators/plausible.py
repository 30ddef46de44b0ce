"""What is plausible for the form and impossible in fact: a deadline before the publication, an approval of tomorrow.

What must hold between fields is data (`facts.yaml` of a kind: see validators/facts.py). `orders` has a date that comes
`first` and one that comes `then` (in one `row`; `by` days of grace; `ask` where an exception is possible; `unless` the
code that has said it already), `future` what cannot lie ahead, `parts` a part and its whole, `late` years that come no
later `than` others, `closed` what happens once the year told of has ended, `near` dates of the same few years (`past`:
they may lie ahead). A finding stands at the value that most of the rules contradict: one slip, one finding.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from imprimatur.core.finding import Finding, Severity
from imprimatur.core.values import FlexDate, Quantity
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import Organisation
from imprimatur.findings.catalogue import Values
from validators.examination import Examination
from validators.facts import Facts, dates_of, facts_of, found_at
from validators.values import counted, dated, precedes

_YEARS_AFTER = 2
"""Years after the one reported on by which a report is surely adopted."""

_YEARS_APART = 5
"""Years that the dates of one document lie apart at most, as a rule."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two dates in the wrong order; `at` is the path where they are reported if no other rule says more."""

    first: tuple[str, FlexDate]
    then: tuple[str, FlexDate]
    at: str
    ask: bool

    @property
    def paths(self) -> tuple[str, str]:
        """The two paths."""
        return self.first[0], self.then[0]


def check(examined: Examination) -> Iterator[Finding]:
    """Every value that another value, the year told of or the calendar makes impossible."""
    facts = facts_of(examined)
    yield from (orders := list(_orders(examined, facts)))
    yield from _astray(examined.knowing(orders), facts)
    yield from _in_future(examined, facts)
    yield from _parts(examined, facts)
    yield from _late(examined, facts)
    yield from _closed(examined, facts)
    yield from _founded(examined, facts)


def _orders(examined: Examination, facts: Facts) -> Iterator[Finding]:
    told = {one.code for one in examined.findings}
    rules = [rule for rule in facts.rules.get("orders", ()) if rule.get("unless") not in told]
    clashes = [clash for rule in rules for clash in _clashes(examined, rule)]
    years = sorted(year for _, value in dates_of(examined.document) if clashes and (year := _year(value)))
    usual = years[len(years) // 2] if years else None
    while clashes:
        votes = Counter(path for clash in clashes for path in set(clash.paths))
        held = {path: value for clash in clashes for path, value in (clash.first, clash.then)}
        path = max(votes, key=lambda one: (votes[one], _is_far(held[one], usual), one == clashes[0].at))
        worst = next(clash for clash in clashes if path in clash.paths)
        clashes = [clash for clash in clashes if path not in clash.paths]
        if any(examined.is_known(one) for one in worst.paths):
            continue
        here, other = (worst.first, worst.then) if path == worst.first[0] else (worst.then, worst.first)
        code = {True: ("D11", "D13"), False: ("D10", "D12")}[worst.ask][here is worst.then]
        about: Values = {"value": dated(here[1]), "other": examined.label(other[0]), "limit": dated(other[1])}
        yield examined.finding(code, path, about)


def _is_far(value: FlexDate, usual: int | None) -> bool:
    """Whether a date lies years away from what the document tells of: of two in the wrong order, the slip."""
    year = _year(value)
    return bool(usual and year and abs(year - usual) > _YEARS_APART)


def _astray(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """A date that lies years away from most of those that the document gives: its year may be a slip."""
    years = sorted(year for _, value in dates_of(examined.document) if (year := _year(value)))
    usual = years[len(years) // 2] if years else 0
    for rule in facts.rules.get("near", ()):
        for path, value in found_at(examined.document, rule["field"]):
            year = _year(value)
            far = year is not None and _is_far(value, usual) and not (rule.get("past") and year > usual)
            if far and not examined.is_known(path, also=(Severity.WARNING,)):
                yield examined.finding("D26", path, {"value": dated(value), "year": str(usual)})


def _clashes(examined: Examination, rule: Mapping[str, Any]) -> Iterator[Clash]:
    for first_path, first in found_at(examined.document, rule["first"]):
        for then_path, then in found_at(examined.document, rule["then"]):
            if rule.get("row") and first_path.rpartition(".")[0] != then_path.rpartition(".")[0]:
                continue
            if _surely_before(then, first, rule.get("by", 0)):
                at = then_path if rule.get("at") == "then" else first_path
                yield Clash((first_path, first), (then_path, then), at, rule.get("ask", False))


def _surely_before(then: FlexDate, first: FlexDate, days: int) -> bool:
    """Whether a date comes before another by more than some days."""
    last, start = then.last_day(), first.first_day()
    if not days:
        return precedes(then, first)
    return bool(last and start and last < start - timedelta(days=days))


def _in_future(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """What was done cannot be dated after today."""
    today = examined.job.parameters.today
    for path in (*facts.rules.get("future", ()), f"{ACCEPTED}.on") if today else ():
        for here, value in found_at(examined.document, path):
            first = value.first_day()
            if first and today and first > today:
                yield examined.finding("D14", here, {"value": dated(value), "today": dated(FlexDate(today))})


def _parts(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """A part is not larger than its whole: two fields of the document, or of one row."""
    for rule in facts.rules.get("parts", ()):
        wholes = {path.rpartition(".")[0]: (path, value) for path, value in found_at(examined.document, rule["whole"])}
        for path, part in found_at(examined.document, rule["part"]):
            whole = wholes.get(path.rpartition(".")[0])
            if whole and _exceeds(part, whole[1]) and not any(map(examined.is_known, (path, whole[0]))):
                about: Values = {"value": counted(part), "other": examined.label(whole[0]), "limit": counted(whole[1])}
                yield examined.finding("D15", path, about)


def _exceeds(part: Decimal | int, whole: Decimal | int) -> bool:
    exact = all(one.is_exact for one in (part, whole) if isinstance(one, Quantity))
    return exact and Decimal(part) > Decimal(whole)


def _late(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """No year that a document tells of comes after the document."""
    for rule in facts.rules.get("late", ()):
        limit = next((_year(value) for _, value in found_at(examined.document, rule["than"])), None)
        for path, value in found_at(examined.document, rule["years"]):
            year = _year(value)
            if limit and year and year > limit + rule.get("by", 0) and not examined.is_known(path):
                about: Values = {"value": str(year), "other": examined.label(rule["than"]), "limit": str(limit)}
                yield examined.finding("D16", path, about)


def _year(value: object) -> int | None:
    if isinstance(value, FlexDate):
        return value.value.year if value.value else None
    return value if isinstance(value, int) else None


def _closed(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """What tells of a whole year is approved once the year has ended, and within two years."""
    year = next((one for one in facts.years), None)
    for path in facts.rules.get("closed", ()) if year else ():
        for here, value in found_at(examined.document, path):
            last, first = value.last_day(), value.first_day()
            about: Values = {"value": dated(value), "year": str(year)}
            if year and last and last < date(year, 12, 1):
                yield examined.finding("D17", here, about)
            elif year and first and first.year > year + _YEARS_AFTER:
                yield examined.finding("D18", here, about)


def _founded(examined: Examination, facts: Facts) -> Iterator[Finding]:
    """No organisation that a document names was founded after today, or after the document's last year."""
    today = examined.job.parameters.today
    limit = max((*facts.years, *((today.year,) if today else ())), default=None)
    named: dict[str, tuple[str, Organisation]] = {}
    for path, one in _organisations(examined):
        named.setdefault(one.code, (path, one))
    for path, one in named.values():
        if limit and one.founded and one.founded > limit:
            place = examined.registers.place(one, "founded")
            yield examined.finding("D19", path, {"value": str(one.founded), "name": one.brief}, place=place)


def _organisations(examined: Examination) -> Iterator[tuple[str, Organisation]]:
    for spec in specs(type(examined.document)):
        inner = [f"{spec.path}.{one.path}" for one in specs(spec.type)] if spec.is_table else [spec.path]
        for path in inner:
            yield from ((here, one) for here, one in found_at(examined.document, path) if isinstance(one, Organisation))
