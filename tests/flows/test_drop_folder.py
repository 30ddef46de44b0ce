import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows import drop_folder
from flows.drop_folder import OPEN_HOURS, Dossier, Settling, concerned, rebuilder, renew, stale, watch
from flows.messages import Words
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import UnsafeInput
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, add, copy_project

OFFER: Dossier = ("job_offer", COMPLETE)
OTHER: Dossier = ("job_offer", INCOMPLETE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, COMPLETE, INCOMPLETE)


def test_a_file_concerns_its_dossier_and_a_shared_one_all_of_them(project: Project) -> None:
    folder = project.inputs / "job_offer"
    (folder / "seule.xlsx").write_bytes(b"")
    assert concerned(project, folder / COMPLETE / "offre.yaml") == {OFFER}
    assert concerned(project, folder / COMPLETE / "images" / "photo.png") == {OFFER}
    assert concerned(project, folder / "seule.xlsx") == {("job_offer", "seule")}
    assert concerned(project, project.inputs / "_shared" / "persons.csv") == {OFFER, OTHER, ("job_offer", "seule")}
    assert concerned(project, folder / "~$seule.xlsx") == set()
    for name in ("Seule.FR.DOCX", "seule.nl.pdf", "seule"):
        assert concerned(project, folder / name) == {("job_offer", "seule")}
    assert concerned(project, project.inputs) == set()
    assert concerned(project, project.inputs / "README.md") == set()


def test_a_dossier_settles_after_a_quiet_period(project: Project) -> None:
    settling = Settling(project, quiet=2)
    settling.touch([OFFER], now=10)
    assert settling.settled(now=11) == []
    assert settling.settled(now=12) == [OFFER]
    assert settling.settled(now=20) == []


def test_a_file_that_still_grows_or_is_touched_again_holds_its_dossier_back(project: Project) -> None:
    settling = Settling(project, quiet=2)
    settling.touch([OFFER, OTHER], now=10)
    with (project.inputs / "job_offer" / COMPLETE / "recit.fr.md").open("a", encoding="utf-8") as file:
        file.write("Encore une ligne.\n")
    assert settling.settled(now=12) == [OTHER]
    assert settling.settled(now=13.9) == []
    settling.touch([OFFER], now=13.9)
    assert settling.settled(now=14.5) == []
    assert settling.settled(now=15.9) == [OFFER]


@pytest.mark.parametrize("mark", ["~$offre.docx", ".~lock.recit.fr.md#"])
def test_a_file_that_is_open_holds_its_dossier_back(project: Project, mark: str) -> None:
    lock = project.inputs / "job_offer" / COMPLETE / mark
    lock.write_bytes(b"")
    settling = Settling(project, quiet=2)
    settling.touch([OFFER], now=10)
    assert settling.settled(now=100) == []
    lock.unlink()
    assert settling.settled(now=101) == []
    assert settling.settled(now=102) == [OFFER]


@pytest.mark.parametrize("mark", ["~$seule.fr.docx", "~$ule.fr.docx", ".~lock.seule.fr.docx#"])
def test_a_file_dropped_alone_that_is_open_holds_its_dossier_back(project: Project, mark: str) -> None:
    (project.inputs / "job_offer" / "seule.fr.docx").write_bytes(b"")
    lock = project.inputs / "job_offer" / mark
    lock.write_bytes(b"")
    settling = Settling(project, quiet=2)
    settling.touch([("job_offer", "seule")], now=10)
    assert settling.settled(now=100) == []
    lock.unlink()
    assert settling.settled(now=101) == []
    assert settling.settled(now=102) == [("job_offer", "seule")]


def test_what_belongs_to_no_dossier_is_told_once(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project.inputs / "perdu.docx").write_bytes(b"")
    lost: list[str] = []
    stop = threading.Event()
    arguments = (project, lambda _: None, stop, 0.3, lambda one: lost.append(one.file))
    thread = threading.Thread(target=watch, args=arguments)
    thread.start()
    try:
        until(lambda: lost == ["perdu.docx"])
        (project.inputs / "aussi.pdf").write_bytes(b"")
        until(lambda: lost == ["perdu.docx", "aussi.pdf"])
    finally:
        stop.set()
        thread.join(timeout=30)
    assert len(lost) == 2


