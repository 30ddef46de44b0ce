"""When what was dropped has come to rest, on a clock of the test's own."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from flows.drop_folder import settling as rule
from flows.drop_folder.dossiers import REGISTERS, Dossier
from flows.drop_folder.settling import (
    BRIEF_SECONDS,
    LONG_SECONDS,
    LOOK_SECONDS,
    OPEN_HOURS,
    SHORT_SECONDS,
    Settling,
    is_whole,
)
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, copy_project

OFFER: Dossier = ("job_offer", COMPLETE)
OTHER: Dossier = ("job_offer", INCOMPLETE)
BEFORE_SHORT, AT_SHORT, BEFORE_LONG, AT_LONG = 0.29, 0.3, 1.99, 2.0
"""Around the two pauses: a bound that is changed is noticed here."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, COMPLETE, INCOMPLETE)


@pytest.fixture
def text(project: Project) -> Path:
    return project.inputs / "job_offer" / COMPLETE / "recit.fr.md"


@pytest.fixture
def workbook(project: Project) -> Path:
    """A whole workbook in the dossier: any ZIP will do."""
    path = project.inputs / "job_offer" / COMPLETE / "infos.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a", "a" * 5000)
    return path


def test_what_was_copied_whole_settles_at_the_second_look(project: Project, text: Path, workbook: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text, workbook], now=0)
    assert settling.settled(BEFORE_SHORT) == []
    assert settling.settled(AT_SHORT) == [OFFER]
    assert settling.settled(100) == []


def test_what_came_whole_is_asked_for_at_once_unless_something_else_comes_too(project: Project, text: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0, came_whole=True)
    assert settling.settled(0.04) == []
    assert settling.settled(BRIEF_SECONDS) == [OFFER]
    settling.touch(OFFER, [text], now=10, came_whole=True)
    settling.touch(OFFER, [text.with_name("other.md")], now=10)
    assert settling.settled(10 + BEFORE_SHORT) == []
    assert settling.settled(10 + AT_SHORT) == [OFFER]


def test_what_grew_is_waited_for_longer(project: Project, text: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0)
    with text.open("a", encoding="utf-8") as file:
        file.write("Encore une ligne.\n")
    assert settling.settled(0) == []
    assert settling.settled(BEFORE_LONG) == []
    assert settling.settled(AT_LONG) == [OFFER]


def test_a_file_written_again_at_the_size_that_it_was_given_is_waited_for_longer(project: Project, text: Path) -> None:
    """Windows gives a file its size before its content arrives."""
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0)
    os.utime(text, ns=(0, 12345))
    settling.touch(OFFER, [text], now=0)
    assert settling.settled(BEFORE_LONG) == []
    assert settling.settled(AT_LONG) == [OFFER]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 the rest is on its way", bytes(5000)])
def test_a_workbook_that_does_not_end_as_one_is_waited_for_longer(
    project: Project, workbook: Path, content: bytes
) -> None:
    workbook.write_bytes(content)
    settling = Settling(project)
    settling.touch(OFFER, [workbook], now=0)
    assert settling.settled(BEFORE_LONG) == []
    assert settling.settled(AT_LONG) == [OFFER]


@pytest.mark.parametrize(
    ("name", "content", "whole"),
    [
        ("a.pdf", b"%PDF-1.7 ... %%EOF\n", True),
        ("a.pdf", b"%PDF-1.7 ...", False),
        ("a.PNG", b"\x89PNG ... IEND\xaeB`\x82", True),
        ("a.png", b"\x89PNG ...", False),
        ("far.pdf", b"%%EOF" + b"\n" * 1019, True),
        ("farther.pdf", b"%%EOF" + b"\n" * 1020, False),
        ("a.jpg", b"\xff\xd8 ... \xff\xd9", True),
        ("a.jpg", b"\xff\xd8 ...", False),
        ("a.md", b"Bonjour", True),
        ("a.md", b"1", True),
        ("a.md", b"", False),
    ],
)
def test_how_files_end(tmp_path: Path, name: str, content: bytes, whole: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_whole(tmp_path / name) is whole
    assert is_whole(tmp_path / "absent.xlsx")
    assert not is_whole(tmp_path), "what cannot be read is waited for"


def test_a_large_file_is_waited_for_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule.LARGE == 16 * 1024 * 1024
    monkeypatch.setattr(rule, "LARGE", 6)
    (tmp_path / "a.md").write_bytes(b"Bonjour")
    assert not is_whole(tmp_path / "a.md")
    monkeypatch.setattr(rule, "LARGE", 7)
    assert is_whole(tmp_path / "a.md")


def test_a_file_that_comes_later_is_waited_for_anew_and_no_longer(project: Project, text: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0)
    other = text.with_name("autre.md")
    other.write_text("Un mot.", encoding="utf-8")
    settling.touch(OFFER, [other], now=0.2)
    assert settling.settled(AT_SHORT) == []
    assert settling.settled(0.2 + AT_SHORT) == [OFFER]


def test_what_systems_leave_in_a_folder_is_not_waited_for(project: Project, text: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text.parent], now=0)
    text.with_name("Thumbs.db").write_bytes(b"1")
    assert settling.settled(0.2) == []
    text.with_name("Thumbs.db").write_bytes(b"12")
    assert settling.settled(AT_SHORT) == [OFFER]


