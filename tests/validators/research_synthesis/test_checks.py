"""Every check of research syntheses speaks where something is wrong, at its place, and is silent beside it."""

import pytest

from imprimatur import pipeline
from imprimatur.core.finding import Severity
from imprimatur.core.parameters import Parameters
from imprimatur.findings.catalogue import catalogue
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.validators.dossiers import first_of_each
from tests.validators.ground import saved
from tests.validators.research_synthesis import firing, silent
from tests.validators.research_synthesis.firing import FILES, NOTE
from validators import check
from validators.research_synthesis.checks import CATALOGUE, titles_differ

_WARNINGS = {"S03", "S04", "S07", "S09", "S11", "S16"}


def the(code, files):
    """The first finding of a code."""
    return next(one for one in NOTE.found(files) if one.code == code)


def test_a_complete_synthesis_gives_no_finding():
    """Not one: what is complete and right is left in peace."""
    assert NOTE.found(FILES) == []


def test_the_complete_sample_gives_no_finding():
    """Through the pipeline itself, as staff would."""
    job = pipeline.read(Project(ROOT), Parameters(kind="research_synthesis", slug="dernier-guichet"))
    assert pipeline.examine(pipeline.write(job), check).findings == ()


@pytest.mark.parametrize("case", first_of_each(firing.ALL))
def test_fires_at_its_place_alone(case):
    """One fault, and what is found of it, at the place where it stands."""
    assert NOTE.places(case.files) == case.expected


@pytest.mark.parametrize("case", first_of_each(silent.ALL))
def test_is_silent_beside_it(case):
    """What is right but looks alike gives no finding of that sort."""
    assert case.code not in [one.code for one in NOTE.found(case.files)]


@pytest.mark.parametrize("code", catalogue(CATALOGUE))
def test_every_code_fires_and_keeps_silent_somewhere(code):
    """No sort of finding without both proofs."""
    assert any(case.code == code for case in firing.ALL), "no synthesis makes it fire"
    assert any(case.code == code for case in silent.ALL), "no synthesis keeps it silent"


def test_severities():
    """Errors hold the final synthesis back, warnings do not."""
    sorts = catalogue(CATALOGUE).values()
    assert {one.code for one in sorts if one.severity is Severity.WARNING} == _WARNINGS
    assert {one.severity for one in sorts} == {Severity.WARNING, Severity.ERROR}


def test_an_unknown_reference_is_named_with_those_that_are_known():
    """Each language at its own place, and nothing said twice."""
    files = firing.context(' {{ cite("durand2020") }}', ' {{ citeer("durand2020") }}')
    french, dutch = NOTE.found(files)
    assert (french.lang, dutch.lang) == ("fr", "nl")
    assert french.message.fr == ("« durand2020 » ne figure pas dans la liste des références (dubois1999, warin2016).")
    assert french.path == "context"


def test_a_reference_never_called_comes_with_the_call_to_write():
    """In the words of each language."""
    files = NOTE.with_("synthese.yaml", (", source: warin2016", ""))
    one = the("S03", files)
    assert '{{ cite("warin2016") }}' in one.remedy.fr
    assert '{{ citeer("warin2016") }}' in one.remedy.nl


def test_the_length_names_its_language():
    """One finding a language, at the title."""
    one, two = NOTE.found(firing.short())
    assert (one.lang, two.lang) == ("fr", "nl")
    assert "mots en français" in one.message.fr
    assert "woorden in het Nederlands" in two.message.nl


def test_faults_of_a_workbook_stand_at_their_cells():
    """A figure without source or year, a recommendation without addressee, a name in a quotation."""
    sheets = {
        "Chiffres clés": str(FILES["chiffres-cles.csv"]).replace(
            ";gaven antwoord;2026;enquête de Clairevoie;", ";gaven antwoord;;;"
        ),
        "Recommandations": str(FILES["recommandations.csv"]).replace(
            "2;À la Région;Aan het Gewest", "2;;Aan het Gewest"
        ),
        "Résultats": str(FILES["resultats.csv"]).replace("Ma fille fait tout.", "Monsieur Durieux fait tout."),
    }
    files = {
        **NOTE.without("chiffres-cles.csv", "recommandations.csv", "resultats.csv"),
        "tableaux.xlsx": saved(sheets),
    }
    assert NOTE.places(files) == [
        ("K10", "tableaux.xlsx!Résultats!E3"),
        ("T03", "tableaux.xlsx!Chiffres clés!F2"),
        ("T03", "tableaux.xlsx!Chiffres clés!G2"),
        ("T03", "tableaux.xlsx!Recommandations!B3"),
    ]


@pytest.mark.parametrize("field", sorted({*FILES} - {"synthese.yaml"}))
def test_a_synthesis_without_a_file_is_still_examined(field):
    """What is missing is missing: it stops no other check."""
    assert NOTE.found(NOTE.without(field))


@pytest.mark.parametrize(
    ("title", "subtitle", "other", "differ"),
    [
        ("Le dernier guichet ?", "", "Le dernier guichet", False),
        ("Le dernier guichet ?", "En ligne", "Le dernier guichet ? En ligne", False),
        ("Le dernier guichet ?", "", "Au guichet", True),
    ],
)
def test_titles_differ(title, subtitle, other, differ):
    """Case, accents and punctuation aside; either may bear its subtitle."""
    assert titles_differ(title, subtitle, other) is differ
