"""The inclusive style is said per language: what Dutch does never touches the French."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from imprimatur import pipeline
from imprimatur.core.blocks import plain
from imprimatur.language.typography.inclusive import InclusiveStyle
from tests.dossiers import assembled, offer

TITLE = "intitulé: {fr: Chargé·e d’accueil, nl: Onthaalmedewerker}\n"


@pytest.mark.parametrize(
    ("said", "style", "told"),
    [
        ("écriture inclusive: {fr: point médian, nl: geen}", InclusiveStyle.MID_DOT, []),
        ("écriture inclusive: {fr: aucune, nl: geen}", InclusiveStyle.NONE, []),
        ("écriture inclusive: {fr: doublets, nl: M/V/X}", InclusiveStyle.DOUBLETS, []),
        ("écriture inclusive: {nl: geen}", None, ["L35"]),
        ("écriture inclusive: {nl: genderneutrale woorden}", None, ["L35"]),
        ("écriture inclusive: {nl: M/V/X}", None, ["L35"]),
        ("inclusieve schrijfwijze: geen", None, ["L35"]),
        ("inclusieve schrijfwijze (Frans): genderneutrale woorden", InclusiveStyle.EPICENE, []),
        ("inclusieve schrijfwijze: {fr: geen}", InclusiveStyle.NONE, []),
        ("écriture inclusive: aucune", InclusiveStyle.NONE, []),
        # French alone has dots: in whatever column, they are said of the French.
        ("écriture inclusive: {nl: enkele halfhoge punt (chargé·e)}", InclusiveStyle.MID_DOT, []),
        ("écriture inclusive: {nl: rien de connu}", None, ["V03"]),
        ("langues du document: néerlandais\ninclusieve schrijfwijze: geen", None, []),
    ],
)
def test_the_style_of_french_is_that_of_the_french_column(said: str, style: InclusiveStyle | None, told: list[str]):
    document, findings = offer({"offre.yaml": TITLE + said})
    assert document.inclusive_style == style
    assert [one.code for one in findings if one.path == "inclusive_style"] == told


@pytest.mark.parametrize(
    ("french", "dutch", "title"),
    [
        ("doublets", "geen", "Chargé ou chargée d’accueil"),
        ("point médian", "M/V/X", "Chargé·e d’accueil"),
        ("", "geen", "Chargé·e d’accueil"),
        ("aucune", "", "Chargé d’accueil"),
    ],
)
def test_a_workbook_has_a_column_for_each(french: str, dutch: str, title: str):
    book = Workbook()
    sheet = book.active
    for row in (
        ["Champ", "Français", "Néerlandais"],
        ["Intitulé de la fonction", "Chargé·e d’accueil", "Onthaalmedewerker"],
        ["Écriture inclusive", french, dutch],
    ):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    job = pipeline.write(assembled("job_offer", {"offre.xlsx": content.getvalue()}))
    assert plain(job.manuscripts["fr"].composition.lines["title"]) == title
