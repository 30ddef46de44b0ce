"""A translation sent out, brought back, approved: the whole way, and every turn at which it is refused."""

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.project import RECORD, Project
from imprimatur.translation import keeping
from imprimatur.translation.record import Unreadable
from tests.flows.projects import COMPLETE, contents, copy_project
from tests.flows.translations import (
    FORMER_NL,
    NAME,
    NEW_NL,
    TODAY,
    offer,
    remembered,
    replace_in,
    said,
    sent_out,
    told,
)
from validators import check

MACHINE_NL = FORMER_NL.replace("hecht", "sterk")
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("COLUMNS", "200")
    return copy_project(tmp_path / "project", COMPLETE)


def po_of(tmp_path: Path, old: str = f'msgstr "{FORMER_NL}"', new: str = f'msgstr "{NEW_NL}"') -> Path:
    file = tmp_path / f"{NAME}.po"
    replace_in(file, "#, fuzzy\n", "")
    replace_in(file, old, new)
    return file


def xliff_of(tmp_path: Path) -> Path:
    file = tmp_path / f"{NAME}.xlf"
    text = file.read_text(encoding="utf-8")
    start = text.index("<target")
    file.write_text(text[:start] + text[start:].replace(FORMER_NL, NEW_NL, 1), encoding="utf-8")
    return file


def word_of(tmp_path: Path) -> Path:
    """The Word file with the new words in the right column."""
    file = tmp_path / f"{NAME}.docx"
    made = BytesIO()
    with ZipFile(file) as before, ZipFile(made, "w") as after:
        for one in before.infolist():
            content = before.read(one)
            if one.filename == "word/document.xml":
                assert content.count(FORMER_NL.encode()) == 1
                content = content.replace(FORMER_NL.encode(), NEW_NL.encode())
            after.writestr(one, content)
    file.write_bytes(made.getvalue())
    return file


def codes(project: Project) -> list[str]:
    job = pipeline.examined(project, Parameters(kind="job_offer", slug=COMPLETE, today=TODAY, stage="final"), check)
    return sorted({one.code for one in job.blocking})


def approve(project: Project, lang: str, by: str, *more: str) -> int:
    return said(project, "approve", COMPLETE, "--language", lang, "--by", by, *more)


@pytest.mark.parametrize(("format_", "fill"), [("po", po_of), ("xliff", xliff_of), ("word", word_of)])
def test_from_the_export_to_a_final_that_nothing_holds_back(
    project: Project, tmp_path: Path, capsys: Shown, format_: str, fill: Callable[[Path], Path]
) -> None:
    sent_out(project, tmp_path, format_)
    assert told(capsys)[0][-1] == "1 texte à traduire ou à revoir."
    assert "C12" in codes(project)
    file = fill(tmp_path)
    before = contents(project.root)
    assert said(project, "translate", "import", str(file), "--dry-run") == 0
    assert contents(project.root) == before
    assert told(capsys)[0] == [
        "offre.yaml",
        f"  Accroche: {NEW_NL}",
        "1 texte changerait (fichiers : 1). Rien n’a été modifié.",
    ]
    assert said(project, "translate", "import", str(file), tongue="nl") == 0
    assert told(capsys)[0][-1] == "1 tekst staat nu in het dossier (bestanden: 1)."
    assert codes(project) == ["C11"]
    assert approve(project, "fr", "Salomé Vandorenne") == approve(project, "nl", "Bram Oosterwijck") == 0
    assert codes(project) == []
    assert offer(project).read_text(encoding="utf-8").count(NEW_NL) == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (f'msgstr "{FORMER_NL}"', f'msgstr "{NEW_NL.replace("3", "4")}"', "Un chiffre de l’original manque : 3."),
        (f'msgstr "{FORMER_NL}"', f'msgstr "{NEW_NL} 7"', "Un chiffre n’est pas dans l’original : 7."),
        ('msgctxt "headline~', 'msgctxt "nothing~', "Ce texte n’existe pas dans le dossier."),
        (
            'msgctxt "headline~',
            'msgctxt "headline~000000000000~',
            "L’original a changé depuis l’envoi, ou n’est plus dans le dossier. Exportez-le à nouveau.",
        ),
        ('"Language: nl_BE', '"Language: fr_BE', "Ce texte se traduit dans l’autre sens."),
    ],
)
def test_what_does_not_belong_is_refused_and_changes_nothing(
    project: Project, tmp_path: Path, capsys: Shown, old: str, new: str, reason: str
) -> None:
    sent_out(project, tmp_path, "po")
    file = po_of(tmp_path, old, new)
    if new.endswith("~"):
        file.write_text(re.sub(r"000~[0-9a-f]{12}", "000", file.read_text("utf-8")), encoding="utf-8")
    before = offer(project).read_bytes()
    told(capsys)
    assert said(project, "translate", "import", str(file)) == 3
    shown = told(capsys)[1]
    assert len(shown) == 1 and shown[0].startswith("Refusé : ") and shown[0].endswith(reason)
    assert offer(project).read_bytes() == before


def test_a_file_that_is_not_ours_is_refused_whole(project: Project, tmp_path: Path, capsys: Shown) -> None:
    other = tmp_path / "autre.po"
    other.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert said(project, "translate", "import", str(other)) == 1
    assert len(told(capsys)[1]) == 1