def test_a_folder_is_its_files_and_a_file_that_went_is_noticed(project: Project, text: Path) -> None:
    settling = Settling(project)
    settling.touch(OFFER, [text.parent], now=0)
    text.unlink()
    assert settling.settled(0.2) == []
    assert settling.settled(0.2 + BEFORE_SHORT) == []
    assert settling.settled(0.2 + AT_SHORT) == [OFFER]


def test_what_was_touched_last_comes_last_and_one_holds_no_other_back(project: Project, text: Path) -> None:
    other = project.inputs / "job_offer" / INCOMPLETE
    registers = project.inputs / "_shared" / "persons.csv"
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0.1)
    settling.touch(OTHER, [other], now=0)
    settling.touch(REGISTERS, [registers], now=0.05)
    assert settling.settled(1) == [OTHER, REGISTERS, OFFER]


@pytest.fixture
def held() -> list[tuple[Dossier, str]]:
    return []


@pytest.mark.parametrize(("mark", "name"), [("~$offre.docx", "offre.docx"), (".~lock.recit.fr.md#", "recit.fr.md")])
def test_an_open_file_holds_its_dossier_back_and_is_said_once(
    project: Project, text: Path, held: list[tuple[Dossier, str]], mark: str, name: str
) -> None:
    lock = text.with_name(mark)
    lock.write_bytes(b"")
    settling = Settling(project, held=lambda dossier, file: held.append((dossier, file)))
    settling.touch(OFFER, [text], now=0)
    assert settling.settled(100) == settling.settled(200) == []
    lock.unlink()
    assert settling.settled(200 + BEFORE_SHORT) == []
    assert settling.settled(200 + AT_SHORT) == [OFFER]
    assert held == [(OFFER, name)]


@pytest.mark.parametrize("mark", ["~$seule.fr.docx", "~$ule.fr.docx", ".~lock.seule.fr.docx#"])
def test_a_file_dropped_alone_that_is_open_holds_its_dossier_back(project: Project, mark: str) -> None:
    alone = project.inputs / "job_offer" / "seule.fr.docx"
    alone.write_bytes(b"")
    lock = alone.with_name(mark)
    lock.write_bytes(b"")
    settling = Settling(project)
    settling.touch(("job_offer", "seule"), [alone], now=0)
    assert settling.settled(100) == []
    lock.unlink()
    assert settling.settled(100 + AT_LONG) == [("job_offer", "seule")]


def test_the_mark_that_a_crash_left_behind_does_not_hold_for_ever(project: Project, text: Path) -> None:
    lock = text.with_name(f"~${COMPLETE}.xlsx")
    lock.write_bytes(b"")
    settling = Settling(project)
    settling.touch(OFFER, [text], now=0)
    assert settling.settled(100) == []
    for hours, ready in ((OPEN_HOURS - 1, []), (OPEN_HOURS + 1, [OFFER])):
        long_ago = time.time() - hours * 3600
        os.utime(lock, (long_ago, long_ago))
        assert settling.settled(200 + hours) == ready


def test_the_pauses(project: Project) -> None:
    assert (BRIEF_SECONDS, SHORT_SECONDS, LONG_SECONDS, LOOK_SECONDS, OPEN_HOURS) == (0.05, 0.3, 2.0, 0.05, 12)
