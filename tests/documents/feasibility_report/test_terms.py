"""What legal steps, cooperations and many entities make of a feasibility report."""

from datetime import date

import pytest

from imprimatur.core.blocks import Chart, ChartSort, Table, plain
from imprimatur.documents.feasibility_report import write
from imprimatur.documents.feasibility_report.choices import Project
from imprimatur.documents.feasibility_report.legal import places_of
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from tests.dossiers import assembled
from tests.validators.feasibility_report.firing import STUDY, legal


def job_of(files):
    """A dossier read."""
    return assembled("feasibility_report", files)


def table_of(files, part, lang="fr") -> Table:
    """The first table of a part."""
    job = job_of(files)
    parts = write(job.document, job.provenance, job.labels, lang).composition.parts
    return next(block for block in parts[part] if isinstance(block, Table))


def test_a_delay_is_worked_out_from_the_date_of_its_step():
    """From the end of what it follows, the beginning of what it precedes; months stay months."""
    after, before = (
        job_of(legal(f"C|{said}")).document.legal_steps[0].deadline
        for said in ("3 mois après Budget détaillé", "au plus tard un mois avant Installation")
    )
    assert (after.value, after.delay.event.nl, after.is_calendar) == (date(2027, 7, 1), "Gedetailleerd budget", False)
    assert (before.last_day(), before.delay.event.fr) == (date(2028, 11, 30), "Installation")


def test_a_delay_is_worked_out_from_votes_of_one_day():
    """Votes of several days say no day."""
    files = dict(legal("C|dans les trois mois du vote"))
    assert job_of(files).document.legal_steps[0].deadline.value is None
    files["votes.csv"] = files["votes.csv"].replace("8 décembre 2026", "9 décembre 2026")
    assert job_of(files).document.legal_steps[0].deadline.value == date(2027, 3, 9)


def test_steps_of_one_scenario_say_it_once():
    """With the caption; of several scenarios, in a column."""
    alone = table_of(legal("C|mars 2027", "scénario C|mars 2027"), "legal")
    assert plain(alone.caption).endswith("Scénario C. Apport d’universalité")
    assert [plain(cell) for cell in alone.header] == ["Étape", "Qui décide", "Base légale", "Échéance"]
    differ = table_of(legal("C|mars 2027", "A et B|mars 2027", "tous|mars 2027"), "legal", "nl")
    assert [plain(row[1]) for row in differ.rows] == [
        "Scenario C. Inbreng van een algemeenheid",
        "Scenario’s A en B",
        "Alle scenario’s",
    ]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ((), {0, 1, 2}),
        (("alle",), {0, 1, 2}),
        (("Koepel",), {1}),
        (("A; C",), {0, 2}),
        (("scénarios B et C",), {1, 2}),
        (("D",), None),
        (("A et D",), None),
    ],
)
def test_a_scenario_is_known_by_code_and_name(said, places):
    assert places_of(job_of(STUDY.files).document, said) == (None if places is None else frozenset(places))


def test_a_cooperation_is_not_asked_for_what_entities_that_unite_give():
    """Nor a study without a working group how often that met."""
    assert FeasibilityReport().unites
    assert not FeasibilityReport(project=Project.COOPERATION).unites
    assert FeasibilityReport(project=Project.CONTRIBUTION).needs_legal_steps
    assert not FeasibilityReport(project=Project.FEDERATION).needs_legal_steps
    assert not FeasibilityReport().has_working_group


def test_scores_without_reasons_are_numbers_in_columns():
    """Beside their weights, like these."""
    job = job_of(STUDY.files)
    parts = write(job.document, job.provenance, job.labels, "fr").composition.parts
    one = next(block for block in parts["scenarios"] if isinstance(block, Table) and block.total)
    assert one.numeric == (1, 2, 3, 4)


MANY = ("Tisselande", "Passebruine", "CBCS", "Smes", "Le Forum")


def many(count):
    """The complete report of so many entities, each with its people."""
    files = dict(STUDY.with_("rapport.yaml", ("[Tisselande, Passebruine]", f"[{', '.join(MANY[:count])}]")))
    head, *_ = str(files["personnel.csv"]).splitlines()
    row = "{};{};2,5;accueil;onthaal;barème 2;barema 2;CP 332;chèques;cheques;4 ans;4 jaar"
    head = f"{head};Avantages FR;Avantages NL;Ancienneté FR;Ancienneté NL"
    rows = [row.format(name, number) for number, name in enumerate(MANY[:count], start=3)]
    return {**files, "personnel.csv": "\n".join((head, *rows, ""))}


def people_of(count):
    """The tables of the people of so many entities, by caption."""
    job = job_of(many(count))
    parts = write(job.document, job.provenance, job.labels, "fr").composition.parts
    tables = [block for block in parts["situation"] if isinstance(block, Table)]
    return {plain(one.caption): one for one in tables if plain(one.caption).startswith("Personnel")}


def test_up_to_four_entities_stand_side_by_side():
    (one,) = people_of(4).values()
    assert [plain(cell) for cell in one.header][1:3] == ["Tisselande", "Passebruine"]
    assert len(one.header) == 5
    assert len(one.rows) == 7


def test_more_entities_are_rows_of_tables_of_at_most_four_points():
    """What is compared is said by the captions, in words that stand within a sentence."""
    found = people_of(5)
    assert list(found) == [
        "Personnel – effectif, ETP, fonctions et barèmes",
        "Personnel – commission paritaire, avantages et ancienneté",
    ]
    first, second = found.values()
    assert [plain(cell) for cell in first.header] == ["Entité", "Effectif", "ETP", "Fonctions", "Barèmes"]
    assert [[plain(cell) for cell in row[1:3]] for row in first.rows] == [[str(n), "2,5"] for n in range(3, 8)]
    assert [len(row) for row in second.rows] == [4] * 5
    assert first.row_headers and second.row_headers


@pytest.mark.parametrize(("count", "title"), [(4, "Résultat par année"), (5, "Résultat en 2025")])
def test_the_results_of_more_than_four_entities_are_those_of_the_last_year(count, title):
    """A bar an entity, with its amount."""
    files = many(count)
    rows = [f"{name};{year};900 €;{-n} €;50 €" for n, name in enumerate(MANY[:count], 1) for year in (2024, 2025)]
    files["finances.csv"] = "\n".join(("Entité;Année;Produits;Résultat;Réserves", *rows, ""))
    job = job_of(files)
    parts = write(job.document, job.provenance, job.labels, "fr").composition.parts
    (chart,) = [block for block in parts["situation"] if isinstance(block, Chart)]
    assert plain(chart.caption) == title
    assert len(chart.series) == (count if count == 4 else 1)
    if count > 4:
        assert chart.sort is ChartSort.BARS
        assert list(map(int, chart.series[0].values)) == [-1, -2, -3, -4, -5]
        assert (len(chart.categories), chart.categories[0]) == (5, "Tisselande")
