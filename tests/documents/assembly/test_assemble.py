"""From files to the document: what people type is understood, or a finding stands at its place."""

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import Workbook

from imprimatur.core.bilingual import State
from imprimatur.core.blocks import Heading, List, plain
from imprimatur.core.finding import Severity
from imprimatur.core.values import FlexDate, Money, Precision, Readiness, WorkingTime
from imprimatur.documents.assembly import assemble_registers
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.sources import read_any
from tests.dossiers import assembled, labels, offer, source


def places(findings):
    """Code and place of each finding."""
    return [(finding.code, str(finding.location)) for finding in findings]


def test_values_as_people_type_them():
    """Every spelling of the issue arrives as the value meant."""
    document, findings = offer(
        {
            "offre.yaml": """
contrat:
  type: CDD
  entrée en fonction: dès que possible en janvier 2024
  fin: 31/12/2024
  heures par semaine: 19h/semaine
  régime de travail: temps plein ou 4/5
rémunération:
  CP: CP 330.04
  brut mensuel minimum: 2.800€
  brut mensuel maximum: 3 400
candidature:
  courriel: rh@smes.be
  date limite: 1er février 2024
"""
        }
    )
    assert findings == ()
    contract, pay = document.contract, document.pay
    assert contract.kind is ContractKind.CDD
    assert contract.start == FlexDate(date(2024, 1, 1), Precision.MONTH, readiness=Readiness.ASAP)
    assert contract.end == FlexDate(date(2024, 12, 31))
    assert contract.hours_week == Decimal(19)
    assert contract.regime == WorkingTime((Fraction(1), Fraction(4, 5)))
    assert pay.joint_committee == "330.04"
    assert (pay.gross_min, pay.gross_max) == (Money(Decimal(2800)), Money(Decimal(3400)))
    assert document.application.email == "rh@smes.be"
    assert document.application.deadline == FlexDate(date(2024, 2, 1))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("entrée en fonction: bientôt", "V01"),
        ("entrée en fonction: vendredi 3 octobre 2024", "V02"),
        ("type: CDX", "V03"),
        ("heures par semaine: 90", "V05"),
        ("couleur: bleu", "T01"),
    ],
)
def test_what_cannot_be_understood_is_a_finding_at_its_line(line, code):
    """Never a guess: the value is left out and the line is named."""
    document, findings = offer({"offre.yaml": f"titre:\n  fr: Poste\ncontrat:\n  {line}\n"})
    assert places(findings) == [(code, "job_offer/test/offre.yaml:4")]
    assert document.contract.start is None
    assert document.contract.kind is None
    assert document.contract.hours_week is None


