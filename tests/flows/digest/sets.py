"""Projects whose sets are written by hand: what a digest reads of them, without a build."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from imprimatur.core.bilingual import Bilingual, Lang
from imprimatur.core.blocks import runs
from imprimatur.core.edition import Edition, Passage, PassageSort
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.values import FlexDate
from imprimatur.editions import EDITION, dumped
from imprimatur.findings.record import records
from imprimatur.project import Project
from tests.flows.projects import ROOT

KIND = "job_offer"


def project_in(folder: Path, *slugs: str) -> Project:
    """A project with the templates of offers, and an input for each of these dossiers."""
    for part in ("_shared", "_digest", KIND):
        shutil.copytree(ROOT / "templates" / part, folder / "templates" / part)
    project = Project(folder)
    for slug in slugs:
        add(project, slug)
    return project


def add(project: Project, slug: str) -> None:
    """A dossier without a set."""
    home = project.inputs / KIND / slug
    home.mkdir(parents=True)
    (home / "offre.yaml").write_text("title: x\n", encoding="utf-8")


def missing(
    field: str = "Barème",
    cell: str = "B30",
    owner: str = "Ana Pereira",
    *,
    lang: Lang | None = None,
    due: date | None = None,
    path: str = "",
    nl: str = "Loonschaal",
) -> Finding:
    """Something that is missing from a cell of the workbook of an offer."""
    return Finding(
        "C01",
        Severity.ERROR,
        Location(f"{KIND}/offre.xlsx", "Offre", cell),
        Bilingual(f"Il manque : {field}.", f"Ontbreekt: {nl}."),
        Bilingual("Complétez la cellule.", "Vul de cel aan."),
        path or f"pay.{field.lower()}",
        lang,
        Bilingual("Rémunération", "Verloning"),
        owner,
        {"field": field},
        FlexDate(due) if due else None,
    )


def passage(*cells: str, section: str = "Budget 2027", cell: str = "C7") -> Passage:
    """A row of a table, or a paragraph of a single cell."""
    sort = PassageSort.ROW if len(cells) > 1 else PassageSort.PARAGRAPH
    place = Location(f"{KIND}/offre.xlsx", "Budget", cell)
    return Passage(sort, tuple(map(runs, cells)), (section,), places=(place,))


def put(
    project: Project,
    slug: str,
    *findings: Finding,
    fr: Sequence[Passage] = (),
    nl: Sequence[Passage] = (),
    title: str = "Accueil",
    stage: str = "draft",
    deadlines: dict[str, str] | None = None,
) -> None:
    """Leave a set, as a build would."""
    folder = project.outputs / KIND / slug / stage
    folder.mkdir(parents=True, exist_ok=True)
    sides: tuple[tuple[Lang, Sequence[Passage]], ...] = (("fr", fr), ("nl", nl))
    content = dumped(tuple(Edition(KIND, slug, lang, title, tuple(said)) for lang, said in sides))
    (folder / EDITION).write_bytes(content)
    manifest = {
        "inputs": {},
        "templates": {},
        "versions": {},
        "outputs": {EDITION: hashlib.sha256(content).hexdigest()},
        "findings": records(findings),
        "blocking": len(findings),
        "deadlines": deadlines or {},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
