"""Calls in which the codes of calls fire, and others in which they stay silent."""

from tests.validators.faults import Fires, Silent, mission

VOLUNTEERS: dict[str, str | bytes] = {
    "offre.yaml": """responsable du dossier: Salomé Vandorenne
approbation:
  texte français: {français approuvé par: Salomé Vandorenne, français approuvé le: 23/11/2026}
  texte néerlandais: {néerlandais approuvé par: Bram Oosterwijck, néerlandais approuvé le: 24/11/2026}
intitulé: {fr: Accueil du vendredi, nl: Onthaal op vrijdag}
écriture inclusive: épicène
employeur: Tisselande
date de publication: 1er décembre 2026
tâches: {fr: [préparer le café, accueillir les familles], nl: [koffie zetten, gezinnen ontvangen]}
contrat:
  type: volontariat
  horaire: {fr: "un vendredi sur deux, de 9 h à 12 h", nl: "om de twee vrijdagen, van 9 tot 12 uur"}
  lieu de travail: {fr: "Merle de Papier 7, 1080 Molenbeek-Saint-Jean", nl: "Papieren-Merelstraat 7, 1080 Brussel"}
volontariat:
  remboursement des frais: forfait
  montant du défraiement: 30 € par jour
  assurance: {fr: responsabilité civile et accidents, nl: burgerlijke aansprakelijkheid en ongevallen}
  note d’information: {fr: remise avant de commencer, nl: bezorgd vóór de start}
candidature: {personne de contact: Yasmina Tellouch}
"""
}
"""A complete call for volunteers, who telephone."""

_CRITERIA = """critères d’évaluation:
  - {critère fr: méthode, critère nl: aanpak, pondération: 60 %}
  - {critère fr: prix, critère nl: prijs, pondération: 40 %}
"""
_POINTS = _CRITERIA.replace("60 %", "30").replace("40 %", "20")
_STEPS = """calendrier de l’appel:
  - {étape fr: questions, étape nl: vragen, date: 8 janvier 2027}
  - {étape fr: choix, étape nl: keuze, date: 29 janvier 2027}
"""
_LAST = "  - {étape fr: contrat, étape nl: contract, date: 28 janvier 2027}\n"
_PAID = """
  échéancier de paiement:
    - {part: 30 %, moment du paiement fr: à la signature, moment du paiement nl: bij de ondertekening}
    - {part: 70 %, moment du paiement fr: à la remise, moment du paiement nl: bij de oplevering}
"""
_AMOUNTS = _PAID.replace("part: 30 %", "montant: 3 000 €").replace("part: 70 %", "montant: 5 000 €")
_FEE = "honoraires: {mode de paiement: forfait, montant: 8 000 €, TVA: TVAC, volume minimum: 75 h}\n"
_FLAT = "honoraires:\n  mode de paiement: forfait\n  montant: 8 000 €\n  TVA: TVAC\n  volume minimum: 75 h"


def volunteers(*changes: tuple[str, str]) -> dict[str, str | bytes]:
    """The call for volunteers, changed."""
    offer = str(VOLUNTEERS["offre.yaml"])
    for old, new in changes:
        assert old in offer, old
        offer = offer.replace(old, new, 1)
    return {"offre.yaml": offer}


def _added(text: str) -> dict[str, str | bytes]:
    return mission(("soutiens:", text + "soutiens:"))


def _instalments(text: str) -> dict[str, str | bytes]:
    return mission((_FEE, _FLAT + text))


_INSURED = "  assurance: {fr: responsabilité civile et accidents, nl: burgerlijke aansprakelijkheid en ongevallen}\n"
_INFORMED = "  note d’information: {fr: remise avant de commencer, nl: bezorgd vóór de start}\n"
_EXPENSES = "  remboursement des frais: forfait\n  montant du défraiement: 30 € par jour\n"