def test_a_state_that_is_none_is_named_once_at_its_own_cell():
    """Not at the texts beside it, which are good."""
    book = Workbook()
    book.active.title = "Données"
    for row in (
        ["Champ", "Français", "Néerlandais", "Statut"],
        ["Intitulé de la fonction", "Poste", "Functie", "fini"],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    _, findings = offer({"offre.xlsx": stream.getvalue()})
    assert [pair for pair in dict.fromkeys(places(findings)) if pair[0] == "V03"] == [
        ("V03", "job_offer/test/offre.xlsx!Données!D2")
    ]


def test_cct_for_cp_is_its_own_finding():
    """An agreement is not a committee."""
    document, findings = offer({"offre.yaml": "rémunération:\n  commission paritaire: CCT 319.02\n"})
    assert places(findings) == [("V04", "job_offer/test/offre.yaml:2")]
    assert document.pay.joint_committee is None


def test_two_languages_of_a_text_in_files_of_their_own():
    """Headings open fields, deeper headings group a list, rows of two files are paired."""
    document, findings = offer(
        {
            "recit.fr.md": "# Tâches\n\n- un\n  - deux\n    - trois\n\n## Ensuite\n\n- quatre\n\n"
            "# Profil\n\n## Compétences\n\n- écrire\n- parler néerlandais (atout)\n",
            "recit.nl.md": "# Taken\n\n- een\n  - twee\n    - drie\n\n## Daarna\n\n- vier\n\n"
            "# Profiel\n\n## Vaardigheden\n\n- schrijven\n- Frans spreken (pluspunt)\n",
        }
    )
    assert findings == ()
    first, heading, second = document.tasks.blocks("nl")
    assert isinstance(first, List)
    deepest = first.items[0].children[0].items[0].children[0].items[0]
    assert (plain(deepest.text), str(deepest.location)) == ("drie", "job_offer/test/recit.nl.md:5")
    assert isinstance(heading, Heading)
    assert plain(heading.text) == "Daarna"
    assert plain(second.items[0].text) == "vier"
    skills = document.profile.skills
    assert [(row.text.plain("fr"), row.text.plain("nl"), bool(row.asset)) for row in skills] == [
        ("écrire", "schrijven", False),
        ("parler néerlandais", "Frans spreken", True),
    ]


def test_rows_that_do_not_pair_are_a_finding():
    """Two skills in French, one in Dutch: said at the Dutch heading."""
    _, findings = offer({"a.fr.md": "# Compétences\n\n- un\n- deux\n", "a.nl.md": "# Vaardigheden\n\n- een\n"})
    assert [(f.code, str(f.location), f.lang) for f in findings] == [("L01", "job_offer/test/a.nl.md:1", "nl")]


def test_a_field_given_twice_differently_is_a_finding_and_twice_the_same_is_not():
    """One fact has one place."""
    _, same = offer({"a.yaml": "référence: ABC-1\n", "b.yaml": "référence: ABC-1\n"})
    assert same == ()
    _, differing = offer({"a.yaml": "référence: ABC-1\n", "b.yaml": "référence: ABC-2\n"})
    assert places(differing) == [("T02", "job_offer/test/b.yaml:1")]
    assert "ligne 1 d’a.yaml" in differing[0].message.fr


def test_names_are_references_into_the_registers():
    """A known name resolves; one letter off is said so; an unknown one as well."""
    document, findings = offer({"a.yaml": "employeur: ama\ncandidature:\n  personne de contact: Marie Sadzot\n"})
    assert findings == ()
    assert document.employer.acronym == "AMA"
    assert document.application.contact.full_name == "Marie Sadzot"
    _, near = offer({"a.yaml": "candidature:\n  personne de contact: Marie Sadzott\n"})
    assert [f.code for f in near] == ["G02"]
    assert "Marie Sadzot" in near[0].remedy.nl
    _, unknown = offer({"a.yaml": "employeur: Les Amis de la Lune\n"})
    assert [f.code for f in unknown] == ["G01"]


def test_states_and_approvals():
    """A text is given until somebody approves the language; one to confirm stays so."""
    approved = "approbation:\n  français approuvé par: Marie Sadzot\n  français approuvé le: 1/2/2024\n"
    content = "titre: {fr: Poste, nl: Functie}\naccroche: {fr: Venez, statut: à confirmer}\n"
    document, findings = offer({"a.yaml": content + approved})
    assert findings == ()
    assert [document.title.state(lang) for lang in ("fr", "nl")] == [State.APPROVED, State.GIVEN]
    assert document.headline.state("fr") is State.DRAFT
    assert document.headline.state("nl") is State.MISSING


def test_tables_of_yaml_and_their_cells():
    """A list of mappings is a table; its cells have their lines."""
    job = assembled(
        "job_offer",
        {
            "a.yaml": "livrables:\n  - titre: {fr: Une note, nl: Een nota}\n    échéance: février 2022\n"
            "langues:\n  - langue: néerlandais\n    atout: oui\n"
        },
    )
    document: Any = job.document
    assert job.findings == ()
    assert document.deliverables[0].title.plain("nl") == "Een nota"
    assert str(job.provenance.place("deliverables.0.due")) == "job_offer/test/a.yaml:3"
    assert document.profile.languages[0].language == "nl"
    assert document.profile.languages[0].asset is True


def test_where_an_absent_value_should_be_written():
    """The file that holds the entries is the home of what is missing."""
    job = assembled("job_offer", {"a.yaml": "référence: ABC\n"})
    assert str(job.provenance.place("contract.end")) == "job_offer/test/a.yaml"


def test_house_texts_of_the_employer_fill_in():
    """An offer without a presentation of its own takes the employer's."""
    document, _ = offer({"a.yaml": "employeur: Smes\n"})
    assert document.organisation_presentation == document.employer.presentation
    own, _ = offer({"a.yaml": "employeur: Smes\nprésentation: {fr: Nous, nl: Wij}\n"})
    assert own.organisation_presentation.plain("nl") == "Wij"


def test_an_unknown_column_of_a_register_is_told_and_stops_nothing():
    """What a register holds beside its columns is used by no dossier: a warning, at its header."""
    one = source("_shared/persons.csv", "Code;Nom;Prénom;Couleur\nx;Aubel;Rika;bleu\n")
    registers, findings = assemble_registers([read_any(one)], labels(), {one.name: one})
    assert [person.full_name for person in registers.persons] == ["Rika Aubel"]
    assert [(f.code, str(f.location), f.severity) for f in findings] == [
        ("G05", "_shared/persons.csv:1", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"a.yaml": "date limite: 15/01/2027\n", "b.csv": "Champ;Valeur\nDate limite;16/01/2027\n"}, "b.csv:2"),
        ({"b.csv": "Champ;Français;Nederlands\nDate limite;15/01/2027;16 januari 2027\n"}, "b.csv:2"),
        ({"a.yaml": "date limite: {fr: 15/01/2027, nl: 16/01/2027}\n"}, "a.yaml:1"),
        (
            {"a.fr.md": "# Date limite\n\n15 janvier 2027\n", "a.nl.md": "# Uiterste datum\n\n16 januari 2027\n"},
            "a.nl.md:3",
        ),
        ({"a.yaml": "contexte: {fr: Un quartier.}\n", "a.fr.md": "# Contexte\n\nDeux quartiers.\n"}, "a.fr.md:1"),
        ({"a.yaml": "titre: Un\n", "b.csv": "Champ;Français\nIntitulé;Deux\n"}, "b.csv:2"),
        ({"livrables.csv": "Livrable;Titre;Échéance\nun;deux;2027\n"}, "livrables.csv:2"),
        ({"livrables.csv": "Livrable;Échéance FR;Échéance NL\nun;2027;2028\n"}, "livrables.csv:2"),
    ],
)
def test_two_sources_of_one_fact_are_compared(files, place):
    """Whatever the file, the column and the language: neither is chosen in silence."""
    _, findings = offer(files)
    assert [(f.code, str(f.location)) for f in findings if f.code == "T02"] == [("T02", f"job_offer/test/{place}")]


@pytest.mark.parametrize(
    "files",
    [
        {"a.yaml": "date limite: 15/01/2027\n", "b.csv": "Champ;Valeur\nDate limite;vendredi 15 janvier 2027\n"},
        {"b.csv": "Champ;Français;Nederlands\nDate limite;15 janvier 2027;15 januari 2027\n"},
        {"a.yaml": "contexte: {fr: Un quartier.}\n", "a.fr.md": "# Contexte\n\nUn **quartier**\n"},
        {"livrables.csv": "Livrable;Titre;Échéance\nun;Un;2027\n"},
    ],
)
def test_two_sources_that_say_the_same_agree(files):
    """However each writes it."""
    _, findings = offer(files)
    assert [f.code for f in findings if f.code == "T02"] == []
