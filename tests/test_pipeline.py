"""The run: its steps in order, one behaviour on a refusal, one number told everywhere, each language written once."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document as open_word
from lxml import html
from pypdfium2 import PdfDocument

from flows.cli.main import command_line
from flows.digest import gathered, markdown
from flows.messages import Words
from imprimatur import pipeline
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import plain
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Parameters
from imprimatur.core.text import Text
from imprimatur.core.walking import plain_blocks
from imprimatur.documents import kind as kinds
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.schema.fields import text
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.findings.blocking import stops
from imprimatur.kinds import KINDS
from imprimatur.language.parsing import fold
from imprimatur.project import Project
from imprimatur.rendering import sides
from tests.dossiers import ROOT, assembled
from tests.flows.projects import COMPLETE, INCOMPLETE, contents, copy_project
from validators import check

SAMPLES = dict(Project(ROOT).dossiers())
"""A dossier of each kind."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_project(tmp_path_factory.mktemp("project"), COMPLETE, INCOMPLETE)


@pytest.fixture(scope="module")
def refused(project: Project) -> pipeline.Build:
    """A final version asked for too early, in one language alone."""
    wanted = Parameters(kind="job_offer", slug=INCOMPLETE, stage=Stage.FINAL)
    return pipeline.run(project, wanted, check)


def test_the_steps_in_their_order_each_given_what_the_former_made(project: Project) -> None:
    taken: list[str] = []

    def step(function: Any, *given: Any) -> Any:
        taken.append(function.__name__)
        return function(*given)

    build = pipeline.run(project, Parameters(kind="job_offer", slug=COMPLETE, stage=Stage.FINAL), check, step)
    assert taken == ["read", "write", "examine", "render", "publish"]
    assert build.refusal is None
    assert build.folder == project.outputs / "job_offer" / COMPLETE / "final"
    taken.clear()
    pipeline.examined(project, Parameters(kind="job_offer", slug=COMPLETE), check, step)
    assert taken == ["read", "write", "examine"]


