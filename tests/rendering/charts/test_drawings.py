"""Each sort of chart as it is drawn, to the hundredth of a point: the drawings that were looked at stand in `drawn/`.

They open in any browser. What is meant to change is written anew by `python -m tests.rendering.charts.test_drawings`
and looked at again.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from imprimatur.core.blocks import Chart, ChartSort, Series
from imprimatur.core.theme import Theme
from imprimatur.rendering.charts.canvas import Line, Text
from imprimatur.rendering.charts.draw import draw

DRAWN = Path(__file__).with_name("drawn")
THEME = Theme("Essai", "#1B3F73", "#17345F", "#E9EFF8", "#E3A32B")
LONG = "Accompagnement des professionnel·les des secteurs ambulatoires et associatifs de la Région"


def series(name: str, *values: float | str | None) -> Series:
    return Series(name, tuple(None if value is None else Decimal(str(value)) for value in values))


def chart(sort: ChartSort, names: str | tuple[str, ...], *given: Series, unit: str = "", labels: str = "") -> Chart:
    categories = tuple(names.split()) if isinstance(names, str) else names
    return Chart(sort, categories, given, "", unit=unit, labels=tuple(labels.split()))


YEARS = " ".join(map(str, range(1990, 2021)))
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def boxes(*above: int, people: str = "") -> Chart:
    """A chart of boxes named by letters; `people` are words for each, with a space between."""
    names = tuple(f"Service {LETTERS[place]}" for place in range(len(above)))
    return chart(ChartSort.ORGANISATION, names, series("Organigramme", *above), labels=people)


CHARTS = {
    "bars": chart(ChartSort.BARS, ("Accueil", LONG, "Nuit"), series("euros", 1200, -400, None)),
    "bars_grouped": chart(
        ChartSort.BARS, "Jour Nuit Soir", series("2023", 3, None, 0), series("2024", 2, 4, 1), unit="ETP"
    ),
    "bars_closer": chart(ChartSort.BARS, tuple(f"{LONG} {place}" for place in range(13)), series("h", *range(13))),
    "bars_thin": chart(
        ChartSort.BARS, tuple(f"Une commune de la Région, {one}" for one in LETTERS), series("h", *range(26))
    ),
    "bars_in_columns": chart(ChartSort.BARS, LETTERS, series("h", *range(-1, 24), 412)),
    "bars_in_columns_odd": chart(ChartSort.BARS, LETTERS[:17], series("h", *range(17))),
    "bars_many": chart(ChartSort.BARS, tuple(f"{LONG} {place}" for place in range(30)), series("h", *range(30))),
    "bars_many_grouped": chart(
        ChartSort.BARS, " ".join("ABCDEFGHIJKLMNOPQRST"), series("x", *range(20)), series("y", *range(20))
    ),
    "columns": chart(ChartSort.COLUMNS, "2022 2023 2024", series("euros", 12000, -6000, None)),
    "columns_labelled": chart(ChartSort.COLUMNS, "2022 2023", series("part", 45, 50), labels="45% 50%"),
    "columns_marked": chart(ChartSort.COLUMNS, YEARS, series("euros", *(1000 + 231 * year for year in range(31)))),
    "columns_grouped": chart(
        ChartSort.COLUMNS, ("Un jour de semaine", "Nuit"), series("2023", 3, 1), series("2024", 2, 4), unit="ETP"
    ),
    "stacked": chart(
        ChartSort.STACKED,
        "2023 2024",
        series("Ateliers", 11, -6),
        series("Plénières", 3, 4),
        series("Autres", "0.1", 9),
    ),
    "stacked_whole": chart(ChartSort.STACKED, ("412 personnes",), series("a", 157), series("b", 255), unit="%"),
    "legend": chart(
        ChartSort.STACKED, ("Tous",), *(series(f"{LONG[:length]} {length}", 5) for length in (90, 30, 45, 20, 9))
    ),
    "legend_of_long_names": chart(
        ChartSort.STACKED, ("Tous",), series(f"{LONG} {LONG}", 5), series("b", 5), unit=f"{LONG} {LONG}"
    ),
    "unit_from_the_edge": chart(ChartSort.BARS, (LONG,), series(f"{LONG}", 5)),
    "stacked_columns": chart(
        ChartSort.STACKED_COLUMNS, "2023 2024", series("Ateliers", 11, 6), series("Plénières", 3, "0.2"), unit="jours"
    ),
    "stacked_columns_held": chart(
        ChartSort.STACKED_COLUMNS, "2023 2024", series("Ateliers", 11, -6), series("Plénières", 3, 7)
    ),
    "parts": chart(
        ChartSort.STACKED_COLUMNS,
        "Recettes Dépenses",
        series("Subsides", 900, None),
        series(LONG, 40, None),
        series("Dons", 30, None),
        series("Personnel", None, 800),
        series("Locaux", None, 150),
        unit="euros",
    ),
    "parts_of_long_names": chart(
        ChartSort.STACKED_COLUMNS,
        ("Recettes", LONG),
        *(series(f"{LONG} {place}", 900 // 3**place, None) for place in range(5)),
        series("Personnel", None, 800),
        unit=f"{LONG} {LONG}",
    ),
    "parts_too_long": chart(
        ChartSort.STACKED_COLUMNS,
        "Recettes Dépenses Autres",
        *(series(f"{LONG} {LONG} {place}", 10, None, None) for place in range(5)),
        series("Personnel", None, 800, None),
        series("Locaux", None, None, 150),
    ),
    "panels": chart(
        ChartSort.PANELS,
        "2023 2024 2025",
        series("Présences aux activités", 2702, 3096, 3514),
        series("Résultat (euros)", -850, None, 1360),
        series(LONG, 12, 0, 9),
        labels="2_702 3_096 3_514 −850 – 1_360 12 0 9",
    ),
    "panels_of_many_years": chart(
        ChartSort.PANELS, YEARS, *(series(name, *(1000 + 231 * year for year in range(31))) for name in "AB")
    ),
    "panels_without_room": chart(ChartSort.PANELS, (LONG, "B"), series("a", 1, 2), series("b", 3, 4)),
    "timeline": chart(
        ChartSort.TIMELINE,
        ("Recrutement", "Terrain", "À fixer"),
        series("", 24297, "24299.5", None),
        series("", 24299, 24322, None),
    ),
    "timeline_of_days": chart(
        ChartSort.TIMELINE, "Un Deux", series("", 24300, "24339.97"), series("", "24300.03", 24340)
    ),
    "timeline_of_years": chart(ChartSort.TIMELINE, "Un Deux", series("", 24250, 24299), series("", 24298, 24400)),
    "risks": Chart(
        ChartSort.RISKS,
        ("rare", "possible ou déjà vu au moins une fois", "fréquent"),
        (series("élevé", 1, 2, 2), series("faible mais pas nul", 0, 1, 1)),
        "",
        labels=("", "1, 3", ", ".join(map(str, range(4, 40))), "2", "", "40"),
        axes=("Probabilité", "Effet"),
        legend=("faible", "moyen", "élevé"),
    ),
    "organisation": boxes(0, 1, 2, 2, 2, 3, 3, 6, people="AG CA direction deux-personnes x y z t"),
    "organisation_alone": boxes(0, 1),
    "organisation_of_long_names": Chart(
        ChartSort.ORGANISATION, (LONG, LONG, "B"), (series("", 0, 1, 1),), "", labels=(LONG, "", LONG)
    ),
    "organisation_of_many_heads": boxes(0, 0, 0),
    "organisation_in_one_column": boxes(0, 1, 1, 1, 1, 1, 1, 7),
    "organisation_in_lines": boxes(0, *[1] * 12, *[2] * 12),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_it_was_looked_at(name: str) -> None:
    assert draw(CHARTS[name], THEME, "fr").svg.decode() == (DRAWN / f"{name}.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("count", "name", "columns"),
    # A name of 115 points is the widest that has room in a column.
    [(15, "A", 1), (16, "A", 2), (16, "i" * 46, 2), (16, "i" * 47, 1)],
)
def test_many_categories_with_short_names_stand_in_two_columns(count: int, name: str, columns: int) -> None:
    drawn = draw(chart(ChartSort.BARS, (name, *"A" * (count - 1)), series("h", *range(count))), THEME, "fr")
    (unit,) = (one.x for one in drawn.canvas.shapes if isinstance(one, Text) and one.text == "h")
    lines = [one.x1 for one in drawn.canvas.shapes if isinstance(one, Line)]
    assert lines == [unit, unit + 252][:columns]


if __name__ == "__main__":
    for name, given in CHARTS.items():
        (DRAWN / f"{name}.svg").write_bytes(draw(given, THEME, "fr").svg)
