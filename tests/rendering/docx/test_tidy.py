"""What a filled template is mended of."""

import pytest

from imprimatur.rendering.docx.tidy import TALL, tidy
from imprimatur.rendering.docx.xml import name, paragraph, text_run, w


@pytest.mark.parametrize(("length", "whole"), [(1000, True), (1001, False)])
def test_a_row_stays_whole_unless_it_is_about_half_a_page(length: int, whole: bool) -> None:
    cell = w("tc", paragraph("BodyText", text_run("a" * length)))
    row = w("tr", w("trPr", w("cantSplit")), cell)
    tidy([w("body", w("tbl", row))], "Spacer")
    assert (row.find(f"{name('trPr')}/{name('cantSplit')}") is not None) is whole and TALL == 1000
