"""What paper cannot show: signs without a drawing, tables wider than the page."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from imprimatur import pipeline
from imprimatur.rendering.signs import signs_of
from tests.dossiers import ROOT, assembled
from validators import check

SIGNS = signs_of(ROOT / "templates")


def found(text: str, **pictures: bytes) -> list[tuple[str, int, str]]:
    """The findings about print in a text beside its pictures, with their lines."""
    files = {"texte.fr.md": text, **{f"{name}.png": content for name, content in pictures.items()}}
    job = replace(assembled("job_offer", files), signs=SIGNS)
    findings = pipeline.examine(pipeline.write(job), check).findings
    return [(one.code, one.location.line, one.message.fr) for one in findings if one.code in ("P01", "P02", "P30")]


@pytest.mark.parametrize(
    "text",
    [
        "Œuvre, naïf, ÇÉÀ, « 10 € », 10⁶ m², n° 3, 1 – 2 — 3…",
        "Łódź, İstanbul, București, Москва, Αθήνα",
        "العربية, ⵜⴰⵎⴰⵣⵉⵖⵜ, ☐ à cocher, ☑ coché, une flèche ⇒",
    ],
)
def test_what_is_written_in_brussels_is_printed(text):
    assert found(f"# Contexte\n\n{text}\n") == []


def test_signs_without_a_drawing_are_named_where_they_stand():
    said = "Nos polices n’ont pas de dessin pour « 🎉 漢 » : un carré vide serait imprimé."
    assert found("# Contexte\n\nUn quartier.\n\nFête 🎉, 漢, م et encore 🎉.\n") == [("P01", 5, said)]


def test_five_signs_are_named():
    ((_, _, said),) = found("# Contexte\n\n漢 字 仮 名 交 文\n")
    assert "« 漢 字 仮 名 交 »" in said


def test_without_fonts_nothing_is_said():
    job = assembled("job_offer", {"texte.fr.md": "# Contexte\n\n🎉\n"})
    assert [one.code for one in pipeline.examine(pipeline.write(job), check).findings if one.code == "P01"] == []


def table(columns: int, word: str) -> str:
    row = "|" + "|".join([f" {word} "] * columns) + "|\n"
    return f"# Contexte\n\nUn quartier.\n\n{row}|{'---|' * columns}\n{row}"


def test_a_table_wider_than_the_page_is_told_at_its_place():
    said = "Ce tableau de 14 colonnes ne tient pas dans la largeur d’une page : des colonnes seraient coupées."
    assert found(table(14, "Indicateurs choisis".replace(" ", "-1-"))) == [("P02", 5, said)]
    assert found(table(14, "Indicateur")) == []


def test_a_sign_of_a_private_font_is_named():
    assert [one[:2] for one in found("# Contexte\n\nPoint \ue0a7 fort.\n")] == [("P01", 3)]


def drawn(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("size", "few"), [((299, 299), True), ((300, 40), False), ((40, 300), False), ((900, 39), True)]
)
def test_a_picture_of_few_dots_is_told_at_its_place(size, few):
    """It would be printed blurred, or as a line."""
    width, height = size
    said = (
        f"Cette image n’a que {width} points de large et {height} de haut : elle s’imprimera floue. Est-ce la bonne ?"
    )
    told = found("# Contexte\n\nUn quartier.\n\n![Un plan](plan.png)\n", plan=drawn(*size))
    assert told == ([("P30", 5, said)] if few else [])
