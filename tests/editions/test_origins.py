"""Each passage says which cells, lines and paragraphs it comes from."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from imprimatur import pipeline
from imprimatur.core.blocks import plain, runs
from imprimatur.core.edition import Passage, PassageSort
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.editions import editions_of
from imprimatur.editions.figures import figure_spans
from imprimatur.editions.given import Given
from imprimatur.editions.origins import Origins
from imprimatur.project import Project
from imprimatur.rendering.interface import Templates
from tests.dossiers import ROOT

OFFER, REPORT = "job_offer/tisselande-accueil-2027", "annual_report/tournecuiller-2025"
STUDY = "feasibility_report/tisselande-horizon"


@cache
def passages(name: str) -> tuple[Passage, ...]:
    kind, slug = name.split("/")
    job = pipeline.write(pipeline.read(Project(ROOT), Parameters(kind=kind, slug=slug)))
    (edition,) = editions_of(job, [job.manuscripts["fr"].composition], Templates(ROOT / "templates"))
    return edition.passages


def origin(name: str, start: str) -> tuple[str, list[str]]:
    """The path of the first passage that begins so, and its places without their folder."""
    one = next(one for one in passages(name) if one.text.startswith(start))
    return one.path, [str(place).removeprefix(f"{name}/") for place in one.places]


@pytest.mark.parametrize(
    ("name", "start", "path", "places"),
    [
        (OFFER, "Entrée en fonction | 1er mars", "contract.start", ["offre.yaml:36"]),
        (OFFER, "Contrat | Contrat à durée", "contract.kind", ["offre.yaml:35"]),
        (OFFER, "Rémunération | 2\u202f640\u00a0€ à", "pay", ["offre.yaml:54", "offre.yaml:55"]),
        (OFFER, "Temps de travail | 4/5", "contract", ["offre.yaml:37", "offre.yaml:38"]),
        (OFFER, "Tisselande existe depuis", "organisation_presentation", ["recit.fr.md:5"]),
        (OFFER, "maintenir un accueil", "objectives", ["recit.fr.md:25"]),
        (OFFER, "Votre candidature", "privacy_note", ["_shared/organisations.xlsx!Organisations!W12"]),
        (REPORT, "Loyer | Maison", "accounts.10", [f"donnees.xlsx!Comptes!{column}16" for column in "AFGD"]),
        (REPORT, "Résultat | 0", "", ["donnees.xlsx!Budget"]),
        (STUDY, "Effectif | 14 | 8", "", ["situation.xlsx!Personnel!B3", "situation.xlsx!Personnel!B2"]),
        (STUDY, "Fusion au sens de la loi", "is_merger", ["rapport.yaml:19"]),
    ],
)
def test_a_passage_says_where_it_comes_from(name: str, start: str, path: str, places: list[str]) -> None:
    assert origin(name, start) == (path, places)


def test_a_total_comes_from_its_sheet_and_from_the_cell_that_states_it() -> None:
    _, places = origin(REPORT, "Total des recettes | ")
    assert {"donnees.xlsx!Comptes", "donnees.xlsx!Données!C43"} <= set(places)
    assert not any("Bilan" in place for place in places)


def test_a_figure_worked_out_by_an_expression_comes_from_its_table() -> None:
    _, places = origin(REPORT, "Au 31 décembre 2025, 2 personnes")
    assert places[0] == "textes.fr.docx ¶20" and "donnees.xlsx!Équipe" in places


@pytest.mark.parametrize("name", [OFFER, REPORT, STUDY])
def test_nearly_every_passage_has_a_place(name: str) -> None:
    """Headings of the template and the words of the labels have none."""
    told = [one for one in passages(name) if one.sort is not PassageSort.HEADING]
    assert len([one for one in told if one.places]) >= 0.97 * len(told)


def cell(path: str, at: str, *words: str, sheet: str = "Équipe") -> Given:
    return Given(path, Location("test.xlsx", sheet, at), words)


def traced(given: list[Given], *texts: str) -> list[str]:
    rows = [Passage(PassageSort.ROW, tuple(map(runs, text.split("|")))) for text in texts]
    return [",".join(place.cell for place in one.places) for one in Origins(given).traced(rows)]


def test_the_same_words_come_from_the_row_of_the_others() -> None:
    given = [
        *(cell("team.0.name", "A2", "anne"), cell("team.0.task", "B2", "accueil", "social")),
        *(cell("team.1.name", "A3", "benoite"), cell("team.1.task", "B3", "accueil", "social")),
    ]
    assert traced(given, "Benoîte|Accueil social", "Anne|Accueil social") == ["A3,B3", "A2,B2"]


def test_what_could_come_from_anywhere_comes_from_nowhere() -> None:
    given = [cell("team.0.rank", "C2", "7"), cell("works.3.pages", "D5", "7", sheet="Textes")]
    assert traced(given, "Pages|7") == [""]


@pytest.mark.parametrize(
    ("name", "start", "figure", "is_sum", "cells"),
    [
        (REPORT, "Loyer | Maison", "14\u202f400", False, ["F16"]),
        (REPORT, "Loyer | Maison", "400", True, ["F16", "G16"]),
        (REPORT, "Loyer | Maison", "2,9", True, ["F16", "G16"]),
        (REPORT, "Total des recettes | ", "109\u202f000", False, ["C43"]),
        (REPORT, "Total des recettes | ", "97\u202f500", True, [f"G{row}" for row in range(6, 14)]),
        (REPORT, "Nous avons ouvert", "139", True, [f"I{row}" for row in range(6, 12)]),
        (REPORT, "Nous avons ouvert", "3\u202f514", False, ["C40"]),
        (STUDY, "Effectif | 14 | 8", "8", False, ["B3"]),
    ],
)
def test_a_figure_says_its_cell_or_what_it_is_calculated_from(
    name: str, start: str, figure: str, is_sum: bool, cells: list[str]
) -> None:
    one = next(one for one in passages(name) if one.text.startswith(start))
    said = {plain(one.cells[trace.cell])[trace.start : trace.end]: trace for trace in one.traces}
    assert said[figure].is_sum == is_sum
    assert [place.cell for place in said[figure].places] == cells


@pytest.mark.parametrize(("name", "share"), [(OFFER, 0.9), (REPORT, 0.85), (STUDY, 0.85)])
def test_most_figures_are_traced(name: str, share: float) -> None:
    figures = sum(len(figure_spans(plain(cell))) for one in passages(name) for cell in one.cells)
    assert sum(len(one.traces) for one in passages(name)) >= share * figures


def test_a_difference_that_two_pairs_of_a_row_make_is_of_neither() -> None:
    given = [
        cell("accounts.0.name", "A2", "loyer", "annuel"),
        *(
            replace(cell(f"accounts.0.{at}", at, str(number)), figures=frozenset({Decimal(number)}))
            for at, number in (("B2", 500), ("C2", 300), ("D2", 700))
        ),
    ]

    def cells(given: list[Given], *said: str) -> list[list[str]]:
        (one,) = Origins(given).traced([Passage(PassageSort.ROW, tuple(map(runs, said)))])
        return [[place.cell for place in trace.places] for trace in one.traces]

    assert cells(given, "Loyer annuel", "500", "300", "700", "200") == [["B2"], ["C2"], ["D2"]]
    assert cells(given[:3], "Loyer annuel", "500", "300", "200", "66,7") == [["B2"], ["C2"], ["B2", "C2"], ["B2", "C2"]]
