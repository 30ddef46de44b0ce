"""The project's folders: what is refused there names itself and harms no dossier."""

import os
import shutil
from pathlib import Path

import pytest

from imprimatur.core import found_files
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.parameters import Parameters
from imprimatur.kinds import KINDS
from imprimatur.pipeline import read
from imprimatur.project import Project
from tests.dossiers import ROOT


def test_a_link_out_of_the_inputs_beside_the_registers_is_a_finding_and_stops_no_dossier(tmp_path):
    """The registers are read without it, and so is every dossier."""
    shutil.copytree(ROOT / "inputs" / "_shared", tmp_path / "inputs" / "_shared")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "secret.yaml").write_text("organisations: []\n", encoding="utf-8")
    (tmp_path / "inputs" / "_shared" / "ailleurs.yaml").symlink_to(tmp_path / "secret.yaml")
    folder = tmp_path / "inputs" / "job_offer" / "essai"
    folder.mkdir(parents=True)
    (folder / "offre.yaml").write_text("employeur: Smes\n", encoding="utf-8")
    case = read(Project(tmp_path), Parameters(kind="job_offer", slug="essai"))
    assert case.document.employer.acronym == "Smes"
    assert [(f.code, str(f.location)) for f in case.findings] == [("R02", "_shared/ailleurs.yaml")]


@pytest.mark.parametrize(
    ("slug", "fr", "nl"),
    [
        ("vide", "Le dossier inputs/job_offer/vide est vide", "De map inputs/job_offer/vide is leeg"),
        ("absent", "Aucun dossier « absent » dans inputs/job_offer.", "Geen dossier ‘absent’ in inputs/job_offer."),
        ("../x", "Aucun dossier « ../x » dans inputs/job_offer.", "Geen dossier ‘../x’ in inputs/job_offer."),
    ],
)
def test_a_folder_without_files_is_not_said_to_be_missing(tmp_path, slug, fr, nl):
    """A folder where Word left a lock, and one that is not there."""
    folder = tmp_path / "inputs" / "job_offer" / "vide"
    folder.mkdir(parents=True)
    (folder / "~$offre.docx").write_bytes(b"")
    with pytest.raises(UnknownDossier) as fault:
        Project(tmp_path).sources("job_offer", slug)
    assert fault.value.message.fr.startswith(fr)
    assert fault.value.message.nl.startswith(nl)


def test_dossiers_are_folders_and_single_workbooks():
    """Every kind has its samples; leftovers of office programs are none."""
    found = list(Project(ROOT).dossiers())
    assert ("job_offer", "smes-connect-2022") in found
    assert ("annual_report", "cbcs-2024") in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "slug",
    ["", ".", "..", "../job_offer", "essai/annexe", "../../autre", "{root}/autre", "/etc", "a\0b", "x" * 300, "\ud800"],
)
def test_a_slug_is_a_name_and_never_a_path(tmp_path, slug):
    """A flow's parameter, or a cell that names another dossier, gives it: nothing else is read, nothing breaks."""
    annexe = tmp_path / "inputs" / "job_offer" / "essai" / "annexe"
    annexe.mkdir(parents=True)
    (annexe / "offre.yaml").write_text("employeur: Smes\n", encoding="utf-8")
    (tmp_path / "autre.xlsx").write_bytes(b"")
    project = Project(tmp_path)
    assert [path.name for path in project.files("job_offer", "essai")] == ["offre.yaml"]
    with pytest.raises(UnknownDossier):
        project.files("job_offer", slug.format(root=tmp_path))


def put(root, name, content=b"x"):
    path = root / "inputs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def told(project, slug):
    """The names of a dossier's sources, and what is refused there: code, name, end of the reason in French."""
    sources, refused = project.sources("job_offer", slug)
    return [one.name.removeprefix("job_offer/") for one in sources], [
        (one.code, one.file.removeprefix("job_offer/"), one.reason.fr) for one in refused
    ]


