"""What no chapter of an annual report places stands in the chapter that is about it, else in one of its own."""

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Heading, Table, plain
from imprimatur.core.catalogues import read_catalogue
from imprimatur.documents.annual_report import homes, write
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.fields import specs
from tests.dossiers import assembled, labels

PARTNERS = "partenaires: [{partenaire fr: Le Jardin, partenaire nl: De Tuin, pour quoi fr: le pain}]\n"
MONEY = """bilan:
  - {poste fr: Banque, poste nl: Bank, côté: actif, montant: 100}
  - {poste fr: Fonds, poste nl: Fonds, côté: passif, montant: 100}
budget:
  - {poste fr: Dons, poste nl: Giften, sens: recettes, montant: 80}
  - {poste fr: Loyer, poste nl: Huur, sens: dépenses, montant: 80}
"""


def made(given: str, *titles: str, text: str = "", lang: Lang = "fr"):
    """The manuscript of a report with chapters of these titles, in French and in Dutch."""
    heads = "".join(f"  - {{titre fr: {title}, titre nl: {title}}}\n" for title in titles)
    job = assembled("annual_report", {"r.yaml": f"année: 2025\nchapitres:\n{heads}{given}", f"recit.{lang}.md": text})
    return write(job.document, job.provenance, job.labels, lang)


def outline(blocks) -> list[str]:
    """The headings and captions of a part, in their order."""
    return [
        plain(one.text if isinstance(one, Heading) else one.caption)
        for one in blocks
        if isinstance(one, Heading | Table)
    ]


def test_a_table_that_nobody_places_ends_the_chapter_that_is_about_it() -> None:
    parts = made(PARTNERS, "Qui nous sommes", "Nos partenaires", "Demain").composition.parts
    assert outline(parts["chapters"]) == ["Qui nous sommes", "Nos partenaires", "Partenaires", "Demain"]
    assert parts["remaining"] == ()


def test_a_chapter_of_sections_has_one_more_for_what_is_put_there() -> None:
    told = "# Nos partenaires\n\nBien.\n\n## Le Jardin\n\nDu pain.\n"
    parts = made(PARTNERS, "Nos partenaires", text=told).composition.parts
    assert outline(parts["chapters"]) == ["Nos partenaires", "Le Jardin", "En un coup d’œil", "Partenaires"]


def test_without_such_a_chapter_one_is_made_for_each_home_in_their_order() -> None:
    thanks = "soutiens et remerciements: [{nom fr: Amina, nom nl: Amina}]\n"
    volunteers = "bénévoles: [{tâche fr: Cuisine, nombre: 5}]\n"
    parts = made(thanks + PARTNERS + volunteers, "Qui nous sommes").composition.parts
    assert outline(parts["remaining"]) == [
        *("Les bénévoles", "Bénévoles", "Les partenaires", "Partenaires", "Soutiens et remerciements"),
    ]


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("L’équipe et les bénévoles", True),
        ("Het team", True),
        ("Vrijwilligerswerk", True),
        ("Les bénéfices", False),
        ("Steam", False),
    ],
)
def test_words_of_a_title_are_whole_or_a_beginning(title: str, taken: bool) -> None:
    """Volunteers stand with the team where no chapter is about them."""
    parts = made("bénévoles: [{tâche fr: Cuisine, nombre: 5}]\n", title).composition.parts
    assert outline(parts["chapters"]) == [title, "Bénévoles"] if taken else outline(parts["chapters"]) == [title]


def test_a_title_of_its_own_comes_before_that_of_a_neighbour() -> None:
    parts = made("bénévoles: [{tâche fr: Cuisine, nombre: 5}]\n", "L’équipe", "Les bénévoles").composition.parts
    assert outline(parts["chapters"]) == ["L’équipe", "Les bénévoles", "Bénévoles"]


def test_an_annex_takes_nothing() -> None:
    parts = made(PARTNERS, "Annexe 1 – Partenaires").composition.parts
    assert outline(parts["remaining"])[:2] == ["Les partenaires", "Partenaires"]


def test_every_path_and_title_of_the_homes_exists() -> None:
    known = {part for spec in specs(AnnualReport) for part in (spec.path, spec.path.partition(".")[0])}
    given = read_catalogue(homes._HOMES)
    assert {path for one in given.values() for path in one["holds"]} <= known
    assert {other for one in given.values() for other in one.get("else", ())} <= set(given)
    assert all(labels("annual_report").word(f"home_{name}", lang) for name in given for lang in ("fr", "nl"))


@pytest.mark.parametrize(
    ("said", "on_page", "total"),
    [
        ('{{ tableau("Bilan") }}', ["Budget 2026"], "Total de l’actif"),
        ('{{ tableau("Budget") }}', ["Bilan à la fin de l’année 2025"], "Total des recettes"),
    ],
)
def test_a_table_of_money_that_a_chapter_places_has_its_totals_there_and_is_printed_once(
    said: str, on_page: list[str], total: str
) -> None:
    parts = made(MONEY, "Les moyens", text=f"# Les moyens\n\n{said}\n").composition.parts
    assert outline(parts["money"]) == on_page
    (placed,) = [one for one in parts["chapters"] if isinstance(one, Table)]
    assert total in [plain(row[0]) for row in placed.rows]
    assert parts["remaining"] == ()


def test_a_table_of_money_bears_the_title_that_its_chapter_gives() -> None:
    text = '# Les moyens\n\n{{ tableau("Bilan", titre="Ce que nous avons") }}\n'
    assert outline(made(MONEY, "Les moyens", text=text).composition.parts["chapters"])[1] == "Ce que nous avons"


def test_the_columns_that_a_chapter_does_not_choose_are_left_out_and_named() -> None:
    text = '# Nos partenaires\n\n{{ tableau("Partenaires", "Partenaire") }}\n'
    manuscript = made(PARTNERS, "Nos partenaires", text=text)
    assert outline(manuscript.composition.parts["chapters"]) == ["Nos partenaires", "Partenaires"]
    assert manuscript.composition.parts["remaining"] == ()
    assert {path for path in manuscript.left_out if path.endswith("role")} == {"partners.0.role"}
    assert "partners.0.name" not in manuscript.left_out


@pytest.mark.parametrize(("name", "lang"), [("remerciements", "fr"), ("dank", "nl")])
def test_thanks_stand_where_a_chapter_places_them(name: str, lang: Lang) -> None:
    given = "soutiens et remerciements: [{nom fr: Amina, nom nl: Amina}]\n"
    parts = made(given, "Varia", text=f"# Varia\n\n{{{{ {name}() }}}}\n", lang=lang).composition.parts
    assert len(parts["chapters"]) == 2 and parts["remaining"] == ()
