"""What was rendered before is not rendered again, and nothing shows whether it was."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from imprimatur import pipeline
from imprimatur.core.artefact import Artefact
from imprimatur.core.blocks import Paragraph, runs
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.rendering import cache as caches
from imprimatur.rendering import renderer, sides
from imprimatur.rendering.cache import Cache, digest
from tests.dossiers import ROOT
from tests.flows.projects import COMPLETE, contents, copy_project
from tests.rendering.sample import sample
from validators import check

COUNT = """
from tests.rendering.sample import sample
from imprimatur.rendering.cache import digest
print(digest(sample("fr")))
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really rendered, from now on."""
    names: list[str] = []

    def counting(format_: str) -> Callable[..., Artefact]:
        def render(composition: Composition, *given: Any) -> Artefact:
            names.append(f"{composition.lang}.{format_}")
            return renderer(format_)(composition, *given)

        return render

    monkeypatch.setattr(sides, "renderer", counting)
    return names


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, bytes]]:
    """A project built for the first time, with its files: to be copied, for its every file takes long to render."""
    project = copy_project(tmp_path_factory.mktemp("once"), COMPLETE)
    return project, build(project)


@pytest.fixture
def built(once: tuple[Project, dict[str, bytes]], tmp_path: Path) -> Project:
    """A copy of it, in another folder."""
    shutil.copytree(once[0].root, tmp_path / "built")
    return Project(tmp_path / "built")


def build(project: Project) -> dict[str, bytes]:
    folder = pipeline.run(project, Parameters(kind="job_offer", slug=COMPLETE), check).folder
    assert folder
    return contents(folder)


def test_a_changed_dutch_cell_renders_the_dutch_files_alone(tmp_path: Path, built: Project, made: list[str]) -> None:
    """Byte for byte what a full build gives, attachments and manifest included."""
    assert build(built) and made == []
    offer = built.inputs / "job_offer" / COMPLETE / "offre.yaml"
    before = offer.read_text(encoding="utf-8")
    # Approved at a new day: a draft says in both languages what one of them lacks.
    changed = before.replace("nl: ", "nl: Nieuw! ", 1).replace("approuvé le: 24/11/2026", "approuvé le: 25/11/2026")
    assert "Nieuw! " in changed and "25/11/2026" in changed
    offer.write_text(changed, encoding="utf-8")
    again = build(built)
    assert sorted(made) == ["nl.docx", "nl.html", "nl.pdf"]
    other = copy_project(tmp_path / "other", COMPLETE)
    (other.inputs / "job_offer" / COMPLETE / "offre.yaml").write_text(changed, encoding="utf-8")
    anew = build(other)
    # The record tells since when the French is approved: that is history, and no other build's.
    ours, theirs = (json.loads(one.pop("manifest.json")) for one in (again, anew))
    assert ours | {"texts": ""} == theirs | {"texts": ""}
    assert again == anew


def test_a_changed_template_renders_again(built: Project, made: list[str]) -> None:
    style = built.templates / "job_offer" / "style.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { color: black }\n", encoding="utf-8")
    build(built)
    assert sorted(made) == ["fr.docx", "fr.html", "fr.pdf", "nl.docx", "nl.html", "nl.pdf"]


def test_a_damaged_file_is_rendered_again(
    once: tuple[Project, dict[str, bytes]], built: Project, made: list[str]
) -> None:
    kept = sorted((built.private / "rendered").iterdir())
    assert len(kept) == 6
    kept[0].write_bytes(kept[0].read_bytes()[:-7])
    kept[1].write_bytes(b"nothing")
    assert build(built) == once[1]
    assert len(made) == 2


def test_what_counts_is_what_is_said_not_where_it_was_found() -> None:
    one = sample("fr")
    here, there = (Paragraph(runs("Le même"), location=Location("a.md", line=line)) for line in (3, 8))
    assert digest(replace(one, parts={"a": (here,)})) == digest(replace(one, parts={"a": (there,)}))
    assert digest(replace(one, parts={"a": (here, here)})) == digest(replace(one, parts={"a": (here, there)}))
    assert digest(replace(one, parts={"a": (here,)})) != digest(replace(one, parts={"b": (here,)}))
    assert digest(replace(one, parts={"a": (Paragraph(runs("L’autre")),)})) != digest(
        replace(one, parts={"a": (here,)})
    )


def test_the_same_digest_in_every_process() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    told = subprocess.run(
        [sys.executable, "-c", COUNT], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == digest(sample("fr"))


def test_another_format_language_or_template_is_another_file(tmp_path: Path) -> None:
    kept = Cache(tmp_path, {"job_offer/style.css": "1"})
    one = sample("fr")
    keys = [
        kept.key(one, "docx"),
        kept.key(one, "pdf"),
        kept.key(one, "html"),
        kept.key(sample("nl"), "docx"),
        Cache(tmp_path, {"job_offer/style.css": "2"}).key(one, "docx"),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == kept.key(sample("fr"), "docx")


def test_another_version_of_a_library_or_of_our_code_is_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, one = Cache(tmp_path, {}), sample("fr")

    def anew(holder: Any = None, name: str = "", other: Any = None) -> str:
        with monkeypatch.context() as changed:
            if holder:
                changed.setattr(holder, name, other)
            caches._renderer.cache_clear()
            key = kept.key(one, "pdf")
        caches._renderer.cache_clear()
        return key

    today = anew()
    assert today == anew()
    assert today != anew(caches, "version", lambda name: f"{name} of tomorrow")
    assert today != anew(Path, "read_bytes", lambda _: b"another code")


def test_what_was_used_longest_ago_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "KEPT", 2)
    kept = Cache(tmp_path, {})
    for age, key in enumerate(("aa", "bb", "cc")):
        kept.put(key, Artefact(f"{key}.pdf", key.encode(), "application/pdf"))
        os.utime(tmp_path / key, (age, age))
    assert kept.get("aa") == Artefact("aa.pdf", b"aa", "application/pdf")
    kept.prune()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aa", "cc"]
    assert kept.get("bb") is None


def test_three_thousand_files_are_kept(tmp_path: Path) -> None:
    for number in range(3_002):
        (tmp_path / f"{number:x}").touch()
    Cache(tmp_path, {}).prune()
    assert len(list(tmp_path.iterdir())) == 3_000


def test_a_link_in_the_place_of_a_kept_file_is_not_followed(tmp_path: Path) -> None:
    kept = Cache(tmp_path, {})
    kept.put("aa", Artefact("aa.pdf", b"aa"))
    (tmp_path / "bb").symlink_to(tmp_path / "aa")
    assert kept.get("bb") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "a\\b.pdf"},
        {"name": "a\0.pdf"},
        {"name": "../../elsewhere.pdf"},
        {"name": "/elsewhere.pdf"},
        {"name": ".."},
        {"name": ""},
        {"sha256": None},
    ],
)
def test_a_head_that_was_made_up_is_not_believed(tmp_path: Path, changes: dict[str, object]) -> None:
    kept = Cache(tmp_path, {})
    kept.put("aa", Artefact("aa.pdf", b"aa"))
    head, _, content = (tmp_path / "aa").read_bytes().partition(b"\n")
    (tmp_path / "aa").write_bytes(json.dumps(json.loads(head) | changes).encode() + b"\n" + content)
    assert kept.get("aa") is None


@pytest.mark.parametrize("head", [b"[]", b"{}", b"1", b"[" * 200_000], ids=["list", "empty", "number", "deep"])
def test_a_head_of_another_form_is_none(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "aa").write_bytes(head + b"\naa")
    assert Cache(tmp_path, {}).get("aa") is None


def test_a_pipe_in_the_place_of_a_kept_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "aa")
    assert Cache(tmp_path, {}).get("aa") is None


@pytest.mark.parametrize("name", ["private", "private/rendered"])
def test_nothing_is_kept_read_or_let_go_behind_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(caches, "KEPT", 0)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "rendered").mkdir(parents=True)
    link = tmp_path / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere if name == "private" else elsewhere / "rendered")
    there = Cache(elsewhere / "rendered", {})
    there.put("aa", Artefact("aa.pdf", b"aa"))
    behind = Cache(tmp_path / "private" / "rendered", {})
    assert behind.get("aa") is None
    behind.put("bb", Artefact("bb.pdf", b"bb"))
    behind.prune()
    assert [path.name for path in (elsewhere / "rendered").iterdir()] == ["aa"]


def test_a_kept_file_is_written_through_no_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder = tmp_path / "rendered"
    folder.mkdir()
    (folder / f".aa.{os.getpid()}").symlink_to(victim)
    kept = Cache(folder, {})
    kept.put("aa", Artefact("aa.pdf", b"aa"))
    assert victim.read_bytes() == b"mine"
    assert kept.get("aa") == Artefact("aa.pdf", b"aa")


def test_a_cache_that_cannot_be_used_stops_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "private").write_bytes(b"")
    nowhere = Cache(tmp_path / "private" / "rendered", {})
    nowhere.put("aa", Artefact("aa.pdf", b"aa"))
    nowhere.prune()
    monkeypatch.setattr(caches, "KEPT", 0)
    kept = Cache(tmp_path / "rendered", {})
    (tmp_path / "rendered" / "aa").mkdir(parents=True)
    (tmp_path / "rendered" / "bb").symlink_to(tmp_path / "gone")
    kept.prune()
    assert [path.name for path in (tmp_path / "rendered").iterdir()] == ["aa"]


def test_the_folder_made_for_it_is_closed_to_others(tmp_path: Path) -> None:
    Cache(tmp_path / "private" / "rendered", {}).put("aa", Artefact("aa.pdf", b"aa"))
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o700


def test_a_file_half_kept_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Cache(tmp_path, {}).put("0", Artefact("a.pdf", b"A"))
    assert list(tmp_path.iterdir()) == []
