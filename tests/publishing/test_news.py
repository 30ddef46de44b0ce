"""What a draft says that the one before it did not."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.findings.grouping import grouped
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing.changes import set_folder
from imprimatur.publishing.manifest import inputs_of
from imprimatur.publishing.news import fresh
from tests.dossiers import ROOT
from tests.flows.projects import INCOMPLETE, contents, copy_project
from validators import check

WANTED = Parameters(kind="job_offer", slug=INCOMPLETE, formats=("docx",))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, INCOMPLETE)


def drafted(project: Project) -> tuple[dict[str, bytes], list[str]]:
    """The files of a new draft, and the codes of what is new in it."""
    made = pipeline.run(project, WANTED, check)
    assert made.folder is not None
    told = json.loads((made.folder / "findings.json").read_bytes())
    return contents(made.folder), [one["code"] for one in told["findings"] if one["new"]]


def wrong(project: Project, line: str) -> None:
    with (project.inputs / "job_offer" / INCOMPLETE / "offre.yaml").open("a", encoding="utf-8") as file:
        file.write(line)


def test_the_first_draft_has_no_news_and_the_same_inputs_give_the_same_draft(project: Project) -> None:
    first, news = drafted(project)
    assert news == []
    assert drafted(project) == (first, [])
    assert b"nouveau depuis le projet" not in first["findings.fr.html"]


def test_what_came_with_a_change_is_new_until_the_next_one(project: Project) -> None:
    drafted(project)
    wrong(project, "\nlune: pleine\n")
    second, news = drafted(project)
    assert news == ["T01"]
    assert "nouveau depuis le projet précédent (1)" in second["findings.fr.html"].decode()
    assert drafted(project) == (second, ["T01"])
    wrong(project, "\nsoleil: levant\n")
    assert drafted(project)[1] == ["T01"]


@cache
def examined() -> Job:
    return pipeline.examined(Project(ROOT), WANTED, check)


def news_after(folder: Path, said: list[Any] | bytes, **manifest: Any) -> frozenset[str]:
    """What is new after a draft that left these findings and the manifest of today's inputs, with those changes."""
    content = said if isinstance(said, bytes) else json.dumps({"findings": said}).encode()
    left = set_folder(Project(folder), "job_offer", INCOMPLETE, Stage.DRAFT)
    left.mkdir(parents=True)
    (left / "findings.json").write_bytes(content)
    about = {"inputs": inputs_of(examined()), "templates": {}, "versions": {}, **manifest}
    (left / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    return fresh(Project(folder), examined())


def marks() -> list[str]:
    return sorted(mark for group in grouped(examined().reported) for mark in group.marks)


def test_of_the_same_inputs_the_news_of_the_draft_are_kept_as_far_as_they_are_still_said(tmp_path: Path) -> None:
    """Nothing but `true` says that a finding was new."""
    first, second, third, *_ = marks()
    said = [(first, True), (second, 1), (third, "true"), ("Z99-00000", True)]
    assert news_after(tmp_path, [{"mark": mark, "new": new} for mark, new in said]) == {first}


def test_of_other_inputs_all_that_the_draft_did_not_say_is_new(tmp_path: Path) -> None:
    first, second, *others = marks()
    said = [{"mark": first, "new": True}, {"mark": second, "new": False}]
    assert news_after(tmp_path, said, inputs={"job_offer/a.csv": "0"}) == set(others)


def test_findings_without_a_manifest_that_can_be_read_tell_nothing(tmp_path: Path) -> None:
    assert news_after(tmp_path, [{"mark": marks()[0], "new": True}], inputs=[]) == frozenset()


FORMS = [b"", b"[]", b'{"findings": [1]}', b'{"findings": {"mark": 1}}', b"{}", b"\xff", b"[" * 200_000]


@pytest.mark.parametrize("left", FORMS, ids=range(len(FORMS)))
def test_what_somebody_wrote_in_the_outputs_harms_nothing(tmp_path: Path, left: bytes) -> None:
    assert news_after(tmp_path, left, inputs={"job_offer/a.csv": "0"}) == frozenset()