@pytest.mark.parametrize("ending", "xlsx XLSX xlsm docx md csv yaml ods xls doc odt pdf pages".split())
def test_a_file_dropped_alone_is_a_dossier_whatever_its_ending(tmp_path, ending):
    """What can be read is, what cannot is told in it."""
    put(tmp_path, f"job_offer/Offre.{ending}")
    project = Project(tmp_path)
    assert list(project.dossiers()) == [("job_offer", "Offre")]
    assert told(project, "Offre") == ([f"Offre.{ending}"], [])


def test_files_of_one_stem_are_one_dossier(tmp_path):
    """Whatever their language and their capitals, beside a folder of that name; a longer stem is another."""
    for name in (
        "offre.xlsx",
        "offre.fr.docx",
        "Offre_NL.docx",
        "offre/annexe.csv",
        "offre 2.md",
        "e\u0301te\u0301.md",
    ):
        put(tmp_path, f"job_offer/{name}")
    project = Project(tmp_path)
    assert [slug for _, slug in project.dossiers()] == ["Offre", "offre 2", "été"]
    assert told(project, "Offre")[0] == ["offre/annexe.csv", "Offre_NL.docx", "offre.fr.docx", "offre.xlsx"]
    with pytest.raises(UnknownDossier):
        project.files("job_offer", "offre")
    assert project.slug_of("job_offer", "offre.nl.pdf") == "offre"


def test_a_file_that_cannot_be_read_is_a_finding_of_its_dossier(tmp_path):
    """Its page of findings says what to do."""
    shutil.copytree(ROOT / "inputs" / "_shared", tmp_path / "inputs" / "_shared")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    put(tmp_path, "job_offer/offre.odt")
    case = read(Project(tmp_path), Parameters(kind="job_offer", slug="offre"))
    assert [(f.code, str(f.location)) for f in case.findings] == [("R34", "job_offer/offre.odt")]


@pytest.mark.parametrize(
    "name",
    [
        *("~$offre.docx", "~WRL0003.tmp", "Thumbs.db", "thumbs.db", "Desktop.ini", "Icon\r", ".DS_Store", "offre.lnk"),
        *("offre.tmp", "@eaDir", "__MACOSX", "offre.docx~", ".sync", ".dropbox.cache", ".owncloudsync.log"),
        "._sync_0a1b2c.db",
    ],
)
def test_what_a_program_left_behind_is_nobodys_input(tmp_path, name):
    put(tmp_path, f"job_offer/{name}")
    put(tmp_path, f"job_offer/essai/{name}")
    put(tmp_path, f"{name}")
    put(tmp_path, "job_offer/essai/offre.yaml")
    project = Project(tmp_path)
    assert list(project.dossiers()) == [("job_offer", "essai")]
    assert told(project, "essai") == (["essai/offre.yaml"], [])
    assert list(project.strays()) == []


@pytest.mark.parametrize("ending", "crdownload part partial filepart download opdownload".split())
def test_a_download_that_has_not_ended_is_told(tmp_path, ending):
    put(tmp_path, f"job_offer/essai/offre.docx.{ending}")
    put(tmp_path, "job_offer/essai/offre.yaml")
    assert told(Project(tmp_path), "essai")[1] == [
        ("R44", f"essai/offre.docx.{ending}", "son téléchargement n’est pas terminé")
    ]


@pytest.mark.parametrize(
    "copy",
    [
        *("infos - Copie.xlsx", "infos - Kopie.xlsx", "infos - Copie (2).xlsx", "infos (1).xlsx", "Infos(12).xlsx"),
        "infos_copy.xlsx",
    ],
)
def test_a_copy_is_left_aside_where_it_says_the_same(tmp_path, copy):
    """One that differs is read, and so is one whose original is not there."""
    put(tmp_path, "job_offer/essai/infos.xlsx", b"same")
    put(tmp_path, f"job_offer/essai/{copy}", b"same")
    assert told(Project(tmp_path), "essai") == (
        ["essai/infos.xlsx"],
        [("R44", f"essai/{copy}", "c’est une copie, au mot près, de infos.xlsx")],
    )
    put(tmp_path, f"job_offer/essai/{copy}", b"other")
    assert sorted(told(Project(tmp_path), "essai")[0]) == sorted([f"essai/{copy}", "essai/infos.xlsx"])
    (tmp_path / "inputs/job_offer/essai/infos.xlsx").unlink()
    assert told(Project(tmp_path), "essai") == ([f"essai/{copy}"], [])


