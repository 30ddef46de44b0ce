"""The record on the disk: what stands in its place and is none is never taken for a dossier without one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imprimatur.project import RECORD, Project
from imprimatur.translation import keeping
from imprimatur.translation.record import Record, Unreadable, dumped


def a_folder(record: Path) -> None:
    record.mkdir()


def a_link_out(record: Path) -> None:
    outside = record.parents[3] / "record.json"
    outside.write_bytes(dumped(Record()))
    record.symlink_to(outside)


def a_link_to_nothing(record: Path) -> None:
    record.symlink_to(record.with_name("nowhere.json"))


def an_endless_file(record: Path) -> None:
    with record.open("wb") as stream:
        stream.truncate(1 << 40)


@pytest.mark.parametrize("made", [a_folder, a_link_out, a_link_to_nothing, an_endless_file])
def test_what_is_no_record_is_neither_read_nor_replaced(tmp_path: Path, made: Callable[[Path], None]) -> None:
    folder = tmp_path / "inputs" / "job_offer" / "an-offer"
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text("intitulé: x\n", encoding="utf-8")
    project = Project(tmp_path)
    assert keeping.recorded(project, "job_offer", "an-offer") == Record()
    made(folder / RECORD)
    with pytest.raises(Unreadable):
        keeping.recorded(project, "job_offer", "an-offer")
    with pytest.raises(Unreadable):
        keeping.keep(project, "job_offer", "an-offer", lambda record: Record({}, (), frozenset({"nl"})))
    assert not (folder / RECORD).is_file() or (folder / RECORD).is_symlink() or (folder / RECORD).stat().st_size
    # It is told once, as a record.
    assert project.sources("job_offer", "an-offer")[1] == []
