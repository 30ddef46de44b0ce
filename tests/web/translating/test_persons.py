"""Who may be named as having approved: the people of whose document it is come first, then all others, by name."""

from flows.translating import job_of
from imprimatur.language.folding import fold
from imprimatur.project import Project
from tests.flows.projects import ROOT
from web.translating.persons import persons_of


def test_the_people_of_the_employer_come_first_then_everybody_by_name() -> None:
    job = job_of(Project(ROOT), "job_offer/limpide-accueil-2027")
    names = persons_of(job)
    theirs = [one.full_name for one in job.registers.persons if one.organisation == "Limpide"]
    assert list(names[: len(theirs)]) == sorted(theirs, key=fold)
    assert list(names[len(theirs) :]) == sorted(names[len(theirs) :], key=fold)
    assert theirs and set(names) == {one.full_name for one in job.registers.persons} and len(names) == len(set(names))