FIRES = [
    Fires("J50", volunteers((_INSURED, "")), ("offre.yaml",)),
    Fires("J51", volunteers((_EXPENSES, "")), ("offre.yaml",)),
    Fires("J52", volunteers((_INFORMED, "")), ("offre.yaml",)),
    Fires("C01", volunteers(("  montant du défraiement: 30 € par jour\n", "")), ("offre.yaml",), "flat expenses"),
    Fires("J53", volunteers(("volontariat:\n", "honoraires: {montant: 200 €}\nvolontariat:\n")), ("offre.yaml:14",)),
    Fires("J60", volunteers(("préparer le café", "recevoir un salaire")), ("offre.yaml:9",)),
    Fires("J60", volunteers(("koffie zetten", "werken voor een loon")), ("offre.yaml:9",), "in Dutch"),
    Fires(
        "J60",
        volunteers(("préparer le café", "12 €/h"), ("koffie zetten", "€ 12/uur")),
        ("offre.yaml:9",) * 2,
        "an hour",
    ),
    Fires("J54", volunteers(("30 € par jour", "44,03 € par jour")), ("offre.yaml:16",)),
    Fires("J54", volunteers(("30 € par jour", "de 30 à 44,03 € par jour")), ("offre.yaml:16",), "the most of a range"),
    Fires(
        "J54",
        volunteers(("30 € par jour", "43 € par jour"), ("1er décembre 2026", "1er décembre 2025")),
        ("offre.yaml:16",),
        "a year before",
    ),
    Fires(
        "J53",
        volunteers(("volontariat:\n", "honoraires: {budget maximum: 200 €}\nvolontariat:\n")),
        ("offre.yaml:14",),
        "a ceiling",
    ),
    Fires(
        "J53",
        volunteers(("volontariat:\n", "rémunération: {brut mensuel minimum: 2 000 €}\nvolontariat:\n")),
        ("offre.yaml:14",),
        "wages",
    ),
    Fires("J55", volunteers(("30 € par jour", "1 760,84 € par an")), ("offre.yaml:16",)),
    Fires("J56", _added(_CRITERIA.replace("60 %", "50 %")), ("offre.yaml:39",)),
    Fires("J56", _added(_POINTS), ("offre.yaml:39",), "points without their total"),
    Fires("J56", _added("total des points: 60\n" + _POINTS), ("offre.yaml:40",), "points and another total"),
    Fires("J57", _instalments(_PAID.replace("30 %", "20 %")), ("offre.yaml:29",)),
    Fires("J57", _instalments(_AMOUNTS.replace("5 000", "6 000")), ("offre.yaml:29",), "amounts"),
    Fires("J58", mission(("montant: 8 000 €, ", "montant: 8 000 €, budget maximum: 7 999 €, ")), ("offre.yaml:24",)),
    Fires("J59", _added(_STEPS.replace("29 janvier", "7 janvier")), ("offre.yaml:41",)),
    Fires("J59", _added(_STEPS + _LAST), ("offre.yaml:42",), "the last of three"),
]

SILENT = [
    *(Silent(code, VOLUNTEERS, "complete") for code in ("J50", "J51", "J52", "J53")),
    Silent("J50", mission(), "no volunteers"),
    Silent("J60", volunteers(("préparer le café", "donner du temps, sans aucune rémunération")), "denied"),
    Silent("J60", volunteers(("koffie zetten", "een onbezoldigde taak, zonder enig loon")), "denied in Dutch"),
    Silent("J60", mission(), "paid work"),
    Silent("J54", volunteers(("30 € par jour", "44,02 €")), "at the limit"),
    Silent("J54", volunteers(("30 € par jour", "1 000 € par an")), "of a year"),
    Silent("J55", volunteers(("30 € par jour", "1 760,83 € par an")), "at the limit"),
    Silent("J56", _added(_CRITERIA), "a hundred"),
    Silent("J56", _added("total des points: 50\n" + _POINTS), "the total stated"),
    Silent("J56", _added(_CRITERIA.replace(", pondération: 60 %", "")), "not all have a weight"),
    Silent("J56", _added(_CRITERIA.replace("60 %", "60")), "a share and a number"),
    Silent("J56", _added(_CRITERIA.replace("60 %", "environ 70 %")), "an approximate weight"),
    Silent("J57", _instalments(_PAID), "a hundred"),
    Silent("J57", _instalments(_AMOUNTS.replace("5 000", "environ 6 000")), "an approximate instalment"),
    Silent("J57", _instalments(_AMOUNTS.replace("montant: 5 000 €", "part: 50 %")), "an amount and a share"),
    Silent(
        "J57",
        mission((_FEE, (_FLAT + _AMOUNTS).replace("8 000", "environ 9 000"))),
        "an approximate fee",
    ),
    Silent(
        "J57",
        mission((_FEE, (_FLAT + _AMOUNTS).replace("8 000 €", "de 7 000 à 9 000 €"))),
        "a fee between two",
    ),
    Silent("J57", mission((_FEE, (_FLAT + _AMOUNTS).replace("forfait", "par heure"))), "a fee by the hour"),
    Silent("J57", _instalments(_AMOUNTS), "the fee"),
    Silent("J58", mission(("montant: 8 000 €, ", "montant: 8 000 €, budget maximum: 8 000 €, ")), "at the ceiling"),
    Silent("J59", _added(_STEPS), "in order"),
    Silent("J59", _added(_STEPS.replace("29 janvier 2027", "janvier 2027")), "a month"),
]
