"""What is left of what was killed: that the eye for it sees, and a round of every kind of work."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from imprimatur.project import RECORD, Project
from scripts.killed.left import faults_of, left_over
from tests.dossiers import ROOT


@pytest.fixture
def whole(tmp_path: Path) -> Project:
    """A project with one set and one dossier, as they should be."""
    project = Project(tmp_path)
    draft, dossier = project.outputs / "job_offer/a/draft", project.inputs / "job_offer/a"
    draft.mkdir(parents=True)
    dossier.mkdir(parents=True)
    (draft / "a.docx").write_bytes(b"A")
    (draft / "manifest.json").write_text(json.dumps({"outputs": {"a.docx": hashlib.sha256(b"A").hexdigest()}}))
    with ZipFile(dossier / "a.xlsx", "w") as archive:
        archive.writestr("one", "content " * 100)
    (dossier / RECORD).write_bytes((ROOT / "inputs/job_offer/tisselande-accueil-2027" / RECORD).read_bytes())
    return project


def test_what_is_whole_has_no_fault(whole: Project) -> None:
    assert list(faults_of(whole)) == list(left_over(whole)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("outputs/job_offer/a/draft/a.docx", b""),
        ("outputs/job_offer/a/draft/a.docx", None),
        ("outputs/job_offer/a/draft/b.docx", b"B"),
        ("outputs/job_offer/a/draft/manifest.json", b'{"outputs": '),
        ("outputs/job_offer/a/draft/manifest.json", None),
        ("inputs/job_offer/a/a.xlsx", b"PK"),
        (f"inputs/job_offer/a/{RECORD}", b"{"),
        ("inputs/job_offer/a/a.yaml", b""),
    ],
)
def test_what_is_torn_is_seen(whole: Project, name: str, content: bytes | None) -> None:
    path = whole.root / name
    path.unlink() if content is None else path.write_bytes(content)
    (fault,) = faults_of(whole)
    assert fault.startswith(name if name.endswith(("docx", "xlsx", "yaml", RECORD)) else "outputs/job_offer/a/draft")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("outputs/job_offer/a/.draft.new", Path.mkdir),
        ("inputs/job_offer/a/.a.xlsx.new", Path.touch),
        ("inputs/.a.yaml.123", Path.touch),
    ],
)
def test_what_was_being_written_is_seen(whole: Project, name: str, make: Callable[[Path], None]) -> None:
    make(whole.root / name)
    assert list(left_over(whole)) == [f"left over: {name}"]


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="asks for /proc")
def test_whatever_is_killed_the_sets_are_whole_and_the_next_run_completes() -> None:
    command = [sys.executable, "-m", "scripts.kills", "--count", "10"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "10 of 10 held" in done.stdout
