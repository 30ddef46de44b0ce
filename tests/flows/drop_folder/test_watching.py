"""The watch over real folders: what is asked for, what is said, and what is not."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchfiles import Change

from flows.drop_folder import watching as watch_module
from flows.drop_folder.dossiers import REGISTERS, Dossier, Roll, newest_first, whose
from flows.drop_folder.lanes import Lane
from flows.drop_folder.watching import Watch
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.writing import beside
from imprimatur.project import RECORD, Project
from tests.flows.projects import COMPLETE, INCOMPLETE, add, copy_project
from tests.flows.waiting import until

OFFER: Dossier = ("job_offer", COMPLETE)
OTHER: Dossier = ("job_offer", INCOMPLETE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, COMPLETE, INCOMPLETE)


class Seen:
    """A watch over a project, and what came of it."""

    def __init__(self, project: Project) -> None:
        self.asked: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.gone: set[Dossier] = set()
        self.renewed = 0
        self.lane = Lane("test", lambda dossier, late: self.asked.append((dossier[1], late)))
        self.watch = Watch(project, self.lane, self._say, self._forget, self._renew)

    def _say(self, message: Bilingual) -> None:
        self.said.append(message.fr)

    def _forget(self, gone: frozenset[Dossier]) -> None:
        self.gone |= gone

    def _renew(self) -> None:
        self.renewed += 1


@contextmanager
def watching(project: Project) -> Iterator[Seen]:
    """A watch that has begun: what stood there was asked for."""
    seen, stop = Seen(project), threading.Event()
    thread = threading.Thread(target=seen.watch.until, args=(stop,))
    seen.lane.start()
    thread.start()
    try:
        until(lambda: len(seen.asked) == len(list(project.dossiers())))
        yield seen
    finally:
        stop.set()
        thread.join(timeout=1800)
        seen.lane.stop()
        assert not thread.is_alive()


def test_whose_a_file_is(project: Project) -> None:
    folder = project.inputs / "job_offer"
    (folder / "seule.xlsx").write_bytes(b"")
    known = Roll(project).known
    assert known == {OFFER, OTHER, ("job_offer", "seule")}
    for name in (f"{COMPLETE}/offre.yaml", f"{COMPLETE}/images/photo.png", COMPLETE):
        assert whose(project, folder / name, known) == OFFER
    for name in ("seule.xlsx", "Seule.FR.DOCX", "seule.nl.pdf", "seule"):
        assert whose(project, folder / name, known) == ("job_offer", "seule")
    assert whose(project, project.inputs / "_shared" / "persons.csv", known) == REGISTERS
    for path in (folder / "~$seule.xlsx", folder / "autre", folder, project.inputs, project.inputs / "README.md"):
        assert whose(project, path, known) is None
    assert whose(project, project.inputs / "_kits" / COMPLETE, known) is None


def test_what_is_caught_up_with_begins_with_the_newest(project: Project) -> None:
    (project.inputs / "job_offer" / "seule.xlsx").write_bytes(b"")
    for time, name in ((1, COMPLETE), (2, INCOMPLETE)):
        folder = project.inputs / "job_offer" / name
        for path in (*folder.iterdir(), folder):
            os.utime(path, (time, time))
    assert newest_first(project, Roll(project).known) == [OTHER, OFFER, ("job_offer", "seule")]
    os.utime(project.inputs / "job_offer" / COMPLETE / "recit.fr.md", (3, 3))
    assert newest_first(project, {OFFER, OTHER}) == [OFFER, OTHER]


def test_a_drop_a_change_a_removal_and_a_new_name(tmp_path: Path) -> None:
    project = copy_project(tmp_path, INCOMPLETE)
    with watching(project) as seen:
        assert seen.asked == [(INCOMPLETE, True)]
        add(project, COMPLETE)
        until(lambda: seen.asked[1:] == [(COMPLETE, False)])
        assert seen.renewed == 1
        folder = project.inputs / "job_offer" / COMPLETE
        (folder / "recit.nl.md").unlink()
        until(lambda: seen.asked[2:] == [(COMPLETE, False)])
        assert (seen.renewed, seen.gone) == (1, set())
        folder.rename(folder.with_name("autre-nom"))
        until(lambda: seen.asked[3:] == [("autre-nom", False)])
        assert seen.gone == {OFFER}
        (project.inputs / "_shared" / "terms.csv").touch()
        until(lambda: set(seen.asked[4:]) == {("autre-nom", True), (INCOMPLETE, True)})
        folder.with_name("autre-nom").rename(project.root / "ailleurs")
        until(lambda: len(seen.said) == 2)
    assert all(
        f"job_offer/{name} n’est plus dans les données" in said
        for name, said in zip((COMPLETE, "autre-nom"), seen.said, strict=True)
    )
    assert len(seen.asked) == 6
    assert seen.renewed == 3 or seen.renewed == 4  # a rename is one batch, or two


def test_a_share_that_is_no_longer_there_is_one_line(project: Project) -> None:
    with watching(project) as seen:
        shutil.move(project.inputs / "job_offer", project.root / "ailleurs")
        until(lambda: len(seen.said) == 1)
    assert "Le disque partagé est-il encore connecté" in seen.said[0]
    assert seen.gone == {OFFER, OTHER}


def test_what_is_left_aside_is_said_once_and_asks_for_nothing(project: Project) -> None:
    folder = project.inputs / "job_offer" / COMPLETE
    (folder / "infos.xlsx").write_bytes(b"one")
    with watching(project) as seen:
        for _ in range(2):
            for name in (
                f".{RECORD}.new",
                ".infos.xlsx.new",
                "desktop.ini",
                ".DS_Store",
                "._sync_0a1b.db",
                "infos.xlsx~",
            ):
                (folder / name).write_bytes(b"")
                (folder.parent / INCOMPLETE / name).write_bytes(b"")
            until(lambda: len(seen.said) >= 4)
        (folder.parent / "offre.docx.crdownload").write_bytes(b"1")
        until(lambda: len(seen.said) == 5)
        with (folder.parent / "offre.docx.crdownload").open("ab") as file:
            file.write(b"2")
        (project.inputs / "perdu.docx").write_bytes(b"")
        until(lambda: len(seen.said) == 6)
        assert len(seen.asked) == 2
        (folder / "infos-PC-de-Marie.xlsx").write_bytes(b"other")
        until(lambda: (COMPLETE, False) in seen.asked)
    assert sorted(said.partition(" ")[0] for said in seen.said) == sorted(
        [
            *("desktop.ini", ".DS_Store", "._sync_0a1b.db", "infos.xlsx~", "job_offer/offre.docx.crdownload"),
            *("perdu.docx", f"job_offer/{COMPLETE}/infos-PC-de-Marie.xlsx"),
        ]
    )
    assert "que deux personnes ont modifié en même temps" in seen.said[-1]


def test_a_file_that_is_on_its_way_is_read_once_it_has_arrived(project: Project) -> None:
    folder = project.inputs / "job_offer" / COMPLETE
    with watching(project) as seen:
        part = folder / "annexe.md.part"
        part.write_text("Une", encoding="utf-8")
        until(lambda: seen.asked[2:] == [(COMPLETE, False)])  # the findings say that it has not arrived
        part.rename(folder / "annexe.md")
        until(lambda: seen.asked[3:] == [(COMPLETE, False)])
    assert [said.partition(" ")[0] for said in seen.said] == [f"job_offer/{COMPLETE}/annexe.md.part"]


def test_where_the_share_is_silent_it_is_looked_at_and_said_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "silent_type", lambda _: "cifs")
    monkeypatch.setattr(watch_module, "POLL_MILLISECONDS", 50)
    given: list[object] = []
    real = watch_module.changes

    def changes(*paths: Path, **options: object) -> Iterator[set[tuple[Change, str]]]:
        given.append(options["force_polling"])
        return real(*paths, **options)

    monkeypatch.setattr(watch_module, "changes", changes)
    with watching(project) as seen:
        (project.inputs / "job_offer" / COMPLETE / "recit.fr.md").write_text("Un mot.", encoding="utf-8")
        until(lambda: seen.asked[2:] == [(COMPLETE, False)])
    assert given == [True]
    assert [said for said in seen.said if "cifs" in said] == seen.said != []


def test_where_the_system_watches_no_more_folders_they_are_looked_at(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "POLL_MILLISECONDS", 50)
    real = watch_module.changes

    def changes(*paths: Path, **options: object) -> Iterator[set[tuple[Change, str]]]:
        if not options["force_polling"]:
            raise OSError("OS file watch limit reached.")
        return real(*paths, **options)

    monkeypatch.setattr(watch_module, "changes", changes)
    with watching(project) as seen:
        (project.inputs / "job_offer" / COMPLETE / "recit.fr.md").write_text("Un mot.", encoding="utf-8")
        until(lambda: seen.asked[2:] == [(COMPLETE, False)])
    assert len(seen.said) == 1
    assert "OS file watch limit reached." in seen.said[0]


def test_what_a_rename_brought_is_known_to_be_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[bool] = []
    watch = Seen(project).watch
    monkeypatch.setattr(watch._settling, "touch", lambda dossier, paths, now, came_whole: met.append(came_whole))
    home = project.inputs / "job_offer" / COMPLETE
    new, copied = home / "note.csv", home / "autre.csv"
    watch._touch([(Change.deleted, str(beside(new))), (Change.added, str(new))], 0)
    watch._touch([(Change.deleted, str(beside(new))), (Change.added, str(new)), (Change.added, str(copied))], 0)
    watch._touch([(Change.added, str(copied))], 0)
    assert met == [True, False, False]
