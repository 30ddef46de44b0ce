"""Places as people say them, in both languages."""

import pytest

from imprimatur.core.finding import quoted
from imprimatur.core.location import Location
from imprimatur.core.place import file_said, runs, said, said_together, sheet_said, shortened

TEAM = "annual_report/x/equipe.xlsx"


def cells(*names: str) -> list[Location]:
    return [Location(TEAM, "Équipe", name) for name in names]


@pytest.mark.parametrize(
    ("place", "french", "dutch"),
    [
        (
            Location(TEAM, "Équipe", "C10"),
            "cellule C10, feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx",
            "cel C10, blad ‘Équipe’, bestand equipe.xlsx",
        ),
        (
            Location(TEAM, "Équipe"),
            "feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx",
            "blad ‘Équipe’, bestand equipe.xlsx",
        ),
        (Location("x/couts.csv", cell="B2"), "cellule B2, fichier couts.csv", "cel B2, bestand couts.csv"),
        (Location("x/recit.fr.md", line=12), "ligne 12 de recit.fr.md", "regel 12 van recit.fr.md"),
        (Location("x/formulaire.yaml"), "formulaire de la page", "formulier op de pagina"),
        (Location("x/formulier.yaml", line=4, key="title"), "formulaire de la page", "formulier op de pagina"),
        (Location("x/formulier.yaml", line=4), "ligne 4 de formulier.yaml", "regel 4 van formulier.yaml"),
        (Location("x/offre.yaml", line=4, key="titre"), "ligne 4 d’offre.yaml", "regel 4 van offre.yaml"),
        (
            Location("x/chapitre-3.docx", paragraph=14, under="Contexte"),
            "paragraphe 14 de chapitre-3.docx, sous «\u00a0Contexte\u00a0»",
            "alinea 14 van chapitre-3.docx, onder ‘Contexte’",
        ),
        (
            Location("x/chapitre-3.docx", paragraph=14, cell="T2 R3C1"),
            "tableau 2, ligne 3, colonne 1 de chapitre-3.docx",
            "tabel 2, rij 3, kolom 1 van chapitre-3.docx",
        ),
        (Location("x/note.docx", paragraph=1, cell="T2"), "tableau 2 de note.docx", "tabel 2 van note.docx"),
        (
            Location("_shared/organisations.yaml", key="cbcs", under="CBCS"),
            "registre des organisations (organisations.yaml), fiche «\u00a0CBCS\u00a0»",
            "register van organisaties (organisations.yaml), fiche ‘CBCS’",
        ),
        (
            Location("_shared/organisations.yaml", line=5, key="address.street"),
            "ligne 5 du registre des organisations (organisations.yaml)",
            "regel 5 van het register van organisaties (organisations.yaml)",
        ),
        (
            Location("_shared/terms.csv", line=3),
            "ligne 3 de la liste des termes (terms.csv)",
            "regel 3 van de termenlijst (terms.csv)",
        ),
        (
            Location("_shared/persons.csv", cell="C4"),
            "cellule C4, registre des personnes (persons.csv)",
            "cel C4, register van personen (persons.csv)",
        ),
        (Location("x/offre.yaml", key="titre"), "fichier offre.yaml", "bestand offre.yaml"),
        (Location("mon-offre"), "dossier mon-offre", "dossier mon-offre"),
    ],
)
def test_a_place_is_said_as_people_say_it(place: Location, french: str, dutch: str) -> None:
    assert (said(place).fr, said(place).nl) == (french, dutch)
    assert place.key not in said(place).fr or not place.key or place.key == "cbcs"


@pytest.mark.parametrize(
    ("names", "french", "dutch"),
    [
        (("C3", "C8", "C9", "C10"), "cellules C3, C8 à C10", "cellen C3, C8 tot C10"),
        (("C8", "C9"), "cellules C8, C9", "cellen C8, C9"),
        (("C8", "C8"), "cellule C8", "cel C8"),
        (("C8", "D9", "D10", "D11"), "cellules C8, D9 à D11", "cellen C8, D9 tot D11"),
    ],
)
def test_neighbours_are_said_by_their_ends(names: tuple[str, ...], french: str, dutch: str) -> None:
    together = said_together(cells(*names))
    assert together.fr == f"{french}, feuille «\u00a0Équipe\u00a0», fichier equipe.xlsx"
    assert together.nl == f"{dutch}, blad ‘Équipe’, bestand equipe.xlsx"


def test_lines_and_paragraphs_together() -> None:
    lines = [Location("x/recit.md", line=number, under="Un titre") for number in (2, 4, 5, 6)]
    assert said_together(lines).fr == "lignes 2, 4 à 6 de recit.md, sous «\u00a0Un titre\u00a0»"
    paragraphs = [
        Location("x/recit.docx", paragraph=2, under="Un"),
        Location("x/recit.docx", paragraph=9, under="Deux"),
    ]
    assert said_together(paragraphs).nl == "alinea’s 2, 9 van recit.docx"


def test_each_range_leads_to_its_first_cell() -> None:
    assert [(text.fr, place.cell) for text, place in runs(cells("C3", "C8", "C9", "C10"))] == [
        ("C3", "C3"),
        ("C8 à C10", "C8"),
    ]


def test_a_long_heading_is_cut_at_a_word() -> None:
    place = Location("x/recit.md", line=3, under="mot " * 20)
    assert said(place).fr.endswith("sous «\u00a0" + "mot " * 14 + "mot…\u00a0»")


def test_file_and_sheet_alone() -> None:
    assert (file_said(cells("C3")[0]).nl, sheet_said(cells("C3")[0]).nl) == ("bestand equipe.xlsx", "blad ‘Équipe’")
    assert sheet_said(Location("x/recit.md", line=3)).fr == ""


def test_a_text_is_cut_at_a_word_without_another_sign_before_the_dots() -> None:
    assert shortened("Elles rencontrent l’équipe. Puis on répond.", 27) == "Elles rencontrent l’équipe…"
    assert shortened("Elles rencontrent l’équipe.", 24) == "Elles rencontrent…"
    assert shortened("Elles rencontrent l’équipe.", 27) == "Elles rencontrent l’équipe."


def test_what_a_finding_quotes_of_the_input_is_known() -> None:
    values = {"field": "Accroche", "before": "oui ; non", "now": "non…", "target": "nee", "by": "Bram"}
    assert quoted(values) == ("non", "oui ; non", "nee")
