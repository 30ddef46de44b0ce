import ast
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imprimatur.core.composition import Stage
from imprimatur.publishing import program as of_program
from imprimatur.publishing.changes import Change, Comparison, awaits_final, changed, recorded, set_folder
from imprimatur.publishing.present import PRESENT, speaks_of_another_day
from imprimatur.publishing.program import hash_of, program
from tests.flows.projects import COMPLETE, INCOMPLETE, ROOT, copy_project, pretend_built


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


def test_a_final_is_awaited_where_the_draft_lacks_nothing_is_of_today_and_has_none_yet(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    assert not awaits_final(project, "job_offer", COMPLETE), "never built"
    pretend_built(project, COMPLETE)
    draft = set_folder(project, "job_offer", COMPLETE, Stage.DRAFT) / "manifest.json"
    made = json.loads(draft.read_text())
    for blocking, awaited in ((None, False), (1, False), (0, True)):
        draft.write_text(json.dumps({**made, "blocking": blocking}))
        assert awaits_final(project, "job_offer", COMPLETE) is awaited
    text = project.inputs / "job_offer" / COMPLETE / "note.md"
    text.write_text("Note", encoding="utf-8")
    assert not awaits_final(project, "job_offer", COMPLETE), "written to since"
    text.unlink()
    set_folder(project, "job_offer", COMPLETE, Stage.FINAL).mkdir()
    assert not awaits_final(project, "job_offer", COMPLETE), "there is one"


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
    differing = (
        *(Change(("a",)), Change(templates=("a",)), Change(never_built=True), Change(program=True)),
        *(Change(outputs=("a",)), Change(day=True)),
    )
    assert [bool(one) for one in differing] == [True] * 6


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


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small program of our own, in the place of the real one."""
    for name in ("imprimatur/core/text.py", "imprimatur/messages.yaml", "validators/prose/x.py", "flows/cli.py"):
        file = tmp_path / "code" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("one", encoding="utf-8")
    monkeypatch.setattr(of_program, "HERE", tmp_path / "code")
    program.cache_clear()
    yield tmp_path / "code"
    program.cache_clear()


@pytest.mark.parametrize("name", ["imprimatur/core/text.py", "imprimatur/messages.yaml", "validators/prose/new.yaml"])
def test_other_code_and_other_words_under_one_version_count(tmp_path: Path, packages: Path, name: str) -> None:
    project = copy_project(tmp_path / "project", COMPLETE)
    pretend_built(project, COMPLETE)
    (packages / name).write_text("two", encoding="utf-8")
    assert not changed(project, "job_offer", COMPLETE), "asked for once: what runs is what was loaded"
    program.cache_clear()
    assert changed(project, "job_offer", COMPLETE) == Change(program=True)


def test_what_no_document_comes_from_does_not_count(packages: Path) -> None:
    before = hash_of(packages)
    (packages / "flows" / "cli.py").write_text("two", encoding="utf-8")
    (packages / "imprimatur" / "__pycache__").mkdir()
    (packages / "imprimatur" / "__pycache__" / "text.pyc").write_text("two", encoding="utf-8")
    assert hash_of(packages) == before
    (packages / "imprimatur" / "core" / "text.py").rename(packages / "imprimatur" / "core" / "texts.py")
    assert hash_of(packages) != before


def test_files_lost_or_damaged_are_named(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    outside = tmp_path / "outside"
    outside.write_bytes(b"whole")
    names = ("a.pdf", "b.docx", "gone.html", "link.pdf", "../../outside", "\0")
    pretend_built(project, COMPLETE, outputs={name: hashlib.sha256(b"whole").hexdigest() for name in names})
    folder = set_folder(project, "job_offer", COMPLETE, Stage.DRAFT)
    (folder / "a.pdf").write_bytes(b"whole")
    (folder / "b.docx").write_bytes(b"whol")
    (folder / "link.pdf").symlink_to(outside)
    (folder / "of somebody.txt").write_bytes(b"is nobody's business")
    assert changed(project, "job_offer", COMPLETE) == Change(outputs=tuple(sorted({*names} - {"a.pdf"})))


def told(code: str, **values: str) -> list[dict[str, object]]:
    return [{"code": "R01"}, {"code": code, "values": values}]


@pytest.mark.parametrize(
    ("findings", "another"),
    [
        (told("D14", value="3 décembre 2026", today="27 novembre 2026"), False),
        (told("D14", value="3 décembre 2026", today="26 novembre 2026"), True),
        (told("D14"), True),
        (told("D19", value="2027"), False),
        (told("D19", value="2026"), True),
        (told("D15", value="2026", today="26 novembre 2026"), False),
        (None, False),
        ([None, {"code": "D14", "values": None}, {"values": {}}], False),
    ],
)
def test_a_set_that_speaks_of_another_day_is_out_of_date(tmp_path: Path, findings: object, another: bool) -> None:
    day = date(2026, 11, 27)
    assert speaks_of_another_day(findings, day) is another
    project = copy_project(tmp_path, COMPLETE)
    pretend_built(project, COMPLETE, findings=findings)
    assert changed(project, "job_offer", COMPLETE, today=day) == Change(day=another)
    assert not changed(project, "job_offer", COMPLETE)


def test_every_check_that_knows_the_day_is_among_those_that_a_day_makes_untrue() -> None:
    """A new check that asks for today says here how another day is known."""
    codes = set()
    for path in (ROOT / "validators").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and "parameters.today" in ast.unparse(function):
                calls = [one for one in ast.walk(function) if isinstance(one, ast.Call) and one.args]
                codes |= {
                    one.args[0].value
                    for one in calls
                    if isinstance(one.func, ast.Attribute)
                    and one.func.attr == "finding"
                    and isinstance(one.args[0], ast.Constant)
                }
    assert codes == set(PRESENT)


def test_a_pass_over_all_dossiers_reads_what_they_share_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    for name in (f"copie-{number}" for number in range(3)):
        shutil.copytree(project.inputs / "job_offer" / COMPLETE, project.inputs / "job_offer" / name)
        pretend_built(project, name)
    read: list[str] = []
    open_file = Path.read_bytes

    def reading(path: Path) -> bytes:
        read.append(path.relative_to(tmp_path).as_posix() if path.is_relative_to(tmp_path) else "")
        return open_file(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    listed: list[str] = []
    scan = os.scandir

    def listing(path: Path | str) -> Any:
        listed.append(str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", listing)
    comparison = Comparison(project)
    found = {dossier: comparison.changed(*dossier) for dossier in comparison.project.dossiers()}
    assert {slug for (_, slug), change in found.items() if change} == {COMPLETE, INCOMPLETE}
    shared = [name for name in read if name.startswith(("inputs/_shared/", "templates/"))]
    assert shared
    assert len(shared) == len(set(shared))
    assert listed.count(str(project.inputs / "job_offer")) == 2
