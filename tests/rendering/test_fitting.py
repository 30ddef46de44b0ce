"""How tables fit their page, and how wide the characters of our font are."""

import pytest
from PIL import ImageFont

from imprimatur.core.blocks import Facts, Run, Table, runs
from imprimatur.rendering.advances import WIDTHS, advance
from imprimatur.rendering.fitting import Fit, facts_columns, fit, fitted, least, tokens
from tests.rendering.sample import TEMPLATES

FONT = TEMPLATES / "_shared" / "fonts" / "SourceSans3-SemiBold.ttf"
UNDRAWN = "\u200c\u2060"


def test_the_widths_are_those_of_the_font() -> None:
    font = ImageFont.truetype(FONT, 1000, layout_engine=ImageFont.Layout.BASIC)
    wrong = [sign for width, signs in WIDTHS.items() for sign in signs if round(font.getlength(sign)) != width]
    assert "".join(wrong) == UNDRAWN
    assert sum(map(len, WIDTHS.values())) == len({sign for signs in WIDTHS.values() for sign in signs}) > 300


def test_a_text_is_as_wide_as_its_signs_at_its_size() -> None:
    assert advance("ii\u200b", 10) == pytest.approx(5.24)
    assert advance("i") == pytest.approx(0.262 * 9.5)
    # A capital and a small letter that the list lacks, and an ideograph.
    assert [advance(sign, 100) for sign in ("Ж", "ж", "漢", "\u1100", "\u10ff")] == pytest.approx(
        [63, 54, 100, 100, 54]
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tisselande reçoit", ["Tisselande", "reçoit"]),
        ("€\u00a0612.000 par an", ["€\u00a0612.000", "par", "an"]),
        ("1\u202f400 €", ["1\u202f400", "€"]),
        ("Bruxelles-Capitale", ["Bruxelles-", "Capitale"]),
        ("rendez-vous", ["rendez‑vous"]),
        ("2024-2025", ["2024‑2025"]),
        ("et/ou", ["et/ou"]),
        ("- 3", ["-", "3"]),
        ("www." + "a" * 60 + ".be", ["www." + "a" * 36]),
        ("info@" + "a" * 60, ["info@" + "a" * 35]),
        ("info@" + "a" * 35, ["info@" + "a" * 35]),
        ("m" * 50, ["m" * 50]),
    ],
)
def test_what_no_line_breaks(text: str, parts: list[str]) -> None:
    assert tokens(text) == parts


def table(word: str, columns: int = 1, *, wide: bool = False) -> Table:
    return Table(tuple(runs(word) for _ in range(columns)), (), wide=wide)


def length(points: float, size: float) -> int:
    """How many letters a word may have for a column of that many points."""
    return int((points - 12) / 1.06 / (advance("n", size)))


@pytest.mark.parametrize(
    ("points", "size", "wide", "way"),
    [
        (470, 9.5, False, Fit(False, 9.5)),
        (470, 8.5, False, Fit(False, 8.5)),
        (715, 9.5, False, Fit(True, 9.5)),
        (715, 8.5, False, Fit(True, 8.5)),
        (715, 7.5, False, Fit(True, 7.5)),
        (470, 9.5, True, Fit(True, 9.5)),
    ],
)
def test_smaller_type_comes_before_a_turned_page(points: float, size: float, wide: bool, way: Fit) -> None:
    letters = length(points, size)
    assert fit(table("n" * letters, wide=wide)) == way
    assert fit(table("n" * (letters + 1), wide=wide)) != (None if wide else way)


def test_the_smallest_type_is_for_a_turned_page_alone() -> None:
    assert fit(table("n" * length(470, 7.5))) == Fit(True, 9.5)


def test_what_fits_in_no_way_is_set_as_small_as_may_be() -> None:
    assert fit(table("n" * (length(715, 7.5) + 1))) is None
    assert fitted(table("n" * (length(715, 7.5) + 1))) == Fit(True, 7.5)


def test_a_column_needs_its_longest_word_and_its_edges() -> None:
    (need,) = least(((runs("un"),), (runs("deux mots"),)), 10)
    assert need == pytest.approx(advance("mots", 10) * 1.06 + 12)
    assert least(((), ()), 10) == []
    assert least(((runs("a"),), ()), 10) == pytest.approx([advance("a", 10) * 1.06 + 12])


def test_a_column_holds_a_date_or_an_amount_and_may_break_other_texts() -> None:
    for value, widest in (("30 september 2028", "30 september 2028"), ("30 leden", "leden")):
        (need,) = least(((runs("Termijn"),), (runs(value),)), 10)
        assert need == pytest.approx(max(advance("Termijn", 10), advance(widest, 10)) * 1.06 + 12)


def _grid(address: str) -> Facts:
    """Short facts, one of them an address that leads somewhere."""
    short = (runs("Label"), runs("court"))
    return Facts((*[short] * 7, (runs("Adresse"), (Run(address, link=f"mailto:{address}", verbatim=True),))))


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        ("a" * 20, 4),  # 103 points of the 108 that a fourth of the box has
        ("a" * 18 + "rrrr", 4),  # 107.8
        ("a" * 21, 3),
        ("a" * 27, 3),  # 139 of 144
        ("a" * 14 + "j" * 27, 3),  # 143.2
        ("a" * 28, 2),
        ("a" * 80, 2),
    ],
)
def test_a_grid_has_no_more_columns_than_an_address_leaves_room_for(address: str, columns: int) -> None:
    assert facts_columns(_grid(address)) == columns


def test_what_leads_nowhere_may_be_broken_and_takes_no_wider_column() -> None:
    plain = Facts((*[(runs("Label"), runs("court"))] * 5, (runs("Label"), runs("a" * 28))))
    assert facts_columns(plain) == 3
