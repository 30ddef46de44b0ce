"""Selection, workplaces, grades and pay of an offer: what is understood of what people type, and how it is printed."""

from functools import cache
from typing import Any

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Facts, Heading, List, Paragraph, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.job_offer import JobOffer
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import Provenance
from tests.dossiers import assembled, labels
from tests.validators.dossiers import JOB

GROSS = "  brut mensuel minimum: 2.640 €\n  brut mensuel maximum: 3 520 €\n"
START = "  entrée en fonction: 1er mars 2027\n"
PLACES = """  lieux de travail:
    - lieu fr: Antenne Nord
      lieu nl: Antenne Noord
      adresse fr: rue du Puits 3, 1070 Anderlecht
      adresse nl: Putstraat 3, 1070 Anderlecht
      postes: 2
      régime: temps plein
    - {lieu fr: Antenne Sud, lieu nl: Antenne Zuid, postes: 1}
"""
SELECTION = """
sélection:
  déroulement de la sélection: {fr: "Trois étapes.", nl: "Drie stappen."}
  épreuves:
    - épreuve fr: épreuve écrite
      épreuve nl: schriftelijke proef
      date: 4/02/2027 à 9h30
      lieu fr: salle 1
      lieu nl: zaal 1
      contenu fr: un dossier
      contenu nl: een dossier
    - {épreuve fr: entretien, épreuve nl: gesprek}
  jury: {fr: trois personnes, nl: drie mensen}
  réserve: {fr: valable deux ans, nl: twee jaar geldig}
  réponse: {fr: par courriel, nl: per e-mail}
"""


@cache
def offer(*changes: tuple[str, str], end: str = "") -> JobOffer:
    """The complete offer, changed, with what is written below it."""
    said = str(JOB["offre.yaml"])
    for old, new in changes:
        assert said.count(old) == 1, old
        said = said.replace(old, new)
    job = assembled("job_offer", {**JOB, "offre.yaml": said + end})
    assert [one.code for one in job.findings if one.code[0] in "VT"] == []
    document: Any = job.document
    return document


def printed(document: JobOffer, lang: Lang) -> Composition:
    """The final document."""
    return load_kind("job_offer").write(document, Provenance("job_offer", "x"), labels(), lang, None).composition


def facts(composition: Composition, part: str) -> dict[str, str]:
    """The facts of a part by their labels, with plain spaces."""
    found = next(one for one in composition.parts[part] if isinstance(one, Facts))
    return {plain(name): plain(value).replace("\u00a0", " ").replace("\u202f", " ") for name, value in found.rows}


MONTH = ("2 900 € à 3 400 € (brut mensuel)", "€ 2.900 tot € 3.400 (bruto per maand)")
YEAR = ("35 000 € à 41 000 € (brut annuel)", "€ 35.000 tot € 41.000 (bruto per jaar)")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("salaire brut: entre 2 900 et 3 400 € brut par mois", MONTH),
        ("fourchette salariale: 2.900-3.400 €", MONTH),
        ("loonvork: van 35.000 tot 41.000 euro bruto per jaar", YEAR),
        ("salaire brut: de 35 000 € à 41 000 € brut annuel", YEAR),
        (
            "salaire brut: 18,50 € brut par heure",
            ("À partir de 18,50 € (brut par heure)", "Vanaf € 18,50 (bruto per uur)"),
        ),
        ("brut mensuel maximum: 41 000 € par an", ("Jusqu’à 41 000 € (brut annuel)", "Tot € 41.000 (bruto per jaar)")),
    ],
)
def test_a_range_of_pay_is_one_range(typed: str, said: tuple[str, str]) -> None:
    document = offer((GROSS, f"  {typed}\n"))
    pay = (
        facts(printed(document, "fr"), "facts")["Rémunération"],
        facts(printed(document, "nl"), "facts")["Verloning"],
    )
    assert pay == said


