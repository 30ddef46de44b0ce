"""Texts as people type them, well meant or not: marks that must stay, signs that nobody sees, two saves at once."""

import threading
from pathlib import Path

import pytest

from flows.translating import job_of
from flows.typed_translations import LONGEST, Met, Saved, Typed, mark, place_of, save, shown
from imprimatur.core.errors import NotWritten
from imprimatur.project import Project
from imprimatur.translation.write_back import files as written
from tests.flows.projects import COMPLETE
from tests.flows.translations import FORMER_NL, NEW_NL, replace_in
from tests.web.translating.conftest import changed, offer

__all__ = ("changed", "offer")
NAME = f"job_offer/{COMPLETE}"


def texts(project: Project) -> dict[str, Typed]:
    """Every text as it stands, by its Dutch as it is typed."""
    found = job_of(project, NAME).standing.units
    return {
        shown(one): Typed(one.unit.id, shown(one), mark(shown(one)), place_of(one.unit), one.unit.origin.text)
        for one in found
        if one.unit.origin
    }


def retyped(one: Typed, text: str, **more: bool) -> Typed:
    return Typed(one.id, text, one.was, one.place, one.source, **more)


def put(project: Project, text: str) -> Saved:
    return save(project, NAME, "nl", [retyped(texts(project)[FORMER_NL], text)])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"  {NEW_NL} \r\n\r\n", NEW_NL),
        (NEW_NL.replace(", ", ",\r\n"), NEW_NL),
        (f"\u202e\u2066{NEW_NL}\u2069\x00\x07\u200b", NEW_NL),
        ("<script>alert(3)</script>", "<script>alert(3)</script>"),
        ("{{ 3 }}: 'a' #", None),
        ("Een <strong>open</strong> deur, 3 wijken", "**open**"),
        ("- 3: *x* [y](z) | > # & ! %", "- 3: *x* [y](z) | > # & ! %"),
    ],
)
def test_what_is_typed_says_just_that(changed: Path, project: Project, typed: str, kept: str | None) -> None:
    before = changed.read_bytes()
    saved = put(project, typed)
    if not saved.taken:
        # What cannot be written so that it reads as it was typed is refused, and nothing changes.
        assert kept is None or saved.refused[0].why is not None
        assert changed.read_bytes() == before
        return
    said = next(one for one in job_of(project, NAME).standing.units if one.unit.id == saved.taken[0])
    text = said.unit.translation.text if said.unit.translation else ""
    assert kept is not None and (text == kept or "**" in kept)
    assert not set("\u202e\u2066\u2069\x00\x07\u200b") & set(changed.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Je maakt altijd van het onthaal", "mark"),
        ("<strong>Je maakt altijd", "mark"),
        ("<strong></strong>Je maakt altijd", "mark"),
        ("<strong>Je</strong> <strong>maakt</strong> <em>altijd", "mark"),
    ],
)
def test_a_mark_of_the_source_must_stay(changed: Path, project: Project, typed: str, reason: str) -> None:
    text = changed.read_text(encoding="utf-8")
    found = next(line for line in text.splitlines() if "écouter." in line)
    changed.write_text(text.replace(found, found.replace("3 quartiers", "**3 quartiers**")), encoding="utf-8")
    before = changed.read_bytes()
    (one,) = (one for one in texts(project).values() if one.text == FORMER_NL)
    saved = save(project, NAME, "nl", [retyped(one, typed.replace("altijd", "3 wijken"))])
    assert not saved.taken and saved.refused[0].why is not None and changed.read_bytes() == before


def test_too_long_a_text_is_refused(changed: Path, project: Project) -> None:
    assert put(project, "3" + "x" * LONGEST).refused[0].met is Met.LONG


def test_a_doubt_leaves_a_text_to_be_revised(changed: Path, project: Project) -> None:
    saved = save(project, NAME, "nl", [retyped(texts(project)[FORMER_NL], NEW_NL, unsure=True)])
    stood = next(one for one in job_of(project, NAME).standing.units if one.unit.id == saved.taken[0])
    assert stood.machine and stood.state.value == "to_revise"


def test_a_text_of_the_other_direction_or_of_nothing_is_not_taken(changed: Path, project: Project) -> None:
    before = changed.read_bytes()
    one = texts(project)[FORMER_NL]
    assert save(project, NAME, "fr", [retyped(one, NEW_NL)]).refused[0].met is Met.SOURCE
    odd = Typed("headline~x y\n../../etc", "3", "", "headline 1")
    assert save(project, NAME, "nl", [odd]).refused[0].met is Met.SOURCE
    assert changed.read_bytes() == before


def test_two_saves_at_once_lose_nothing(changed: Path, project: Project) -> None:
    every = texts(project)
    first = every[FORMER_NL]
    second = next(one for one in every.values() if one.text.startswith("Je maakt van het onthaal"))
    asked = [retyped(first, NEW_NL), retyped(second, second.text.replace("Je maakt", "Je maakt altijd"))]
    ended: list[Saved] = []
    threads = [threading.Thread(target=lambda one=one: ended.append(save(project, NAME, "nl", [one]))) for one in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.refused for one in ended] == [(), ()] and all(one.taken for one in ended)
    said = changed.read_text(encoding="utf-8")
    assert NEW_NL in said and "Je maakt altijd" in said


def test_a_file_that_changes_under_a_save_is_read_again(
    changed: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, write = texts(project)[FORMER_NL], written.write
    times = []

    def meddled(*given: object) -> None:
        times.append(given)
        if len(times) == 1:
            replace_in(changed, "Je maakt van het onthaal", "Je maakt altijd van het onthaal")
        write(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("flows.translating.write", meddled)
    assert save(project, NAME, "nl", [retyped(one, NEW_NL)]).taken == (one.id,)
    said = changed.read_text(encoding="utf-8")
    assert len(times) == 2 and NEW_NL in said and "Je maakt altijd" in said


def test_a_disk_that_stays_full_is_told(changed: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    one, before, times = texts(project)[FORMER_NL], changed.read_bytes(), []

    def full(*given: object) -> None:
        times.append(given)
        from imprimatur.translation.messages import say

        raise NotWritten(say("file_not_written", name="offre.yaml", reason="full"))

    monkeypatch.setattr("flows.translating.write", full)
    with pytest.raises(NotWritten):
        save(project, NAME, "nl", [retyped(one, NEW_NL)])
    assert len(times) == 3 and changed.read_bytes() == before