def test_what_stood_in_the_place_of_an_export_is_kept(project: Project, tmp_path: Path, capsys: Shown) -> None:
    sent_out(project, tmp_path, "po")
    file = po_of(tmp_path)
    mine = file.read_bytes()
    told(capsys)
    assert said(project, "translate", "export", COMPLETE, "--to", "nl", "--as", "po", "--out", str(tmp_path)) == 0
    kept = tmp_path / f"{NAME} (1).po"
    assert kept.read_bytes() == mine
    assert told(capsys)[0][:2] == [f"Ce qui s’y trouvait est gardé : {kept}", f"Fichier prêt : {file}"]
    assert said(project, "translate", "export", COMPLETE, "--to", "nl", "--as", "po", "--out", str(tmp_path)) == 0
    assert sorted(one.name for one in tmp_path.glob("*.po")) == [f"{NAME} (1).po", f"{NAME}.po"]


def test_an_export_that_cannot_be_made_says_why(project: Project, tmp_path: Path, capsys: Shown) -> None:
    remembered(project)
    export = ("translate", "export", COMPLETE, "--to")
    assert said(project, *export, "fr") == 2
    assert told(capsys)[1] == [
        f"job_offer/{COMPLETE} est écrit en français : rien n’y est à traduire en français. Demandez nl."
    ]
    assert said(project, *export, "nl") == 0
    nothing = f"Rien n’attend de traduction dans job_offer/{COMPLETE}. Avec --all, tous les textes partent."
    assert told(capsys)[0] == [nothing]
    assert said(project, *export, "nl", "--all", "--out", str(project.inputs / "job_offer")) == 2
    assert told(capsys)[1][0].startswith("Un fichier destiné au traducteur ne se met pas dans inputs/")
    (tmp_path / "plein").write_bytes(b"")
    assert said(project, *export, "nl", "--all", "--out", str(tmp_path / "plein" / "ici")) == 9
    assert "ne peut pas être écrit" in told(capsys)[1][0]


def test_a_machine_that_is_stopped_before_it_remembers_passes_for_no_person(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    remembered(project)
    replace_in(offer(project), f"\n  nl: {FORMER_NL}", "")
    script = tmp_path / "traduire.py"
    script.write_text(f"import sys\nfor line in sys.stdin: print({MACHINE_NL!r})\n", encoding="utf-8")
    command = f"{sys.executable} {script}"
    keep = keeping.keep
    calls: list[int] = []

    def stopped(*given: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        keep(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "keep", stopped)
    with pytest.raises((KeyboardInterrupt, SystemExit)):
        if said(project, "translate", "fill", COMPLETE, "--to", "nl", "--through", command):
            raise KeyboardInterrupt
    monkeypatch.setattr(keeping, "keep", keep)
    assert MACHINE_NL in offer(project).read_text(encoding="utf-8")
    assert "C18" in codes(project)
    assert approve(project, "nl", "Bram Oosterwijck") == 0
    assert codes(project) == []


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("import sys; sys.exit('plus de crédit')", "La commande qui propose les traductions a échoué : plus de crédit"),
        ("print(1); print(2)", "La commande a reçu 1 lignes et en a rendu 2 : il en faut une pour chacune."),
    ],
)
def test_a_command_that_fails_changes_nothing(
    project: Project, tmp_path: Path, capsys: Shown, script: str, reason: str
) -> None:
    replace_in(offer(project), f"\n  nl: {FORMER_NL}", "")
    (tmp_path / "m.py").write_text(script, encoding="utf-8")
    before = offer(project).read_bytes()
    command = f"{sys.executable} {tmp_path / 'm.py'}"
    assert said(project, "translate", "fill", COMPLETE, "--to", "nl", "--through", command) == 1
    assert told(capsys)[1] == [reason]
    assert offer(project).read_bytes() == before


def test_no_approval_is_lost_between_two_processes(project: Project) -> None:
    remembered(project)
    replace_in(offer(project), "Een open deur", "Een heel open deur")
    replace_in(offer(project), "Je maakt van het onthaal", "Je maakt altijd van het onthaal")
    line = "import sys; from flows.cli.main import run, Words; sys.exit(run(Words('fr'), sys.argv[1:]))"
    asking = ("approve", COMPLETE, "--language", "nl", "--by", "Bram Oosterwijck")
    asked = [
        subprocess.Popen([sys.executable, "-c", line, "--project", str(project.root), *asking, "--section", section])
        for section in ("accroche", "mission principale")
    ]
    assert [one.wait(timeout=300) for one in asked] == [0, 0]
    assert codes(project) == []


@pytest.mark.parametrize("content", [b"<<<<<<< HEAD\n{}\n", b"", b'{"version": 2}', b"\xff"])
def test_a_damaged_record_is_left_as_it_is_and_told(
    project: Project, tmp_path: Path, capsys: Shown, content: bytes
) -> None:
    sent_out(project, tmp_path, "po")
    file = po_of(tmp_path)
    record = project.record("job_offer", COMPLETE)
    record.write_bytes(content)
    with pytest.raises(Unreadable):
        keeping.recorded(project, "job_offer", COMPLETE)
    before = contents(project.inputs)
    told(capsys)
    assert approve(project, "nl", "Bram Oosterwijck") == 2
    assert said(project, "translate", "import", str(file)) == 1
    refused = f"{RECORD} ne peut pas être lu. Remettez-en une version antérieure, ou supprimez-le."
    assert told(capsys)[1] == [refused, refused]
    assert contents(project.inputs) == before
    assert "C17" in codes(project)
