"""Charts of anything: no text of a drawing touches another, and nothing leaves it."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort, Series
from imprimatur.core.theme import Theme
from imprimatur.rendering.advances import advance
from imprimatur.rendering.charts.canvas import Canvas, Line, Rect, Text
from imprimatur.rendering.charts.draw import draw
from imprimatur.rendering.charts.layout import WIDTH

THEME = Theme("Essai", "#1B3F73", "#17345F", "#E9EFF8", "#E3A32B")
HIGH = 0.66
"""How far the capitals and figures of the font reach above the base line, in sizes of the type."""
NEAR = 0.02
"""What rounding may move a shape, in points."""

words = st.text("abcdeghilmnoprstuvwé·-’MW", min_size=1, max_size=14)
names = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=14).map(" ".join),
    st.text("WMaé", min_size=30, max_size=60),
    st.integers(1990, 2040).map(str),
)
values = st.one_of(
    st.none(),
    st.just(Decimal(0)),
    st.integers(-40, 400).map(Decimal),
    st.integers(1, 9).map(Decimal),
    st.decimals("-1e9", "1e9", places=2),
    st.decimals("0.01", "1", places=2),
    st.decimals("0", "100", places=1),
)
langs = st.sampled_from(["fr", "nl"])


@st.composite
def charts(make: st.DrawFn, sort: ChartSort) -> Chart:
    """A chart of bars: one category or thirty, one series or a few, any numbers, with or without a unit."""
    count = make(st.sampled_from([1, 2, 3, 4, 5, 7, 12, 20, 31]))
    years = tuple(map(str, range(1990, 1990 + count)))
    categories = make(st.one_of(st.just(years), st.tuples(*[names] * count)))
    same = make(st.one_of(st.none(), values))
    several = tuple(
        Series(
            make(names),
            tuple(make(st.lists(values, min_size=count, max_size=count))) if same is None else (same,) * count,
        )
        for _ in range(make(st.integers(1, 4)))
    )
    return Chart(sort, categories, several, "en mots", unit=make(st.one_of(st.just(""), names)))


@st.composite
def timelines(make: st.DrawFn) -> Chart:
    """Spans of months, of which some have no dates."""
    categories = tuple(make(st.lists(names, min_size=1, max_size=14)))
    spans = make(
        st.lists(
            st.one_of(st.none(), st.tuples(st.integers(24240, 24300), st.integers(-1, 60))),
            min_size=len(categories),
            max_size=len(categories),
        )
    )
    first = tuple(None if span is None else Decimal(span[0]) for span in spans)
    last = tuple(None if span is None else Decimal(sum(span)) for span in spans)
    return Chart(ChartSort.TIMELINE, categories, (Series("", first), Series("", last)), "")


@st.composite
def maps(make: st.DrawFn) -> Chart:
    """A map of risks of three to five steps each way."""
    across, up = make(st.integers(2, 5)), make(st.integers(2, 5))
    several = tuple(
        Series(make(names), tuple(make(st.lists(st.integers(0, 4).map(Decimal), min_size=across, max_size=across))))
        for _ in range(up)
    )
    numbers = st.lists(st.integers(1, 40).map(str), max_size=20).map(", ".join)
    return Chart(
        ChartSort.RISKS,
        tuple(make(st.lists(names, min_size=across, max_size=across))),
        several,
        "",
        labels=tuple(make(st.lists(numbers, min_size=across * up, max_size=across * up))),
        axes=(make(names), make(names)),
        legend=tuple(make(st.lists(names, min_size=1, max_size=5))),
    )


Box = tuple[float, float, float, float]


def box(text: Text) -> Box:
    """Left, top, right and bottom of a text."""
    wide = advance(text.text, text.size)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - HIGH * text.size, left + wide, text.y


def touch(one: Box, two: Box) -> bool:
    return min(one[2], two[2]) - max(one[0], two[0]) > NEAR and min(one[3], two[3]) - max(one[1], two[1]) > NEAR


def held(canvas: Canvas) -> None:
    """Assert that every shape is within the drawing and that no text lies on another."""
    texts = [(shape, box(shape)) for shape in canvas.shapes if isinstance(shape, Text)]
    for text, (left, top, right, bottom) in texts:
        assert left >= -NEAR and right <= WIDTH + NEAR, ("leaves the sides", text)
        assert top >= -NEAR and bottom <= canvas.height + NEAR, ("leaves above or below", text, canvas.height)
    for (one, here), (two, there) in combinations(texts, 2):
        assert not touch(here, there), ("touch", one, two)
    for shape in canvas.shapes:
        if isinstance(shape, Rect):
            assert shape.width >= 0 and shape.height >= 0
            assert shape.x >= -NEAR and shape.x + shape.width <= WIDTH + NEAR, shape
            assert shape.y >= -NEAR and shape.y + shape.height <= canvas.height + NEAR, shape
        elif isinstance(shape, Line):
            assert min(shape.x1, shape.x2) >= -NEAR and max(shape.x1, shape.x2) <= WIDTH + NEAR, shape
            assert min(shape.y1, shape.y2) >= -NEAR and max(shape.y1, shape.y2) <= canvas.height + NEAR, shape


@pytest.mark.parametrize("sort", [ChartSort.BARS, ChartSort.COLUMNS, ChartSort.STACKED, ChartSort.STACKED_COLUMNS])
@settings(max_examples=40)
@given(st.data(), langs)
def test_bars_of_anything_keep_their_texts_apart_and_within(sort: ChartSort, data: st.DataObject, lang: Lang) -> None:
    held(draw(data.draw(charts(sort)), THEME, lang).canvas)


@settings(max_examples=40)
@given(timelines(), langs)
def test_a_timeline_of_anything_keeps_its_texts_apart_and_within(chart: Chart, lang: Lang) -> None:
    held(draw(chart, THEME, lang).canvas)


@settings(max_examples=40)
@given(maps(), langs)
def test_a_map_of_anything_keeps_its_texts_apart_and_within(chart: Chart, lang: Lang) -> None:
    held(draw(chart, THEME, lang).canvas)
