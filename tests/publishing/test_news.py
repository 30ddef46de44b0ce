"""What a draft says that the one before it did not."""

import json
from pathlib import Path

import pytest

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
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


@pytest.mark.parametrize("left", [b"", b"[]", b'{"findings": [1]}', b'{"findings": {"mark": 1}}', b"\xff"])
def test_what_somebody_wrote_in_the_outputs_harms_nothing(project: Project, left: bytes) -> None:
    made = pipeline.run(project, WANTED, check)
    assert made.folder is not None
    (made.folder / "findings.json").write_bytes(left)
    assert drafted(project)[1] == []
