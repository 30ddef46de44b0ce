"""Work in copies of a warm process: one that dies, hangs or eats memory takes only itself along."""

import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import rehearsal
from flows.drop_folder import checking, drafting, kits
from flows.drop_folder.__main__ import WARM
from flows.drop_folder.checking import feedback
from flows.drop_folder.copies import Announce, Bounds, Copies, Ended, How, _work
from flows.drop_folder.drafting import alone
from flows.drop_folder.kits import renew
from flows.drop_folder.working import Lanes
from flows.messages import Words
from flows.project_lookup import find_project
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Stage
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, ROOT, copy_project
from tests.flows.waiting import until

AMPLE = Bounds(cpu=300)


@pytest.fixture(scope="module")
def copies() -> Iterator[Copies]:
    """Copies of the warm process of the drop folder."""
    stop = threading.Event()
    yield Copies(stop, WARM)
    stop.set()


def shown(announce: Announce, value: str) -> tuple[str, int, int]:
    announce("seen")
    return value, os.getpid(), os.getppid()


def deadly(announce: Announce) -> None:
    announce("first.docx")
    announce("last.docx")
    os.kill(os.getpid(), signal.SIGKILL)


def raising(announce: Announce) -> None:
    announce("a.docx")
    raise SystemExit(3)


def endless(announce: Announce, file: str) -> None:
    announce("slow.docx")
    Path(file).write_text(str(os.getpid()))
    time.sleep(600)


def burning(announce: Announce) -> None:
    announce("loop.docx")
    while True:
        pass


def waiting(announce: Announce) -> str:
    announce("share.docx")
    time.sleep(1.5)  # longer than the processor may be taken
    return "read"


def hungry(announce: Announce) -> None:
    announce("bomb.xlsx")
    bytearray(512 * 1024 * 1024)


def test_a_copy_does_the_work_and_its_process_has_no_thread_but_one(copies: Copies) -> None:
    first, second = copies(AMPLE, shown, "x"), copies(AMPLE, shown, "y")
    assert (first.how, first.value[0], second.value[0]) == (How.DONE, "x", "y")
    assert len({os.getpid(), first.value[1], second.value[1]}) == 3
    warm = Path(f"/proc/{first.value[2]}")
    assert second.value[2] == first.value[2] != os.getpid()
    assert len(list((warm / "task").iterdir())) == 1  # a copy would have none of its threads, but all of their locks


def warmth(_announce: Announce) -> tuple[int, ...]:
    """How much of what checks begin with stands in memory, and how often the registers are read anew."""
    from imprimatur import reading
    from imprimatur.language import lexicon, meanings
    from validators.tables.rules import suites_of

    before = reading._registers.cache_info().misses
    for kind in KINDS:
        reading.registers_of(find_project(), kind)
    anew = reading._registers.cache_info().misses - before
    return (*(one.cache_info().currsize for one in (lexicon._dictionary, meanings._forms, suites_of)), anew)


def loaded(_announce: Announce) -> bool:
    return "imprimatur.rendering.docx.identity" in sys.modules  # one that is imported when first needed


def test_a_copy_has_all_the_code_in_memory_whatever_stands_on_the_disk_later(copies: Copies) -> None:
    assert copies(AMPLE, loaded).value


def test_a_copy_has_the_dictionaries_the_suites_and_the_registers_in_memory(copies: Copies) -> None:
    dictionaries, meanings, suites, anew = copies(AMPLE, warmth).value
    assert dictionaries >= len(LANGS)
    assert (meanings, suites, anew) == (1, len(KINDS), 0)


def test_registers_that_end_the_process_that_reads_them_end_no_warm_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly_registers(_: Project) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    assert rehearsal._is_survived(Project(ROOT))
    monkeypatch.setattr(rehearsal, "_read_registers", deadly_registers)
    assert not rehearsal._is_survived(Project(ROOT))


def test_one_that_dies_says_what_it_was_at(copies: Copies) -> None:
    assert copies(AMPLE, deadly) == Ended(How.DIED, None, "last.docx")
    assert copies(AMPLE, raising) == Ended(How.DIED, None, "a.docx")
    assert copies(AMPLE, shown, "x").how is How.DONE


def test_one_that_asks_for_too_much_memory_is_ended(copies: Copies) -> None:
    bounds = Bounds(cpu=300, memory=256 * 1024 * 1024)
    assert copies(bounds, hungry) == Ended(How.MEMORY, None, "bomb.xlsx")
    assert copies(AMPLE, hungry).how is How.DONE


def test_one_that_hangs_is_ended(copies: Copies, tmp_path: Path) -> None:
    file = tmp_path / "pid"
    assert copies(Bounds(cpu=300, hang=5), endless, str(file)) == Ended(How.HUNG, None, "slow.docx")
    assert not Path(f"/proc/{file.read_text()}").exists()


def test_one_that_burns_the_processor_is_ended_and_one_that_only_waits_is_not(copies: Copies) -> None:
    bounds = Bounds(cpu=1)
    assert copies(bounds, burning) == Ended(How.SLOW, None, "loop.docx")
    assert copies(bounds, waiting) == Ended(How.DONE, "read", "share.docx")


def test_one_that_outlives_its_reader_ends_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    ours.close()
    process = multiprocessing.get_context("fork").Process(target=_work, args=(theirs, AMPLE, shown, ("x",)))
    process.start()
    process.join()
    assert process.exitcode == 1
    assert capfd.readouterr().err == ""


