import ctypes
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from imprimatur.core.artefact import Artefact
from imprimatur.core.errors import Busy, NotWritten, UnsafeOutput
from imprimatur.publishing.sets import _exchange, locked, publish_set, told

NAMES = ("a.docx", "a.pdf", "annotated/a.xlsx")


def a_set(mark: str) -> list[Artefact]:
    return [Artefact(name, mark.encode() * 50_000) for name in NAMES]


def read(folder: Path) -> dict[str, str]:
    """The mark of every file of a set."""
    return {p.relative_to(folder).as_posix(): p.read_text()[:1] for p in folder.rglob("*") if p.is_file()}


def whole(mark: str) -> dict[str, str]:
    return dict.fromkeys((*NAMES, "manifest.json"), mark)


def test_a_set_appears_whole_with_its_manifest(tmp_path: Path) -> None:
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    assert read(tmp_path / "draft") == whole("A")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


def test_a_set_replaces_the_former_one_and_nothing_of_it_stays(tmp_path: Path) -> None:
    publish_set(tmp_path / "draft", [*a_set("A"), Artefact("old.txt", b"A")], b"A")
    publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert read(tmp_path / "draft") == whole("B")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".draft.new").mkdir()
    (tmp_path / ".draft.new" / "half.pdf").write_text("X")
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    assert read(tmp_path / "draft") == whole("A")


def test_folders_that_cannot_be_swapped_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert read(tmp_path / "draft") == whole("B")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


def test_a_former_set_that_was_left_aside_makes_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    publish_set(tmp_path / ".draft.former", a_set("B"), b"B")
    publish_set(tmp_path / "draft", a_set("C"), b"C")
    assert read(tmp_path / "draft") == whole("C")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


def test_what_cannot_be_swept_away_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    (tmp_path / ".draft.new").mkdir()
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(FileExistsError):
        publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert read(tmp_path / "draft") == whole("A")


def test_a_sweep_that_fails_stops_no_set_and_hides_no_other_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stubborn(_: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(errno.EACCES, "held open")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    publish_set(tmp_path / "draft", a_set("A"), b"A")
    monkeypatch.setattr(shutil, "rmtree", stubborn)
    publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert read(tmp_path / "draft") == whole("B")
    (tmp_path / ".draft.new").rename(tmp_path / "aside")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        publish_set(tmp_path / "draft", a_set("C"), b"C")


def test_what_the_kernel_says_is_what_is_raised(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _exchange(tmp_path / "none", tmp_path / "draft")


def test_the_folders_of_a_set_are_made(tmp_path: Path) -> None:
    publish_set(tmp_path / "draft", [Artefact("a/b/c.txt", b"A"), Artefact("a/b/d.txt", b"A")], b"A")
    assert read(tmp_path / "draft") == dict.fromkeys(("a/b/c.txt", "a/b/d.txt", "manifest.json"), "A")


def test_all_is_on_the_disk_before_the_set_is_put_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files, the manifest last, then their folder; in its place, then the folder around it, made if need be."""
    done: list[str] = []
    home = tmp_path / "k" / "s"
    rename = Path.rename

    def synced(handle: int) -> None:
        assert os.fstat(handle).st_size > 0, "nothing waits in a buffer"
        done.append(Path(os.readlink(f"/proc/self/fd/{handle}")).relative_to(tmp_path).as_posix())

    def renamed(path: Path, target: Path) -> Path:
        done.append(f"to {target.name}")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "rename", renamed)
    open_before = len(os.listdir("/proc/self/fd"))
    publish_set(home / "draft", a_set("A"), b"A")
    assert len(os.listdir("/proc/self/fd")) == open_before
    beside = "k/s/.draft.new"
    files = [f"{beside}/{name}" for name in (*NAMES, "manifest.json")]
    assert done == [*files, beside, "to draft", "k/s"]


@pytest.mark.parametrize("name", ["draft", "review/a-docx"])
def test_whoever_holds_a_dossier_finds_the_set_that_was_left_aside_between_two_renames(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    publish_set(place, a_set("A"), b"A")
    aside = place.rename(place.with_name(f".{place.name}.former"))
    for _ in range(2):
        with locked(tmp_path):
            assert read(place) == whole("A")
            assert not aside.exists()


@pytest.mark.parametrize(
    "left",
    [".draft.new", ".check.new", ".redline.new", ".check.former", "review/.a-docx.new", "former/.new", "versions/.new"],
)
def test_whoever_holds_a_dossier_is_rid_of_what_a_killed_build_left_beside_any_set(tmp_path: Path, left: str) -> None:
    """Killed once its set was in its place, it had still to remove the former one: no build comes to do it."""
    publish_set(tmp_path / "check", a_set("B"), b"B")
    publish_set(tmp_path / left, a_set("A"), b"A")
    others = (".final.new", ".notes", "new", "former", "versions")
    for name in others:
        publish_set(tmp_path / name, a_set("A"), b"A")
    with locked(tmp_path):
        assert not (tmp_path / left).exists()
        assert {path.name for path in tmp_path.iterdir()} - {"review"} == {".lock", "check", *others}
        assert read(tmp_path / "check") == whole("B")
        assert read(tmp_path / ".final.new") == whole("A")


def test_a_second_build_of_the_same_dossier_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it is told at once"))
    with locked(tmp_path), pytest.raises(Busy) as fault, locked(tmp_path):
        pass
    assert fault.value.message.nl.startswith("Dit dossier wordt al gemaakt")
    with locked(tmp_path):
        pass


BUILDER = """
import itertools, sys
from pathlib import Path
from imprimatur.core.artefact import Artefact
from imprimatur.publishing.sets import publish_set
for mark in itertools.cycle("BA"):
    files = [Artefact(name, mark.encode() * 50_000) for name in ("a.docx", "a.pdf", "annotated/a.xlsx")]
    publish_set(Path(sys.argv[1]), files, mark.encode())
    print(mark, flush=True)
"""


def test_a_build_killed_at_any_moment_leaves_the_former_set_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(20270101)
    folder = tmp_path / "draft"
    publish_set(folder, a_set("A"), b"A")
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", BUILDER, str(folder)], stdout=subprocess.PIPE) as child:
            assert child.stdout
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            os.kill(child.pid, signal.SIGKILL)
        assert read(folder) in (whole("A"), whole("B"))
    publish_set(folder, a_set("C"), b"C")
    assert read(folder) == whole("C")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


class Kernel:
    """A C library whose renameat2 answers with an error, or with none, and is remembered."""

    def __init__(self, fault: int = 0) -> None:
        self.fault = fault
        self.calls: list[tuple[object, ...]] = []

    def renameat2(self, *asked: object) -> int:
        self.calls.append(asked)
        ctypes.set_errno(self.fault)
        return -1 if self.fault else 0


def test_folders_are_swapped_by_one_call_of_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RENAME_EXCHANGE (2) of renameat2(2), paths from the working folder (AT_FDCWD, -100)."""
    kernel = Kernel()
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: kernel)
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    assert kernel.calls == []
    publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert kernel.calls == [(-100, os.fsencode(tmp_path / ".draft.new"), -100, os.fsencode(tmp_path / "draft"), 2)]
    assert read(tmp_path / "draft") == whole("A"), "what this kernel did not swap stays"


@pytest.mark.parametrize("fault", [errno.EINVAL, errno.ENOSYS])
def test_where_the_kernel_cannot_swap_folders_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel(fault))
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert read(tmp_path / "draft") == whole("B")
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


