"""Whether a file is one of ours: real documents in both languages, as published, altered, renamed, of somebody else."""

import io
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document as open_word

from flows.cli.versions import history
from flows.messages import Words
from imprimatur import pipeline
from imprimatur.core.asked import Asked, How
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.office_identity import MAX_MEMBERS, MAX_PART, application_of
from imprimatur.core.parameters import FORMATS, Parameters
from imprimatur.project import Project
from imprimatur.publishing.redline import redline
from imprimatur.publishing.versions import identification
from imprimatur.publishing.versions.history import history_of
from imprimatur.publishing.versions.identification import identity_of_file
from imprimatur.publishing.versions.shelf import FaultSort, Shelf
from imprimatur.publishing.versions.verifying import Verdict, is_trusted, verified
from imprimatur.rendering.docx.identity import PART
from imprimatur.rendering.package import members, pack
from tests.flows.projects import COMPLETE, copy_project
from validators import check

KIND = "job_offer"
ASKED = Asked("Salomé Vandorenne", datetime(2027, 3, 12, 13, 5, tzinfo=UTC), How.COMMAND_LINE)


def build(project: Project, stage: Stage, day: int) -> pipeline.Build:
    wanted = Parameters(kind=KIND, slug=COMPLETE, stage=stage, today=date(2026, 11, day), asked=ASKED)
    return pipeline.run(project, wanted, check)


def change(project: Project) -> None:
    with (project.inputs / KIND / COMPLETE / "langues.csv").open("a", encoding="utf-8") as file:
        file.write("\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two versions, a draft of today and one of yesterday."""
    project = copy_project(tmp_path_factory.mktemp("versions"), COMPLETE)
    assert build(project, Stage.FINAL, 26).number == 1
    build(project, Stage.DRAFT, 26)
    change(project)
    assert build(project, Stage.FINAL, 27).number == 2
    build(project, Stage.DRAFT, 27)
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """The same, for a test that changes it."""
    shutil.copytree(built.root, tmp_path / "copy", symlinks=True)
    return Project(tmp_path / "copy")


def home(project: Project) -> Path:
    return project.outputs / KIND / COMPLETE


@pytest.mark.parametrize("lang", ["fr", "nl"])
@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_of_a_version_is_known_whatever_its_name(
    built: Project, tmp_path: Path, lang: str, ending: str
) -> None:
    path = tmp_path / "Copie de l’offre.bin"
    path.write_bytes((home(built) / "versions" / "2" / f"{COMPLETE}.{lang}.{ending}").read_bytes())
    found = verified(built, path)
    assert (found.verdict, found.name) == (Verdict.VERSION, f"{COMPLETE}.{lang}.{ending}")
    assert [(one.number, one.asked) for one in found.versions] == [(2, ASKED)]
    assert found.identity and (found.identity.lang, found.identity.stage) == (lang, "final")
    assert found.identity.inputs == found.versions[0].digest
    assert {(one.lang, one.by) for one in found.versions[0].approvals} == {
        ("fr", "Salomé Vandorenne"),
        ("nl", "Bram Oosterwijck"),
    }
    assert found.change is not None and not found.change
    assert is_trusted(found)


def test_of_a_former_version_it_is_told_what_changed_since(built: Project) -> None:
    found = verified(built, home(built) / "versions" / "1" / f"{COMPLETE}.fr.pdf")
    assert [one.number for one in found.versions] == [1]
    assert found.change and found.change.inputs == (f"{KIND}/{COMPLETE}/langues.csv",)


def test_a_draft_is_known_by_its_day_and_a_former_one_too(built: Project) -> None:
    present = verified(built, home(built) / "draft" / f"{COMPLETE}.nl.html")
    assert (present.verdict, present.day) == (Verdict.DRAFT, date(2026, 11, 27))
    former = verified(built, home(built) / "former" / "2026-11-26" / f"{COMPLETE}.nl.docx")
    assert (former.verdict, former.day) == (Verdict.FORMER, date(2026, 11, 26))
    assert is_trusted(present) and is_trusted(former)


def test_a_redline_is_ours_and_is_no_version(project: Project, tmp_path: Path) -> None:
    path = project.inputs / KIND / COMPLETE / "recit.fr.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Tisselande", "Tisselande asbl", 1), encoding="utf-8")
    build(project, Stage.DRAFT, 28)
    folder = redline(project, KIND, COMPLETE)
    assert folder
    (word,) = folder.glob("*.fr.docx")
    found = verified(project, word)
    assert (found.verdict, is_trusted(found)) == (Verdict.REDLINE, True)
    assert found.identity and found.identity.stage == "redline"
    (tmp_path / "a.docx").write_bytes(by_word(word.read_bytes()))
    assert verified(project, tmp_path / "a.docx").verdict is Verdict.UNKNOWN_REDLINE


