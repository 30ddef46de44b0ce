"""Calls to providers and volunteers and joint offers, as they are said."""

from typing import Any

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Facts, Heading, List, Table, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.kind import load_kind
from tests.dossiers import assembled
from tests.validators.dossiers import MISSION
from tests.validators.job_offer.calls import VOLUNTEERS

MORE = """budget: ne dépassera pas 20 000 €
employeurs associés: [Passebruine]
partenaires et rôles:
  - {organisation: Tisselande asbl, rôle fr: pilote, rôle nl: trekker}
  - {organisation: Maison du Canal, rôle fr: prête ses locaux, rôle nl: leent haar lokalen uit}
critères d’évaluation:
  - {critère fr: méthode, critère nl: aanpak, pondération: 60 %}
  - {critère fr: prix, critère nl: prijs, pondération: 40 %}
calendrier:
  - {étape fr: questions, étape nl: vragen, date: 8 janvier 2027}
"""
CALL = str(MISSION["offre.yaml"]).replace("montant: 8 000 €", "montant: maximum 20 000 €")
CALL = CALL.replace("soutiens:", MORE.partition("\n")[2] + "soutiens:").replace(
    "  fin: 30 juin 2027", "  durée: environ 4 mois"
)
CALL = CALL.replace("TVAC, volume minimum: 75 h", "TVAC, volume de travail: ± 20 jours")


def composed(offer: str, lang: Lang) -> Composition:
    """The final offer in a language."""
    job = assembled("job_offer", {"offre.yaml": offer})
    assert [one.code for one in job.findings] == []
    return load_kind("job_offer").write(job.document, job.provenance, job.labels, lang, None).composition


def rows(part: Any) -> list[tuple[str, str]]:
    """The facts of a part, their spaces plain."""
    said = [row for block in part if isinstance(block, Facts) for row in block.rows]
    return [(plain(label).replace("\u00a0", " "), plain(value).replace("\u00a0", " ")) for label, value in said]


def test_a_most_is_a_ceiling_and_says_so() -> None:
    facts = dict(rows(composed(CALL, "nl").parts["facts"]))
    assert facts["Maximumbudget"] == "€ 20.000, btw inbegrepen, vast bedrag"
    assert "Vergoeding" not in facts
    job = assembled("job_offer", {"offre.yaml": CALL})
    assert job.document.fee.amount is None  # type: ignore[attr-defined]


def test_a_duration_of_one_language_is_said_in_the_other_and_no_end_is_asked() -> None:
    french, dutch = (dict(rows(composed(CALL, lang).parts["facts"])) for lang in ("fr", "nl"))
    assert (french["Période"], dutch["Periode"]) == (
        "1er mars 2027, environ 4 mois",
        "1 maart 2027, ongeveer 4 maanden",
    )
    assert (french["Volume"], dutch["Omvang"]) == ("± 20 jours", "Ongeveer 20 dagen")
    job = assembled("job_offer", {"offre.yaml": CALL})
    assert not job.document.is_temporary  # type: ignore[attr-defined]


def test_who_offers_together_is_named_at_the_head_and_the_foot() -> None:
    made = composed(CALL, "fr")
    assert plain(made.lines["employer"]) == "Tisselande et Passebruine"
    assert plain(made.lines["footer"]).endswith(" · avec Passebruine")
    assert made.labels["partners"] == "Commanditaires et partenaires"
    assert rows(made.parts["partners"]) == [
        ("Passebruine", "Commanditaire"),
        ("Tisselande", "Pilote"),
        ("Maison du Canal", "Prête ses locaux"),
    ]


def test_a_proposal_is_chosen_by_criteria_and_in_an_order_of_dates() -> None:
    table, heading, steps = composed(CALL, "nl").parts["criteria"]
    assert isinstance(table, Table) and isinstance(heading, Heading) and isinstance(steps, Facts)
    assert [[plain(cell) for cell in row] for row in table.rows] == [["Aanpak", "60\u00a0%"], ["Prijs", "40\u00a0%"]]
    assert rows((steps,)) == [("Vragen", "8 januari 2027")]
    assert composed(CALL, "nl").labels["criteria"] == "Beoordelingscriteria"
    alone = CALL[: CALL.index("critères d’évaluation:")] + CALL[CALL.index("calendrier:") :]
    made = composed(alone, "nl")
    assert made.labels["criteria"] == "Kalender"
    assert [type(block) for block in made.parts["criteria"]] == [Facts]


def test_criteria_of_which_none_weighs_anything_are_a_list() -> None:
    """As their author wrote them: a column of weights would stand empty."""
    bare = CALL.replace(", pondération: 60 %", "").replace(", pondération: 40 %", "")
    told = composed(bare, "fr").parts["criteria"][0]
    assert isinstance(told, List)
    assert [plain(item.text) for item in told.items] == ["Méthode", "Prix"]


def test_instalments_stand_in_one_line_of_the_conditions() -> None:
    first = "{part: 30 %, moment du paiement fr: à la signature, moment du paiement nl: bij ondertekening}"
    last = "{part: 70 %, montant: 5 600 €, moment du paiement fr: à la fin, moment du paiement nl: op het einde}"
    paid = CALL.replace("honoraires: {", f"honoraires: {{échéancier de paiement: [{first}, {last}], ")
    conditions = dict(rows(composed(paid, "fr").parts["conditions"]))
    assert conditions["Paiement"].replace("\u202f", " ") == "30 % à la signature ; 70 % (5 600 €) à la fin"


def test_a_fee_by_the_day_is_said_as_one_says_it() -> None:
    by_day = CALL.replace("mode de paiement: forfait, montant: maximum 20 000 €", "montant: 650 € par jour")
    assert dict(rows(composed(by_day, "nl").parts["facts"]))["Vergoeding"] == "€ 650 per dag, btw inbegrepen"


def test_what_a_proposal_holds_is_a_list_under_its_heading() -> None:
    asked = CALL.replace(
        "candidature:\n",
        "candidature:\n  contenu de la proposition: {fr: [une note, un prix], nl: [een nota, een prijs]}\n",
    )
    part = composed(asked, "fr").parts["application"]
    place = next(at for at, one in enumerate(part) if isinstance(one, Heading))
    assert plain(part[place].text) == "Votre proposition"  # type: ignore[union-attr]
    assert isinstance(part[place + 1], List)


@pytest.mark.parametrize(
    ("lang", "labels", "heading", "kicker"),
    [
        ("fr", ["Engagement", "Quand", "Lieu"], "Vous engager", "Appel à volontaires"),
        ("nl", ["Engagement", "Wanneer", "Plaats"], "Meedoen", "Oproep voor vrijwilligers"),
    ],
)
def test_volunteers_read_no_word_of_contract_or_pay(lang: Lang, labels: list[str], heading: str, kicker: str) -> None:
    made = composed(str(VOLUNTEERS["offre.yaml"]), lang)
    assert [label for label, _ in rows(made.parts["facts"])] == labels
    assert made.labels["application"] == heading
    assert plain(made.lines["kicker"]) == kicker
    assert made.posting["employmentType"] == ["VOLUNTEER"] and "baseSalary" not in made.posting


def test_what_volunteers_are_given_stands_in_a_part_of_its_own() -> None:
    assert rows(composed(str(VOLUNTEERS["offre.yaml"]), "nl").parts["volunteer"]) == [
        ("Onkosten", "Forfaitaire onkostenvergoeding, € 30 per dag"),
        ("Verzekering", "Burgerlijke aansprakelijkheid en ongevallen"),
        ("Informatie", "Bezorgd vóór de start"),
    ]
