"""What a feasibility report draws: its charts point to the tables that hold their numbers; the map of its risks."""

from decimal import Decimal
from functools import cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort, Table, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.feasibility_report import write
from tests.dossiers import assembled

REPORT = """
scénarios:
  - {code: A, nom: {fr: Rester, nl: Blijven}}
  - {code: B, nom: {fr: Partir, nl: Vertrekken}}
critères: [{critère: {fr: Coût, nl: Kosten}, poids: 1}]
notes:
  - {scénario: A, critère: {fr: Coût, nl: Kosten}, note: 2}
  - {scénario: B, critère: {fr: Coût, nl: Kosten}, note: 4}
coûts: [{poste: {fr: Loyer, nl: Huur}, montant: 1200}, {poste: {fr: Frais, nl: Kosten}, montant: 300}]
calendrier:
  - {étape: {fr: Bail, nl: Huur}, début: 01/03/2027, fin: 30/06/2027}
  - {étape: {fr: Travaux, nl: Werken}, début: 01/05/2027, fin: 15/09/2027}
risques:
  - {risque: {fr: Refus, nl: Weigering}, probabilité: 4, effet: 5}
  - {risque: {fr: Retard, nl: Vertraging}, probabilité: 2, effet: 3}
  - {risque: {fr: Oubli, nl: Vergeten}}
  - {risque: {fr: Perte, nl: Verlies}, probabilité: 5, effet: 3}
"""


@cache
def report(lang: Lang) -> Composition:
    job = assembled("feasibility_report", {"rapport.yaml": REPORT})
    assert job.findings == ()
    return write(job.document, job.provenance, job.labels, lang).composition


def charts(lang: Lang) -> list[Chart]:
    return [block for part in report(lang).parts.values() for block in part if isinstance(block, Chart)]


def test_no_chart_repeats_the_numbers_of_a_table():
    found = charts("fr")
    assert [one.sort.value for one in found] == ["bars", "timeline", "risks"]
    assert all(one.data is None for one in found)
    assert [one.alt.rsplit(". ", 1)[1] for one in found] == [
        f"Les chiffres se trouvent au tableau {number}." for number in (3, 4, 5)
    ]
    assert [one.alt.rsplit(". ", 1)[1] for one in charts("nl")] == [
        f"De cijfers staan in tabel {number}." for number in (3, 4, 5)
    ]


def test_the_steps_in_time_are_told_from_the_first_to_the_last():
    (time,) = (one for one in charts("fr") if one.sort is ChartSort.TIMELINE)
    assert time.alt.startswith(
        "Frise «\u00a0Étapes dans le temps\u00a0», 1er mars 2027 – 15 septembre 2027. Nombre d’étapes\u00a0: 2."
    )
    # From where their first day begins to where their last one ends: half September.
    march, may, july, september = (Decimal(2027 * 12 + month - 1) for month in (3, 5, 7, 9))
    assert [one.values for one in time.series] == [(march, may), (july, september + Decimal("0.5"))]


def test_the_map_of_risks_places_their_numbers_and_names_the_high_ones():
    (risks,) = (one for one in charts("fr") if one.sort is ChartSort.RISKS)
    assert risks.alt.startswith("Carte «\u00a0Matrice des risques\u00a0». Risques élevés, par numéro\u00a0: 1 et 4. ")
    assert (risks.categories, [one.name for one in risks.series]) == (tuple("12345"), list("54321"))
    assert [[int(value or 0) for value in one.values] for one in risks.series] == [
        [1, 1, 2, 2, 2],
        [0, 1, 1, 2, 2],
        [0, 0, 1, 1, 2],
        [0, 0, 0, 1, 1],
        [0, 0, 0, 0, 1],
    ]
    places = {place: label for place, label in enumerate(risks.labels) if label}
    assert places == {3: "1", 11: "2", 14: "4"}
    assert (risks.axes, risks.legend) == (("Probabilité", "Effet"), ("faible", "moyen", "élevé"))
    (dutch,) = (one for one in charts("nl") if one.sort is ChartSort.RISKS)
    assert dutch.alt.startswith("Kaart ‘Risicomatrix’. Hoge risico’s, volgens nummer: 1 en 4. ")


def test_without_likelihood_and_effect_there_is_no_map():
    content = "risques: [{risque: {fr: Refus, nl: Weigering}}]"
    job = assembled("feasibility_report", {"rapport.yaml": content})
    blocks = write(job.document, job.provenance, job.labels, "fr").composition.parts["risks"]
    assert not any(isinstance(block, Chart) for block in blocks) and len(blocks) == 2


def test_the_table_of_risks_says_the_step_of_each_before_its_answer():
    (table,) = (one for one in report("fr").parts["risks"] if isinstance(one, Table))
    assert [plain(cell) for cell in table.header] == ["N°", "Risque", "Probabilité", "Effet", "Niveau"]
    assert [plain(row[-1]) for row in table.rows] == ["élevé", "faible", "–", "élevé"]
    assert [plain(row[0]) for row in table.rows] == ["1", "2", "3", "4"]
