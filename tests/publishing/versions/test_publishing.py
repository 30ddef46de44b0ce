"""A final and its version: both or neither, whenever the process is killed; numbers given once."""

import ctypes
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from imprimatur.core.artefact import Artefact, hashes
from imprimatur.core.asked import Asked, How
from imprimatur.core.errors import UnsafeOutput
from imprimatur.core.writing import beside
from imprimatur.project import Project
from imprimatur.publishing.sets import locked, publish_set, refuse_links
from imprimatur.publishing.versions.kept_inputs import FOLDER, content_of, lost, store
from imprimatur.publishing.versions.publishing import publish_final, settle, tidy
from imprimatur.publishing.versions.shelf import NUMBERS, STAGING, Fault, FaultSort, Shelf
from imprimatur.publishing.versions.version import Version, loaded
from tests.dossiers import source
from tests.flows.projects import contents

KIND, SLUG = "job_offer", "offre"
ASKED = Asked("Salomé Vandorenne", datetime(2027, 3, 12, 14, 5, tzinfo=UTC), How.FORM)
INPUT = source("job_offer/offre/offre.yaml", "titre: A")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "outputs" / KIND / SLUG


def files(mark: str) -> tuple[Artefact, ...]:
    return (
        Artefact(f"{SLUG}.fr.docx", f"{mark} fr".encode()),
        Artefact(f"{SLUG}.nl.pdf", f"{mark} nl".encode()),
        Artefact("findings.json", b"{}"),
        Artefact("annotated/a.fr.xlsx", mark.encode()),
    )


def manifest(artefacts: tuple[Artefact, ...], more: str = "") -> bytes:
    told = {"inputs": {INPUT.name: INPUT.sha256}, "templates": {}, "versions": {"imprimatur": "1"}}
    return json.dumps({**told, "outputs": hashes(artefacts), "more": more}).encode()


def about(**other: Any) -> Version:
    told = {"kind": KIND, "slug": SLUG, "number": 1, "asked": ASKED, "files": {}, "templates": {}, "program": {}}
    return Version.model_validate({**told, "inputs": {INPUT.name: INPUT.sha256}, **other})


def settled(home: Path) -> None:
    with locked(home):
        settle(Project(home.parents[2]), KIND, SLUG)


def publish(home: Path, mark: str, more: str = "") -> tuple[int, bool]:
    made = files(mark)
    settled(home)
    return publish_final(home, made, manifest(made, more), about(), {INPUT.sha256: INPUT.content})


def test_a_final_takes_a_number_and_is_kept_whole_with_its_record_and_inputs(home: Path) -> None:
    assert publish(home, "A") == (1, True)
    assert publish(home, "B") == (2, True)
    shelf = Shelf(home)
    assert shelf.numbers() == [1, 2]
    for number, mark in ((1, "A"), (2, "B")):
        kept = contents(shelf.place(number))
        assert {**kept, "version.json": b""} == {
            **{one.name: one.content for one in files(mark)},
            "manifest.json": manifest(files(mark)),
            "version.json": b"",
        }
        assert shelf.faults(number) == ()
        version = shelf.version(number)
        assert version and (version.asked, version.previous) == (ASKED, number - 1 or None)
        assert list(version.documents) == [f"{SLUG}.fr.docx", f"{SLUG}.nl.pdf"]
        assert lost(shelf, version) == ()
    assert contents(home / "final") == {
        name: content for name, content in contents(shelf.place(2)).items() if name != "version.json"
    }
    assert content_of(shelf, INPUT.sha256) == INPUT.content
    assert len(list((shelf.folder / FOLDER).iterdir())) == 1


def test_the_same_documents_take_no_new_number_whatever_else_the_set_says(home: Path) -> None:
    publish(home, "A")
    assert publish(home, "A", more="approved again") == (1, False)
    assert (home / "final" / "manifest.json").read_bytes() == manifest(files("A"), "approved again")
    assert Shelf(home).numbers() == [1]
    assert publish_final(home, files("A")[:1], b"{}", about(), {}) == (1, False)
    publish(home, "B")
    assert publish(home, "A") == (3, True), "what was published before the newest is published anew"