def test_another_fault_of_the_kernel_is_raised_and_the_former_set_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_set(tmp_path / "draft", a_set("A"), b"A")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel(errno.EACCES))
    with pytest.raises(PermissionError) as fault:
        publish_set(tmp_path / "draft", a_set("B"), b"B")
    assert fault.value.filename == str(tmp_path / "draft")
    assert read(tmp_path / "draft") == whole("A")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "theirs.txt").write_text("T")
    return folder


@pytest.mark.parametrize("link", ["outputs", "outputs/k", "outputs/k/s", "outputs/k/s/draft", "outputs/k/s/.draft.new"])
def test_a_link_out_of_the_outputs_is_refused_and_nothing_is_touched(
    tmp_path: Path, elsewhere: Path, link: str
) -> None:
    project = tmp_path / "project"
    (project / link).parent.mkdir(parents=True)
    (project / link).symlink_to(elsewhere)
    with pytest.raises(UnsafeOutput) as fault, locked(project / "outputs/k/s"):
        publish_set(project / "outputs/k/s/draft", a_set("A"), b"A")
    assert fault.value.message.fr.startswith(f"« {link} » est un lien vers un autre endroit")
    assert f"‘{link}’ is een koppeling" in fault.value.message.nl
    assert [path.name for path in elsewhere.iterdir()] == ["theirs.txt"]
    assert [path for path in project.rglob("*") if not path.is_symlink() and path.is_file()] == []


def test_the_lock_is_not_followed_either(tmp_path: Path, elsewhere: Path) -> None:
    folder = tmp_path / "outputs" / "k" / "s"
    folder.mkdir(parents=True)
    (folder / ".lock").symlink_to(elsewhere / "theirs.txt")
    with pytest.raises(UnsafeOutput), locked(folder):
        pass
    assert (elsewhere / "theirs.txt").read_text() == "T"


def test_the_outputs_may_stand_elsewhere_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "outputs").symlink_to("shared")
    with locked(tmp_path / "outputs/k/s"):
        publish_set(tmp_path / "outputs/k/s/draft", a_set("A"), b"A")
    assert read(tmp_path / "shared/k/s/draft") == whole("A")


@pytest.mark.parametrize(
    ("number", "fr", "nl"),
    [
        (errno.ENOSPC, "le disque est plein", "de schijf is vol"),
        (errno.EDQUOT, "le disque est plein", "de schijf is vol"),
        (errno.EROFS, "l’écriture n’y est pas permise", "schrijven is er niet toegestaan"),
        (errno.EACCES, "l’écriture n’y est pas permise", "schrijven is er niet toegestaan"),
        (errno.EIO, "le système répond « Input/output error »", "het systeem antwoordt ‘Input/output error’"),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_the_former_set_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fr: str, nl: str
) -> None:
    home = tmp_path / "outputs/k/s"
    with locked(home):
        publish_set(home / "draft", a_set("A"), b"A")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotWritten) as fault, locked(home):
        publish_set(home / "draft", a_set("B"), b"B")
    assert fault.value.exit_code == 9
    assert fault.value.message.fr.startswith(f"outputs/k/s : rien n’a pu y être écrit, {fr}")
    assert fault.value.message.nl.startswith(f"outputs/k/s: daar kon niets worden geschreven, {nl}")
    assert read(home / "draft") == whole("A")
    assert {path.name for path in home.iterdir()} <= {"draft", ".lock"}


def test_a_place_for_the_set_that_cannot_be_made_is_a_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file")
    with pytest.raises(NotWritten, match="outputs/k/s"), locked(tmp_path / "outputs/k/s"):
        pass


def test_a_fault_without_a_number_is_told_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as fault, told(tmp_path / "outputs/k/s"):
        raise OSError("de travers")
    assert "le système répond « de travers »" in fault.value.message.fr


def test_a_limit_of_time_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError), locked(tmp_path / "outputs/k/s"):
        raise TimeoutError
