"""What was found, published before any document is made, whoever asked."""

import json
from datetime import date
from pathlib import Path

import pytest

from imprimatur import pipeline, reading
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.job import Job
from imprimatur.project import Project
from imprimatur.publishing import told
from imprimatur.publishing.changes import changed
from imprimatur.publishing.sets import CHECK, MANIFEST
from tests.flows.projects import COMPLETE, INCOMPLETE, contents, copy_project
from validators import check

TODAY = date(2026, 11, 27)


def parameters(slug: str = INCOMPLETE, **other: object) -> Parameters:
    return Parameters(kind="job_offer", slug=slug, today=TODAY, **other)


def found(project: Project, slug: str = INCOMPLETE) -> Path:
    return project.outputs / "job_offer" / slug / CHECK


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, INCOMPLETE)


def test_feedback_is_a_whole_set_without_documents(project: Project) -> None:
    job = pipeline.feedback(project, parameters(), check)
    names = set(contents(found(project)))
    assert names == {"findings.fr.html", "findings.nl.html", "findings.json", MANIFEST}
    manifest = json.loads((found(project) / MANIFEST).read_bytes())
    assert (manifest["stage"], manifest["blocking"]) == ("check", len(job.blocking))
    assert set(manifest["outputs"]) == names - {MANIFEST}
    assert not changed(project, "job_offer", INCOMPLETE, CHECK)
    assert changed(project, "job_offer", INCOMPLETE).never_built
    assert not found(project).with_name("draft").exists()


def test_a_draft_holds_the_same_pages_byte_for_byte_and_the_set_is_not_written_again(project: Project) -> None:
    pipeline.feedback(project, parameters(), check)
    before = (found(project) / MANIFEST).stat().st_ino
    pipeline.run(project, parameters(), check)
    assert (found(project) / MANIFEST).stat().st_ino == before
    draft = contents(found(project).with_name("draft"))
    pages = contents(found(project))
    assert {name: draft[name] for name in pages if name != MANIFEST} == {
        name: page for name, page in pages.items() if name != MANIFEST
    }
    (found(project) / "findings.fr.html").write_text("touché", encoding="utf-8")
    pipeline.feedback(project, parameters(), check)
    assert contents(found(project)) == pages


def test_a_set_that_a_kill_left_aside_is_put_back(project: Project) -> None:
    """Where folders cannot be swapped in one step."""
    pipeline.feedback(project, parameters(), check)
    before = (found(project) / MANIFEST).stat().st_ino
    found(project).rename(found(project).with_name(f".{CHECK}.former"))
    pipeline.feedback(project, parameters(), check)
    assert (found(project) / MANIFEST).stat().st_ino == before
    assert {path.name for path in found(project).parent.iterdir()} == {CHECK, ".lock"}


def test_whatever_was_asked_for_it_tells_of_both_languages(project: Project) -> None:
    pipeline.feedback(project, parameters(), check)
    before = contents(found(project))
    build = pipeline.run(project, parameters(stage=Stage.FINAL, languages=("fr",), formats=("html",)), check)
    assert build.refusal
    assert contents(found(project)) == before


def test_a_final_of_one_language_has_the_page_of_that_language(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    (project.inputs / "job_offer" / COMPLETE / "recit.nl.md").unlink()
    pipeline.run(project, parameters(COMPLETE, languages=("fr",), formats=("html",)), check)
    draft, whole = (
        json.loads((folder / "findings.json").read_bytes())["findings"]
        for folder in (found(project, COMPLETE).with_name("draft"), found(project, COMPLETE))
    )
    assert len(draft) < len(whole)


def test_a_check_that_was_overtaken_is_not_written_over_a_newer_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = project.inputs / "job_offer" / INCOMPLETE / "recit.fr.md"
    job: Job = pipeline.examined(project, parameters(), check)
    text.write_text(text.read_text(encoding="utf-8") + "\nEncore une ligne.\n", encoding="utf-8")
    told.tell(project, job)
    assert not found(project).exists()
    pipeline.feedback(project, parameters(), check)
    newer = contents(found(project))
    told.tell(project, job)
    assert contents(found(project)) == newer
    text.parent.rename(text.parent.with_name("ailleurs"))
    told.tell(project, job)
    assert contents(found(project)) == newer


def test_the_registers_and_every_file_are_read_as_whoever_asked_wishes(project: Project) -> None:
    seen: list[str] = []

    def each(reader, sources):
        for source in sources:
            seen.append(source.name.partition("/")[0])
            yield reader(source)

    for kept in (reading._about, reading._registers):
        kept.cache_clear()  # another test may have read them
    pipeline.feedback(project, parameters(), check, each)
    assert {"_shared", "job_offer"} <= set(seen)
