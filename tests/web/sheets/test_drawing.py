"""Pictures are kept whole, once, and let go by one rule; work that dies takes nothing along."""

import json
import os
import shutil
from typing import Any

import pytest

from flows.drop_folder.copies import Bounds, Ended, How, here
from imprimatur.project import Project
from tests.sheets import made
from web.sheets import drawing
from web.sheets.drawing import Asked, Drawings

KIND, SLUG = made.OFFER


@pytest.fixture
def drafted(project: Project) -> Project:
    shutil.copytree(made.project().outputs, project.outputs)
    return project


def drawn(drawings: Drawings, anew: bool = False) -> tuple[Asked, str]:
    asked = drawings.asked(KIND, SLUG, "draft")
    assert asked
    said = drawings.draw(asked, anew)
    drawings.settle()
    return asked, said or drawings.draw(asked)


def test_a_set_is_drawn_once_and_kept(drafted: Project) -> None:
    calls: list[str] = []

    def doing(bounds: Bounds, function: Any, *given: Any) -> Ended:
        assert bounds == Bounds(cpu=180, memory=2 << 30, gentle=False), "somebody waits for the pages"
        calls.append(given[0])
        return here(bounds, function, *given)

    asked, _ = drawn(Drawings(drafted, doing))
    other = Drawings(drafted, doing)
    shown = other.shown(asked.mark)
    assert calls == [SLUG]
    assert shown and set(shown.editions) == {"fr", "nl"}
    assert sorted(one.name for one in shown.folder.parent.iterdir()) == [asked.mark]
    assert shown.folder.parent.stat().st_mode & 0o77 == 0


@pytest.mark.parametrize("how", [How.DIED, How.SLOW, How.HUNG, How.MEMORY])
def test_work_that_dies_is_said_and_tried_again_only_when_asked(drafted: Project, how: How) -> None:
    calls: list[int] = []

    def doing(*_: Any) -> Ended:
        calls.append(1)
        return Ended(how)

    drawings = Drawings(drafted, doing)
    assert drawn(drawings)[1] == "died"
    assert drawn(drawings)[1] == "died"
    assert len(calls) == 1
    drawn(drawings, anew=True)
    assert len(calls) == 2
    assert list((drafted.private / "web" / "pictures").iterdir()) == []


def test_what_was_shown_longest_ago_goes_first(drafted: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    home = drafted.private / "web" / "pictures"
    for age, name in enumerate(("a" * 24, "b" * 24, "c" * 24)):
        (home / name).mkdir(parents=True)
        (home / name / "fr-1.png").write_bytes(b"x" * 1000)
        os.utime(home / name, (1000 - age, 1000 - age))
    drawings = Drawings(drafted, here)
    size = sum(one.stat().st_size for one in made.draft().iterdir())
    monkeypatch.setattr(drawing, "MOST_KEPT", 10 * size)
    asked, _ = drawn(drawings)
    assert {one.name for one in home.iterdir()} == {"a" * 24, "b" * 24, "c" * 24, asked.mark}
    kept = sum(one.stat().st_size for one in (home / asked.mark).iterdir())
    monkeypatch.setattr(drawing, "MOST_KEPT", kept + 2000)
    drawings._prune(home / asked.mark)
    assert {one.name for one in home.iterdir()} == {"a" * 24, "b" * 24, asked.mark}
    monkeypatch.setattr(drawing, "MOST_KEPT", 0)
    drawings._prune(home / asked.mark)
    assert {one.name for one in home.iterdir()} == {asked.mark}


def test_what_a_killed_process_left_is_swept_away(drafted: Project) -> None:
    left = drafted.private / "web" / "pictures" / ".new-x"
    left.mkdir(parents=True)
    Drawings(drafted, here)
    assert not left.exists()


def test_a_damaged_record_is_as_none(drafted: Project) -> None:
    drawings = Drawings(drafted, here)
    asked, _ = drawn(drawings)
    shown = drawings.shown(asked.mark)
    assert shown
    (shown.folder / "sheets.json").write_bytes(b"{}")
    assert drawings.shown(asked.mark) is None
    drawn(drawings)
    assert drawings.shown(asked.mark)


def test_a_record_of_another_edition_is_as_none(drafted: Project) -> None:
    drawings = Drawings(drafted, here)
    asked, _ = drawn(drawings)
    shown = drawings.shown(asked.mark)
    assert shown
    kept = shown.folder / "sheets.json"
    whole = kept.read_text(encoding="utf-8")
    for part in ("passages", "blanks"):
        told = json.loads(whole)
        told["sheets"]["fr"][part].append([[], [], []] if part == "passages" else [])
        kept.unlink(missing_ok=True)
        kept.write_text(json.dumps(told), encoding="utf-8")
        assert drawings.shown(asked.mark) is None, part
    drawn(drawings)
    assert drawings.shown(asked.mark)


def test_more_than_can_wait_is_told_to_come_back(drafted: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_WAITING", 0)
    asked = Drawings(drafted, here).asked(KIND, SLUG, "draft")
    assert asked
    assert Drawings(drafted, here).draw(asked) == "busy"
