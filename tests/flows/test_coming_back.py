"""Translations that somebody puts into the inputs: never read as texts, taken by the drop folder, never lost."""

import hashlib
import threading
from pathlib import Path

import pytest

from flows.coming_back import take_back
from flows.drop_folder import Dossier
from flows.drop_folder.copies import here
from flows.drop_folder.drafting import alone
from flows.drop_folder.watching import Watch
from flows.drop_folder.working import Lanes
from flows.messages import Words
from imprimatur import pipeline
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from imprimatur.publishing.changes import changed
from tests.flows.projects import COMPLETE, INCOMPLETE, add, copy_project
from tests.flows.translations import FORMER_NL, NAME, NEW_NL, TODAY, offer, replace_in, sent_out
from tests.flows.waiting import until
from validators import check

FOLDER = f"job_offer/{COMPLETE}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path / "project", COMPLETE)


@pytest.fixture
def back(project: Project, tmp_path: Path) -> bytes:
    """The content of a file that came back with the one text that changed."""
    return translated(project, tmp_path)


def translated(project: Project, folder: Path, target: str = NEW_NL) -> bytes:
    sent_out(project, folder, "po")
    file = folder / f"{NAME}.po"
    replace_in(file, f'msgstr "{FORMER_NL}"', f'msgstr "{target}"')
    return file.read_bytes()


def put(project: Project, name: str, content: bytes) -> Path:
    path = project.inputs / name
    path.write_bytes(content)
    return path


def lines(project: Project, slug: str = COMPLETE, tongue: str = "fr") -> list[str]:
    words = Words("nl" if tongue == "nl" else "fr")
    return [one.replace("\u00a0", " ") for one in take_back(project, "job_offer", slug, words)]


def kept(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f".imprimatur/former/{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def codes(project: Project, slug: str = COMPLETE) -> list[tuple[str, str]]:
    job = pipeline.examined(project, Parameters(kind="job_offer", slug=slug, today=TODAY), check)
    return [(one.code, one.location.file) for one in job.findings if one.code[0] != "G"]


def test_a_translation_put_into_the_folder_is_taken_and_put_away(project: Project, back: bytes) -> None:
    name = f"{FOLDER}/retour.po"
    put(project, name, back)
    assert lines(project) == [
        f"{name}: 1 texte a été repris dans le dossier (fichiers : 1).",
        f"{name}: le fichier est gardé dans {kept(name, back)}",
    ]
    assert NEW_NL in offer(project).read_text(encoding="utf-8")
    assert project.returned("job_offer", COMPLETE) == []
    assert (project.root / kept(name, back)).read_bytes() == back
    assert lines(project) == []


def test_the_same_file_dropped_twice_is_put_away_too(project: Project, back: bytes) -> None:
    for name in ("retour.po", "retour bis.po"):
        put(project, f"{FOLDER}/{name}", back)
    assert lines(project, tongue="nl")[2:] == [
        f"{FOLDER}/retour.po: 1 tekst kwam ongewijzigd terug. Klopt hij, keur hem dan goed.",
        f"{FOLDER}/retour.po: het bestand wordt bewaard in {kept(f'{FOLDER}/retour.po', back)}",
    ]
    assert project.returned("job_offer", COMPLETE) == []


def test_one_that_nothing_could_be_taken_of_stays_and_the_dossier_says_so(project: Project, tmp_path: Path) -> None:
    name = f"{FOLDER}/retour.po"
    put(project, name, translated(project, tmp_path, NEW_NL.replace("3", "4")))
    before = offer(project).read_bytes()
    assert lines(project) == [f"{name}: Refusé : Accroche (retour.po:19). Un chiffre de l’original manque : 3."]
    assert offer(project).read_bytes() == before
    assert {("C19", name), ("C12", f"{FOLDER}/offre.yaml")} <= set(codes(project))


def test_one_that_is_not_ours_or_of_no_dossier_stays(project: Project, back: bytes) -> None:
    put(project, f"{FOLDER}/autre.po", b'msgid "a"\nmsgstr "b"\n')
    put(project, f"{FOLDER}/disparu.po", back.replace(COMPLETE.encode(), b"disparu"))
    first, second = lines(project)
    assert first.startswith(f"{FOLDER}/autre.po n’a pas été repris dans le dossier : ")
    assert (
        second.startswith(f"{FOLDER}/disparu.po n’a pas été repris dans le dossier : ")
        and "job_offer/disparu" in second
    )
    assert len(project.returned("job_offer", COMPLETE)) == 2


def test_one_dropped_into_another_dossier_goes_into_its_own(project: Project, back: bytes) -> None:
    add(project, INCOMPLETE)
    name = f"job_offer/{INCOMPLETE}/retour.po"
    put(project, name, back)
    assert lines(project, INCOMPLETE)[0] == f"{name}: 1 texte a été repris dans le dossier (fichiers : 1)."
    assert NEW_NL in offer(project).read_text(encoding="utf-8")
    assert project.returned("job_offer", INCOMPLETE) == []


def test_beside_the_folders_its_name_says_its_dossier(project: Project, back: bytes) -> None:
    for name in (f"{NAME}.po", f"{NAME} (1).po", "retour.po"):
        put(project, f"job_offer/{name}", back)
    put(project, "retour.po", back)
    assert list(project.dossiers()) == [("job_offer", COMPLETE)]
    assert [one.file for one in project.strays()] == ["retour.po", "job_offer/retour.po"]
    assert all("traduction revenue" in one.reason.fr for one in project.strays())
    assert lines(project)[0].startswith(f"job_offer/{NAME} (1).po: ")
    assert project.returned("job_offer", COMPLETE) == []


def test_what_is_exchanged_is_no_text_of_the_dossier(project: Project, tmp_path: Path) -> None:
    sent_out(project, tmp_path, "word", "xliff", "po")
    known = codes(project)
    sent = [file.name for file in tmp_path.glob(f"{NAME}*")]
    for name in sent:
        put(project, f"{FOLDER}/a{name}", (tmp_path / name).read_bytes())
    found = [(code, name.removeprefix(f"{FOLDER}/a{NAME}")) for code, name in set(codes(project)) - set(known)]
    assert sorted(found) == [("C19", ".docx"), ("C19", ".po"), ("C19", ".xlf"), ("R44", ".tmx")]
    assert len(sent) == 4
    assert set(known) <= set(codes(project))


def test_the_drop_folder_takes_it_and_builds_the_draft_once(
    project: Project, back: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    built: list[Dossier] = []
    make = alone(here, project, Words("fr"))

    def draft(dossier: Dossier, stage: Stage, late: bool) -> None:
        make(dossier, stage, late)
        built.append(dossier)

    put(project, f"{FOLDER}/retour.po", back)
    stop = threading.Event()
    lanes = Lanes(project, Words("fr"), here, draft)
    thread = threading.Thread(target=Watch(project, lanes.feedback, lambda _: None).until, args=(stop,))
    lanes.start()
    thread.start()
    try:
        until(lambda: built == [("job_offer", COMPLETE)])
        stop.wait(3)  # what it wrote has settled by then
        until(lambda: lanes.are_idle)
    finally:
        stop.set()
        thread.join(timeout=1800)
        lanes.stop()
    assert built == [("job_offer", COMPLETE)]
    assert NEW_NL in offer(project).read_text(encoding="utf-8")
    assert not changed(project, "job_offer", COMPLETE)
    assert "1 texte a été repris" in capsys.readouterr().out.replace("\u00a0", " ")
