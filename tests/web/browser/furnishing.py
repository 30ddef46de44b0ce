"""What stands in the project of the browser tests before people look: an offer in two versions whose French has changed
since, and the digests of two mornings. It is made beside and put there whole: the drop folder finds nothing to do."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from flows import digest
from flows.approving import Approved, Signing, approve
from flows.clock import today
from flows.drop_folder.dossiers import lacks_check, lacks_draft
from flows.runner import run, told
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.project import RECORD, Project
from imprimatur.publishing.changes import Change
from tests.flows.projects import ROOT
from tests.flows.translations import FORMER_FR, FORMER_NL, replace_in
from tests.flows.waiting import until

KIND = "job_offer"
SLUG = "tisselande-accueil-2027"
HERE = f"/dossiers/{KIND}/{SLUG}"
FILE = "offre.yaml"
SIGNERS: dict[Lang, str] = {"fr": "Salomé Vandorenne", "nl": "Bram Oosterwijck"}
SECOND = {
    "fr": "Une porte ouverte, une équipe soudée, trois quartiers à écouter.",
    "nl": "Een open deur, een hecht team, drie wijken om naar te luisteren.",
}
"""The sentence as the second version says it in place of the sample's."""
THIRD = "Une porte ouverte, une équipe soudée, 4 quartiers à écouter."
"""Its French since."""
THIRD_NL = "Een open deur, een hecht team, 4 wijken om naar te luisteren."
"""What a translator makes of that."""


def furnished(project: Project) -> Project:
    """Put it all into an empty project that has the templates and the registers."""
    home = project.inputs / KIND / SLUG
    shutil.copytree(ROOT / "inputs" / KIND / SLUG, home)
    made(project, Stage.DRAFT)
    made(project, Stage.FINAL)
    morning(project, today() - timedelta(days=1))
    replace_in(home / FILE, FORMER_FR, SECOND["fr"])
    replace_in(home / FILE, FORMER_NL, SECOND["nl"])
    for lang in LANGS:
        signed(project, lang)
    made(project, Stage.FINAL)
    replace_in(home / FILE, SECOND["fr"], THIRD)
    told(project, Parameters(kind=KIND, slug=SLUG))
    made(project, Stage.DRAFT)
    morning(project, today(), Change(inputs=(f"{KIND}/{SLUG}/{FILE}",)))
    return project


def made(project: Project, stage: Stage) -> None:
    """Make the offer."""
    outcome = run(project, Parameters(kind=KIND, slug=SLUG, stage=stage))
    assert outcome.folder and not outcome.fault, outcome.fault


def signed(project: Project, lang: Lang) -> None:
    """Have the person who signs a language sign all that it says."""
    done = approve(project, f"{KIND}/{SLUG}", Signing(lang, SIGNERS[lang], lambda job, unit: True))
    assert isinstance(done, Approved), done


def morning(project: Project, day: date, change: Change | None = None) -> None:
    """The digest of a morning, as the night leaves it."""
    found = digest.gathered(project, {(KIND, SLUG): change} if change else {}, (), day)
    digest.publish(project, found)
    digest.remember(project, found)


def brought(made_beside: Project, project: Project) -> dict[str, bytes]:
    """Put what was made in a project into another: what came of the files first, so that nobody makes it again. Its own
    files, by their names."""
    for folder in (
        made_beside.outputs / KIND / SLUG,
        made_beside.outputs / "_digest",
        made_beside.inputs / KIND / SLUG,
    ):
        place = project.root / folder.relative_to(made_beside.root)
        shutil.copytree(folder, place, dirs_exist_ok=True)
    return {path.name: path.read_bytes() for path in (made_beside.inputs / KIND / SLUG).iterdir()}


def empty(folder: Path) -> Project:
    """A project with the templates and the registers, in which nothing is begun."""
    project = Project(folder)
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copytree(ROOT / "inputs" / "_shared", project.inputs / "_shared")
    return project


def rewritten(project: Project, kept: dict[str, bytes], fr: str = THIRD, nl: str = SECOND["nl"]) -> None:
    """Have the offer say its sentence so, and nothing approved of it since its second version.

    Whoever is still making what it said before would take that down afterwards as what it once said: they end first,
    and the record of its texts comes last.
    """
    home, dossier = project.inputs / KIND / SLUG, (KIND, SLUG)
    until(lambda: not (lacks_check(project, dossier) or lacks_draft(project, dossier)))
    text = kept[FILE].decode().replace(THIRD, fr).replace(SECOND["nl"], nl)
    for name, content in sorted((kept | {FILE: text.encode()}).items(), key=lambda one: one[0] == RECORD):
        (home / name).write_bytes(content)
