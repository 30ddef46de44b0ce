"""Charts: what is drawn where, in which words and colours, as SVG and as a picture."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from imprimatur.core.blocks import Chart, ChartSort, Series
from imprimatur.core.theme import Theme, contrast, luminance
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import lines_of
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.charts.layout import MOST, WIDTH, shades
from imprimatur.rendering.charts.risks import steps
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
    return Chart(sort, names, given, "en mots", labels=labels)


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
    assert {bar["fill"] for bar in bars} == {"#1b3f73"} and len({bar["x"] for bar in bars}) == 1
    for bar, label in zip(bars, ("1", "4", "2,5"), strict=True):
        (text,) = [one for one in shapes(drawn, "text") if one["text"] == label and one["font-weight"] == "600"]
        assert bar["x"] + bar["width"] < text["x"] < WIDTH - advance(label)
        assert bar["y"] < text["y"] < bar["y"] + bar["height"]
    assert said(drawn).startswith("ETP 0 Direction 1 Coordination 4 Chargé·es de projet")


@pytest.mark.parametrize(("lang", "number"), [("fr", "12\u202f500,5"), ("nl", "12.500,5")])
def test_values_that_the_chart_does_not_print_are_written_in_the_language(lang: Any, number: str) -> None:
    drawn = draw(chart(ChartSort.BARS, series("", "12500.5", None, "0")), THEME, lang).svg
    assert [text["text"] for text in shapes(drawn, "text") if text["font-weight"] == "600"] == [number, "–", "0"]
    assert len(shapes(drawn, "rect")) == 1


def test_bars_below_zero_alone_leave_ten_points_beyond_the_base_line() -> None:
    names = tuple("abcdef")
    drawn = draw(chart(ChartSort.BARS, series("", *["-5"] * 5, "-10"), names=names), THEME, "fr").svg
    base = float(shapes(drawn, "line")[-1]["x1"])
    assert base == WIDTH - 10
    bars = shapes(drawn, "rect")
    assert {round(bar["x"] + bar["width"], 1) for bar in bars} == {base}
    # The longest begins where the widest of the values has room before it.
    said_ = [text for text in shapes(drawn, "text") if text["font-weight"] == "600"]
    assert {round(bar["x"] - text["x"], 1) for bar, text in zip(bars, said_, strict=True)} == {5}


def test_a_sum_that_the_name_of_a_stack_says_is_not_said_again() -> None:
    parts = series("a", "300", "5"), series("b", "112", "4")
    drawn = draw(chart(ChartSort.STACKED, *parts, names=("412 personnes", "lieux")), THEME, "fr").svg
    texts = [text["text"] for text in shapes(drawn, "text")]
    assert "412" not in texts and "9" in texts and all(texts)


def test_columns_stand_on_one_base_line() -> None:
    given = chart(ChartSort.COLUMNS, series("réunions", "11", "6", "2"), names=("2022", "2023", "2024"))
    drawn = draw(given, THEME, "fr").svg
    columns = shapes(drawn, "rect")
    assert len({round(column["y"] + column["height"], 1) for column in columns}) == 1
    assert [round(column["height"] / columns[2]["height"], 1) for column in columns] == [5.5, 3, 1]
    assert said(drawn) == "réunions 0 11 6 2 2022 2023 2024"


def test_columns_whose_names_find_no_room_lie_down() -> None:
    assert lies((*NAMES[:2], NAMES[2] * 2))


def lies(names: tuple[str, ...]) -> bool:
    """Whether columns of those names are drawn as bars that lie."""
    given = series("ETP", *("5" * len(names)))
    drawn = [draw(chart(sort, given, names=names), THEME, "fr").svg for sort in (ChartSort.COLUMNS, ChartSort.BARS)]
    return drawn[0] == drawn[1]


@pytest.mark.parametrize(("words", "expected"), [(3, False), (4, True)])
def test_names_of_more_than_three_lines_find_no_room(words: int, expected: bool) -> None:
    assert lies((" ".join(["Accompagnement"] * words), "Nuit")) is expected


@pytest.mark.parametrize(("years", "expected"), [(66, False), (67, True)])
def test_columns_of_less_than_five_points_lie_down(years: int, expected: bool) -> None:
    assert lies(tuple(str(1950 + year) for year in range(years))) is expected


@pytest.mark.parametrize(("count", "is_whole"), [(1, False), (2, False), (3, True), (12, True)])
def test_columns_that_take_half_of_the_width_take_all_of_it(count: int, is_whole: bool) -> None:
    given = chart(
        ChartSort.COLUMNS, series("euros", *("5" * count)), names=tuple(str(2020 + year) for year in range(count))
    )
    (base,) = shapes(draw(given, THEME, "fr").svg, "line")
    assert (float(base["x2"]) == WIDTH) is is_whole
    assert is_whole or float(base["x2"]) - float(base["x1"]) == pytest.approx(84 * count, abs=0.02)


def test_columns_side_by_side_grow_to_hold_their_values() -> None:
    """Columns of 44 points hold no amount of ten millions; three pairs of them have the room to grow."""
    values = ("10000000", "20000000", "15000000")
    given = chart(ChartSort.COLUMNS, series("a", *values), series("b", *values), names=("2023", "2024", "2025"))
    drawn = draw(given, THEME, "fr").svg
    widest = advance("20\u202f000\u202f000") + 3
    assert [rect["width"] for rect in shapes(drawn, "rect")[2:]] == pytest.approx([widest] * 6, abs=0.02)
    assert widest > 44
    assert said(drawn).count("000\u202f000") == 6


def test_a_column_alone_in_its_category_is_no_wider_for_its_value() -> None:
    given = chart(ChartSort.COLUMNS, series("a", "20000000", "15000000"), names=("2023", "2024"))
    drawn = draw(given, THEME, "fr").svg
    assert {rect["width"] for rect in shapes(drawn, "rect")} == {44.0}
    assert said(drawn) == "a 0 20\u202f000\u202f000 15\u202f000\u202f000 2023 2024"


def test_low_columns_and_parts_of_nothing_ask_for_no_marks() -> None:
    low = chart(ChartSort.COLUMNS, series("a", "1000", "5"), names=("2023", "2024"))
    assert said(draw(low, THEME, "fr").svg) == "a 0 1\u202f000 5 2023 2024"
    stack = chart(ChartSort.STACKED_COLUMNS, series("a", "6", "5"), series("b", "4", "0"), names=("2023", "2024"))
    assert said(draw(stack, THEME, "fr").svg) == "a b 0 6 4 10 5 5 2023 2024"


@pytest.mark.parametrize("sort", [ChartSort.BARS, ChartSort.COLUMNS])
def test_a_deficit_goes_the_other_way_from_the_base_line(sort: ChartSort) -> None:
    given = chart(sort, series("euros", "12000", "-6000"), names=("2023", "2024"))
    drawn = draw(given, THEME, "nl").svg
    above, below = shapes(drawn, "rect")
    texts = {text["text"]: text for text in shapes(drawn, "text")}
    if sort is ChartSort.BARS:
        assert below["x"] + below["width"] == pytest.approx(above["x"], abs=0.02)
        assert above["width"] == pytest.approx(2 * below["width"], abs=0.05)
        assert texts["−6.000"]["x"] < below["x"] and texts["−6.000"]["text-anchor"] == "end"
        assert texts["2024"]["x"] < texts["−6.000"]["x"] - advance("−6.000")
        assert texts["0"]["x"] == pytest.approx(above["x"], abs=0.02)
    else:
        assert above["y"] + above["height"] == pytest.approx(below["y"], abs=0.02)
        assert above["height"] == pytest.approx(2 * below["height"], abs=0.05)
        assert texts["−6.000"]["y"] > below["y"] + below["height"] and texts["12.000"]["y"] < above["y"]
        assert texts["2024"]["y"] > texts["−6.000"]["y"] + 10


@pytest.mark.parametrize("sort", [ChartSort.BARS, ChartSort.COLUMNS])
def test_series_stand_side_by_side_in_the_order_of_the_legend_with_edges(sort: ChartSort) -> None:
    given = (series("2023", "3", "4"), series("2024", "2", "1"))
    one = Chart(sort, ("Jour", "Nuit"), given, "", unit="ETP")
    drawn = draw(one, THEME, "fr").svg
    first, second, *bars = shapes(drawn, "rect")
    assert [bar["fill"] for bar in bars] == [first["fill"], second["fill"]] * 2
    assert {bar["stroke"] for bar in bars} == {THEME.primary}
    along, across, length = ("y", "height", "width") if sort is ChartSort.BARS else ("x", "width", "height")
    assert bars[1][along] == pytest.approx(bars[0][along] + bars[0][across], abs=0.02)
    assert [round(bar[length] / bars[3][length], 1) for bar in bars] == [3, 2, 4, 1]
    assert said(drawn).startswith("2023 2024 ETP 0")


def test_columns_too_narrow_for_their_values_are_told_by_round_marks() -> None:
    given = series("euros", *(str(1000 + place * 231) for place in range(30)))
    drawn = draw(chart(ChartSort.COLUMNS, given, names=tuple(map(str, range(1995, 2025)))), THEME, "fr").svg
    columns = shapes(drawn, "rect")
    assert len(columns) == 30 and {column["width"] > 5 for column in columns} == {True}
    words = [text["text"] for text in shapes(drawn, "text")]
    assert words[:5] == ["euros", "0", "2\u202f000", "4\u202f000", "6\u202f000"]
    # Every second year has room; the last mark is above the highest column.
    assert words[6:8] == ["1995", "1997"] and words[5] == "8\u202f000"
    (top,) = (line for line in shapes(drawn, "line")[3:4])
    assert float(top["y1"]) < min(column["y"] for column in columns)


@pytest.mark.parametrize(("count", "longest"), [(1, 150), (2, 240), (9, 480)])
def test_few_bars_are_not_drawn_over_the_whole_width(count: int, longest: float) -> None:
    given = series("ETP", *map(str, range(1, count + 1)))
    drawn = draw(chart(ChartSort.BARS, given, names=tuple(f"n{place}" for place in range(count))), THEME, "fr").svg
    wide = max(bar["width"] for bar in shapes(drawn, "rect"))
    assert wide == pytest.approx(longest, abs=0.02) if count < 3 else 400 < wide < longest


@pytest.mark.parametrize(
    "name", ["Service", "Accompagnement des professionnel·les des secteurs ambulatoires et associatifs"]
)
def test_thirty_bars_stay_on_a_page_and_none_touches_another(name: str) -> None:
    names = tuple(f"{name} {place} de la Région de Bruxelles-Capitale et de ses communes" for place in range(30))
    drawing = draw(chart(ChartSort.BARS, series("h", *map(str, range(30))), names=names), THEME, "fr")
    assert drawing.canvas.height <= MOST + 13
    bars = shapes(drawing.svg, "rect")
    assert all(lower["y"] >= upper["y"] + upper["height"] + 3 for upper, lower in pairwise(bars))
    texts = [text for text in shapes(drawing.svg, "text") if text["text-anchor"] == "end"]
    assert all(lower["y"] - upper["y"] >= 11 for upper, lower in pairwise(texts))


def test_a_stack_lays_its_series_end_to_end_in_luminances_that_differ() -> None:
    given = (series("Ateliers", "11", "6"), series("Plénières", "3", None), series("Autres", "0.1", "6"))
    drawn = draw(chart(ChartSort.STACKED, *given, names=("2023", "2024")), THEME, "fr").svg
    swatches, parts = shapes(drawn, "rect")[:3], shapes(drawn, "rect")[3:]
    assert [part["fill"] for part in parts[:3]] == [swatch["fill"] for swatch in swatches]
    for left, right in pairwise(parts[:3]):
        assert right["x"] == pytest.approx(left["x"] + left["width"], abs=0.02)
    # A part of nothing is not drawn, and a value without room in its part is not printed over its neighbours.
    assert len(parts) == 5
    # Marks then tell what the parts do not; each bar ends with its total.
    assert said(drawn) == "Ateliers Plénières Autres 0 5 10 15 2023 11 3 14,1 2024 6 6 12"


def test_a_stack_of_columns_lays_losses_below_the_base_line_and_ends_with_its_total() -> None:
    given = (series("x", "12", "-5"), series("y", "-3", "8"))
    drawn = draw(chart(ChartSort.STACKED_COLUMNS, *given, names=("A", "B")), THEME, "fr").svg
    x1, y1, x2, y2 = shapes(drawn, "rect")[2:]
    base = x1["y"] + x1["height"]
    assert y1["y"] == x2["y"] == pytest.approx(base, abs=0.02) and y2["y"] + y2["height"] == pytest.approx(
        base, abs=0.02
    )
    assert said(drawn) == "x y 0 12 −3 9 −5 8 3 A B"


@pytest.mark.parametrize(
    ("values", "total"),
    [(("12.35", "0.25"), "12,60"), (("12.50", "0.50"), "13"), (("2.5", "3"), "5,5"), (("-3.5", "1"), "−2,5")],
)
def test_a_total_has_the_decimals_of_its_parts_unless_it_is_whole(values: tuple[str, str], total: str) -> None:
    given = (series("x", values[0], "1"), series("y", values[1], "1"))
    for sort in (ChartSort.STACKED, ChartSort.STACKED_COLUMNS):
        assert total in said(draw(chart(sort, *given, names=("A", "B")), THEME, "fr").svg).split()


def test_a_map_of_risks_tells_its_steps_by_contrast_and_words() -> None:
    rows = (series("haut", "1", "2"), series("bas", "0", "1"))
    given = Chart(
        ChartSort.RISKS,
        ("rare", "fréquent"),
        rows,
        "",
        labels=("", "1, 3", "2", ""),
        axes=("Probabilité", "Effet"),
        legend=("faible", "moyen", "élevé"),
    )
    drawn = draw(given, THEME, "fr").svg
    assert said(drawn) == "Effet haut 1, 3 bas 2 élevé moyen faible rare fréquent Probabilité"
    fields, legend = shapes(drawn, "rect")[:4], shapes(drawn, "rect")[4:]
    high, medium, low = (one["fill"] for one in legend)
    assert [field["fill"] for field in fields] == [medium, high, low, medium]
    assert contrast(high, medium) >= 3 and contrast(medium, low) >= 3 and low == "#ffffff"
    assert {contrast(field["stroke"], "#ffffff") >= 3 for field in fields} == {True}
    for text in shapes(drawn, "text"):
        here = [
            f for f in fields if f["x"] < text["x"] < f["x"] + f["width"] and f["y"] < text["y"] < f["y"] + f["height"]
        ]
        assert all(contrast(text["fill"], field["fill"]) >= 4.5 for field in here)


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_a_map_says_the_labels_that_it_has_and_paints_no_step_above_its_highest(count: int) -> None:
    """Two fields a row: with one label, the second field of the first row and the whole second row are empty."""
    labels = ("1", "2", "3", "4")[:count]
    given = Chart(ChartSort.RISKS, ("x", "y"), (series("b", "9", "1"), series("a", "0", None)), "", labels=labels)
    drawn = draw(replace(given, legend=("faible", "élevé")), THEME, "fr").svg
    assert said(drawn) == " ".join(["b", *labels[:2], "a", *labels[2:], "élevé faible x y"])
    fills = [rect["fill"] for rect in shapes(drawn, "rect")]
    assert fills == [fills[4], fills[4], fills[5], fills[5], *fills[4:]] and len(set(fills)) == 2


@pytest.mark.parametrize("primary", ["#1B3F73", "#000000", "#C00000", "#767676", "#0A5C63"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_steps_of_any_theme_are_three_to_one_apart(primary: str, count: int) -> None:
    made = steps(replace(THEME, primary=primary), count)
    assert len(made) == count and all(contrast(one, two) >= 3 for one, two in pairwise(made))


def test_a_field_grows_with_the_numbers_in_it() -> None:
    many = ", ".join(map(str, range(1, 60)))
    given = Chart(ChartSort.RISKS, tuple("12345"), (series("5", *"00000"), series("1", *"00000")), "", labels=(many,))
    first, second = (field["height"] for field in shapes(draw(given, THEME, "nl").svg, "rect")[:10:5])
    assert first > 3 * second == 3 * 32


def test_shades_go_from_the_primary_colour_to_light_and_their_values_stay_readable() -> None:
    colours = shades(THEME, 5)
    light = [luminance(colour) for colour in colours]
    assert colours[0] == "#1b3f73" and light == sorted(light)
    assert all(after - before > 0.04 for before, after in pairwise(light))
    assert all(max(contrast(colour, "#ffffff"), contrast(colour, "#1d1d1b")) >= 4.5 for colour in colours)


def test_a_timeline_sets_its_bars_on_months_and_names_them_in_the_language() -> None:
    first, last = series("début", "24297", "24299.5"), series("fin", "24299", "24307")
    drawn = draw(chart(ChartSort.TIMELINE, first, last, names=("Recrutement", "Terrain")), THEME, "fr").svg
    short, long = shapes(drawn, "rect")
    month = short["width"] / 2
    assert (long["x"] - short["x"], long["width"]) == pytest.approx((2.5 * month, 7.5 * month), abs=0.05)
    assert said(drawn) == "2024 O N D 2025 J F M A M J J Recrutement Terrain"
    # Each initial stands over the middle of its month, and each year where its January begins.
    places = [text for text in shapes(drawn, "text") if text["text-anchor"] == "middle"]
    assert [text["x"] for text in places] == pytest.approx(
        [short["x"] + (n + 0.5) * month for n in range(10)], abs=0.05
    )
    (year,) = (text for text in shapes(drawn, "text") if text["text"] == "2025")
    assert year["x"] == pytest.approx(short["x"] + 3 * month + 3, abs=0.05)
    # A rule for the beginning, the new year, each quarter and the end.
    rules = [round((float(line["x1"]) - short["x"]) / month) for line in shapes(drawn, "line")]
    assert rules == [0, 3, 6, 9, 10]


def test_a_step_that_ends_before_it_begins_has_no_bar() -> None:
    first, last = series("début", "24297", "24299"), series("fin", "24299", "24298")
    drawn = draw(chart(ChartSort.TIMELINE, first, last, names=("Recrutement", "Terrain")), THEME, "fr").svg
    assert len(shapes(drawn, "rect")) == 1 and said(drawn).endswith("Recrutement Terrain")


@pytest.mark.parametrize(("months", "named"), [(30, True), (31, False)])
def test_months_are_named_up_to_two_years_and_a_half(months: int, named: bool) -> None:
    given = chart(ChartSort.TIMELINE, series("d", "24300"), series("f", str(24300 + months)), names=("Terrain",))
    assert (" J F M " in said(draw(given, THEME, "fr").svg)) is named


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


def test_a_name_is_escaped_and_broken_at_its_spaces_first() -> None:
    drawn = draw(chart(ChartSort.BARS, series("ETP", "1"), names=("R&D <script>",)), THEME, "fr").svg
    assert b"R&amp;D &lt;script&gt;" in drawn
    assert lines_of("un deux extraordinairement trois", 40) == ["un deux", "extraord-", "inaireme-", "nt trois"]


def test_parts_that_belong_to_one_stack_are_named_beside_it_and_no_name_touches_another() -> None:
    income = [series(f"recette {place}", str(value), None) for place, value in enumerate((900, 40, 30, 20, 10, 5))]
    expenses = [series("personnel", None, "800"), series("local", None, "150")]
    given = Chart(ChartSort.STACKED_COLUMNS, ("Recettes", "Dépenses"), (*income, *expenses), "", unit="euros")
    drawing = draw(given, THEME, "fr")
    first, second = shapes(drawing.svg, "rect")[:6], shapes(drawing.svg, "rect")[6:]
    assert len(second) == 2 and {bar["x"] for bar in first} == {0.0} and {bar["x"] for bar in second} == {240.0}
    for lower, upper in pairwise(first):
        assert upper["y"] + upper["height"] == pytest.approx(lower["y"], abs=0.02)
    texts = {text["text"]: text for text in shapes(drawing.svg, "text")}
    names = [texts[f"recette {place}"] for place in range(6)]
    assert {name["x"] for name in names} == {76.0}
    assert all(lower["y"] - upper["y"] >= 24 for lower, upper in pairwise(names))
    assert texts["1\u202f005"]["y"] < first[-1]["y"] and texts["950"]["text-anchor"] == "middle"
    assert texts["900"]["y"] > names[0]["y"] and texts["900"]["font-weight"] == "600"
    base = first[0]["y"] + first[0]["height"]
    assert max(text["y"] for text in texts.values()) == texts["Recettes"]["y"] < drawing.canvas.height
    assert all(text["y"] <= base + 2 for text in (texts["900"], texts["800"]))


def test_no_name_beside_a_stack_is_cut() -> None:
    long = "Commission communautaire commune de la Région"
    few = Chart(ChartSort.STACKED_COLUMNS, ("A", "B"), (series(long, "1", None), series("b", None, "3")), "")
    assert "…" not in said(draw(few, THEME, "fr").svg) and long in said(draw(few, THEME, "fr").svg)
    many = (*(series(f"{long} {place}", "1", None) for place in range(6)), series("b", None, "3"))
    drawn = said(draw(Chart(ChartSort.STACKED_COLUMNS, ("A", "B"), many, ""), THEME, "fr").svg)
    assert all(f"{long} {place} 1" in drawn for place in range(6)) and "…" not in drawn


@pytest.mark.parametrize(
    "given",
    [
        (series("a", "1", "2"), series("b", None, "3")),
        (series("a", "-1", None), series("b", None, "3")),
        (*(series(f"a{place}", "1", None) for place in range(7)), series("b", None, "3")),
        (series("a", "1", None),),
    ],
)
def test_parts_shared_below_zero_or_many_have_a_legend(given: tuple[Series, ...]) -> None:
    drawn = draw(Chart(ChartSort.STACKED_COLUMNS, ("A", "B"), given, ""), THEME, "fr").svg
    assert "0" in said(drawn).split()


@pytest.mark.parametrize(("name", "printed"), [("412 people", "157 255"), ("All", "157 255 412")])
def test_one_whole_has_no_base_named_and_its_total_once(name: str, printed: str) -> None:
    given = series("a", "157"), series("b", "255")
    drawn = draw(chart(ChartSort.STACKED, *given, names=(name,)), THEME, "fr").svg
    texts = [one for one in said(drawn).split() if one.isdigit()]
    assert [one for one in texts if one not in name.split()] == printed.split()
