"""What stands on a shelf and is no version, or none of ours; the contents that it keeps, up to their bounds."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from imprimatur.core.source import Source
from imprimatur.project import Project
from imprimatur.publishing.versions import kept_inputs
from imprimatur.publishing.versions.kept_inputs import FOLDER, content_of, contents_of, lost, store, sweep
from imprimatur.publishing.versions.shelf import NUMBERS, Fault, FaultSort, Shelf, bounded, hash_of
from imprimatur.publishing.versions.version import RECORD
from tests.dossiers import source
from tests.flows.projects import COMPLETE, ROOT, copy_project
from tests.publishing.versions.test_publishing import INPUT, KIND, SLUG, publish

OTHER = source("a", "of a killed build")
RECORD_OF_NONE = Fault(FaultSort.RECORD, RECORD)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with one version."""
    home = tmp_path / "outputs" / KIND / SLUG
    publish(home, "A")
    return Shelf(home)


def test_a_file_of_ours_is_a_file_that_is_not_too_large(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"four")
    assert bounded(file, 4) == b"four"
    assert bounded(file, 3) is None
    with file.open("wb") as stream:
        stream.truncate(20_000_000)
    assert len(bounded(file) or b"") == 20_000_000
    with file.open("ab") as stream:
        stream.write(b"1")
    assert bounded(file) is None
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "target").write_bytes(b"A")
    os.mkfifo(tmp_path / "pipe")  # which nobody writes to
    assert [bounded(tmp_path / name) for name in ("link", "pipe", ".", "nothing")] == [None] * 4
    assert hash_of(tmp_path / "nothing") == ""


@pytest.mark.parametrize(
    ("said", "noted"),
    [(b"[]", {}), (b'"1"', {}), (b'{"1": 2}', {}), (b'{"0": "a", "x": "a", "7": "a"}', {7: "a"}), (b"[" * 99_999, {})],
)
def test_a_list_of_numbers_that_somebody_wrote_stops_nothing(shelf: Shelf, said: bytes, noted: dict[int, str]) -> None:
    (shelf.folder / NUMBERS).write_bytes(said)
    assert shelf.noted() == noted
    assert shelf.numbers() == sorted({1, *noted})
    shelf.note()
    assert sorted(shelf.noted()) == sorted({1, *noted})


def test_a_list_that_says_it_all_is_not_written_again(shelf: Shelf) -> None:
    before = (shelf.folder / NUMBERS).stat().st_ino
    shelf.note()
    assert (shelf.folder / NUMBERS).stat().st_ino == before


def test_what_is_no_record_is_a_fault_though_its_hash_be_noted(shelf: Shelf) -> None:
    (shelf.place(2)).mkdir()
    (shelf.place(2) / RECORD).write_bytes(b"{}")
    shelf.note()
    assert sorted(shelf.noted()) == [1, 2]
    assert shelf.faults(2) == (RECORD_OF_NONE,)
    assert [one.number for one in shelf.versions()] == [1]
    assert shelf.next() == 3


def test_a_shelf_that_is_elsewhere_has_no_versions(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.folder / NUMBERS).unlink()
    (shelf.place(1)).rename(shelf.place(4))
    shelf.place(3).symlink_to(shelf.place(4))
    assert shelf.numbers() == [4]
    shelf.folder.rename(tmp_path / "elsewhere")
    shelf.folder.symlink_to(tmp_path / "elsewhere")
    assert shelf.numbers() == []


def test_a_record_says_its_own_number(shelf: Shelf) -> None:
    (shelf.place(2)).mkdir()
    (shelf.place(2) / RECORD).write_bytes((shelf.place(1) / RECORD).read_bytes())
    assert shelf.version(2) is None
    assert shelf.faults(2) == (RECORD_OF_NONE,)


def test_a_version_that_was_never_noted_is_as_good_as_its_record(shelf: Shelf) -> None:
    (shelf.folder / NUMBERS).unlink()
    assert shelf.faults(1) == ()
    assert shelf.faults(9) == (Fault(FaultSort.GONE, RECORD),)