def test_a_version_does_not_change_with_the_final_that_it_was_made_with(home: Path) -> None:
    publish(home, "A")
    (home / "final" / f"{SLUG}.fr.docx").write_bytes(b"saved in its place")
    assert Shelf(home).faults(1) == ()
    assert not os.access(Shelf(home).place(1) / f"{SLUG}.fr.docx", os.W_OK) or os.geteuid() == 0


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda place: (place / "annotated/a.fr.xlsx").unlink(), Fault(FaultSort.MISSING, "annotated/a.fr.xlsx")),
        (lambda place: (place / "a.txt").write_text("a"), Fault(FaultSort.ADDED, "a.txt")),
        (lambda place: replace(place / f"{SLUG}.fr.docx"), Fault(FaultSort.CHANGED, f"{SLUG}.fr.docx")),
        (lambda place: linked(place / f"{SLUG}.fr.docx"), Fault(FaultSort.MISSING, f"{SLUG}.fr.docx")),
        (lambda place: replace(place / "version.json"), Fault(FaultSort.RECORD, "version.json")),
        (lambda place: retold(place / "version.json"), Fault(FaultSort.RECORD, "version.json")),
        (lambda place: (place / "version.json").unlink(), Fault(FaultSort.RECORD, "version.json")),
        (lambda place: shutil.rmtree(place), Fault(FaultSort.GONE, "version.json")),
    ],
)
def test_what_somebody_did_to_a_version_is_told_and_it_is_never_taken_for_the_same(
    home: Path, harm: Callable[[Path], None], fault: Fault
) -> None:
    publish(home, "A")
    publish(home, "B")
    harm(Shelf(home).place(2))
    assert Shelf(home).faults(2) == (fault,)
    assert Shelf(home).faults(1) == ()
    assert publish(home, "B") == (3, True)
    assert Shelf(home).numbers() == [1, 2, 3]


def replace(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"other")


