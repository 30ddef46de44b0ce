"""The findings of a set as the lines of a digest: read back whole, one line for what is the same, dated and placed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flows.digest.messages import say
from flows.digest.points import findings_of, marks_of, points_of
from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.findings.record import records
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT
from tests.flows.digest.sets import missing

TODAY = date(2026, 11, 24)
BEFORE = TODAY - timedelta(days=3)


def read(*findings: Finding, **other: Any) -> tuple[Finding, ...]:
    return findings_of({"findings": [{**one, **other} for one in records(findings)]})


def lines(*findings: Finding, since: dict[str, date] | None = None, known: bool = True, labels: Any = None) -> Any:
    return points_of(findings, labels, since or {}, TODAY, known)


def test_a_finding_is_read_back_as_it_was_recorded() -> None:
    every = (missing(due=date(2026, 12, 1)), missing("Horaire", "B40", lang="nl"))
    assert read(*every) == every
    assert read(every[0], lang="de")[0].lang is None
    assert read(every[0], due="")[0].due is None


@pytest.mark.parametrize(
    "other",
    [
        {"accepted": {"by": "x"}},
        {"severity": "grave"},
        {"place": {}},
        {"place": {**records([missing()])[0]["place"], "line": "5"}},
        {"place": {**records([missing()])[0]["place"], "sheet": None}},
        {"values": []},
        {"due": "demain"},
        {"message": {"fr": "x"}},
    ],
)
def test_one_of_another_form_or_that_was_accepted_is_none(other: dict[str, Any]) -> None:
    assert read(missing(), **other) == ()
    assert findings_of({"findings": {}}) == findings_of({}) == ()


def test_the_same_of_both_languages_is_one_line_and_what_is_quoted_or_of_many_places_is_not() -> None:
    fr, nl = missing(lang="fr", path="intro.fr"), missing(lang="nl", path="intro.nl", cell="C30")
    (one,) = lines(fr, nl)
    assert (one.also, one.count) == ("nl", 2)
    assert [point.also for point in lines(fr, replace(nl, owner="Bob"))] == [None, None]
    assert [point.also for point in lines(fr, replace(nl, section=Bilingual("x", "x")))] == [None, None]
    assert [point.count for point in lines(replace(fr, lang=None), replace(nl, lang=None))] == [1, 1]
    many = [replace(fr, location=replace(fr.location, cell=f"B{row}")) for row in (30, 31)]
    others = [replace(nl, location=replace(nl.location, cell=f"C{row}")) for row in (30, 31)]
    assert [(point.also, point.count) for point in lines(*many, *others)] in ([(None, 2)] * 2, [(None, 4)])


def test_it_waits_since_the_first_day_that_told_any_of_it_and_is_new_where_none_did() -> None:
    fr, nl = missing(lang="fr", path="intro.fr"), missing(lang="nl", path="intro.nl", cell="C30")
    (mark,) = marks_of([nl])
    told = [(one.since, one.fresh) for one in (*lines(fr, nl, since={mark: BEFORE}), *lines(fr, nl))]
    assert told == [(BEFORE, False), (TODAY, True)]
    assert [one.fresh for one in lines(fr, known=False)] == [False]
    assert [one.since for one in lines(nl, since={mark: TODAY + timedelta(days=1)})] == [TODAY]


def test_its_section_is_its_own_else_that_of_its_field_else_the_files() -> None:
    labels = load_labels(ROOT / "templates", "job_offer")
    known = next(iter(labels.fields))
    bare = replace(missing(), section=NOTHING)
    of_field, of_none = replace(bare, path=f"{known}.x"), replace(bare, path="nowhere.x")
    said = [one.section for held in (missing(), of_field, of_none) for one in lines(held, labels=labels)]
    assert said == [Bilingual("Rémunération", "Verloning"), labels.field(known).both, say["elsewhere"]]
    assert [one.section for one in lines(of_field)] == [say["elsewhere"]]


def test_a_place_need_not_say_its_file_again_and_a_day_is_the_last_of_its_month() -> None:
    (one,) = lines(missing(due=date(2026, 12, 1)))
    assert one.due == date(2026, 12, 1)
    assert one.file.fr in one.whole.fr and one.file.fr not in one.place.fr and one.place.fr
    whole_file = replace(missing(), location=Location("job_offer/offre.xlsx"))
    (one,) = lines(whole_file)
    assert (one.place, one.severity) == (NOTHING, Severity.ERROR)
