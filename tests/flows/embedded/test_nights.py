"""Nights on a real server: what is made anew, what is left alone, and what each says."""

import shutil

import pytest

from flows.deployments import named
from flows.embedded.server import Server
from imprimatur.core.composition import Stage
from imprimatur.publishing.changes import changed, set_folder
from imprimatur.publishing.sets import CHECK
from tests.flows.embedded.running import artifact, run
from tests.flows.projects import COMPLETE, INCOMPLETE, pretend_built

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("server")]


def test_the_night_makes_what_changed_and_one_failure_does_not_stop_it(server: Server) -> None:
    project = server.project
    for slug in (COMPLETE, INCOMPLETE):
        for stage in (Stage.DRAFT, CHECK):
            shutil.rmtree(set_folder(project, "job_offer", slug, stage), ignore_errors=True)
            pretend_built(project, slug, stage)
    same = (project.outputs / "job_offer" / COMPLETE / "draft").stat().st_ino
    with (project.inputs / "job_offer" / INCOMPLETE / "recit.fr.md").open("a", encoding="utf-8") as text:
        text.write("\nUne phrase de plus.\n")
    folder = project.inputs / "job_offer" / "cassee"
    folder.mkdir()
    (folder / "offre.yaml").write_text("titre: Cassée\n", encoding="utf-8")
    (project.outputs / "job_offer" / "cassee").write_text("a file where a folder must be")
    state = run(server, named("nightly"), {})
    shutil.rmtree(folder)
    assert state.type == "FAILED"
    assert state.message == (
        "Projets qui n’ont pas pu être refaits, 1 sur 2\u00a0: job_offer/cassee. / "
        "Ontwerpen die niet konden worden vernieuwd, 1 van de 2: job_offer/cassee."
    )
    assert not changed(project, "job_offer", INCOMPLETE, Stage.DRAFT)
    assert (project.outputs / "job_offer" / COMPLETE / "draft").stat().st_ino == same
    digest = artifact(server, "nightly")
    assert "Frédéric Aerden" in digest.data


def test_a_quiet_night_touches_nothing_and_a_lost_file_is_made_again(server: Server) -> None:
    project = server.project
    for slug in (COMPLETE, INCOMPLETE):
        shutil.rmtree(project.outputs / "job_offer" / slug / "draft", ignore_errors=True)
    before = run(server, named("nightly"), {})
    assert before.type == "COMPLETED"
    drafts = [set_folder(project, "job_offer", slug, Stage.DRAFT) for slug in (COMPLETE, INCOMPLETE)]
    same = [folder.stat().st_ino for folder in drafts]
    quiet = run(server, named("nightly"), {})
    assert (quiet.type, quiet.name) == ("COMPLETED", "Rien n’avait changé / Niets veranderd")
    assert [folder.stat().st_ino for folder in drafts] == same
    lost = drafts[0] / f"{COMPLETE}.nl.pdf"
    content = lost.read_bytes()
    lost.write_bytes(content[:1000])
    found = set_folder(project, "job_offer", INCOMPLETE, CHECK)
    shutil.rmtree(found)
    repaired = run(server, named("nightly"), {})
    assert (repaired.type, repaired.name) == ("COMPLETED", "Projets refaits / Ontwerpen vernieuwd")
    assert lost.read_bytes() == content
    assert (found / "findings.nl.html").exists()