def test_a_refused_final_leaves_the_whole_draft_that_shows_why(project: Project, refused: pipeline.Build) -> None:
    assert refused.refusal is not None
    assert refused.refusal.exit_code == 3
    assert refused.folder == project.outputs / "job_offer" / INCOMPLETE / "draft"
    assert not (project.outputs / "job_offer" / INCOMPLETE / "final").exists()
    made = contents(refused.folder)
    assert {f"{INCOMPLETE}.{lang}.{suffix}" for lang in LANGS for suffix in FORMATS} < set(made)
    draft = pipeline.run(project, Parameters(kind="job_offer", slug=INCOMPLETE), check)
    assert draft.folder and made == contents(draft.folder)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which no path is cut."""
    monkeypatch.setenv("COLUMNS", "160")


def test_the_command_line_does_the_same(project: Project, refused: pipeline.Build) -> None:
    assert refused.folder
    before = contents(refused.folder)
    arguments = ["--project", str(project.root), "build", INCOMPLETE, "--stage", "final"]
    said = CliRunner().invoke(command_line(Words("fr")), arguments, standalone_mode=False)
    assert said.return_value == 3
    assert f"outputs/job_offer/{INCOMPLETE}/draft" in said.output
    assert contents(refused.folder) == before


def _numbers(project: Project, refused: pipeline.Build) -> Iterator[tuple[str, str]]:
    """The number of points to settle, wherever a person reads it."""
    assert refused.folder and refused.refusal
    files = contents(refused.folder)
    yield "gate fr", refused.refusal.message.fr
    yield "gate nl", refused.refusal.message.nl
    yield "manifest", str(json.loads(files["manifest.json"])["blocking"])
    for lang in LANGS:
        page = html.document_fromstring(files[f"findings.{lang}.html"].decode())
        yield f"page {lang}", page.xpath("string(//p[@class='open'])")
        word = open_word(str(refused.folder / f"{INCOMPLETE}.{lang}.docx"))
        notices = [p.text for p in word.paragraphs if p.text.startswith(("Projet", "Ontwerp"))]
        yield f"draft {lang}", notices[0]
        screen = html.document_fromstring(files[f"{INCOMPLETE}.{lang}.html"])
        yield f"screen {lang}", screen.xpath("string(//p[@class='notice'])")
        printed = PdfDocument(files[f"{INCOMPLETE}.{lang}.pdf"])[0].get_textpage().get_text_bounded()
        yield f"printed {lang}", re.search(r"(?:il reste|blijven nog)\s+(\d+)", printed)[1]  # type: ignore[index]
    arguments = ["--project", str(project.root), "check", INCOMPLETE]
    said = CliRunner().invoke(command_line(Words("fr")), arguments, standalone_mode=False).output
    yield "terminal", re.search(r"incomplet\s+(\d+)", said)[1]  # type: ignore[index]
    listed = CliRunner().invoke(command_line(Words("fr")), ["--project", str(project.root), "list"]).output
    yield "list", re.search(rf"{INCOMPLETE}\D+(\d+)", listed)[1]  # type: ignore[index]
    morning = gathered(project, {}, [], date(2026, 11, 26))
    told = next(one for one in morning.dossiers if one.slug == INCOMPLETE)
    yield "digest", str(told.blocking)
    yield "its lines", str(sum(one.count for one in told.points if stops(one.severity)))
    print(markdown(morning))


def test_the_same_number_stands_everywhere(project: Project, refused: pipeline.Build) -> None:
    found = {where: re.findall(r"(?<![\d-])\d+(?![\d-])", said)[-1] for where, said in _numbers(project, refused)}
    assert len(found) == 15
    assert set(found.values()) == {str(len(refused.job.blocking))}, found
    assert len(refused.job.blocking) > 5


def test_the_notice_of_a_single_language_speaks_of_no_other(project: Project) -> None:
    """Each draft counts the languages that were asked for, and says of no other that something is missing there."""
    alone = Parameters(kind="job_offer", slug=INCOMPLETE, languages=("fr",))
    both = Parameters(kind="job_offer", slug=INCOMPLETE)
    said = []
    for parameters in (alone, both):
        job = pipeline.examined(project, parameters, check)
        rendered: list[Any] = []
        pipeline.render(project, job, lambda _, wanted, kept=rendered: kept.extend(wanted) or [])
        count = len(job.blocking)
        said.append(plain(rendered[0].composition.lines["notice"]).replace("\u202f", " ").replace("\u00a0", " "))
        assert said[-1].startswith(f"Projet : il reste {count} points à régler avant la version définitive")
    assert said[0].endswith("version définitive.") and said[1].endswith("définitive, dans l’une ou l’autre langue.")


@pytest.mark.parametrize("formats", [(), ("html", "pdf", "html", "docx"), ("pdf", "docx", "html")])
def test_a_run_without_formats_makes_all_and_none_twice(formats: tuple[Any, ...]) -> None:
    assert Parameters(kind="job_offer", slug="x", formats=formats).formats == FORMATS
    assert Parameters(kind="job_offer", slug="x", formats=("html", "html")).formats == ("html",)


def test_a_single_language_counts_its_own_points_alone(project: Project, refused: pipeline.Build) -> None:
    french = pipeline.examined(project, Parameters(kind="job_offer", slug=INCOMPLETE, languages=("fr",)), check)
    assert {one.lang for one in french.reported} <= {"fr", None}
    assert set(french.blocking) == {one for one in refused.job.blocking if one.lang != "nl"}
    assert len(french.blocking) < len(refused.job.blocking)


def test_a_final_refused_in_one_language_tells_the_number_of_the_draft_that_it_leaves(project: Project) -> None:
    """The draft is in both languages: it counts what holds back either, and the sentence that points to it too."""
    french = Parameters(kind="job_offer", slug=INCOMPLETE, languages=("fr",), stage=Stage.FINAL)
    refused = pipeline.run(project, french, check)
    assert refused.folder and refused.refusal
    told = json.loads((refused.folder / "manifest.json").read_bytes())["blocking"]
    assert told == len(refused.job.blocking)
    assert f" {told} points à régler" in refused.refusal.message.fr.replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_is_written_once_and_a_draft_once_more(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks compose nothing: they read the manuscripts."""
    project, slug = Project(ROOT), SAMPLES[kind]
    written: list[tuple[Lang, bool]] = []
    real = load_kind(kind)

    def write(document: Any, about: Any, labels: Any, lang: Lang, gaps: Any) -> Any:
        written.append((lang, gaps is not None))
        return real.write(document, about, labels, lang, gaps)

    watched = replace(real, write=write)
    monkeypatch.setattr(pipeline, "load_kind", lambda stem: watched if stem == kind else load_kind(stem))
    monkeypatch.setattr(sides, "renderer", lambda _: pytest.fail("nothing is rendered here"))
    job = pipeline.examined(project, Parameters(kind=kind, slug=slug), check)
    assert written == [("fr", False), ("nl", False)]
    final = replace(job, parameters=Parameters(kind=kind, slug=slug, stage=Stage.FINAL))
    rendered: list[Any] = []
    pipeline.render(project, final, lambda _, wanted: rendered.extend(wanted) or [])
    assert [side.composition for side in rendered] == [job.manuscripts[lang].composition for lang in LANGS]
    assert written == [("fr", False), ("nl", False)]
    pipeline.render(project, job, lambda _, wanted: rendered.extend(wanted) or [])
    assert written[2:] == [("fr", True), ("nl", True)]