def test_the_contents_of_a_version_are_kept_up_to_five_hundred_megabytes_in_the_order_of_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Heavy(bytes):
        size = 0

        def __len__(self) -> int:
            return self.size

    def heavy(name: str, size: int) -> Source:
        content = Heavy(name.encode())
        content.size = size
        return Source(name, content, f"hash of {name}")

    most = 500 * 1024 * 1024
    present = [heavy("c", 1), heavy("b", most - 1), heavy("a", 1), heavy("z", 0), heavy("unasked", 0)]

    def there(*_: object) -> Iterator[Source]:
        yield from (*present, *present)

    monkeypatch.setattr(kept_inputs, "_present", there)
    inputs = {name: f"hash of {name}" for name in "abc"}
    found = contents_of(Project(tmp_path), KIND, SLUG, inputs, "hash of z")
    assert list(found.values()) == [b"a", b"b", b"z"]


def test_what_people_wrote_the_registers_and_the_record_of_texts_are_kept(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    record = project.record(KIND, COMPLETE)
    shutil.copy(ROOT / record.relative_to(tmp_path), record)
    texts = hash_of(record)
    present = [*project.shared(), *project.sources(KIND, COMPLETE)[0]]
    inputs = {one.name: one.sha256 for one in present}
    found = contents_of(project, KIND, COMPLETE, inputs, texts)
    assert set(found) == {*inputs.values(), texts}
    assert found[texts] == record.read_bytes()
    assert set(contents_of(project, KIND, COMPLETE, inputs)) == set(inputs.values())
    shutil.rmtree(project.inputs / KIND / COMPLETE)
    assert set(contents_of(project, KIND, COMPLETE, inputs)) == {one.sha256 for one in project.shared()}


def test_a_content_is_kept_once_and_anew_where_it_is_not_itself(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.folder / FOLDER / INPUT.sha256
    before = path.stat().st_ino
    store(shelf, {INPUT.sha256: INPUT.content})
    assert path.stat().st_ino == before
    path.write_bytes(b"other")
    store(shelf, {INPUT.sha256: INPUT.content})
    assert path.read_bytes() == INPUT.content
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert content_of(shelf, INPUT.sha256) is None
    path.with_name(f".{INPUT.sha256}").write_bytes(b"of a killed build")
    store(shelf, {INPUT.sha256: INPUT.content})
    assert not path.is_symlink()
    assert content_of(shelf, INPUT.sha256) == INPUT.content
    assert {one.name for one in path.parent.iterdir()} == {INPUT.sha256}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_through_a_link_nor_read_by_what_is_no_hash(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (shelf.folder / FOLDER / f".{OTHER.sha256}").symlink_to(tmp_path / "theirs")
    store(shelf, {OTHER.sha256: OTHER.content})
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    assert content_of(shelf, OTHER.sha256) == OTHER.content
    looked: list[Path] = []
    monkeypatch.setattr(kept_inputs, "hash_of", lambda path: looked.append(path))
    assert content_of(shelf, "/dev/zero") is None
    assert looked == []


def test_nothing_is_let_go_while_a_record_cannot_be_read(shelf: Shelf) -> None:
    store(shelf, {OTHER.sha256: OTHER.content})
    record = shelf.place(1) / RECORD
    kept = record.read_bytes()
    record.chmod(0o600)
    record.write_bytes(b"{}")
    sweep(shelf)
    assert content_of(shelf, OTHER.sha256) == OTHER.content
    record.write_bytes(kept)
    sweep(shelf)
    assert content_of(shelf, OTHER.sha256) is None
    assert content_of(shelf, INPUT.sha256) == INPUT.content
    version = shelf.version(1)
    assert version and lost(shelf, version) == ()


def test_a_folder_of_contents_that_is_elsewhere_is_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    folder = shelf.folder / FOLDER
    folder.rename(tmp_path / "elsewhere")
    sweep(shelf)
    folder.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "theirs").touch()
    sweep(shelf)
    assert (tmp_path / "elsewhere" / "theirs").exists()