CONFLICTS = [
    *("infos-PC-de-Marie.xlsx", "infos-DESKTOP-7FQ2K1M.xlsx", "infos-LAPTOP-01-2.xlsx", "infos-MARIE-PC.xlsx"),
    *("infos (Fatima's conflicted copy 2026-11-20).xlsx", "infos (copie en conflit de Fatima 2026-11-20).xlsx"),
    "infos (Conflicterend exemplaar van Fatima 2026-11-20).xlsx",
    *("infos (conflicted copy 2026-11-20 093612).xlsx", "infos_conflict-20261120-093612.xlsx"),
    *("infos (case clash from fatima).xlsx", "infos-MacBook-Pro-de-Marie.xlsx", "infos (Case Conflict 1).xlsx"),
    *("infos.sync-conflict-20261120-093612-ABCDEFG.xlsx", "infos (SFConflict fatima 2026-11-20-09-36-12).xlsx"),
]


@pytest.mark.parametrize("copy", CONFLICTS)
def test_what_two_people_wrote_at_once_is_no_second_source_and_is_not_lost(tmp_path, copy):
    put(tmp_path, "job_offer/essai/infos.xlsx", b"one")
    put(tmp_path, f"job_offer/essai/{copy}", b"other")
    reason = (
        "deux personnes ont modifié infos.xlsx en même temps, et le programme de partage a gardé ici l’autre version"
    )
    assert told(Project(tmp_path), "essai") == (["essai/infos.xlsx"], [("R48", f"essai/{copy}", reason)])
    put(tmp_path, f"job_offer/essai/{copy}", b"one")
    assert [code for code, *_ in told(Project(tmp_path), "essai")[1]] == ["R44"]
    (tmp_path / "inputs/job_offer/essai/infos.xlsx").unlink()
    assert told(Project(tmp_path), "essai") == ([f"essai/{copy}"], [])


def test_a_conflict_stands_beside_an_offer_dropped_alone_and_in_the_registers_too(tmp_path):
    for name in ("job_offer/offre.xlsx", "job_offer/offre-PC-de-Marie.xlsx", "_shared/persons.csv"):
        put(tmp_path, name)
    put(tmp_path, "_shared/persons (conflicted copy 2026-11-20 093612).csv", b"other")
    project = Project(tmp_path)
    assert list(project.dossiers()) == [("job_offer", "offre")]
    sources, refused = project.read_shared()
    assert [one.name for one in sources] == ["_shared/persons.csv"]
    assert [one.code for one in refused] == ["R48"]


OWN = [
    *("infos-finales.xlsx", "infos-pc.xlsx", "infos-2026.xlsx", "infos-PC.xlsx", "infos (conflit d’intérêts).xlsx"),
    *("infos-PC-2026.xlsx", "infos-PC-329.xlsx", "infos-PC-329-01.xlsx", "infos-CP-PC.xlsx", "infos-win-win.xlsx"),
    *("infos (conflict of interest).xlsx", "infos (case clash).xlsx", "infos-conflict-resolution.xlsx"),
    *("infos (gestion des conflits).xlsx", "infos [conflict].xlsx", "infos-MacBook-2026.xlsx", "infos (beleid).xlsx"),
]


@pytest.mark.parametrize("name", OWN)
def test_a_name_that_only_looks_like_a_conflict_is_somebodys_file(tmp_path, name):
    put(tmp_path, "job_offer/essai/infos.xlsx", b"one")
    put(tmp_path, f"job_offer/essai/{name}", b"other")
    assert sorted(told(Project(tmp_path), "essai")[0]) == sorted([f"essai/{name}", "essai/infos.xlsx"])


