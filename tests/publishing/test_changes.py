import json
from pathlib import Path

import pytest

from imprimatur.core.composition import Stage
from imprimatur.publishing.changes import Change, changed, recorded, set_folder
from tests.flows.projects import COMPLETE, copy_project, pretend_built


def test_a_dossier_never_built_has_changed(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    assert changed(project, "job_offer", COMPLETE) == Change(never_built=True)
    assert recorded(project, "job_offer", COMPLETE, Stage.DRAFT) is None


def test_a_set_of_todays_files_is_up_to_date(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE)
    assert not changed(project, "job_offer", COMPLETE)
    assert changed(project, "job_offer", COMPLETE, Stage.FINAL).never_built


def test_files_changed_added_and_removed_are_named(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE)
    folder = project.inputs / "job_offer" / COMPLETE
    (folder / "langues.csv").unlink()
    (folder / "note.md").write_text("Note", encoding="utf-8")
    (project.inputs / "_shared" / "persons.csv").write_text("Code;Nom\n", encoding="utf-8")
    (project.templates / "job_offer" / "style.css").write_text("", encoding="utf-8")
    assert changed(project, "job_offer", COMPLETE) == Change(
        ("_shared/persons.csv", f"job_offer/{COMPLETE}/langues.csv", f"job_offer/{COMPLETE}/note.md"),
        ("job_offer/style.css",),
    )


def test_another_version_of_the_program_and_a_broken_manifest_count_as_changes(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE, versions={"imprimatur": "0.0.0"})
    assert changed(project, "job_offer", COMPLETE) == Change(program=True)
    (set_folder(project, "job_offer", COMPLETE, Stage.DRAFT) / "manifest.json").write_text("{", encoding="utf-8")
    assert changed(project, "job_offer", COMPLETE) == Change(never_built=True)


@pytest.mark.parametrize(
    "said",
    [
        "[]",
        "null",
        "{}",
        '{"inputs": [], "templates": {}, "versions": {}}',
        '{"inputs": {"": "x"}, "templates": {}, "versions": {}}',
        '{"inputs": {"a": [1]}, "templates": {}, "versions": {}}',
        "[" * 200_000,
    ],
)
def test_a_manifest_of_another_form_is_none(tmp_path: Path, said: str) -> None:
    """Anybody may write in the outputs: it must not end the drop folder, nor the night."""
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE)
    (set_folder(project, "job_offer", COMPLETE, Stage.DRAFT) / "manifest.json").write_text(said, encoding="utf-8")
    assert changed(project, "job_offer", COMPLETE) == Change(never_built=True)


def test_anything_that_differs_is_a_change() -> None:
    assert not Change()
    differing = (Change(("a",)), Change(templates=("a",)), Change(never_built=True), Change(program=True))
    assert [bool(one) for one in differing] == [True] * 4


def test_dossiers_that_a_build_drew_on_count_whether_folders_or_workbooks(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    names = (
        "annual_report/essai.xlsx",
        "research_synthesis/guichet/synthese.yaml",
        "research_synthesis/guichet/a/b.md",
    )
    for name in (*names, "research_synthesis/autre/synthese.yaml"):
        path = project.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("titre: x\n", encoding="utf-8")
    drawn_on = {
        source.name: source.sha256
        for kind, slug in (("annual_report", "essai"), ("research_synthesis", "guichet"))
        for source in project.sources(kind, slug)[0]
    }
    pretend_built(project, COMPLETE)
    mine = recorded(project, "job_offer", COMPLETE, Stage.DRAFT)
    assert mine and set(drawn_on) <= set(names) and {*names[:2]} <= set(drawn_on)
    written = {**mine, "inputs": {**mine["inputs"], **drawn_on}}
    (set_folder(project, "job_offer", COMPLETE, Stage.DRAFT) / "manifest.json").write_text(json.dumps(written))
    assert not changed(project, "job_offer", COMPLETE)
    (project.inputs / "research_synthesis/autre/synthese.yaml").write_text("titre: y\n", encoding="utf-8")
    assert not changed(project, "job_offer", COMPLETE)
    (project.inputs / names[0]).write_text("titre: y\n", encoding="utf-8")
    assert changed(project, "job_offer", COMPLETE) == Change((names[0],))
    (project.inputs / names[0]).unlink()
    (project.inputs / names[1]).write_text("titre: y\n", encoding="utf-8")
    assert changed(project, "job_offer", COMPLETE) == Change(names[:2])