def test_one_that_is_under_way_ends_when_we_stop(copies: Copies, tmp_path: Path) -> None:
    stop = threading.Event()
    ended: list[Ended] = []
    file = tmp_path / "pid"
    thread = threading.Thread(target=lambda: ended.append(Copies(stop, WARM)(AMPLE, endless, str(file))))
    thread.start()
    until(lambda: file.exists() and file.read_text() != "")
    stop.set()
    thread.join(timeout=1800)
    assert ended == [Ended(How.STOPPED, None, "slow.docx")]
    assert not Path(f"/proc/{file.read_text()}").exists()


@pytest.mark.long
def test_when_the_warm_process_dies_another_one_takes_its_place(copies: Copies) -> None:
    first = copies(AMPLE, shown, "x")
    os.kill(first.value[2], signal.SIGKILL)
    assert copies(AMPLE, shown, "y").how is How.DONE


def reading(announce: Announce, killer: str, function: Any, *given: Any) -> Any:
    """The work, with a reader that dies of one file, or of taking back what translators sent."""

    def told(at: str) -> None:
        announce(at)
        if at == killer:
            os.kill(os.getpid(), signal.SIGKILL)

    return function(told, *given)


def test_a_reader_that_dies_takes_only_its_file_and_the_page_says_so(
    copies: Copies, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    killer = f"job_offer/{COMPLETE}/recit.nl.md"
    drafted: list[str] = []

    def doing(bounds: Bounds, function: Any, *given: Any) -> Ended:
        return copies(bounds, reading, killer, function, *given)

    lanes = Lanes(project, Words("fr"), doing, lambda dossier, *_: drafted.append(dossier[1]))
    lanes.feedback.ask([("job_offer", INCOMPLETE), ("job_offer", COMPLETE)])
    lanes.start()
    try:
        until(lambda: lanes.are_idle)
    finally:
        lanes.stop()
    page = (project.outputs / "job_offer" / COMPLETE / "check" / "findings.fr.html").read_text(encoding="utf-8")
    assert "recit.nl.md" in page
    assert "le programme qui le lit s’est arrêté net" in page
    assert (project.outputs / "job_offer" / INCOMPLETE / "check" / "manifest.json").exists()
    assert drafted == [INCOMPLETE]
    said = capsys.readouterr().out
    assert f"{killer} a été mis de côté\u00a0: le programme qui le lit s’est arrêté net." in said


def test_a_check_that_dies_of_no_file_is_told_and_not_tried_for_ever(tmp_path: Path) -> None:
    tried: list[bool] = []

    def doing(_bounds: Bounds, function: Any, *given: Any) -> Ended:
        tried.append(given[-1])
        return Ended(How.HUNG, None, "*" if given[-1] else "")

    given = feedback(doing, Project(tmp_path), ("job_offer", "x"), Words("nl"))
    assert tried == [True, False]  # without what translators sent back, before it is given up
    assert not given.is_sound
    assert given.lines == (
        "job_offer/x kon niet worden nagekeken: het was na 60 minuten nog niet helemaal gelezen."
        " De andere dossiers zijn niet geraakt.",
    )


def test_files_are_set_aside_one_by_one_and_no_more_than_a_few(tmp_path: Path) -> None:
    asides: list[list[str]] = []

    def doing(_bounds: Bounds, function: Any, *given: Any) -> Ended:
        asides.append(list(given[3]))
        return Ended(How.MEMORY, None, f"{len(asides)}.xlsx")

    assert not feedback(doing, Project(tmp_path), ("job_offer", "x"), Words("fr")).is_sound
    names = ["1.xlsx", "2.xlsx", "3.xlsx"]
    assert asides == [[], names[:1], names[:2], names]
    assert checking.SET_ASIDE == 3


def test_what_work_may_take_is_counted_so_that_no_slow_machine_fails() -> None:
    assert Bounds(cpu=180, hang=3600, memory=1024**3) == checking.BOUNDS
    assert Bounds(cpu=1800, hang=4 * 3600) == drafting.BOUNDS
    assert Bounds(cpu=600, hang=3600, gentle=True) == kits.BOUNDS


def test_a_drop_is_checked_then_drafted_in_copies(
    copies: Copies, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path, INCOMPLETE)
    make = alone(copies, project, Words("nl"))
    home = project.outputs / "job_offer" / INCOMPLETE
    before: list[bool] = []

    def draft(dossier: tuple[str, str], stage: Stage, late: bool) -> None:
        before.append((home / "check" / "manifest.json").exists())
        make(dossier, stage, late)

    lanes = Lanes(project, Words("nl"), copies, draft)
    lanes.start()
    try:
        lanes.feedback.ask([("job_offer", INCOMPLETE)])
        until(lambda: lanes.are_idle)
        lanes.feedback.ask([("job_offer", INCOMPLETE)])
        until(lambda: lanes.are_idle)
    finally:
        lanes.stop()
    assert before == [True]  # and once: what is up to date is made no second time
    names = {f"{INCOMPLETE}.{lang}.{suffix}" for lang in ("fr", "nl") for suffix in ("docx", "pdf", "html")}
    assert names | {"findings.fr.html", "findings.nl.html", "manifest.json"} <= {
        path.name for path in (home / "draft").iterdir()
    }
    said = capsys.readouterr().out.splitlines()
    assert [line.partition("\u00a0")[0].partition(",")[0] for line in said] == [
        f"job_offer/{INCOMPLETE}: nagekeken",
        f"job_offer/{INCOMPLETE}: ontwerp gemaakt",
    ]


def test_the_kits_are_renewed_in_a_copy(copies: Copies, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for kind in ("annual_report", "feasibility_report", "research_synthesis"):
        shutil.copytree(ROOT / "templates" / kind, project.templates / kind)
    renew(copies, project, Words("fr"))
    assert list((project.inputs / "_kits").rglob("*.xlsx"))
