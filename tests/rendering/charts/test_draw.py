"""Charts: what is drawn where, in which words and colours, as SVG and as a picture."""

from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from imprimatur.core.blocks import Chart, ChartSort, Series, Table
from imprimatur.core.theme import Theme, contrast, luminance
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import lines_of
from imprimatur.rendering.charts.draw import WIDTH, draw, shades
from tests.dossiers import ROOT

FONTS = ROOT / "templates" / "_shared" / "fonts"
THEME = Theme("Essai", "#1B3F73", "#17345F", "#E9EFF8", "#E3A32B")
NAMES = (
    "Direction",
    "Coordination",
    "Chargé·es de projet & professionnel·les des secteurs ambulatoires et associatifs",
)


def series(name: str, *values: str | None) -> Series:
    return Series(name, tuple(None if value is None else Decimal(value) for value in values))


def chart(sort: ChartSort, *given: Series, names: tuple[str, ...] = NAMES, labels: tuple[str, ...] = ()) -> Chart:
    return Chart(sort, names, given, "en mots", Table((), ()), labels)


def shapes(drawn: bytes, tag: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for element in etree.fromstring(drawn).iter(f"{{http://www.w3.org/2000/svg}}{tag}"):
        shape: dict[str, Any] = {str(key): value for key, value in element.items()}
        shape.update({key: float(shape[key]) for key in ("x", "y", "width", "height") if key in shape})
        found.append({**shape, "text": element.text})
    return found


def said(drawn: bytes) -> str:
    return " ".join(text["text"] for text in shapes(drawn, "text")).replace("\u200c", "")


def test_bars_are_as_long_as_their_values_and_end_with_them() -> None:
    drawn = draw(chart(ChartSort.BARS, series("ETP", "1", "4", "2.5"), labels=("1", "4", "2,5")), THEME, "fr").svg
    bars = shapes(drawn, "rect")
    assert [round(bar["width"] / bars[0]["width"], 2) for bar in bars] == [1, 4, 2.5]
    assert {bar["fill"] for bar in bars} == {"#1B3F73"} and len({bar["x"] for bar in bars}) == 1
    for bar, label in zip(bars, ("1", "4", "2,5"), strict=True):
        (text,) = [one for one in shapes(drawn, "text") if one["text"] == label and one["font-weight"] == "600"]
        assert bar["x"] + bar["width"] < text["x"] < WIDTH - advance(label)
        assert bar["y"] < text["y"] < bar["y"] + bar["height"]
    assert said(drawn).startswith("ETP Direction 1 Coordination 4 Chargé·es de projet")


@pytest.mark.parametrize(("lang", "number"), [("fr", "12\u202f500,5"), ("nl", "12.500,5")])
def test_values_that_the_chart_does_not_print_are_written_in_the_language(lang: Any, number: str) -> None:
    drawn = draw(chart(ChartSort.BARS, series("", "12500.5", None, "0")), THEME, lang).svg
    assert [text["text"] for text in shapes(drawn, "text") if text["font-weight"] == "600"] == [number, "–", "0"]
    assert [bar["width"] for bar in shapes(drawn, "rect")][1:] == [0, 0]


def test_columns_stand_on_one_base_line() -> None:
    drawn = draw(chart(ChartSort.COLUMNS, series("réunions", "11", "6", "2"), labels=("11", "6", "2")), THEME, "fr").svg
    columns = shapes(drawn, "rect")
    assert len({round(column["y"] + column["height"], 1) for column in columns}) == 1
    assert [round(column["height"] / columns[2]["height"], 1) for column in columns] == [5.5, 3, 1]
    assert said(drawn).split()[:7] == ["réunions", "11", "Direction", "6", "Coordination", "2", "Chargé·es"]


def test_a_stack_lays_its_series_end_to_end_in_luminances_that_differ() -> None:
    given = (series("Ateliers", "11", "6"), series("Plénières", "3", None), series("Autres", "0.1", "6"))
    drawn = draw(chart(ChartSort.STACKED, *given, names=("2023", "2024")), THEME, "fr").svg
    swatches, parts = shapes(drawn, "rect")[:3], shapes(drawn, "rect")[3:]
    assert [part["fill"] for part in parts[:3]] == [swatch["fill"] for swatch in swatches]
    for left, right in pairwise(parts[:3]):
        assert right["x"] == pytest.approx(left["x"] + left["width"], abs=0.02)
    # A part of nothing is not drawn, and a value without room in its part is not printed over its neighbours.
    assert len(parts) == 5
    assert said(drawn) == "Ateliers Plénières Autres 2023 11 3 2024 6 6"


def test_shades_go_from_the_primary_colour_to_light_and_their_values_stay_readable() -> None:
    colours = shades(THEME, 5)
    light = [luminance(colour) for colour in colours]
    assert colours[0] == "#1b3f73" and light == sorted(light)
    assert all(after - before > 0.04 for before, after in pairwise(light))
    assert all(max(contrast(colour, "#ffffff"), contrast(colour, "#1d1d1b")) >= 4.5 for colour in colours)


def test_a_timeline_sets_its_bars_on_months_and_names_them_in_the_language() -> None:
    first, last = series("début", "24297", "24299"), series("fin", "24298", "24306")
    given = chart(
        ChartSort.TIMELINE,
        first,
        last,
        names=("Recrutement", "Terrain"),
        labels=("octobre–novembre 2024", "déc.–juill."),
    )
    drawn = draw(given, THEME, "fr").svg
    short, long = (rect for rect in shapes(drawn, "rect") if rect["fill"] == THEME.primary)
    month = short["width"] / 2
    assert (long["x"] - short["x"], long["width"]) == pytest.approx((2 * month, 8 * month), abs=0.05)
    assert [text["text"] for text in shapes(drawn, "text")][:4] == ["2024", "O", "N", "D"]
    assert "2025 J F M A M J J" in said(drawn)
    # A label stands in its bar where it fits, else after it.
    places = {text["text"]: text["x"] for text in shapes(drawn, "text")}
    assert places["octobre–novembre 2024"] > short["x"] + short["width"]
    assert long["x"] < places["déc.–juill."] < long["x"] + long["width"]


def test_a_timeline_without_known_dates_shows_its_names() -> None:
    given = chart(ChartSort.TIMELINE, series("début", None), series("fin", None), names=("Recrutement",))
    assert said(draw(given, THEME, "nl").svg) == "Recrutement"


@pytest.mark.parametrize("sort", list(ChartSort))
def test_a_chart_of_nothing_is_an_empty_picture(sort: ChartSort) -> None:
    drawing = draw(chart(sort, names=()), THEME, "fr")
    assert shapes(drawing.svg, "rect") == shapes(drawing.svg, "text") == []
    assert Image.open(BytesIO(drawing.png(FONTS))).width == 2000


@pytest.mark.parametrize("sort", list(ChartSort))
def test_the_same_numbers_make_the_same_bytes_and_nothing_leaves_the_page(sort: ChartSort) -> None:
    given = chart(sort, series("a", "24290", "24300", "24310"), series("b", "24300", "24315", "24400"))
    one, two = draw(given, THEME, "fr"), draw(given, THEME, "fr")
    assert one.svg == two.svg and one.png(FONTS) == two.png(FONTS)
    for text in shapes(one.svg, "text"):
        wide = advance(text["text"], float(text["font-size"]))
        left = text["x"] - {"start": 0, "middle": wide / 2, "end": wide}[text["text-anchor"]]
        assert -0.01 <= left <= left + wide <= WIDTH + 0.01, text


def test_the_picture_has_the_colours_of_the_theme_and_300_dots_an_inch() -> None:
    drawing = draw(chart(ChartSort.BARS, series("ETP", "1", "4", "2.5")), THEME, "fr")
    picture = Image.open(BytesIO(drawing.png(FONTS)))
    assert picture.width == round(WIDTH / 72 * 300) and round(picture.info["dpi"][0]) == 300
    bar = shapes(drawing.svg, "rect")[1]
    middle = ((bar["x"] + bar["width"] / 2) / 72 * 300, (bar["y"] + bar["height"] / 2) / 72 * 300)
    assert picture.getpixel((int(middle[0]), int(middle[1]))) == (0x1B, 0x3F, 0x73)
    assert picture.getpixel((1, 1)) == (255, 255, 255)


def test_a_name_is_escaped_and_broken_at_its_spaces_only() -> None:
    drawn = draw(chart(ChartSort.BARS, series("ETP", "1"), names=("R&D <script>",)), THEME, "fr").svg
    assert b"R&amp;D &lt;script&gt;" in drawn
    assert lines_of("un deux extraordinairement trois", 40) == ["un deux", "extraordinairement", "trois"]
