"""A dossier that begins as a former one: texts and facts stay, dates, references and approvals are empty and marked."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from imprimatur import pipeline
from imprimatur.core.errors import ImprimaturError, UnknownDossier
from imprimatur.core.parameters import Parameters
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Spec, specs, value_at
from imprimatur.kit.likewise import likewise
from imprimatur.project import Project
from tests.flows.projects import ROOT
from validators import check

DOSSIERS = [
    ("job_offer", "tisselande-accueil-2027"),
    ("job_offer", "limpide-accueil-2027"),
    ("job_offer", "forum-ets-2021"),
    ("job_offer", "smes-connect-2022"),
    ("feasibility_report", "tisselande-horizon"),
    ("feasibility_report", "cbcs-forum-rapprochement"),
    ("research_synthesis", "dernier-guichet"),
    ("research_synthesis", "volontariat-action-sociale"),
]


def copied(folder: Path, kind: str, slug: str = "") -> Project:
    """A project with the templates, the registers and, of a kind, one sample."""
    for part in ("inputs/_shared", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    home = folder / "inputs" / kind
    home.mkdir()
    for path in (ROOT / "inputs" / kind).glob(f"{slug}*") if slug else ():
        (shutil.copytree if path.is_dir() else shutil.copy)(path, home / path.name)
    return Project(folder)


def job_of(project: Project, kind: str, slug: str) -> pipeline.Job:
    return pipeline.examined(project, Parameters(kind=kind, slug=slug), check)


def is_emptied(spec: Spec) -> bool:
    return spec.reads is not None and spec.reads.sort in ("date", "open-date", "deadline", "term", "day", "money")


@pytest.mark.parametrize(("kind", "old"), DOSSIERS)
def test_what_names_one_document_is_empty_and_the_rest_stays(tmp_path: Path, kind: str, old: str) -> None:
    project = copied(tmp_path, kind, old)
    folder, left = likewise(project, kind, old, "nouveau")
    assert folder == project.inputs / kind / "nouveau"
    assert left == ()
    before, after = (job_of(project, kind, slug).document for slug in (old, "nouveau"))
    for spec in specs(load_kind(kind).model):
        was, now = value_at(before, spec.path), value_at(after, spec.path)
        if spec.path.startswith("approvals.") or spec.path in ("reference", "accepted") or is_emptied(spec):
            assert now in (None, ()), spec.path
        elif spec.is_table:
            assert len(now) == len(was), spec.path
            for one, other in zip(was, now, strict=True):
                for column in specs(spec.type):
                    expected = None if is_emptied(column) else getattr(one, column.path)
                    assert _plain(getattr(other, column.path)) == _plain(expected), (spec.path, column.path)
        else:
            assert _plain(now) == _plain(was), spec.path


def _plain(value: Any) -> Any:
    """What a value says, wherever it stands."""
    if hasattr(value, "plain"):
        return value.plain("fr"), value.plain("nl")
    return getattr(value, "code", value)  # a record that the dossier itself brings says where it stands


def test_a_cell_that_was_emptied_is_marked_with_what_it_said(tmp_path: Path) -> None:
    project = copied(tmp_path, "job_offer", "smes-connect-2022")
    folder, _ = likewise(project, "job_offer", "smes-connect-2022", "smes-2028")
    cell = load_workbook(folder / "smes-connect-2022.xlsx")["Offre"]["B22"]
    assert (cell.value, cell.fill.fgColor.rgb) == (None, "00FFF9E5")
    assert cell.comment.author == "Imprimatur"
    assert cell.comment.text.startswith("FR: auparavant\u00a0: ") or cell.comment.text.startswith("FR: auparavant : ")
    assert " / NL: voorheen: " in cell.comment.text


def test_a_yaml_file_keeps_its_order_and_says_what_stood_there(tmp_path: Path) -> None:
    project = copied(tmp_path, "job_offer", "tisselande-accueil-2027")
    folder, _ = likewise(project, "job_offer", "tisselande-accueil-2027", "tisselande-2028")
    text = (folder / "offre.yaml").read_text(encoding="utf-8")
    assert "\nréférence: # auparavant : TIS-2027-01\n" in text
    assert "\n  entrée en fonction: # auparavant : 1er mars 2027\n" in text
    assert "employeur: Tisselande\n" in text


def test_a_value_among_other_words_is_left_and_told(tmp_path: Path) -> None:
    project = copied(tmp_path, "job_offer")
    home = project.inputs / "job_offer" / "ancienne"
    home.mkdir()
    document: Any = Document()
    for heading, text in (("Date limite", "15 mars 2027"), ("Entrée en fonction", "1er avril 2027")):
        document.add_heading(heading, 1)
        document.add_paragraph(text)
    document.save(str(home / "texte.fr.docx"))
    (home / "dates.fr.md").write_text("# Fin du contrat\n\n31/12/2027\n", encoding="utf-8")
    folder, left = likewise(project, "job_offer", "ancienne", "nouvelle")
    assert left == ()
    paragraphs = [one.text for one in Document(BytesIO((folder / "texte.fr.docx").read_bytes())).paragraphs]
    assert paragraphs[1] == "▹ auparavant\u00a0: 15 mars 2027 ◃"
    assert (folder / "dates.fr.md").read_text(encoding="utf-8") == "# Fin du contrat\n\n\n"
    offer: Any = job_of(project, "job_offer", "nouvelle").document
    assert (offer.application.deadline, offer.contract.start, offer.contract.end) == (None, None, None)


def test_a_name_that_is_taken_or_unknown_is_refused(tmp_path: Path) -> None:
    project = copied(tmp_path, "job_offer", "forum-ets-2021")
    with pytest.raises(UnknownDossier):
        likewise(project, "job_offer", "inconnue", "nouvelle")
    with pytest.raises(ImprimaturError):
        likewise(project, "job_offer", "forum-ets-2021", "forum-ets-2021")
