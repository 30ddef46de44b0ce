"""The file of a set's editions: the same bytes for the same words, and nothing believed that is of another form."""

import json
from dataclasses import replace
from typing import Any

import pytest

from imprimatur.core.blocks import Run, runs
from imprimatur.core.edition import Blank, Edition, Passage, PassageSort, Trace
from imprimatur.core.location import Location
from imprimatur.editions import Unreadable, dumped, loaded, stored

CELL = Location("job_offer/test/offre.xlsx", "Équipe", "B4")
LINE = Location("job_offer/test/recit.fr.md", line=12)
LOOKS = Run(
    "H/F/X", bold=True, italic=True, link="https://www.tisselande.example", lang="nl", verbatim=True, target="a",
    raised="sub", said="hache",
)  # fmt: skip
EDITION = Edition(
    "job_offer", "test", "fr", "Titre",
    (
        Passage(PassageSort.HEADING, (runs("Équipe"),), level=1),
        Passage(PassageSort.ROW, (runs("Sept"), (), (LOOKS, Run(" fin"))), ("Équipe",), "team.2", (CELL, LINE)),
        Passage(PassageSort.FIGURE, (runs("Une porte\n\u202f😀"),), ("Équipe",), digest="0a1b", places=(LINE,)),
    ),
)  # fmt: skip


def test_everything_is_read_back_places_included() -> None:
    (found,) = loaded(dumped([EDITION]))
    assert found == EDITION
    assert [one.places for one in found.passages] == [(), (CELL, LINE), (LINE,)]
    assert dumped([found]) == dumped([EDITION])
    assert loaded(dumped([])) == ()


def test_a_passage_stands_on_a_line_and_what_many_share_is_written_once() -> None:
    content = dumped([EDITION]).decode()
    assert len([line for line in content.splitlines() if line.startswith('{"sort"')]) == 3
    assert content.count("recit.fr.md") == 1
    assert content.endswith("]\n}\n") or content.endswith("]}\n")


def changed(path: list[str | int], value: object) -> bytes:
    told: Any = json.loads(dumped([EDITION]))
    inside = told
    for name in path[:-1]:
        inside = inside[name]
    inside[path[-1]] = value
    return json.dumps(told).encode()


PASSAGE: list[str | int] = ["editions", 0, "passages", 1]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["form"], 2),
        (["form"], True),
        (["editions"], {}),
        (["editions", 0], []),
        (["editions", 0, "lang"], "en"),
        (["editions", 0, "title"], None),
        (["editions", 0, "sections"], ["Équipe"]),
        (["editions", 0, "places", 0], {"file": 3}),
        (["editions", 0, "places", 0], {"file": "a", "line": -1}),
        (["editions", 0, "passages"], "x"),
        ([*PASSAGE, "sort"], "song"),
        ([*PASSAGE, "cells"], [["a", ["b"]]]),
        ([*PASSAGE, "cells"], [["a", ["b", {"bold": 1}]]]),
        ([*PASSAGE, "cells"], [["a", ["b", {"lang": "xx"}]]]),
        ([*PASSAGE, "cells"], [["a", ["b", {"raised": "up"}]]]),
        ([*PASSAGE, "cells"], ["text"]),
        ([*PASSAGE, "cells"], [[3]]),
        ([*PASSAGE, "cells"], [["\ud83d"]]),
        ([*PASSAGE, "in"], 7),
        ([*PASSAGE, "in"], -1),
        ([*PASSAGE, "in"], False),
        ([*PASSAGE, "level"], 1.5),
        ([*PASSAGE, "from"], [9]),
        ([*PASSAGE, "from"], ["0"]),
        ([*PASSAGE, "digest"], []),
    ],
)
def test_what_is_of_another_form_is_unreadable(path: list[str | int], value: object) -> None:
    with pytest.raises(Unreadable):
        loaded(changed(path, value))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b'{"form":1}', b"[" * 200_000, b'{"form":' + b"1" * 5000 + b"}"]
)
def test_what_is_no_record_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        loaded(content)


def test_what_is_too_large_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    content = dumped([EDITION])
    monkeypatch.setattr(stored, "LARGEST", len(content))
    assert loaded(content)
    monkeypatch.setattr(stored, "MOST", 2)
    with pytest.raises(Unreadable):
        loaded(content)
    monkeypatch.setattr(stored, "LARGEST", len(content) - 1)
    monkeypatch.setattr(stored, "MOST", 3)
    with pytest.raises(Unreadable):
        loaded(content)


def test_marks_of_a_draft_and_traces_of_figures_are_read_back_and_are_no_part_of_what_is_said() -> None:
    row = EDITION.passages[1]
    traces = (Trace(0, 0, 4, (CELL,)), Trace(2, 1, 3, (LINE, CELL), is_sum=True))
    blanks = (Blank(1, 2, 3, "[à compléter : date]", "C01-7F3KD"), Blank(2, 0, 0, "[à confirmer]", alone=True))
    passages = (EDITION.passages[0], replace(row, traces=traces), EDITION.passages[2])
    full = replace(EDITION, passages=passages, blanks=blanks)
    (found,) = loaded(dumped([full]))
    assert (found.passages[1].traces, found.blanks) == (traces, blanks)
    assert found == EDITION
    assert b"blanks" not in dumped([EDITION])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["blanks"], [[0, 0, 0, "x", "y"]]),
        (["blanks"], [[0, 0, -1, "x", "y", True]]),
        (["blanks"], [[0, 0, 0, "x", "y", 1]]),
        (["blanks"], [[0, 0, 0, "x", "y", True]] * (stored.MOST + 1)),
        (["passages", 1, "figures"], [[0, 0, 1, False, 99]]),
        (["passages", 1, "figures"], [[0, 0, 1]]),
        (["passages", 1, "figures"], 5),
    ],
)
def test_marks_and_traces_of_another_form_are_not_believed(path: list[str | int], value: object) -> None:
    with pytest.raises(Unreadable):
        loaded(changed(["editions", 0, *path], value))
