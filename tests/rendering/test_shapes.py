"""Rows of pictures: which stand together, and how wide each is."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from imprimatur.core.blocks import Block, Figure, Paragraph, runs
from imprimatur.core.location import Location
from imprimatur.core.theme import Theme
from imprimatur.rendering.html.blocks import Writer
from imprimatur.rendering.shapes import in_rows, shape, shares_of

PLACE = Location("a.docx", paragraph=1)


def picture(width: int, height: int, row: int = 0, caption: str = "") -> Figure:
    held = BytesIO()
    Image.new("RGB", (width, height)).save(held, "PNG")
    return Figure(held.getvalue(), "image/png", "Une salle", runs(caption), location=PLACE, row=row)


def test_pictures_of_a_row_stand_together_three_at_most() -> None:
    def sizes(count: int) -> list[int]:
        return [len(row) for row in in_rows((picture(3, 2, count),) * count)]

    assert [sizes(count) for count in (2, 3, 4, 5, 7)] == [[2], [3], [2, 2], [3, 2], [3, 3, 1]]
    apart: tuple[Block, ...] = (picture(3, 2, 2), Paragraph(runs("x")), replace(picture(3, 2, 2), place="opener"))
    assert [len(row) for row in in_rows((*apart, picture(3, 2), picture(3, 2)))] == [1] * 5


def test_all_are_as_high_and_fill_the_width_that_their_height_allows() -> None:
    wide, tall = picture(300, 200), picture(200, 300)
    first, second = shares_of((wide, tall), 100, 60)
    assert (first / 1.5, first + second) == (pytest.approx(second * 1.5), pytest.approx(98))
    assert shares_of((tall, tall), 100, 30) == [pytest.approx(20)] * 2
    assert shape(b"none") == 1.5


def html(*figures: Figure) -> str:
    return Writer(Theme("t", "#000000", "#000000", "#ffffff", "#000000"), "fr", {"figure": "Figure"}).blocks(figures)


def test_the_only_words_of_a_row_are_said_of_all_of_it() -> None:
    first, second = picture(3, 2, 2), replace(picture(3, 2, 2, "Deux salles"), number="4", anchor="figure-4")
    made = html(first, replace(second, credit=runs("Photo : X")))
    assert made.startswith('<figure class="keep row"><div class="pictures"><div style="width: 49.0%"><img')
    assert made.count("<figcaption>") == 1
    words = '<span class="number">Figure\u00a04.</span> Deux salles <span class="credit">Photo : X</span>'
    assert made.endswith(f"</div><figcaption>{words}</figcaption></figure>")
    assert '<div style="width: 49.0%" id="figure-4">' in made


def test_each_picture_of_a_row_may_have_words_of_its_own() -> None:
    made = html(picture(3, 2, 2, "Un"), picture(3, 2, 2, "Deux"))
    assert made.count('<figure style="width: 49.0%">') == made.count("<figcaption>") == 2


def test_a_map_and_a_credit_alone() -> None:
    assert 'class="keep map"' in html(replace(picture(3, 2), wide=True))
    assert '<figcaption><span class="credit">© X</span></figcaption>' in html(
        replace(picture(3, 2), credit=runs("© X"))
    )