def test_a_copy_dropped_alone_belongs_to_its_original(tmp_path):
    """Two offers that are no copies of anything stay two."""
    for name in ("offre.docx", "offre (1).docx", "poste (1).docx", "poste (2).docx"):
        put(tmp_path, f"job_offer/{name}")
    assert [slug for _, slug in Project(tmp_path).dossiers()] == ["offre", "poste (1)", "poste (2)"]


def test_links_are_read_within_the_inputs_and_told_else(tmp_path):
    """A link to a file inside is that file; to a folder, out, nowhere or to itself it is told, and nothing stops."""
    folder = put(tmp_path, "job_offer/essai/offre.yaml").parent
    put(tmp_path, "_shared/annexe.csv")
    (tmp_path / "dehors.md").write_text("secret", encoding="utf-8")
    (folder / "a-dedans.csv").symlink_to(tmp_path / "inputs/_shared/annexe.csv")
    (folder / "b-dehors.md").symlink_to(tmp_path / "dehors.md")
    (folder / "c-dossier").symlink_to(tmp_path / "inputs/_shared")
    (folder / "d-boucle").symlink_to(folder / "d-boucle")
    (folder / "e-rien.md").symlink_to(folder / "absent.md")
    (folder / "f-parent").symlink_to(folder)
    follows = "c’est un lien vers un autre dossier, qui n’est pas suivi ; copiez-y les fichiers eux-mêmes"
    assert told(Project(tmp_path), "essai") == (
        ["essai/a-dedans.csv", "essai/offre.yaml"],
        [
            ("R02", "essai/b-dehors.md", "il renvoie vers un fichier situé hors du dossier des données"),
            ("R02", "essai/c-dossier", follows),
            ("R01", "essai/d-boucle", "le lien ne mène à aucun fichier"),
            ("R01", "essai/e-rien.md", "le lien ne mène à aucun fichier"),
            ("R02", "essai/f-parent", follows),
        ],
    )


