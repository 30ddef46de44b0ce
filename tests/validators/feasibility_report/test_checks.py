"""Every check of feasibility reports speaks where something is wrong, at its place, and is silent beside it."""

import pytest

from imprimatur import pipeline
from imprimatur.core.finding import Severity
from imprimatur.core.parameters import Parameters
from imprimatur.findings.catalogue import catalogue
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.validators.dossiers import first_of_each
from tests.validators.feasibility_report import firing, silent
from tests.validators.feasibility_report.firing import FILES, STUDY, undecided
from tests.validators.ground import saved
from validators import check
from validators.feasibility_report.checks import CATALOGUE

_WARNINGS = {"F06", "F18", "F19", "F25", "F26", "F28", "F39"}


def the(code, files):
    """The one finding of a code."""
    (one,) = [one for one in STUDY.found(files) if one.code == code]
    return one


@pytest.mark.parametrize("files", [FILES, undecided("Trois chemins.", "Drie wegen.")], ids=["voted", "before the vote"])
def test_complete_reports_give_no_finding(files):
    """Not one: what is complete and right is left in peace."""
    assert STUDY.found(files) == []


def test_the_complete_sample_gives_no_finding():
    """Through the pipeline itself, as staff would."""
    case = pipeline.read(Project(ROOT), Parameters(kind="feasibility_report", slug="tisselande-horizon"))
    assert pipeline.examine(pipeline.write(case), check).findings == ()


@pytest.mark.parametrize("case", first_of_each(firing.ALL))
def test_fires_at_its_place_alone(case):
    """One fault, and what is found of it, at the place where it stands."""
    assert STUDY.places(case.files) == case.expected


@pytest.mark.parametrize("case", first_of_each(silent.ALL))
def test_is_silent_beside_it(case):
    """What is right but looks alike gives no finding of that sort."""
    assert case.code not in [one.code for one in STUDY.found(case.files)]


@pytest.mark.parametrize("code", catalogue(CATALOGUE))
def test_every_code_fires_and_keeps_silent_somewhere(code):
    """No sort of finding without both proofs."""
    assert any(case.code == code for case in firing.ALL), "no report makes it fire"
    assert any(case.code == code for case in silent.ALL), "no report keeps it silent"


def test_severities():
    """Errors hold the final report back, warnings do not."""
    sorts = catalogue(CATALOGUE).values()
    assert {one.code for one in sorts if one.severity is Severity.WARNING} == _WARNINGS
    assert {one.severity for one in sorts} == {Severity.WARNING, Severity.ERROR}


def test_a_condition_without_a_step_is_named_in_full():
    """Code and wording, each language its own."""
    one = the("F01", STUDY.with_("prochaines-etapes.csv", (";C2", ";")))
    assert one.message.fr == "La condition C2 n’est reprise dans aucune prochaine étape : un second devis"
    assert one.message.nl == "Voorwaarde C2 komt in geen enkele volgende stap terug: een tweede offerte"
    assert (one.path, one.section.nl) == ("conditions.1.code", "Voorwaarden")


def test_money_is_written_as_each_language_writes_it():
    """What is lacking, ready to be discussed."""
    one = the("F06", STUDY.with_("plan-de-financement.csv", ("32 000 €", "12 000 €")))
    said = one.message.nl.replace("\u00a0", " ")
    assert said == "Het financieringsplan (€ 62.000) dekt de kosten (€ 82.000) niet: er ontbreekt € 20.000."


def test_a_word_set_aside_comes_with_the_word_to_say():
    """From the dossier's own list, in the language of the text."""
    one = the("F25", firing.summary("L’union approche.", "De fusie komt eraan."))
    assert (one.lang, one.path) == ("nl", "summary")
    assert one.remedy.fr.startswith("Écrivez plutôt « samengaan ».")


def test_an_unknown_scenario_comes_with_the_known_ones():
    """The codes of the table, in its order."""
    one = the("F22", STUDY.with_("votes.csv", ("adopté;C;7", "adopté;D;7")))
    assert one.message.nl == "‘D’ is de code van geen enkel scenario (A, B, C)."


def test_a_merger_in_law_needs_its_legal_steps_and_a_study_before_the_vote_its_question():
    """What is needed follows from the report."""
    merger = STUDY.with_("rapport.yaml", ("au sens de la loi: non", "au sens de la loi: oui"))
    assert [(one.code, one.path) for one in STUDY.found(merger)] == [("C01", "legal_steps")]
    files = undecided("Trois chemins.", "Drie wegen.")
    asked = {**files, "rapport.yaml": str(files["rapport.yaml"]).partition("décision demandée")[0]}
    assert [(one.code, one.path) for one in STUDY.found(asked)] == [("C01", "decision_requested")]


def test_faults_of_a_workbook_stand_at_their_cells():
    """The votes and the calendar typed into sheets."""
    votes = str(FILES["votes.csv"]).replace(";6;1;1;5", ";9;1;1;5")
    steps = str(FILES["calendrier.csv"]).replace("mai 2027;décembre", "mars 2027;décembre")
    book = saved({"Votes": votes, "Calendrier": steps})
    found = STUDY.places({**STUDY.without("votes.csv", "calendrier.csv"), "suite.xlsx": book})
    assert found == [("F10", "suite.xlsx!Calendrier!G3"), ("F15", "suite.xlsx!Votes!J2")]


@pytest.mark.parametrize("field", sorted({*FILES} - {"rapport.yaml"}))
def test_a_report_without_a_table_is_still_examined(field):
    """A table that is missing is missing: it stops no other check."""
    findings = STUDY.found(STUDY.without(field))
    assert all(one.code[0] in "CF" for one in findings)