OFFER = "titre: {fr: Accueil, nl: Onthaal}\nplace: {fr: Sur place, nl: Ter plaatse}\n"


def test_a_field_may_bear_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """`place`, `publisher`, `dossiers`, `kind` once broke their kind: where a document comes from is no field of it."""
    real = load_kind("job_offer")
    fields = {
        name: (Text, text()) for name in ("place", "places", "publisher", "dossiers", "related", "kind", "owners")
    }
    namespace = {name: default for name, (_, default) in fields.items()}
    namespace["__annotations__"] = {name: type_ for name, (type_, _) in fields.items()}
    model = type("Odd", (real.model,), namespace)
    odd = replace(real, model=model)
    monkeypatch.setattr(kinds, "import_module", lambda _: type("Module", (), {"KIND": odd}))
    job = pipeline.write(assembled("job_offer", {"offre.yaml": OFFER}))
    document: Any = job.document
    assert document.place.plain("nl") == "Ter plaatse"
    assert job.findings == ()
    assert str(job.provenance.place("place")) == "job_offer/test/offre.yaml:2"
    assert plain(job.manuscripts["fr"].composition.lines["title"]) == "Accueil"


def test_a_related_document_is_part_of_the_provenance() -> None:
    about = Provenance("annual_report", "cbcs-2024")
    assert (about.name, str(about.place("x"))) == ("annual_report/cbcs-2024", "cbcs-2024")
    assert not hasattr(load_kind("annual_report").model(), "place")
    house = Organisation()
    assert load_kind("annual_report").publisher(load_kind("annual_report").model(organisation=house)) is house


def test_the_front_page_of_a_draft_lists_what_the_notice_counts() -> None:
    """Both languages' points stand on it, whichever language is read; the same lack in several cells is one line."""
    job = pipeline.examined(Project(ROOT), Parameters(kind="annual_report", slug="cbcs-2024"), check)
    for lang in LANGS:
        draft = load_kind("annual_report").write(job.document, job.provenance, job.labels, lang, Gaps(job.blocking))
        listed = fold(" ".join(plain_blocks(draft.parts["missing"])))
        assert [one.message.of(lang) for one in job.blocking if fold(one.message.of(lang)) not in listed] == []
        assert str(len(job.blocking)) in plain(draft.composition.lines["notice"])
    assert {one.lang for one in job.blocking} >= {"fr", "nl"}
