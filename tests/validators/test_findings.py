"""Every sort of finding speaks where something is wrong, at its place, and is silent beside it."""

import pytest

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project
from tests.dossiers import ROOT
from tests.validators.dossiers import IN_STEP, JOB, MISSION, first_of_each, found, places
from tests.validators.job_offer import firing, silent
from validators import check
from validators.catalogues import all_sorts


@pytest.mark.parametrize("files", [JOB, MISSION], ids=["job", "mission"])
def test_complete_dossiers_give_no_finding(files):
    """Not one: what is complete and right is left in peace."""
    assert found(files) == []


@pytest.mark.parametrize(("slug", "told"), [("tisselande-accueil-2027", []), ("limpide-accueil-2027", ["G09", "G09"])])
def test_the_complete_samples_give_no_finding(slug, told):
    """Through the pipeline itself, as staff would: one is told which records are its own and in no register yet."""
    case = pipeline.read(Project(ROOT), Parameters(kind="job_offer", slug=slug))
    assert [one.code for one in pipeline.examine(pipeline.write(case), check).findings] == told


@pytest.mark.parametrize("case", first_of_each(firing.ALL))
def test_fires_at_its_place_alone(case):
    """One fault, one finding, at the place where it stands; what is planted in one language alone parts the two."""
    told = [one for one in found(case.files) if case.code in IN_STEP or one.code not in IN_STEP]
    assert places(told) == [(case.code, place) for place in case.places]


@pytest.mark.parametrize("case", first_of_each(silent.ALL))
def test_is_silent_beside_it(case):
    """What is right but looks alike gives no finding of that sort."""
    assert case.code not in [one.code for one in found(case.files)]


SHARED = ("G03", "G04", "G05", "G09")
"""What two dossiers tell of each other, proved in tests/test_sharing.py, and registers, in tests/documents/assembly."""
TOGETHER = ("C10", "C19", "L06", "L10", "R29", "R40", "R41", "R42", "R43", "R44", "R48", "T21", "W11", "W15")
"""What the files of a dossier, or a total and its rows, tell of each other (tests/sources, tests/test_project.py,
tests/validators/test_cascades.py); what only Word's lists, reports and syntheses hold (of texts:
tests/validators/annual_report); translations put among the inputs (tests/flows/test_coming_back.py)."""
APPROVED = tuple(f"C{number}" for number in range(11, 19))
"""What changed since somebody approved it: tests/translation/test_standing.py."""
REPORTS = ("C07",)
"""What an offer has no field for, a table of values that it requires: tests/documents/assembly/test_narratives.py."""
IN_OFFERS = [
    code for code in all_sorts() if code[0] in "RVCTLGKJW" and code not in SHARED + TOGETHER + APPROVED + REPORTS
]


@pytest.mark.parametrize("code", IN_OFFERS)
def test_every_code_fires_and_keeps_silent_somewhere(code):
    """No sort of finding without both proofs; the other kinds have theirs in tests of their own."""
    assert any(case.code == code for case in firing.ALL), "no dossier makes it fire"
    assert any(case.code == code for case in silent.ALL), "no dossier keeps it silent"
