"""An approved offer whose French changed, and what a translator gives back for it."""

from datetime import date
from pathlib import Path

import pytest

from flows.cli.main import run
from flows.messages import Words
from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.remembering import remember
from tests.flows.projects import COMPLETE

FORMER_FR = "Une porte ouverte, une équipe soudée, deux quartiers à écouter."
NEW_FR = "Une porte ouverte, une équipe soudée, 3 quartiers à écouter."
FORMER_NL = "Een open deur, een hecht team, twee wijken om naar te luisteren."
NEW_NL = "Een open deur, een hecht team, 3 wijken om naar te luisteren."
TODAY = date(2026, 11, 26)
NAME = f"{COMPLETE}.traduction-vertaling.nl"


def offer(project: Project) -> Path:
    """The file that holds the texts that change."""
    return project.inputs / "job_offer" / COMPLETE / "offre.yaml"


def replace_in(path: Path, old: str, new: str) -> None:
    """Put words in the place of others, which stand there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def remembered(project: Project, slug: str = COMPLETE, kind: str = "job_offer") -> None:
    """Take the approvals of the cells, as a check does."""
    parameters = Parameters(kind=kind, slug=slug, today=TODAY)
    remember(project, pipeline.write(pipeline.read(project, parameters)))


def sent_out(project: Project, out: Path, *formats: str) -> None:
    """The offer approved, its French changed, and the files for the translator made."""
    remembered(project)
    replace_in(offer(project), FORMER_FR, NEW_FR)
    asked = [word for one in formats for word in ("--as", one)]
    assert said(project, "translate", "export", COMPLETE, "--to", "nl", "--out", str(out), *asked) == 0


def said(project: Project, *arguments: str, tongue: str = "fr") -> int:
    """Run a command about a project."""
    return run(Words("nl" if tongue == "nl" else "fr"), ["--project", str(project.root), *arguments])


def told(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """The lines shown, and those shown as errors, with plain spaces."""
    shown = capsys.readouterr()
    plain = [text.replace("\u00a0", " ").replace("\u202f", " ").splitlines() for text in (shown.out, shown.err)]
    return plain[0], plain[1]
