"""A disk that is full, folders closed to writing: a sentence, everything as it stood, and the next run completes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from flows import digest
from flows.drop_folder.checking import feedback
from flows.drop_folder.copies import here
from flows.drop_folder.messages import Words
from flows.mail.letter import Letter
from flows.mail.outbox import put
from imprimatur.core.errors import NotWritten
from imprimatur.project import Project
from scripts.killed.left import faults_of, left_over
from tests.flows.projects import COMPLETE, contents
from tests.flows.survival.conftest import Fill
from tests.flows.translations import NEW_NL, offer, said

pytestmark = pytest.mark.long
Shown = pytest.CaptureFixture[str]
MAIL = '[mail]\nhost = "localhost"\nport = 1\nsecurity = "none"\nfrom = "imprimatur@asso.example"\n'


def shown(capsys: Shown) -> str:
    both = capsys.readouterr()
    return " ".join(f"{both.out} {both.err}".replace("\u00a0", " ").replace("\u202f", " ").split())


def seen(project: Project) -> dict[str, bytes]:
    """What people see: inputs and outputs."""
    return {name: content for name, content in contents(project.root).items() if not name.startswith(".")}


@pytest.mark.parametrize("tongue", ["fr", "nl"])
def test_on_a_full_disk_nothing_is_lost_and_every_command_says_so(
    project: Project, translation: Path, full: Fill, capsys: Shown, tongue: str
) -> None:
    assert said(project, "build", COMPLETE) == 0
    (project.root / "imprimatur.toml").write_text(MAIL)
    offer(project).write_bytes(offer(project).read_bytes() + b"# a change\n")
    before, empty, reason = seen(project), full(), {"fr": "le disque est plein", "nl": "de schijf is vol"}[tongue]
    for command in (
        ("build", COMPLETE),
        ("translate", "import", str(translation)),
        ("translate", "export", COMPLETE, "--to", "nl"),
        ("approve", COMPLETE, "--language", "nl", "--by", "Bram Oosterwijck"),
        ("new", "job-offer", "another"),
        ("new", "job-offer", "another", "--from", COMPLETE),
        ("new", "kits"),
    ):
        capsys.readouterr()
        assert said(project, *command, tongue=tongue) == 9, command
        assert reason in shown(capsys), command
    told = digest.gathered(project, {}, (), date(2026, 11, 27))
    for write in (
        lambda: put(project, [Letter("an@asso.example", "fr", "s", "t", "h")]),
        lambda: digest.publish(project, told),
        lambda: digest.remember(project, told),
    ):
        with pytest.raises(NotWritten) as fault:
            write()
        assert reason in fault.value.message.of("fr" if tongue == "fr" else "nl")
    assert seen(project) == before
    empty()
    assert list(faults_of(project)) == list(left_over(project)) == []
    assert said(project, "translate", "import", str(translation)) == 0
    assert NEW_NL in offer(project).read_text(encoding="utf-8")
    assert said(project, "build", COMPLETE) == said(project, "new", "job-offer", "another") == 0
    assert list(faults_of(project)) == list(left_over(project)) == []


@pytest.mark.parametrize("folder", ["outputs", "inputs", ".imprimatur"])
def test_what_is_closed_to_writing_is_said_and_nothing_changes(
    project: Project, translation: Path, closed: Callable[[str], Callable[[], None]], capsys: Shown, folder: str
) -> None:
    assert said(project, "build", COMPLETE) == 0
    offer(project).write_bytes(offer(project).read_bytes() + b"# a change\n")
    before, open_ = seen(project), closed(folder)
    commands = {
        "outputs": [
            ("build", COMPLETE),
            ("build", COMPLETE, "--stage", "final"),
            ("translate", "export", COMPLETE, "--to", "nl"),
        ],
        "inputs": [("translate", "import", str(translation)), ("new", "job-offer", "another"), ("new", "kits")],
        ".imprimatur": [("translate", "import", str(translation)), ("build", COMPLETE), ("check", COMPLETE)],
    }
    for command in commands[folder]:
        capsys.readouterr()
        assert said(project, *command) == 9, command
        told = shown(capsys)
        assert "l’écriture n’y est pas permise" in told, command
        assert folder == "inputs" or folder in told, "where"
    if folder != "inputs":  # what was found is told elsewhere
        given = feedback(here, project, ("job_offer", COMPLETE), Words("nl"))
        assert not given.is_sound and "schrijven is er niet toegestaan" in given.lines[0]
    assert seen(project) == before
    open_()
    assert said(project, "translate", "import", str(translation)) == said(project, "build", COMPLETE) == 0
    assert list(faults_of(project)) == list(left_over(project)) == []
