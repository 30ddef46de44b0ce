"""What people choose in a form, in words, and what the machine says for it: both are taken."""

from pathlib import Path

import pytest

from flows.forms.choices import UnknownChoice, asked, formats, languages, slug_of, stages
from flows.runner import End, run
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import FORMATS, Parameters
from imprimatur.project import Project
from tests.flows.projects import COMPLETE, ROOT

KIND = "job_offer"


def test_the_words_and_the_values_of_the_machine_ask_the_same() -> None:
    project = Project(ROOT)
    said = asked(
        project,
        KIND,
        f"{COMPLETE} · Chargé·e d’accueil",
        "Version définitive / Definitieve versie",
        ["Néerlandais / Nederlands", "Néerlandais / Nederlands"],
        ["Page pour l’écran / Pagina voor het scherm", "Word"],
    )
    meant = asked(project, KIND, COMPLETE, "final", ["nl"], ["docx", "html"])
    assert (
        said
        == meant
        == Parameters(kind=KIND, slug=COMPLETE, languages=("nl",), formats=("docx", "html"), stage=Stage.FINAL)
    )


@pytest.mark.parametrize("nothing", [None, []])
def test_nothing_chosen_is_everything_of_the_dossier(nothing: list[str] | None) -> None:
    parameters = asked(Project(ROOT), KIND, COMPLETE, "draft", nothing, nothing)
    assert (parameters.languages, parameters.formats, parameters.stage) == (None, FORMATS, Stage.DRAFT)


def test_what_is_no_choice_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownChoice) as fault:
        asked(Project(ROOT), KIND, COMPLETE, "Brouillon")
    assert fault.value.message.fr == (
        "« Brouillon » ne peut pas être choisi ici. "
        "Les choix sont : Projet / Ontwerp, Version définitive / Definitieve versie."
    )
    for languages_asked, formats_asked in ((["de"], None), (None, ["odt"])):
        with pytest.raises(UnknownChoice):
            asked(Project(ROOT), KIND, COMPLETE, "draft", languages_asked, formats_asked)


@pytest.mark.parametrize(
    "name", ["../../inputs", "/etc/passwd", "a\0b", "..", "\ud800", 1_000_000 * "x", 1_000_000 * "\n"]
)
def test_what_cannot_be_the_name_of_a_dossier_is_told_in_a_line(name: str) -> None:
    outcome = run(Project(ROOT), asked(Project(ROOT), KIND, name, "draft"))
    assert (outcome.end, outcome.fault is not None) == (End.ABSENT, True)
    assert outcome.fault and len(outcome.fault.fr) < 1_700 and outcome.fault.fr.isprintable()
    with pytest.raises(UnknownChoice) as fault:
        asked(Project(ROOT), KIND, COMPLETE, name)
    assert len(fault.value.message.nl) < 1_700 and fault.value.message.nl.isprintable()


def test_every_choice_is_told_apart() -> None:
    for known, count in ((stages(), 2), (languages(), 2), (formats(), 3)):
        assert len(known) == len(set(known.values())) == count


def test_a_dossier_whose_own_name_looks_like_a_choice_is_found(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (project.inputs / KIND / "a · b").mkdir(parents=True)
    assert slug_of(project, KIND, "a · b") == "a · b"
    assert slug_of(project, KIND, "a · b · Titre") == "a"
