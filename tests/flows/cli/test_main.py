import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from flows.cli.main import command_line, main, run
from flows.messages import TONGUES, Words
from flows.runner import Outcome
from imprimatur import __version__, pipeline
from imprimatur.kinds import KINDS
from imprimatur.kit.table_sheet import HEAD
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, INCOMPLETE, ROOT, contents, copy_project

COMMANDS = ("new", "check", "build", "list", "explain", "up", "open", "approve", "translate", "mail")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = copy_project(tmp_path, COMPLETE, INCOMPLETE)
    monkeypatch.setenv("IMPRIMATUR_PROJECT", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "160")
    return made


def in_french(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(Words("fr"), list(arguments))
    said = capsys.readouterr()
    return code, _plain(said.out), _plain(said.err)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_language_throughout(tongue: str, command: str) -> None:
    words = Words(next(known for known in TONGUES if known == tongue))
    result = CliRunner().invoke(
        command_line(words), [command, "--help"] if command else ["--help"], prog_name="imprimatur"
    )
    assert result.exit_code == 0
    shown = " ".join(result.output.split())
    assert result.output.startswith(words("usage"))
    assert " ".join(words(command or "imprimatur").split()) in shown
    assert words("help") in shown
    if tongue != "en":
        assert not re.search(
            r"\b(Usage: |Options:$|Commands:|Show this|default|required|<=x)", result.output, re.MULTILINE
        )
    if tongue == "fr":
        assert re.search(r"^Options\xa0:$", result.output, re.MULTILINE)


@pytest.mark.parametrize("tongue", TONGUES)
def test_help_shows_a_command_as_it_is_typed(tongue: str) -> None:
    words = Words(next(known for known in TONGUES if known == tongue))
    result = CliRunner().invoke(command_line(words), ["approve", "--help"], prog_name="imprimatur")
    assert '--by "Bram Oosterwijck"' in " ".join(result.output.split())


def test_help_lists_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = in_french(capsys, "--help")
    assert re.findall(r"^  (\d)  ", out, re.MULTILINE) == list("0123456789")


def test_without_a_command_the_help_is_shown_and_nothing_done(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = in_french(capsys)
    assert (code, out) == (2, "")
    assert "Commandes" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fabriquer"], "La commande fabriquer n’existe pas."),
        (["build", "--vite"], "L’option --vite n’existe pas."),
        (["build", "--stage", "fini"], "La valeur de --stage ne convient pas. Attendu : draft, final."),
        (["build", "--stage"], "--stage demande une valeur à sa suite."),
        (["explain"], "Il manque CODE."),
        (["list", "tout"], "Il y a des mots en trop dans cette commande."),
        (
            ["--project", "nulle-part", "list"],
            "La valeur de --project ne convient pas. Attendu : un dossier d’un projet, qui a inputs/ et templates/.",
        ),
        (["--project", "/", "list"], "Attendu : un dossier d’un projet, qui a inputs/ et templates/."),
        (
            ["translate", "import", "absent.docx"],
            "La valeur de FICHIER ne convient pas. Attendu : un fichier qui existe.",
        ),
        (["new", "poeme", "x"], "La valeur de TYPE ne convient pas. Attendu : job-offer, "),
        (["new", "job-offer", "Été 2027"], "« Été 2027 » ne convient pas comme nom de dossier"),
    ],
)
def test_a_command_not_understood_is_told_so(
    project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    code, _, err = in_french(capsys, *arguments)
    assert code == 2
    assert message in err


def test_an_unknown_language_is_told_in_all_three(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["list", "--lang", "de"])
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_help_of_new_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = in_french(capsys, "new", "--help")
    assert all(stem.replace("_", "-") in out.replace("-\n  ", "-") for stem in KINDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert in_french(capsys, "--version") == (0, f"imprimatur {__version__}\n", "")


def test_check_groups_the_findings_and_returns_3(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "check", INCOMPLETE)
    assert code == 3
    found = re.search(r"Empêche la version définitive \((\d+)\)", out)
    assert found
    assert "C01   Il manque : Date limite, parce que" in out
    assert "fichier offre.yaml (à demander à" in out
    assert f"job_offer/{INCOMPLETE}" in out
    assert re.search(rf"{INCOMPLETE} +Définitif +incomplet +{found[1]} ", out)
    assert not project.outputs.exists()


def test_check_gives_the_same_as_data(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = in_french(capsys, "check", INCOMPLETE, COMPLETE, "--json")
    told = {one["dossier"]: one for one in json.loads(out)}
    assert (code, err) == (3, "")
    assert list(told) == [f"job_offer/{INCOMPLETE}", f"job_offer/{COMPLETE}"]
    assert told[f"job_offer/{COMPLETE}"]["findings"] == []
    found = told[f"job_offer/{INCOMPLETE}"]
    assert found["blocking"] == sum(one["severity"] == "error" for one in found["findings"]) > 0


def test_a_fault_of_the_registers_that_concerns_nobody_is_told_by_a_check_of_all(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, after the dossiers; not where dossiers are named; it holds none of them back."""
    register = project.inputs / "_shared" / "organisations.xlsx"
    book = load_workbook(register)
    sheet = book["Organisations"]
    form = next(cell.column for cell in sheet[HEAD] if cell.value == "Forme juridique")
    sheet.append({1: "Nouvelle venue", form: "asbll"})
    book.save(register)
    _, out, _ = in_french(capsys, "check")
    assert out.count("« asbll » n’est pas un choix possible") == 1
    assert "Registres (aucun dossier n’utilise encore ces fiches)" in out
    _, out, _ = in_french(capsys, "check", "--json")
    told = json.loads(out)[-1]
    assert (told["dossier"], [one["code"] for one in told["findings"]]) == ("_shared", ["V03"])
    code, out, _ = in_french(capsys, "check", COMPLETE)
    assert (code, "asbll" in out, "Registres" in out) == (0, False, False)


def test_check_as_data_leaves_out_what_does_not_exist(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = in_french(capsys, "check", "nulle-part", "--json")
    assert (code, json.loads(out)) == (4, [])
    assert "nulle-part" in err


def test_check_of_a_complete_dossier_returns_0(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "check", COMPLETE)
    assert code == 0
    assert "prêt pour la version définitive" in out


def test_build_publishes_what_was_asked_for(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "build", COMPLETE, "--stage", "final", "--language", "nl", "--format", "docx")
    assert code == 0
    folder = project.outputs / "job_offer" / COMPLETE / "final"
    made = set(contents(folder))
    assert {f"{COMPLETE}.nl.docx", "manifest.json", "findings.fr.html", "findings.nl.html"} <= made
    assert not [name for name in made if name.endswith((".pdf", ".fr.docx"))]
    assert re.search(rf"{COMPLETE} +Définitif n° 1 +produit ", out)
    assert f"outputs/job_offer/{COMPLETE}/final" in out


def test_a_refused_final_returns_3_and_an_unknown_dossier_does_not_stop_the_others(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--stage", "final", "--format", "docx", "--language", "fr")
    code, out, err = in_french(capsys, "build", "inconnu", INCOMPLETE, COMPLETE, *arguments)
    assert code == 4
    assert "Aucun dossier « inconnu »" in err
    assert f"job_offer/{INCOMPLETE} : version définitive refusée" in err
    assert re.search(rf"{INCOMPLETE} +Définitif +refusé ", out)
    assert re.search(rf"{COMPLETE} +Définitif n° 1 +produit ", out)
    assert in_french(capsys, "build", INCOMPLETE, *arguments)[0] == 3
    assert not (project.outputs / "job_offer" / INCOMPLETE / "final").exists()


def test_list_shows_how_far_each_dossier_is(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert re.search(rf"{COMPLETE} +– +– +–", in_french(capsys, "list")[1])
    in_french(capsys, "build", INCOMPLETE, "--language", "fr", "--format", "docx")
    assert re.search(rf"{INCOMPLETE} +à jour +– +[1-9]\d*", in_french(capsys, "list")[1])
    (project.inputs / "job_offer" / INCOMPLETE / "note.md").write_text("# Note", encoding="utf-8")
    assert re.search(rf"{INCOMPLETE} +à refaire +– ", in_french(capsys, "list")[1])


def test_list_does_not_take_its_number_from_a_draft_out_of_date(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    offer = project.inputs / "job_offer" / COMPLETE / "offre.yaml"
    whole = offer.read_text(encoding="utf-8")
    lacking = "\n".join(line for line in whole.splitlines() if "français approuvé par" not in line)
    offer.write_text(lacking, encoding="utf-8")
    assert in_french(capsys, "build", COMPLETE, "--format", "docx")[0] == 0
    assert re.search(rf"{COMPLETE} +à jour +– +1", in_french(capsys, "list")[1])
    offer.write_text(whole, encoding="utf-8")
    assert in_french(capsys, "build", COMPLETE, "--format", "docx", "--stage", "final")[0] == 0
    assert re.search(rf"{COMPLETE} +à refaire +n° 1 [^│\n]+ 0 ", in_french(capsys, "list")[1])


def test_a_dossier_that_was_not_checked_has_no_number(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.templates / "job_offer" / "labels.yaml").unlink()
    code, out, err = in_french(capsys, "build", "inconnu", COMPLETE, "--stage", "final")
    assert code == 5
    assert "Les libellés job_offer/labels.yaml ne peuvent pas être utilisés : le fichier manque" in err
    assert re.search(rf"{COMPLETE} +Définitif +arrêté +– +–", out)
    assert re.search(r"inconnu +Définitif +arrêté +– +–", out)


def test_new_makes_a_folder_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "new", "job-offer", "essai-2027")
    assert (code, out) == (
        0,
        "inputs/job_offer/essai-2027 est prêt : donnees.xlsx, textes.fr.docx, textes.nl.docx. "
        "Remplissez-le, puis : imprimatur build essai-2027\n",
    )
    folder = project.inputs / "job_offer" / "essai-2027"
    assert load_workbook(folder / "donnees.xlsx").sheetnames[:2] == ["Mode d’emploi", "Données"]
    before = contents(folder)
    assert set(before) == {"donnees.xlsx", "textes.fr.docx", "textes.nl.docx"}
    code, _, err = in_french(capsys, "new", "job-offer", "essai-2027")
    assert (code, err) == (2, "job_offer/essai-2027 existe déjà ; rien n’a été modifié.\n")
    assert contents(folder) == before


def test_new_leaves_out_what_belongs_to_other_contracts(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert in_french(capsys, "new", "job-offer", "cdi-2027", "--contract", "cdi")[0] == 0
    assert "Livrables" not in load_workbook(project.inputs / "job_offer" / "cdi-2027" / "donnees.xlsx").sheetnames
    code, _, err = in_french(capsys, "new", "job-offer", "autre-2027", "--contract", "poésie")
    assert (
        code,
        err.startswith("--contract ne va qu’avec le type job-offer, suivi d’un de ces mots : mission, cdi"),
    ) == (
        2,
        True,
    )
    assert not (project.inputs / "job_offer" / "autre-2027").exists()


def test_new_keeps_the_tables_that_are_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert in_french(capsys, "new", "job-offer", "avec-2027", "--with", "connaissances; Eigenschappen")[0] == 0
    sheets = load_workbook(project.inputs / "job_offer" / "avec-2027" / "donnees.xlsx").sheetnames
    assert {"Connaissances", "Qualités"} <= set(sheets)
    assert "Chiffres du projet" not in sheets
    code, _, err = in_french(capsys, "new", "job-offer", "autre-2027", "--with", "poésie")
    assert code == 2
    assert err.startswith("--with ne connaît pas « poésie » pour ce type. Au choix : Lieux de travail, ")
    assert not (project.inputs / "job_offer" / "autre-2027").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ["registers", "essai"],
            "Sans effet avec new registers : NOM. Rien n’a été écrit ; retirez ce qui est de trop et recommencez.\n",
        ),
        (
            ["job-offer", "suivante", "--from", COMPLETE, "--contract", "cdi", "--language", "fr"],
            "Sans effet avec --from : --contract, --language. Rien n’a été écrit ; "
            "retirez ce qui est de trop et recommencez.\n",
        ),
    ],
)
def test_new_says_what_would_do_nothing(
    project: Project, capsys: pytest.CaptureFixture[str], line: list[str], said: str
) -> None:
    before = contents(project.inputs)
    code, _, err = in_french(capsys, "new", *line)
    assert (code, err) == (2, said)
    assert contents(project.inputs) == before


def test_new_begins_an_offer_as_a_former_one(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "new", "job-offer", "suivante", "--from", COMPLETE)
    assert (code, out) == (
        0,
        f"inputs/job_offer/suivante part de {COMPLETE}. Les dates, les montants, la référence, les approbations et les "
        "constats acceptés y sont vides ; le reste est repris, textes compris : relisez-les. "
        "Puis : imprimatur check suivante\n",
    )
    for rest in (["--from", COMPLETE], ["suivante-2", "--from", COMPLETE, "--year", "2027"]):
        code, _, err = in_french(capsys, "new", "job-offer", *rest)
        assert (code, err[:42]) == (2, "Un rapport d’activités qui prend la suite d’un"[:42])
    code, _, err = in_french(capsys, "new", "job-offer", "suivante", "--from", COMPLETE)
    assert (code, err) == (2, "job_offer/suivante existe déjà ; rien n’a été modifié.\n")


def test_new_makes_the_registers_that_are_not_there(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    there = project.inputs / "_shared" / "persons.xlsx"
    there.write_bytes(b"mine")
    (project.inputs / "_shared" / "organisations.xlsx").unlink()
    code, out, err = in_french(capsys, "new", "registers")
    assert (code, out, err) == (
        2,
        "inputs/_shared/organisations.xlsx est prêt. Ce que vous y écrivez est connu de tous les documents.\n",
        "inputs/_shared/persons.xlsx existe déjà ; rien n’a été modifié.\n",
    )
    assert there.read_bytes() == b"mine"
    made = load_workbook(project.inputs / "_shared" / "organisations.xlsx")
    assert made.sheetnames == ["Mode d’emploi", "Organisations"]


def test_new_makes_the_empty_kits_anew_and_leaves_what_somebody_wrote(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imprimatur.kit.ready_kits.ready_kits", lambda _: iter([("a/b.xlsx", b"1"), ("c.xlsx", b"2")]))
    (project.inputs / "_kits").mkdir()
    mine = project.inputs / "_kits" / "c.xlsx"
    mine.write_bytes(b"mine")
    code, out, err = in_french(capsys, "new", "kits")
    assert (code, out) == (0, "inputs/_kits : des kits vides, à copier.\n")
    assert err.startswith("_kits/c.xlsx : quelqu’un y a écrit")
    assert mine.read_bytes() == b"mine"
    assert (project.inputs / "_kits" / "a" / "b.xlsx").read_bytes() == b"1"


def test_explain_knows_general_and_special_codes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = in_french(capsys, "explain", "c01")
    assert code == 0
    assert "C01  Champ obligatoire manquant" in out
    assert "Empêche la version définitive" in out
    assert in_french(capsys, "explain", "J01")[0] == 0
    code, _, err = in_french(capsys, "explain", "Z99")
    assert code == 4
    assert "Le code Z99 n’existe pas." in err


def test_an_unexpected_error_is_one_sentence_and_a_log(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Outcome:
        raise RuntimeError("the reason")

    monkeypatch.setattr(pipeline, "examined", broken)
    code, _, err = in_french(capsys, "check", COMPLETE)
    assert code == 1
    assert "Traceback" not in err
    assert "erreur imprévue" in err
    (log,) = (project.root / ".imprimatur" / "log").iterdir()
    assert "RuntimeError: the reason" in log.read_text()
    assert stat.S_IMODE(log.parent.parent.stat().st_mode) == 0o700


def test_an_unexpected_error_that_cannot_be_noted_is_told_in_the_sentence(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk; the other dossiers go on."""

    def broken(*_: object) -> Outcome:
        raise RuntimeError("the reason")

    monkeypatch.setattr(pipeline, "examined", broken)
    (project.root / ".imprimatur").write_text("a file where the folder should be")
    code, out, err = in_french(capsys, "check", COMPLETE, INCOMPLETE)
    assert code == 1
    assert "Traceback" not in err
    assert err.count("erreur imprévue (détail : RuntimeError : the reason).") == 2
    assert out.count("arrêté") == 2


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = "import sys; import flows.cli.main; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"prefect", "pandas", "great_expectations", "weasyprint", "docx", "rich"} & set(done.stdout.split())


SCRIPT = """
import sys
from flows.cli.main import run
from flows.messages import Words
code = run(Words("fr"), ["build", sys.argv[1], "--stage", "final"])
print("prefect" in sys.modules, code)
"""


def test_same_inputs_same_bytes_whatever_the_process_and_without_prefect(tmp_path: Path) -> None:
    """Two processes with other hash seeds, locales, time zones and places give the same files."""
    found = []
    running = []
    for seed, locale, zone in (("0", "C", "UTC"), ("4321", "nl_BE.UTF-8", "Asia/Tokyo")):
        project = copy_project(tmp_path / seed, COMPLETE)
        environ = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": str(ROOT)}
        environ["IMPRIMATUR_PROJECT"] = str(project.root)
        command = [sys.executable, "-c", SCRIPT, COMPLETE]
        running.append(subprocess.Popen(command, env=environ, cwd=project.root, stdout=subprocess.PIPE, text=True))
        found.append(project.outputs / "job_offer" / COMPLETE / "final")
    for process in running:
        assert process.communicate()[0].splitlines()[-1] == "False 0"
    first, second = map(contents, found)
    assert len(first) >= 7
    assert first == second


@pytest.mark.long
def test_a_build_killed_while_it_publishes_leaves_the_former_set(tmp_path: Path) -> None:
    project = copy_project(tmp_path, COMPLETE)
    command = [sys.executable, "-c", SCRIPT, COMPLETE]
    environ = {**os.environ, "IMPRIMATUR_PROJECT": str(tmp_path), "PYTHONPATH": str(ROOT)}
    folder = project.outputs / "job_offer" / COMPLETE / "final"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("the former set")
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not folder.with_name(".final.new").exists():
            pass
        process.kill()
    assert contents(folder) == {"manifest.json": b"the former set"} or len(contents(folder)) >= 7
    assert run(Words("en"), ["--project", str(tmp_path), "build", COMPLETE, "--stage", "final"]) == 0
    assert sorted(path.name for path in folder.parent.iterdir()) == [".lock", "check", "final", "versions"]