@pytest.mark.parametrize(
    "typed",
    [
        "entre 2 900 et 3 400 € brut par mois, index d’octobre 2026",
        "2.900 - 3.400 € (à l’index d’octobre 2026)",
        "van € 2.900 tot € 3.400 tegen de index van oktober 2026",
    ],
)
def test_the_index_beside_the_pay_is_told_apart(typed: str) -> None:
    document = offer((GROSS, f'  salaire brut: "{typed}"\n'))
    french, dutch = printed(document, "fr"), printed(document, "nl")
    assert facts(french, "facts")["Rémunération"] == MONTH[0]
    assert facts(french, "conditions")["Index"] == "Index d’octobre 2026"
    assert facts(dutch, "conditions")["Index"] == "Index van oktober 2026"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("avantages.csv", "Avantage FR;Avantage NL\ntélétravail;telewerk\n30 jours de congé;30 verlofdagen\n"),
        ("x.yaml", "nous offrons: {fr: [télétravail, 30 jours de congé], nl: [telewerk, 30 verlofdagen]}\n"),
    ],
)
def test_benefits_are_a_list_in_a_sheet_or_in_a_field(name: str, content: str, lang: Lang) -> None:
    said = str(JOB["offre.yaml"])
    start, end = said.index("  avantages:"), said.index("\nmesure d’emploi")
    job = assembled("job_offer", {**JOB, "offre.yaml": said[:start] + said[end:], name: content})
    document: Any = job.document
    (listed,) = printed(document, lang).parts["benefits"]
    assert isinstance(listed, List)
    assert [plain(item.text).replace("\u00a0", " ") for item in listed.items] == {
        "fr": ["télétravail", "30 jours de congé"],
        "nl": ["telewerk", "30 verlofdagen"],
    }[lang]


def test_pay_by_the_year_is_told_to_search_engines() -> None:
    document = offer((GROSS, "  salaire brut: 35 000 à 41 000 € par an\n"))
    value = printed(document, "fr").posting["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "minValue": 35000, "maxValue": 41000, "unitText": "YEAR"}


def test_several_workplaces_are_listed_with_their_posts() -> None:
    """Beside the place of the facts; their posts add up to the number of posts where none is given."""
    place = "  lieu de travail:\n    fr: Rue du Merle de Papier 7, 1080 Molenbeek-Saint-Jean\n"
    place += "    nl: Papieren-Merelstraat 7, 1080 Sint-Jans-Molenbeek\n"
    document = offer((START, START + PLACES), (place, ""), ("nombre de postes: 1\n", ""))
    french, dutch = printed(document, "fr"), printed(document, "nl")
    *_, heading, listed = french.parts["conditions"]
    assert isinstance(heading, Heading) and plain(heading.text) == "Postes et lieux de travail"
    assert isinstance(listed, List)
    items = [plain(item.text).replace("\u00a0", " ").replace("\u202f", " ") for item in listed.items]
    assert items == ["Antenne Nord, rue du Puits 3, 1070 Anderlecht : 2 postes, temps plein", "Antenne Sud : 1 poste"]
    assert facts(french, "facts")["Lieu"] == "Antenne Nord et Antenne Sud"
    assert plain(dutch.lines["kicker"]).replace("\u00a0", " ") == "Vacature · 3 plaatsen"
    assert french.posting["totalJobOpenings"] == 3
    north, south = french.posting["jobLocation"]
    assert north["name"] == "Antenne Nord"
    assert [
        north["address"][name] for name in ("streetAddress", "postalCode", "addressLocality", "addressCountry")
    ] == [
        "rue du Puits 3",
        "1070",
        "Anderlecht",
        "BE",
    ]
    assert south["address"] == {"@type": "PostalAddress", "streetAddress": "Antenne Sud", "addressCountry": "BE"}


def test_the_selection_is_told_step_by_step() -> None:
    french = printed(offer(end=SELECTION), "fr")
    course = french.parts["selection"][0]
    assert isinstance(course, Paragraph) and plain(course.text) == "Trois étapes."
    assert facts(french, "selection") == {
        "Épreuve écrite": "Jeudi 4 février 2027 à 9 h 30 · salle 1 · un dossier",
        "Étape": "Entretien",
        "Jury": "Trois personnes",
        "Réserve de recrutement": "Valable deux ans",
        "Réponse": "Par courriel",
    }
    assert list(facts(printed(offer(end=SELECTION), "nl"), "selection"))[:2] == ["Schriftelijke proef", "Stap"]


@pytest.mark.parametrize("lang", LANGS)
def test_places_without_anything_to_say_are_empty(lang: Lang) -> None:
    parts = printed(offer(), lang).parts
    assert [name for name in ("partners", "selection", "criteria", "volunteer") if parts[name]] == []


def test_grades_are_told_without_their_own_names() -> None:
    grades = "  statut: stagiaire\n  niveau: niveau B\n  rang: rang B1\n  famille: {fr: dossiers, nl: dossierbeheer}\n"
    dutch = facts(printed(offer((START, START + grades)), "nl"), "conditions")
    assert {name: dutch[name] for name in ("Statuut", "Niveau", "Rang", "Functiefamilie")} == {
        "Statuut": "Stagedoend met het oog op een benoeming",
        "Niveau": "B",
        "Rang": "B1",
        "Functiefamilie": "Dossierbeheer",
    }
