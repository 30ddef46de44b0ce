"""What a kit is wanted for, in words: the contract of an offer, the tables that a document has a use for."""

import pytest

from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.outline import ALL, Wanted
from imprimatur.kit.wanted import offered, wishes
from tests.dossiers import ROOT
from tests.kit.filling import opened

TEMPLATES = ROOT / "templates"


@pytest.mark.parametrize(
    ("typed", "contract"),
    [
        ("cdi", "cdi"),
        ("CDI", "cdi"),
        ("contrat à durée indéterminée", "cdi"),
        ("Contract van onbepaalde duur", "cdi"),
        ("mission", "mission"),
        ("opdracht", "mission"),
    ],
)
def test_a_contract_is_understood_in_words(typed: str, contract: str) -> None:
    assert wishes(TEMPLATES, "job_offer").read(typed, ()) == (Wanted((contract,)), ())


def test_what_means_nothing_is_told() -> None:
    assert wishes(TEMPLATES, "job_offer").read("poésie", ()) == (ALL, ("poésie",))
    assert wishes(TEMPLATES, "feasibility_report").read("cdi", ()) == (ALL, ("cdi",))
    _, unknown = wishes(TEMPLATES, "feasibility_report").read(None, ("votes", "poésie"))
    assert unknown == ("poésie",)


def test_tables_that_are_optional_and_not_named_are_left_out() -> None:
    wanted, unknown = wishes(TEMPLATES, "feasibility_report").read(None, ("stemmingen", "Mots écartés"))
    assert (wanted, unknown) == (Wanted((), frozenset({"votes", "avoided_words"})), ())
    whole = opened(skeleton(TEMPLATES, "feasibility_report", "fr")).sheetnames
    named = opened(skeleton(TEMPLATES, "feasibility_report", "fr", wanted=wanted)).sheetnames
    left_out = {"Rôle des entités", "Accompagnement externe", "Conditions"}
    assert set(whole) - set(named) == left_out
    assert set(offered(TEMPLATES, "feasibility_report", "fr")) == {*left_out, "Votes", "Mots écartés"}


def test_a_contract_and_tables_go_together() -> None:
    wanted, _ = wishes(TEMPLATES, "job_offer").read("cdi", ("Connaissances",))
    names = opened(skeleton(TEMPLATES, "job_offer", "fr", wanted=wanted)).sheetnames
    assert "Connaissances" in names
    assert not {"Livrables", "Qualités", "Chiffres du projet"} & set(names)
    assert {"Langues", "Soutiens", "Autres rubriques", "Constats acceptés"} <= set(names)


def test_modules_of_a_report_bring_what_belongs_to_them_and_nothing_else() -> None:
    wish = wishes(TEMPLATES, "annual_report")
    wanted, unknown = wish.read(None, ("activités", "vrijwilligers", "Instances", "jaarlijkse dag"))
    assert (wanted, unknown) == (Wanted(("activities", "volunteers", "event"), frozenset({"bodies"})), ())
    made = opened(skeleton(TEMPLATES, "annual_report", "fr", wanted=wanted))
    assert made.sheetnames[2:] == [
        *("Activités", "Bénévoles"),
        *("Chapitres", "Conseil d’administration", "Instances", "L’année en chiffres"),
        *("Organisations", "Personnes", "Sessions"),
        *("Autres rubriques", "Constats acceptés"),
    ]
    fields = {str(row[0].value): row[2].value for row in made.worksheets[1].iter_rows()}
    assert fields["Rubriques"] == "activités ; bénévoles ; journée annuelle"
    assert {"Nombre de bénévoles", "Titre de la journée"} <= set(fields)
    assert not {"Nombre d’ETP", "Année de création du réseau", "Nombre de chercheurs"} & set(fields)
    assert "organigramme" in offered(TEMPLATES, "annual_report", "fr")


def fields_of(contract: str) -> list[str]:
    """The fields of the kit of a contract, and the headings over them, in order."""
    book = opened(skeleton(TEMPLATES, "job_offer", "fr", wanted=Wanted((contract,))))
    return [str(row[0].value).removeprefix("▹\u2002") for row in book.worksheets[1].iter_rows() if row[0].value]


def test_volunteers_have_no_working_time() -> None:
    """Nor anything else of a contract of employment; an intern has hours."""
    employed = {"Régime de travail", "Heures par semaine", "Renouvelable", "Télétravail", "Mention de genre"}
    assert not employed & set(fields_of("volunteer"))
    assert not {"Régime de travail", "Heures par semaine"} & set(fields_of("mission"))
    assert employed <= set(fields_of("internship"))


def test_what_only_public_bodies_have_stands_apart() -> None:
    """With the case said in its heading, so that no association takes a rank for something advised."""
    told = fields_of("cdi")
    (heading,) = [one for one in told if one.startswith("Emploi dans un organisme public")]
    assert heading.endswith("uniquement si l’employeur est un organisme public")
    at = told.index(heading)
    assert sorted(told[at + 1 : at + 5]) == ["Famille de fonctions", "Niveau de la fonction", "Rang", "Statut du poste"]