def test_findings_are_ours_and_no_document(built: Project) -> None:
    assert verified(built, home(built) / "final" / "findings.fr.html").verdict is Verdict.MARKED


def one_byte(content: bytes) -> bytes:
    """The last letter of a document changed, where its reader does not stumble over it."""
    return content[:-1] + bytes([content[-1] ^ 1])


def by_word(content: bytes) -> bytes:
    document = open_word(io.BytesIO(content))
    document.paragraphs[3].text = "Autre chose"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("ending", "alter"),
    [
        ("pdf", one_byte),
        ("pdf", lambda content: content + b"\n"),
        ("html", lambda content: content.replace(b"<p", b"<p ", 1)),
        ("docx", by_word),
    ],
)
def test_an_altered_document_says_which_version_it_pretends_to_be(
    built: Project, tmp_path: Path, ending: str, alter: Callable[[bytes], bytes]
) -> None:
    for number in (1, 2):
        content = (home(built) / "versions" / str(number) / f"{COMPLETE}.nl.{ending}").read_bytes()
        (tmp_path / "a").write_bytes(alter(content))
        found = verified(built, tmp_path / "a")
        assert found.verdict is Verdict.ALTERED
        assert [one.number for one in found.versions] == [number]
        assert not is_trusted(found)


def test_an_altered_draft_and_one_that_nobody_keeps_are_told_apart(project: Project, tmp_path: Path) -> None:
    path = home(project) / "draft" / f"{COMPLETE}.fr.docx"
    (tmp_path / "a.docx").write_bytes(by_word(path.read_bytes()))
    assert verified(project, tmp_path / "a.docx").verdict is Verdict.ALTERED
    shutil.copy(path, tmp_path / "b.docx")
    shutil.rmtree(home(project) / "draft")
    assert verified(project, tmp_path / "b.docx").verdict is Verdict.UNKNOWN_DRAFT


def test_a_final_whose_version_is_gone_is_not_vouched_for(project: Project, tmp_path: Path) -> None:
    shutil.copy(home(project) / "final" / f"{COMPLETE}.fr.pdf", tmp_path / "a.pdf")
    for name in ("versions", "final"):
        shutil.rmtree(home(project) / name)
    found = verified(project, tmp_path / "a.pdf")
    assert found.verdict is Verdict.UNKNOWN_VERSION
    assert not is_trusted(found)


def test_a_record_that_somebody_wrote_vouches_for_nothing(project: Project) -> None:
    path = home(project) / "versions" / "2" / "version.json"
    content = path.read_bytes().replace("Salomé".encode(), b"Simone")
    path.unlink()
    path.write_bytes(content)
    found = verified(project, home(project) / "final" / f"{COMPLETE}.fr.pdf")
    assert [one.sort for one in found.faults] == [FaultSort.RECORD]
    assert found.verdict is Verdict.VERSION
    assert not is_trusted(found)


def test_what_changed_cannot_be_known_of_a_dossier_that_is_gone(project: Project) -> None:
    shutil.rmtree(project.inputs / KIND / COMPLETE)
    found = verified(project, home(project) / "final" / f"{COMPLETE}.fr.pdf")
    assert (found.verdict, found.change) == (Verdict.VERSION, None)


def test_the_history_counts_the_passages_that_changed(project: Project) -> None:
    newest, first = history_of(project, KIND, COMPLETE).steps
    assert (first.number, first.passages, first.inputs) == (1, None, ())
    assert (newest.number, newest.passages) == (2, {"fr": 0, "nl": 0})
    assert newest.inputs == (f"{KIND}/{COMPLETE}/langues.csv",)
    text = project.inputs / KIND / COMPLETE / "recit.fr.md"
    said = text.read_text(encoding="utf-8")
    text.write_text(said.replace("Tisselande", "Tisselande elle-même", 1), encoding="utf-8")
    build(project, Stage.DRAFT, 28)
    shelf = Shelf(home(project))
    (shelf.place(2) / "edition.json").unlink()
    (shelf.place(2) / "edition.json").write_bytes((home(project) / "draft" / "edition.json").read_bytes())
    altered = history_of(project, KIND, COMPLETE).steps[0]
    assert altered.passages and altered.passages["fr"] >= 1 and altered.passages["nl"] == 0
    assert [one.name for one in altered.faults] == ["edition.json"]