def test_what_is_no_file_and_what_has_no_name_are_told(tmp_path):
    """A pipe is never opened, and a name that is not UTF-8, or turns the line around, is shown as codes."""
    folder = put(tmp_path, "job_offer/essai/offre.yaml").parent
    os.mkfifo(folder / "tuyau.md")
    os.mkfifo(tmp_path / "inputs/job_offer/seul.docx")
    for name in (b"caf\xe9.md", "a\u202egpj.md".encode(), b"a\nb.md"):
        (folder / os.fsdecode(name)).write_bytes(b"x")
        (tmp_path / "inputs/job_offer" / os.fsdecode(name)).write_bytes(b"x")
    project = Project(tmp_path)
    odd = "son nom contient des signes qui ne s’affichent pas ; renommez-le"
    assert told(project, "essai") == (
        ["essai/offre.yaml"],
        [
            ("R02", "essai/a\\u000ab.md", odd),
            ("R02", "essai/a\\u202egpj.md", odd),
            ("R02", "essai/caf\\udce9.md", odd),
            ("R02", "essai/tuyau.md", "ce n’est pas un fichier"),
        ],
    )
    assert [slug for _, slug in project.dossiers()] == ["essai", "seul"]
    assert told(project, "seul") == ([], [("R02", "seul.docx", "ce n’est pas un fichier")])
    assert [one.file for one in project.strays()] == [
        f"job_offer/{name}" for name in ("a\\u000ab.md", "a\\u202egpj.md", "caf\\udce9.md")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_file_or_folder_is_told(tmp_path):
    folder = put(tmp_path, "job_offer/essai/offre.yaml").parent
    put(tmp_path, "job_offer/essai/clos.md").chmod(0)
    put(tmp_path, "job_offer/essai/ferme/x.md").parent.chmod(0)
    try:
        assert [(code, name) for code, name, _ in told(Project(tmp_path), "essai")[1]] == [
            ("R01", "essai/ferme"),
            ("R01", "essai/clos.md"),
        ]
    finally:
        (folder / "ferme").chmod(0o755)


def test_what_the_system_does_not_let_us_read_is_told(tmp_path, monkeypatch):
    """A closed file, a closed folder, a file gone meanwhile: each says so, the rest is read."""
    put(tmp_path, "job_offer/essai/offre.yaml")
    put(tmp_path, "job_offer/essai/clos.md")
    put(tmp_path, "job_offer/essai/parti.md")
    put(tmp_path, "job_offer/essai/ferme/x.md")
    really, listed = found_files.content_of, Path.iterdir

    def content_of(path, most):
        if path.name in ("clos.md", "parti.md"):
            raise PermissionError if path.name == "clos.md" else FileNotFoundError
        return really(path, most)

    def iterdir(path):
        if path.name == "ferme":
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(found_files, "content_of", content_of)
    monkeypatch.setattr(Path, "iterdir", iterdir)
    closed = "sa lecture n’est pas permise ; demandez l’accès à la personne qui gère l’ordinateur"
    assert told(Project(tmp_path), "essai") == (
        ["essai/offre.yaml"],
        [
            ("R01", "essai/ferme", closed),
            ("R01", "essai/clos.md", closed),
            ("R01", "essai/parti.md", "il n’a pas pu être lu sur le disque"),
        ],
    )


def test_folders_without_end_and_files_without_number_are_bounded(tmp_path, monkeypatch):
    """The first ones are read, and the rest is said not to be."""
    monkeypatch.setattr(found_files, "MAX_FILES", 3)
    put(tmp_path, "job_offer/essai/" + "d/" * 11 + "lu.md")
    put(tmp_path, "job_offer/essai/" + "d/" * 12 + "trop.md")
    for number in range(3):
        put(tmp_path, f"job_offer/essai/z{number}.md")
    sources, refused = told(Project(tmp_path), "essai")
    assert sources == ["essai/" + "d/" * 11 + "lu.md", "essai/z0.md", "essai/z1.md"]
    assert refused == [
        (
            "R02",
            "essai/" + "d/" * 11 + "d",
            "plus de 12 dossiers sont imbriqués à cet endroit ; le reste n’a pas été lu",
        ),
        ("R02", "essai", "il contient plus de 3 fichiers ; le reste n’a pas été lu"),
    ]


def test_what_belongs_to_no_dossier_is_told_in_a_sentence(tmp_path):
    """A file beside the kinds, a folder that is no kind, a name too long for its outputs; what explains is not."""
    for name in (
        "offre.docx",
        "vacatures/offre.docx",
        "LISEZ-MOI.md",
        "job_offer/README.md",
        "job_offer/_brouillon.md",
    ):
        put(tmp_path, name)
    put(tmp_path, f"job_offer/{'a' * 120}.md")
    put(tmp_path, f"job_offer/{'b' * 121}.md")
    project = Project(tmp_path)
    assert [one.message.fr for one in project.strays()] == [
        "offre.docx : n’est pas lu ; rangez-le dans inputs/<type de document>/<nom du dossier>/",
        "vacatures : n’est pas un type de document ; les types sont " + ", ".join(KINDS),
        f"job_offer/{'b' * 121}.md : ne convient pas comme nom de dossier : "
        "son nom compte plus de 120 caractères ; raccourcissez-le",
    ]
    assert [slug for _, slug in project.dossiers()] == ["a" * 120]


@pytest.mark.parametrize("name", ["findings.xlsx", "Findings.fr.md", "FINDINGS"])
def test_a_dossier_cannot_take_the_name_of_its_page_of_findings(tmp_path, name):
    """Both would be `findings.fr.html` in the same set."""
    put(tmp_path, f"job_offer/{name}" if "." in name else f"job_offer/{name}/offre.yaml")
    project = Project(tmp_path)
    assert list(project.dossiers()) == []
    assert ["la page des constats porte ce nom" in one.reason.fr for one in project.strays()] == [True]
