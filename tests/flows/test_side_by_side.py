"""The two languages at once, in processes of their own."""

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from flows.side_by_side import at_once, sides


def where(lang: str) -> tuple[str, int]:
    return lang, os.getpid()


def deadly(lang: str) -> str:
    """What a renderer does that the system kills for its memory."""
    os.kill(os.getpid(), 9)
    return lang


def test_one_after_the_other_unless_asked() -> None:
    assert list(sides()(where, ["fr", "nl"])) == [("fr", os.getpid()), ("nl", os.getpid())]


def test_at_once_means_other_processes_and_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with at_once():
        made = list(sides()(where, ["fr", "nl"]))
        assert [lang for lang, _ in made] == ["fr", "nl"]
        assert os.getpid() not in {pid for _, pid in made}
    assert sides() is map


def test_a_process_that_dies_fails_its_dossier_and_not_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with at_once():
        with pytest.raises(BrokenProcessPool):
            sides()(deadly, ["fr", "nl"])
        assert [lang for lang, _ in sides()(where, ["fr", "nl"])] == ["fr", "nl"]


def test_a_single_processor_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with at_once():
        assert sides() is map
