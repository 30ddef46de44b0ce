"""The space of every font is copied and found as a plain one."""

from dataclasses import replace

import pypdfium2

from imprimatur.rendering.interface import Templates
from imprimatur.rendering.pdf.renderer import PDF
from tests.rendering.sample import TEMPLATES, runs, sample


def test_a_title_with_a_no_break_space_leaves_the_spaces_of_its_font_plain() -> None:
    composition = sample()
    slogan = runs("12\u00a0%\u00a0de plus, et d’autres mots")
    lines = {**composition.lines, "title": slogan}
    content = PDF(replace(composition, lines=lines), Templates(TEMPLATES)).content
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    assert "12 % de plus, et d’autres mots" in text.replace("\r\n", " ")
    assert "\u00a0" not in text
