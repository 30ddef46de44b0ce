"""Findings as data: the keys that others rely on, as docs/findings-json.md says them."""

import re
from datetime import date

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Waiver
from imprimatur.core.location import Location
from imprimatur.core.values import FlexDate
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import grouped
from imprimatur.findings.record import document, records
from tests.dossiers import ROOT

PLACE = Location("annual_report/x/equipe.xlsx", "Équipe", "C3")
FIELD = {"table": Bilingual("Équipe", "Team"), "field": Bilingual("Fonction", "Functie")}
ONE = finding(
    "T03",
    PLACE,
    FIELD,
    path="staff.1.role",
    lang="fr",
    owner="Ada",
    section=Bilingual("Équipe", "Team"),
    due=FlexDate(date(2027, 2, 28)),
)
ACCEPTED = finding(
    "C02",
    PLACE,
    FIELD,
    waiver=Waiver(
        "C02-AAAAA", "Convenu", "Ada", FlexDate(date(2027, 2, 3)), Location("a.xlsx", "S", "A2"), "accepted.0"
    ),
)


def test_the_whole_of_a_finding() -> None:
    (told,) = records([ONE])
    (group,) = grouped([ONE])
    assert told == {
        "code": "T03",
        "severity": "error",
        "reference": group.reference,
        "mark": group.reference,
        "acceptable": False,
        "accepted": None,
        "location": "annual_report/x/equipe.xlsx!Équipe!C3",
        "place": {
            "file": "annual_report/x/equipe.xlsx",
            "sheet": "Équipe",
            "cell": "C3",
            "line": 0,
            "paragraph": 0,
            "key": "",
            "under": "",
        },
        "place_said": {
            "fr": "cellule C3, feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx",
            "nl": "cel C3, blad ‘Équipe’, bestand equipe.xlsx",
        },
        "line_place": {
            "fr": "cellule C3, feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx",
            "nl": "cel C3, blad ‘Équipe’, bestand equipe.xlsx",
        },
        "path": "staff.1.role",
        "lang": "fr",
        "section": {"fr": "Équipe", "nl": "Team"},
        "owner": "Ada",
        "due": "2027-02-28",
        "message": {"fr": ONE.message.fr, "nl": ONE.message.nl},
        "remedy": {"fr": ONE.remedy.fr, "nl": ONE.remedy.nl},
        "values": {"table": "Équipe", "field": "Fonction"},
    }


def test_an_accepted_one_says_why() -> None:
    (told,) = records([ACCEPTED])
    assert told["acceptable"] is True
    assert told["accepted"] == {"reason": "Convenu", "by": "Ada", "on": "2027-02-03", "location": "a.xlsx!S!A2"}
    assert (told["due"], told["lang"], told["owner"]) == (None, None, "")


def test_a_dossier_counts_what_blocks_and_tells_what_is_new() -> None:
    (group,) = grouped([ONE])
    told = document("annual_report/x", [ACCEPTED, ONE], frozenset(group.marks))
    assert {key: told[key] for key in ("format", "dossier", "blocking")} == {
        "format": 1,
        "dossier": "annual_report/x",
        "blocking": 1,
    }
    assert [(one["code"], one["new"]) for one in told["findings"]] == [("T03", True), ("C02", False)]


def test_the_page_of_documentation_names_every_key() -> None:
    page = (ROOT / "docs" / "findings-json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", page, re.MULTILINE)
    told = document("x", [ONE])
    assert {name for row in rows for name in re.findall(r"\w+", row)} == {*told, *told["findings"][0]}