def linked(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    (path.parents[4] / "elsewhere").write_bytes(content)
    path.symlink_to(path.parents[4] / "elsewhere")


def retold(path: Path) -> None:
    """A record that reads well, and was written by somebody else."""
    content = path.read_bytes().replace("Salomé".encode(), b"Simone")
    path.unlink()
    path.write_bytes(content)


def test_numbers_survive_a_list_that_is_lost_or_damaged(home: Path) -> None:
    publish(home, "A")
    publish(home, "B")
    (Shelf(home).folder / NUMBERS).write_text("{")
    assert Shelf(home).numbers() == [1, 2]
    assert publish(home, "C") == (3, True)
    assert list(Shelf(home).noted()) == [1, 2, 3]


def test_a_final_made_before_there_were_versions_becomes_number_1(home: Path, tmp_path: Path) -> None:
    (tmp_path / "inputs" / KIND / SLUG).mkdir(parents=True)
    (tmp_path / "inputs" / INPUT.name).write_bytes(INPUT.content)
    publish_set(home / "final", files("A"), manifest(files("A")))
    assert publish(home, "B") == (2, True)
    version = Shelf(home).version(1)
    assert version and version.asked == Asked() and not version.unkept
    assert Shelf(home).faults(1) == ()
    assert (Shelf(home).place(1) / f"{SLUG}.fr.docx").read_bytes() == b"A fr"


def test_nobody_writes_to_the_files_of_a_version_by_mistake(home: Path) -> None:
    publish(home, "A")
    kept = [path for path in Shelf(home).place(1).rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o444}


class Killed(BaseException):
    """What no handler stops."""


KILLABLE = [(Path, "rename"), (Path, "replace"), (Path, "mkdir"), (os, "fsync"), (shutil, "rmtree"), (Path, "chmod")]


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Die before the given change to the disk, the first being 0; counts those that were reached."""
    reached = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal reached
            reached += 1
            if reached > step:
                raise Killed
            return real(*given, **named)

        return call

    for place, name in KILLABLE:
        monkeypatch.setattr(place, name, counted(getattr(place, name)))
    return lambda: reached


def steps(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Publish B over A, killed before each change to the disk in turn; nothing is left of the former attempt."""
    step = 0
    while True:
        shutil.rmtree(home, ignore_errors=True)
        publish(home, "A")
        with monkeypatch.context() as patched:
            killed_at(step, patched)
            try:
                publish(home, "B")
                return
            except Killed:
                pass
        yield step
        step += 1


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_kill_leaves_a_whole_final_and_never_one_without_its_version(
    home: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    count, completed = 0, 0
    for _ in steps(home, monkeypatch):
        count += 1
        shelf, final = Shelf(home), home / "final"
        published = [number for number in shelf.numbers() if shelf.faults(number) == ()]
        assert published in ([1], [1, 2])
        if final.exists():
            assert marks(final) <= {"A"} or published == [1, 2]
        settled(home)
        newest = shelf.numbers()[-1]
        completed += newest == 2
        assert marks(final) == {"A" if newest == 1 else "B"}
        assert contents(final) == {n: c for n, c in contents(shelf.place(newest)).items() if n != "version.json"}
        assert not (shelf.folder / STAGING).exists()
        assert {path.name for path in home.iterdir()} == {".lock", "final", "versions"}
        assert list(shelf.noted()) == list(range(1, newest + 1))
        assert publish(home, "B") == (2, newest == 1)
        assert publish(home, "C") == (3, True)
    assert count > 20
    assert 0 < completed < count


def marks(folder: Path) -> set[str]:
    return {path.read_text()[0] for path in folder.iterdir() if path.suffix in (".docx", ".pdf")}


def test_a_final_that_somebody_moved_away_stays_away(home: Path) -> None:
    """So that the drop folder makes the next one by itself (ADR 26)."""
    publish(home, "A")
    (home / "final").rename(home / "moved")
    settled(home)
    assert not (home / "final").exists()


@pytest.mark.parametrize("left", [".draft.new", ".check.new", ".final.new"])
def test_what_a_kill_left_of_a_dossier_that_no_build_comes_to_is_swept_away(home: Path, left: str) -> None:
    publish(home, "A")
    with locked(home):
        (home / left).mkdir()
        tidy(Project(home.parents[2]), KIND, SLUG)
    assert (home / left).is_dir()
    tidy(Project(home.parents[2]), KIND, SLUG)
    assert {path.name for path in home.iterdir()} == {".lock", "final", "versions"}
    assert marks(home / "final") == {"A"}


def test_a_final_that_waits_for_its_place_is_put_there_where_no_build_comes(home: Path) -> None:
    publish(home, "A")
    (home / "final").rename(beside(home / "final"))
    tidy(Project(home.parents[2]), KIND, SLUG)
    assert marks(home / "final") == {"A"}


def test_a_dossier_of_which_nothing_was_left_is_not_written_to(home: Path) -> None:
    tidy(Project(home.parents[2]), KIND, SLUG)
    assert not home.exists()
    home.mkdir(parents=True)
    tidy(Project(home.parents[2]), KIND, SLUG)
    assert list(home.iterdir()) == []


def test_what_a_kill_left_of_a_final_made_again_does_not_come_back(home: Path) -> None:
    publish(home, "A")
    publish(home, "A", more="approved again")
    publish_set(beside(home / "final"), files("A"), manifest(files("A")))
    settled(home)
    assert (home / "final" / "manifest.json").read_bytes() == manifest(files("A"), "approved again")


def test_inputs_that_no_version_was_made_from_are_let_go(home: Path) -> None:
    publish(home, "A")
    shelf, other = Shelf(home), source("a", "of a killed build")
    store(shelf, {other.sha256: other.content})
    publish(home, "B")
    assert content_of(shelf, other.sha256) is None
    assert content_of(shelf, INPUT.sha256) == INPUT.content


def test_an_input_that_is_gone_or_altered_is_lost_and_never_given_for_what_it_was(home: Path) -> None:
    publish(home, "A")
    shelf = Shelf(home)
    version = shelf.version(1)
    assert version
    (shelf.folder / FOLDER / INPUT.sha256).write_bytes(b"other")
    assert content_of(shelf, INPUT.sha256) is None
    assert lost(shelf, version) == (INPUT.name,)
    assert shelf.faults(1) == (), "who erases somebody's data alters no version"
    assert content_of(shelf, "../1/version.json") is None


@pytest.mark.parametrize("name", ["versions", "versions/3", "versions/_inputs", "former", "former/2027-01-01"])
def test_no_folder_of_versions_may_be_a_link(home: Path, tmp_path: Path, name: str) -> None:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "elsewhere").mkdir()
    (home / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeOutput):
        refuse_links(home)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"[" * 200_000,
        b'{"kind": 1}',
        about().to_json().replace(b'"files": {}', b'"files": {"../../x": "' + b"0" * 64 + b'"}'),
        about().to_json().replace(b'"number": 1', b'"number": 0'),
        about().to_json() + b" " * 20_000_000,
    ],
)
def test_a_record_of_another_form_is_none(said: bytes) -> None:
    assert loaded(about().to_json()) == about()
    assert loaded(said) is None
