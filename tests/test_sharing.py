"""One home for a fact that two dossiers tell: taken from it where blank, a contradiction is a finding in both."""

import shutil
from pathlib import Path

import pytest

from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.pipeline import Job, examined, read
from imprimatur.project import Project
from imprimatur.publishing.changes import Change, changed
from imprimatur.publishing.manifest import manifest, templates_of
from imprimatur.publishing.sets import publish_set
from tests.dossiers import ROOT
from validators import check

SYNTHESIS = """titre: {fr: Le guichet, nl: Het loket}
début de la recherche: janvier 2024
fin de la recherche: décembre 2024
rapport annuel lié: essai-2024
"""
REPORT = """organisation: CBCS
année: 2024
titre: {fr: Rapport, nl: Verslag}
recherches:
  - dossier de synthèse: guichet
    partenaires: {fr: aucun, nl: geen}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a report and a synthesis that name each other, the registers and the templates as committed."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    shutil.copytree(ROOT / "inputs" / "_shared", tmp_path / "inputs" / "_shared")
    made = Project(tmp_path)
    write(made, "research_synthesis/guichet/synthese.yaml", SYNTHESIS)
    write(made, "annual_report/essai-2024/report.yaml", REPORT)
    return made


def write(project: Project, name: str, content: str) -> None:
    path = project.inputs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def job(project: Project, kind: str, slug: str) -> Job:
    return examined(project, Parameters(kind=kind, slug=slug), check)


def found(one: Job, code: str) -> list[tuple[str, str]]:
    """Path and place of the findings of a sort."""
    return [(f.path, str(f.location)) for f in one.findings if f.code == code]


def test_blanks_are_filled_from_the_dossier_that_owns_the_fact(project):
    """The report's entry has no title and no dates of its own."""
    entry = job(project, "annual_report", "essai-2024").document.research[0]  # type: ignore[attr-defined]
    assert entry.title.plain("nl") == "Het loket"
    assert (entry.start.value.month, entry.end.value.month) == (1, 12)
    assert found(job(project, "annual_report", "essai-2024"), "G04") == []


def test_a_contradiction_is_a_finding_in_both(project):
    """G04 speaks in the report and in the synthesis, each at its own place."""
    write(project, "annual_report/essai-2024/report.yaml", REPORT + "    titre: {fr: Le comptoir, nl: Het loket}\n")
    report, synthesis = job(project, "annual_report", "essai-2024"), job(project, "research_synthesis", "guichet")
    assert found(report, "G04") == [("research.0.title", "annual_report/essai-2024/report.yaml:7")]
    assert found(synthesis, "G04") == [("title", "research_synthesis/guichet/synthese.yaml:1")]
    (finding,) = [f for f in synthesis.findings if f.code == "G04"]
    assert "Le guichet" in finding.message.fr
    assert "Le comptoir" in finding.message.fr
    assert "annual_report/essai-2024" in finding.message.nl


def test_a_dossier_that_does_not_exist_is_a_finding(project):
    """G03 at the cell that names it, and silence where it exists."""
    assert found(job(project, "annual_report", "essai-2024"), "G03") == []
    write(project, "annual_report/essai-2024/report.yaml", REPORT.replace("guichet", "comptoir"))
    place = "annual_report/essai-2024/report.yaml:5"
    assert found(job(project, "annual_report", "essai-2024"), "G03") == [("research.0.dossier", place)]


def test_a_change_in_the_other_dossier_makes_the_report_stale(project):
    """The synthesis went into the report, so the night rebuilds both."""
    one = read(project, Parameters(kind="annual_report", slug="essai-2024"))
    folder = project.outputs / "annual_report" / "essai-2024" / Stage.DRAFT.value
    publish_set(folder, (), manifest(one, (), templates_of(project, "annual_report")).to_json())
    assert changed(project, "annual_report", "essai-2024") == Change()
    write(project, "research_synthesis/guichet/synthese.yaml", SYNTHESIS.replace("guichet", "guichet de nuit"))
    assert changed(project, "annual_report", "essai-2024").inputs == ("research_synthesis/guichet/synthese.yaml",)
