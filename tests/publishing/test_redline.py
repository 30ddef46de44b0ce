"""The redline of a dossier: made when a draft differs from the last version, from files that are as they were."""

import json
import re
from pathlib import Path

import pytest

from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.redline import redline
from tests.flows.projects import COMPLETE, contents, copy_project
from tests.rendering.redline.carried_out import accepted, rejected, root_of, texts

KIND = "job_offer"
FORMER, NOW = "Tisselande existe depuis 2009.", "Tisselande travaille depuis 2009."


def make(project: Project, stage: Stage) -> None:
    pipeline.run(project, Parameters(kind=KIND, slug=COMPLETE, formats=("docx",), stage=stage), lambda job: ())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An offer with a final version, and a draft that says a word otherwise in French."""
    project = copy_project(tmp_path_factory.mktemp("redline"), COMPLETE)
    make(project, Stage.FINAL)
    change(project)
    make(project, Stage.DRAFT)
    return project


def change(project: Project) -> None:
    file = project.inputs / KIND / COMPLETE / "recit.fr.md"
    text = file.read_text()
    assert FORMER in text
    file.write_text(text.replace(FORMER, NOW, 1))


def home(project: Project) -> Path:
    return project.outputs / KIND / COMPLETE


def marked(page: str, tag: str) -> list[str]:
    """What an element marks in the text of a page, what is said aloud around it aside."""
    return marked_in(page.partition('class="text"')[2], tag)


def marked_in(body: str, tag: str) -> list[str]:
    """The same, in a part of a page."""
    found = re.findall(f"<{tag}>(.*?)</{tag}>", body, re.DOTALL)
    return [re.sub(r"<span.*?</span>", "", one, flags=re.DOTALL).strip() for one in found]


def word(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


def test_the_set_has_a_word_file_and_a_page_of_the_language_that_differs(made: Project):
    folder = redline(made, KIND, COMPLETE)
    assert folder == home(made) / "redline"
    assert set(contents(folder)) == {
        "manifest.json",
        f"{COMPLETE}.redline.fr.docx",
        f"{COMPLETE}.redline.fr.html",
    }
    document = root_of(word(folder, f"{COMPLETE}.redline.fr.docx"))
    for done, stage in ((accepted(document), "draft"), (rejected(document), "final")):
        assert texts(done) == texts(root_of(word(home(made) / stage, f"{COMPLETE}.fr.docx")))


def test_the_page_says_it_with_elements_and_words(made: Project):
    folder = redline(made, KIND, COMPLETE)
    assert folder is not None
    page = (folder / f"{COMPLETE}.redline.fr.html").read_text()
    assert marked(page, "del") == ["existe"] and marked(page, "ins") == ["travaille"]
    listed = page.partition("<nav")[2].partition("</nav>")[0]
    assert marked_in(listed, "del") == ["existe"] and marked_in(listed, "ins") == ["travaille"]
    assert page.count('id="c1"') == page.count('id="p1"') == 1 and 'id="p2"' not in page
    assert 'href="#p1"' in page and 'href="#c1"' in page
    assert "<script" not in page and "src=" not in page and "url(" not in page


def test_the_same_two_sets_give_it_once(made: Project):
    folder = redline(made, KIND, COMPLETE)
    assert folder is not None
    before, stood = contents(folder), folder.stat().st_ino
    assert redline(made, KIND, COMPLETE) == folder
    assert folder.stat().st_ino == stood
    (folder / "manifest.json").write_text("{}")
    assert redline(made, KIND, COMPLETE) == folder
    assert contents(folder) == before


def test_a_numbered_version_is_compared_before_the_final(made: Project):
    final, shelf = home(made) / "final", home(made) / "versions"
    try:
        for number in ("2", "10"):
            (shelf / number).mkdir(parents=True)
            for name, content in contents(final).items():
                (shelf / number / name).parent.mkdir(exist_ok=True, parents=True)
                (shelf / number / name).write_bytes(content)
        folder = redline(made, KIND, COMPLETE)
        assert folder is not None
        assert json.loads((folder / "manifest.json").read_bytes())["version"] == "10"
        assert "version 10" in (folder / f"{COMPLETE}.redline.fr.html").read_text().replace("\u00a0", " ")
        (shelf / "10" / f"{COMPLETE}.fr.docx").write_bytes(b"altered")
        manifest = shelf / "10" / "manifest.json"
        manifest.write_bytes(manifest.read_bytes() + b" ")
        folder = redline(made, KIND, COMPLETE)
        assert folder is not None and not list(folder.glob("*.docx"))
        assert ".docx" not in (folder / f"{COMPLETE}.redline.fr.html").read_text()
    finally:
        for path in sorted(shelf.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        shelf.rmdir()


def test_without_a_version_or_a_difference_there_is_none(tmp_path: Path):
    project = copy_project(tmp_path, COMPLETE)
    assert redline(project, KIND, COMPLETE) is None
    make(project, Stage.DRAFT)
    assert redline(project, KIND, COMPLETE) is None
    make(project, Stage.FINAL)
    assert redline(project, KIND, COMPLETE) is None
    change(project)
    make(project, Stage.DRAFT)
    folder = redline(project, KIND, COMPLETE)
    assert folder is not None and folder.is_dir()
    make(project, Stage.FINAL)
    assert redline(project, KIND, COMPLETE) is None
    assert not folder.exists()


def test_a_draft_or_a_redline_dropped_among_the_inputs_is_named_and_not_read(made: Project, tmp_path: Path):
    """Renamed or not: its words are not taken for a chapter, nor its changes for remarks on one."""
    project = copy_project(tmp_path, COMPLETE)
    inputs, folder = project.inputs / KIND / COMPLETE, redline(made, KIND, COMPLETE)
    assert folder is not None
    before = pipeline.read(project, Parameters(kind=KIND, slug=COMPLETE))
    (inputs / "chapitre.fr.docx").write_bytes(word(folder, f"{COMPLETE}.redline.fr.docx"))
    (inputs / f"{COMPLETE}.fr.docx").write_bytes(word(home(made) / "draft", f"{COMPLETE}.fr.docx"))
    found = pipeline.read(project, Parameters(kind=KIND, slug=COMPLETE))
    told = [one for one in found.findings if one not in before.findings]
    names = [f"{KIND}/{COMPLETE}/{name}" for name in ("chapitre.fr.docx", f"{COMPLETE}.fr.docx")]
    assert [(one.code, one.location.file) for one in told] == [("R49", name) for name in names]
    assert "montre des changements" in told[0].message.fr and "un projet" in told[1].message.fr
    assert found.document == before.document
