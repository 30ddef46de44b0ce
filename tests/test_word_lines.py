"""What the check of whole words in Word tables counts."""

from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from weasyprint import HTML

from scripts.word_lines import _count, broken_words, text_of


@pytest.mark.parametrize(
    ("word", "text", "times"),
    [
        ("uur", "37\u00a0uur/week", 1),
        ("uur", "37uur/week", 1),
        ("uur", "Arbeidsduur, buurten", 0),
        ("uur", "u\nur", 0),
        ("Tisselande", "Tissela\nnde", 0),
        ("612.000", "€\u00a0612.000", 1),
        ("612.000", "1612.000", 0),
        ("612.000", "612.0\n00", 0),
    ],
)
def test_words_and_numbers_are_counted_where_they_are_whole(word: str, text: str, times: int) -> None:
    assert _count(word, text) == times


def test_cells_stay_apart_in_the_text_of_a_layout(tmp_path: Path) -> None:
    letter = '<p style="position: absolute; margin: 0; font-size: 10pt; left: {}pt; top: {}pt">{}</p>'
    placed = (
        (100, 0, "Sint-<br>Jans"),
        (124, 0, "efficace en"),
    )
    page = "".join(letter.format(*one) for one in placed)
    file = tmp_path / "a.pdf"
    HTML(string=f"<style>@page {{ size: 300pt 90pt; margin: 0 }}</style>{page}").write_pdf(file)
    (only,) = pypdfium2.PdfDocument(file)
    assert text_of(only).split() == ["Sint\x02", "Jans", "efficace", "en"]


@pytest.mark.parametrize(
    ("shown", "broken"),
    [
        ("info@maison.example, www.maison.example", []),
        ("info@maison.exa<br>mple, www.maison.example", ["info@maison.example"]),
        ("info@maison.example, www.maison.exa<br>mple", ["www.maison.example"]),
    ],
)
def test_an_address_anywhere_stands_whole_whatever_the_feet_of_pages_repeat(
    tmp_path: Path, shown: str, broken: list[str]
) -> None:
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    document = Document()
    # Of an address of more than 40 characters, or with a sign that a line may end after, nothing is asked.
    long = f"{'a' * 30}@maison.example"
    document.add_paragraph(f"Courriel info@maison.example, www.maison.example, {long}, a@b-c.example")
    document.save(str(word))
    foot = '@bottom-left { content: "info@maison.example www.maison.example" }'
    HTML(
        string=f"<style>@page {{ size: A4; margin: 15% 0 5%; {foot} }}</style>Courriel {shown}, a@b-<br>c.example"
    ).write_pdf(pdf)
    assert list(broken_words(word, pdf)) == broken