def word(**parts: bytes) -> bytes:
    return pack({"[Content_Types].xml": b"<a/>", "_rels/.rels": b"<a/>", **parts})


def custom(said: bytes) -> bytes:
    return word(**{PART: said})


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "k">]><a><property name="Imprimatur.kind">&b;</property></a>'
ONE = b'<property name="Imprimatur.%s"><v>%s</v></property>'
PROPERTIES = b'<Properties><property name="Imprimatur.%s"><v>%s</v></property></Properties>'


IDENTITY = (b"kind", b"slug", b"lang", b"stage", b"inputs")
APPLICATION = b'<a xmlns="x"><Application>Word</Application></a>'


def padded(content: bytes, count: int) -> bytes:
    """The same archive with that many empty members more."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(count):
            archive.writestr(str(number), b"")
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + b"\0" * 100,
        b"%PDF-1.7\n" + b"stream\n" * 60_000,
        b"%PDF-1.7\nstream\n" + zlib.compress(b"{" + b" " * 50_000_000) + b"endstream",
        b"%PDF-1.7\nstream\n" + zlib.compress(b"{" + b"[" * 500_000) + b"endstream",
        b'%PDF-1.7\nstream\n{"kind": 1, "slug": [], "inputs": ["a"]}endstream',
        custom(LAUGHS),
        custom(b"<Properties"),
        custom(PROPERTIES % (b"kind", b"k" * 400)),
        custom(b"<a>" + b" " * MAX_PART + b"</a>"),
        b'<meta name="imprimatur" content="a b">',
        b"<html>" + b"<" * 1_000_000,
        "élan".encode("utf-16"),
    ],
)
def test_a_file_of_anybody_says_nothing_and_stops_nothing(built: Project, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert identity_of_file(content) is None
    found = verified(built, tmp_path / "a.docx")
    assert found.verdict is Verdict.FOREIGN
    assert not is_trusted(found)


def test_what_a_word_file_says_is_in_custom_properties_that_are_valid(built: Project) -> None:
    content = (home(built) / "final" / f"{COMPLETE}.fr.docx").read_bytes()
    document = open_word(io.BytesIO(content))
    part = document.part.package.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    )
    assert part.content_type == "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    assert [name for name in members(content) if name.startswith("docProps/")] == [
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
    ]
    assert application_of(content) == "Imprimatur"
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


SOFFICE = shutil.which("soffice")


@pytest.mark.long
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_a_word_file_saved_by_libreoffice_is_altered_and_still_known(built: Project, tmp_path: Path, lang: str) -> None:
    import subprocess

    path = home(built) / "final" / f"{COMPLETE}.{lang}.docx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = ["--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run([str(SOFFICE), profile, *asked], check=True, capture_output=True, timeout=300)
    found = verified(built, tmp_path / "out" / path.name)
    assert found.verdict is Verdict.ALTERED
    assert [one.number for one in found.versions] == [2]
    assert found.saved_by.startswith("LibreOffice")


BOMB = zlib.compress(b"{" + b" " * MAX_PART)


def test_a_pdf_of_thousands_of_bombs_is_unpacked_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = []
    monkeypatch.setattr(identification, "_of_manifest", lambda content: unpacked.append(len(content)))
    assert identity_of_file(b"%PDF-1.7\n" + (b"stream\n" + BOMB + b"endstream\n") * 2_000) is None
    assert unpacked == [MAX_PART] * identification.MAX_MANIFESTS


def test_an_archive_with_a_list_without_end_is_not_opened() -> None:
    said = custom(b"<a>" + b"".join(ONE % (name, b"x") for name in IDENTITY) + b"</a>")
    few, many = (padded(said, count) for count in (MAX_MEMBERS - 10, MAX_MEMBERS))
    assert application_of(padded(word(**{"docProps/app.xml": APPLICATION}), 3)) == "Word"
    assert identity_of_file(few) != identity_of_file(many) is None


@pytest.mark.parametrize("said", ["Word\u202e", "Word\x9b2J", "Word\nunaltered"])
def test_a_program_whose_name_cannot_be_shown_is_not_named(said: str) -> None:
    assert application_of(word(**{"docProps/app.xml": APPLICATION.replace(b"Word", said.encode())})) == ""


@pytest.mark.parametrize("name", ["../inputs", "./job_offer", "../outputs/job_offer", "..", "/etc"])
def test_the_history_is_that_of_a_dossier_and_of_nothing_else(built: Project, name: str) -> None:
    with pytest.raises(UnknownDossier):
        history(built, Words("fr"), name)


def test_a_pipe_is_not_waited_for(built: Project, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(OSError):
        verified(built, tmp_path / "a.docx")
