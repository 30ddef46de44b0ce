"""Drafts that were replaced: which are kept, by one rule; that nothing is lost before."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.artefact import Artefact
from imprimatur.publishing.sets import publish_set
from imprimatur.publishing.versions.former import DAILY, WEEKLY, day_of_draft, former, keep_former, kept, prune

TODAY = date(2027, 3, 12)
DAYS = st.integers(-30, 200).map(lambda age: TODAY - timedelta(days=age))
SETS = st.frozensets(DAYS, max_size=60)
VERSIONS = st.frozensets(DAYS, max_size=4)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_each_day_for_two_weeks_then_one_a_week_for_eight_then_none() -> None:
    assert (DAILY, WEEKLY) == (14, 8)
    every = [ago(age) for age in range(120)]
    assert sorted(kept(every, TODAY)) == [
        # The last day of each week, a Sunday.
        *(date(2027, 1, 3) + timedelta(weeks=week) for week in range(WEEKLY)),
        *(ago(age) for age in reversed(range(DAILY))),
    ]


def test_the_last_draft_before_a_version_is_kept_for_ever() -> None:
    every = [ago(age) for age in range(200)]
    assert kept(every, TODAY, [ago(150)]) == {*kept(every, TODAY), ago(150)}
    assert kept([ago(400), *every], TODAY, [ago(300)]) == {*kept(every, TODAY), ago(400)}
    assert kept([], TODAY, [TODAY]) == frozenset()


@given(SETS, VERSIONS)
def test_what_is_kept(days: frozenset[date], versions: frozenset[date]) -> None:
    left = kept(days, TODAY, versions)
    assert left <= days
    assert {one for one in days if one > TODAY} <= left, "days that have not come"
    assert set(sorted(one for one in days if one <= TODAY)[-DAILY:]) <= left
    assert all(max(before) in left for day in versions if (before := [one for one in days if one <= day]))
    assert len([one for one in left if one <= TODAY]) <= DAILY + WEEKLY + len(versions)


@given(SETS, VERSIONS)
def test_to_let_go_every_day_is_to_let_go_once(days: frozenset[date], versions: frozenset[date]) -> None:
    left: frozenset[date] = frozenset()
    for day in sorted(days):
        left = kept({*left, day}, day, versions)
    assert left == kept(days, max(days, default=TODAY), versions)


@given(SETS, VERSIONS, st.integers(-2000, 2000))
def test_a_clock_that_was_wrong_lets_go_of_nothing_once_it_is_right(
    days: frozenset[date], versions: frozenset[date], wrong: int
) -> None:
    stood = kept(days, TODAY, versions)
    if all(one <= TODAY for one in days):
        assert kept(stood, TODAY + timedelta(days=wrong), versions) == stood
    else:
        assert kept(stood, TODAY - timedelta(days=abs(wrong)), versions) == stood


def draft(home: Path, mark: str, today: date) -> None:
    files = [Artefact("a.fr.docx", mark.encode()), Artefact("a.fr.pdf", mark.encode()), Artefact("findings.json", b"")]
    manifest = json.dumps({"mark": mark}).encode()
    keep_former(home, manifest, today)
    publish_set(home / "draft", [*files, Artefact("edition.json", b"{}")], manifest)
    prune(home, today, [])


def found(home: Path) -> list[tuple[str, str]]:
    return [(path.name, (path / "a.fr.docx").read_text()) for _, path in former(home)]


def test_a_draft_of_another_day_is_kept_with_what_it_said(tmp_path: Path) -> None:
    draft(tmp_path, "A", ago(2))
    draft(tmp_path, "B", ago(2))
    assert found(tmp_path) == [], "one replaced on its day is not"
    draft(tmp_path, "C", ago(1))
    draft(tmp_path, "D", TODAY)
    assert found(tmp_path) == [("2027-03-10", "B"), ("2027-03-11", "C")]
    assert day_of_draft(tmp_path) == TODAY
    names = {path.name for path in (tmp_path / "former" / "2027-03-10").iterdir()}
    assert names == {"a.fr.docx", "edition.json", "findings.json", "manifest.json"}


def test_a_draft_made_again_the_same_is_of_its_first_day(tmp_path: Path) -> None:
    for age in (3, 2, 1):
        draft(tmp_path, "A", ago(age))
    assert day_of_draft(tmp_path) == ago(3)
    draft(tmp_path, "B", TODAY)
    assert found(tmp_path) == [("2027-03-09", "A")]


def test_a_draft_kept_by_a_build_that_was_killed_is_not_kept_twice(tmp_path: Path) -> None:
    draft(tmp_path, "A", ago(2))
    for _ in range(2):
        keep_former(tmp_path, b'{"mark": "B"}', TODAY)
    assert found(tmp_path) == [("2027-03-10", "A")]


def test_what_only_looks_like_a_former_draft_is_left_alone(tmp_path: Path) -> None:
    draft(tmp_path, "A", ago(1))
    draft(tmp_path, "B", TODAY)
    (tmp_path / "elsewhere").mkdir()
    for name in ("2026-01-01", "2026-13-01"):
        (tmp_path / "former" / name).symlink_to(tmp_path / "elsewhere")
    (tmp_path / "former" / "2026-01-02 copie").mkdir()
    before = sorted(path.name for path in (tmp_path / "former").iterdir())
    assert found(tmp_path) == [("2027-03-11", "A")]
    prune(tmp_path, TODAY, [])
    assert sorted(path.name for path in (tmp_path / "former").iterdir()) == before


def test_a_clock_moved_backwards_loses_no_draft(tmp_path: Path) -> None:
    draft(tmp_path, "A", TODAY)
    draft(tmp_path, "B", ago(5))
    draft(tmp_path, "C", TODAY)
    draft(tmp_path, "D", ago(5))
    assert found(tmp_path) == [("2027-03-07", "B"), ("2027-03-12", "A"), ("2027-03-12.2", "C")]
    assert day_of_draft(tmp_path) == ago(5)


def test_drafts_that_the_rule_does_not_keep_go(tmp_path: Path) -> None:
    for age in range(100, -1, -1):
        draft(tmp_path, str(age), ago(age))
    days = [day for day, _ in former(tmp_path)]
    assert days == sorted(kept([ago(age) for age in range(1, 101)], TODAY))
    assert len(days) == DAILY + WEEKLY


@pytest.mark.parametrize("said", ["{", "[]", '{"a": 1}', '{"a": "b"}', "[" * 200_000])
def test_a_list_of_days_that_is_damaged_stops_nothing(tmp_path: Path, said: str) -> None:
    draft(tmp_path, "A", ago(2))
    (tmp_path / "former" / "_days.json").write_text(said)
    draft(tmp_path, "B", TODAY)
    assert [mark for _, mark in found(tmp_path)] == ["A"], "kept by the day of its file"