def test_the_mark_that_a_crash_left_behind_does_not_hold_for_ever(project: Project) -> None:
    lock = project.inputs / "job_offer" / f"~${COMPLETE}.xlsx"
    lock.write_bytes(b"")
    long_ago = time.time() - (OPEN_HOURS + 1) * 3600
    os.utime(lock, (long_ago, long_ago))
    settling = Settling(project, quiet=2)
    settling.touch([OFFER], now=10)
    assert settling.settled(now=12) == [OFFER]


def test_a_dossier_that_has_gone_is_forgotten(project: Project) -> None:
    settling = Settling(project, quiet=2)
    settling.touch([("job_offer", "disparu")], now=10)
    assert settling.settled(now=20) == []


@contextmanager
def watching(project: Project, rebuild: Callable[[Dossier], None]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(project, rebuild, stop, 0.3))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=30)
        assert not thread.is_alive()


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "in vain"
        time.sleep(0.05)


def test_a_drop_is_built_once_it_has_settled_and_each_change_again(tmp_path: Path) -> None:
    project = copy_project(tmp_path, INCOMPLETE)
    built: list[Dossier] = []
    assert stale(project) == [OTHER]
    with watching(project, built.append):
        until(lambda: built == [OTHER])  # never built: what happened while nobody watched
        add(project, COMPLETE)
        until(lambda: built == [OTHER, OFFER])
        (project.inputs / "_shared" / "terms.csv").touch()
        until(lambda: set(built[2:]) == {OTHER, OFFER})
    assert len(built) == 4


def test_without_a_server_a_drop_leads_to_findings_and_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    project = copy_project(tmp_path)
    manifest = project.outputs / "job_offer" / INCOMPLETE / "draft" / "manifest.json"
    with watching(project, rebuilder(project, Words("nl"))):
        add(project, INCOMPLETE)
        until(manifest.exists)
    draft = {path.name for path in manifest.parent.iterdir()}
    names = {f"{INCOMPLETE}.{lang}.{suffix}" for lang in ("fr", "nl") for suffix in ("docx", "pdf")}
    assert names | {"findings.fr.html", "findings.nl.html"} <= draft
    assert f"job_offer/{INCOMPLETE}: ontwerp gemaakt" in capsys.readouterr().out


def test_a_dossier_that_lacks_nothing_becomes_final_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    rebuild = rebuilder(project, Words("fr"))
    rebuild(OTHER)
    assert not (project.outputs / "job_offer" / INCOMPLETE / "final").exists()
    rebuild(OFFER)
    final = project.outputs / "job_offer" / COMPLETE / "final" / "manifest.json"
    before = final.read_bytes()
    assert capsys.readouterr().out.splitlines()[-1] == f"job_offer/{COMPLETE}\u00a0: version définitive produite"
    path = project.inputs / "job_offer" / COMPLETE / "recit.fr.md"
    path.write_text(path.read_text(encoding="utf-8").replace("simple oreille", "autre oreille"), encoding="utf-8")
    rebuild(OFFER)
    assert final.read_bytes() == before
    assert (
        capsys.readouterr().out.splitlines()[-1]
        == f"job_offer/{COMPLETE}\u00a0: projet produit, points bloquants\u00a0: 0"
    )


def test_the_kits_are_renewed_and_what_stands_in_the_way_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def left(_: Project) -> tuple[UnsafeInput, ...]:
        return (UnsafeInput("_kits/x.xlsx", Bilingual("laissé", "gelaten")),)

    def broken(_: Project) -> tuple[UnsafeInput, ...]:
        raise OSError("disque plein")

    monkeypatch.setattr(drop_folder, "renew_kits", left)
    renew(Project(tmp_path), Words("fr"))
    monkeypatch.setattr(drop_folder, "renew_kits", broken)
    renew(Project(tmp_path), Words("fr"))
    assert capsys.readouterr().err.splitlines() == ["_kits/x.xlsx\u00a0: laissé", "_kits: disque plein"]
