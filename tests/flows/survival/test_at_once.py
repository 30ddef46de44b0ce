"""Two builds of one dossier at once."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from imprimatur.project import Project
from imprimatur.publishing import publish as publishing
from imprimatur.publishing import told as finding
from imprimatur.publishing.sets import locked
from imprimatur.publishing.versions.verifying import Verdict, verified
from scripts.killed.left import faults_of, left_over
from tests.dossiers import ROOT
from tests.flows.projects import COMPLETE, copy_project
from tests.flows.translations import said
from tests.publishing.versions.test_publishing import KIND, SLUG, publish


def test_the_second_of_two_builds_says_so_and_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    for step in (publishing, finding):
        monkeypatch.setattr(step, "PATIENCE", 0.1)
    project = copy_project(tmp_path, COMPLETE)
    with locked(project.outputs / "job_offer" / COMPLETE):
        for tongue, told in (("fr", "déjà en cours de production"), ("nl", "wordt al gemaakt")):
            assert said(project, "build", COMPLETE, tongue=tongue) == 7
            assert told in " ".join(capsys.readouterr().err.split())
    assert said(project, "build", COMPLETE) == 0


def test_what_is_verified_while_finals_are_published_is_what_it_is(tmp_path: Path) -> None:
    project = Project(tmp_path)
    home = project.outputs / KIND / SLUG
    publish(home, "0")
    sent = tmp_path / "sent.docx"
    sent.write_bytes((home / "final" / f"{SLUG}.fr.docx").read_bytes())
    stop, wrong = threading.Event(), []

    def verify() -> None:
        while not stop.is_set():
            found = verified(project, sent)
            if (found.verdict, found.faults, found.versions[-1].number) != (Verdict.VERSION, (), 1):
                wrong.append(found)

    verifying = threading.Thread(target=verify)
    verifying.start()
    try:
        for number in range(2, 12):
            assert publish(home, str(number)) == (number, True)
            newest = verified(project, home / "final" / f"{SLUG}.fr.docx")
            assert [one.number for one in newest.versions] == [number]
    finally:
        stop.set()
        verifying.join()
    assert wrong == []


@pytest.mark.long
def test_of_several_at_once_each_is_done_or_says_so_and_the_set_is_whole(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    command = [sys.executable, "-m", "flows.cli.main", "--project", str(tmp_path), "build", COMPLETE]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    codes = []
    for one in running:
        out, err = one.communicate(timeout=300)
        assert b"Traceback" not in out + err
        codes.append(one.returncode)
    assert 0 in codes and set(codes) <= {0, 7}
    assert list(faults_of(project)) == list(left_over(project)) == []
