"""Great Expectations and the masks find the same cells, whatever the tables say; what is kept of it is reproducible."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.bilingual import State
from imprimatur.core.blocks import runs
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.core.values import FlexDate, Money, Precision
from imprimatur.documents.annual_report.choices import SessionKind
from imprimatur.documents.annual_report.groups import Channel, Session, StaffMember
from imprimatur.documents.annual_report.model import AnnualReport, Event
from imprimatur.documents.feasibility_report.choices import Result
from imprimatur.documents.feasibility_report.groups import People
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.plans import Cost, Criterion, Scenario, Score, Source, Step, Vote
from imprimatur.documents.schema.records import Organisation, Person
from tests.dossiers import ROOT, assembled
from tests.validators.ground import Ground
from validators.tables import suites


def said(french: str | None, dutch: str | None) -> Text:
    """A text; a side that is None is missing."""
    sides = (short(runs(side), State.GIVEN, Location("")) if side is not None else None for side in (french, dutch))
    return Text(*sides)


def maybe(strategy):
    """A value, or nothing."""
    return st.none() | strategy


words = maybe(st.sampled_from(["Coût", "cout", "Lien", "–", ""]))
texts = st.builds(said, words, words)
EDGES = [
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 3, 1),
    date(2024, 3, 31),
    date(2024, 12, 31),
    date(2025, 1, 1),
]
days = st.builds(FlexDate, maybe(st.sampled_from(EDGES)), st.sampled_from(list(Precision)[:4]))
codes = maybe(st.sampled_from(["A", "a", "B-1", "b1", "C"]))
small = maybe(st.integers(-2, 6))
money = maybe(st.integers(-3, 30).map(lambda tenths: Money(Decimal(tenths) / 10)))
entities = st.sampled_from([Organisation(code=code) for code in ("un", "deux", "trois")])


def some(*arguments, **columns):
    """Up to five rows."""
    return st.lists(st.builds(*arguments, **columns), max_size=5).map(tuple)


reports = st.builds(
    FeasibilityReport,
    date=maybe(days),
    horizon=maybe(days),
    entities=st.lists(entities, max_size=3, unique_by=lambda one: one.code).map(tuple),
    people=some(People, entity=maybe(entities), functions=texts),
    scenarios=some(Scenario, code=codes, name=texts, cost_once=money),
    criteria=some(Criterion, criterion=texts, weight=maybe(st.just(Decimal(2)))),
    scores=some(Score, scenario=codes, criterion=texts, score=maybe(st.just(Decimal(3)))),
    costs=some(Cost, item=texts, amount=money),
    costs_stated=money,
    funding_plan=some(Source, source=texts, amount=money),
    timeline=some(Step, step=texts, start=maybe(days), end=maybe(days)),
    votes=some(
        Vote, body=texts, date=maybe(days), result=maybe(st.sampled_from(list(Result))), scenario=codes,
        members=maybe(st.integers(1, 4)), present=maybe(st.integers(0, 5)), quorum=maybe(st.integers(0, 5)),
    ),
)  # fmt: skip
years = st.builds(
    AnnualReport,
    year=maybe(st.just(2024)),
    staff_date=maybe(days),
    fte_stated=maybe(st.sampled_from([Decimal("0.3"), Decimal("0.6")])),
    headcount_stated=maybe(st.integers(0, 5)),
    staff=some(
        StaffMember, person=maybe(st.sampled_from([Person(code="a"), Person(code="b")])), function=texts,
        fte=maybe(st.sampled_from([Decimal("0.1"), Decimal("0.2")])), entry=maybe(days), exit=maybe(days),
    ),
    sessions=some(Session, kind=maybe(st.sampled_from(list(SessionKind))), title=texts),
    event=st.builds(Event, workshops_stated=maybe(st.integers(0, 3)), plenaries_stated=maybe(st.integers(0, 3))),
    channels=some(Channel, name=texts, audience=maybe(st.integers(0, 3)), as_of=maybe(days)),
)  # fmt: skip


@pytest.mark.long
@settings(max_examples=12)  # each puts about a hundred rules to the library
@given(reports | years)
def test_the_library_confirms_the_checks_cell_by_cell(document):
    kind = "annual_report" if isinstance(document, AnnualReport) else "feasibility_report"
    job = replace(assembled(kind, {}), document=document)
    assert [one for one in suites.judged(job) if not one.confirmed] == []


def verdicts(kind: str) -> list[suites.Verdict]:
    """What is kept of the complete dossier of a kind."""
    return suites.judged(assembled(kind, Ground(kind).files))


@pytest.mark.parametrize("kind", ["annual_report", "feasibility_report", "research_synthesis"])
def test_a_complete_dossier_holds_every_rule(kind):
    found = verdicts(kind)
    assert len(found) > 10
    assert [one for one in found if not (one.success and one.confirmed)] == []


def test_the_same_document_gives_the_same_record():
    """No clock and no identifier of a run."""
    assert verdicts("research_synthesis") == verdicts("research_synthesis")


def test_a_verdict_says_what_was_expected_of_what_and_what_came_of_it():
    job = assembled("feasibility_report", Ground("feasibility_report").files)
    first, second, *others = job.document.scores
    scores = (first, second.model_copy(update={"scenario": "Z"}), *others)
    found = suites.judged(replace(job, document=job.document.model_copy(update={"scores": scores})))
    (broken,) = [one for one in found if not one.success]
    assert (broken.suite, broken.table.fr, broken.table.nl) == ("feasibility_report.scores", "Notes", "Scores")
    assert broken.rule.nl == "‘Scenario’ staat onder ‘Code’ van de tabel ‘Scenario’s’"
    assert (broken.expectation, broken.unexpected, broken.confirmed, broken.lang) == (
        "expect_column_values_to_be_in_set", 1, True, "",
    )  # fmt: skip
    assert broken.version == version("great-expectations")


def test_what_the_library_does_not_confirm_is_told(monkeypatch: pytest.MonkeyPatch):
    """The record would show a mask that went wrong."""
    real = suites.failing
    monkeypatch.setattr(
        suites, "failing", lambda case, frame: [0] if case.rule.sort == "distinct" else real(case, frame)
    )
    found = verdicts("research_synthesis")
    assert {one.rule.fr.partition(" ne dit")[1] for one in found if not one.confirmed} == {" ne dit"}
    assert all(one.success for one in found)


def test_a_text_is_judged_in_each_language():
    names = {(one.suite, one.lang) for one in verdicts("research_synthesis") if "concepts" in one.suite}
    assert names == {("research_synthesis.concepts", "fr"), ("research_synthesis.concepts", "nl")}


CHECK = """
import sys
from flows.cli.main import run
from flows.messages import Words
code = run(Words("fr"), ["check", "tisselande-accueil-2027"])
print(code, "great_expectations" in sys.modules, "validators.tables.sheets" in sys.modules)
"""


def test_nobody_waits_for_the_library():
    """A check finds every cell without it."""
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False True"


def test_warming_up_loads_it():
    suites.warm_up()
    assert import_module("great_expectations").__version__ == version("great-expectations")
