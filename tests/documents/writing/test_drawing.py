"""The words of charts, and where their numbers are told: in a table of the document, in words, or below the chart."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Chart, ChartSort, Gap, Paragraph, Run, Table, runs
from imprimatur.documents.writing.drawing import Point, Words, drawn, holds, settled
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT

LABELS = load_labels(ROOT / "templates", "annual_report")


def points(**given: int) -> list[Point]:
    return [(name, Decimal(value), str(value)) for name, value in given.items()]


def chart(sort: ChartSort, lang: Lang = "fr", **given: int) -> Chart:
    words = Words(LABELS, lang, "Équipe", "ETP", "Fonction")
    return drawn(sort, list(given), {"": points(**given)}, words)


def years(*given: int) -> Chart:
    return chart(ChartSort.COLUMNS, **{str(2020 + place): value for place, value in enumerate(given)})


def table(*rows: tuple[str, ...], number: str = "9") -> Table:
    head, *others = (tuple(map(runs, row)) for row in rows)
    return Table(head, tuple(others), runs("Tableau"), number=number)


def told(one: Chart, *tables: Table, lang: Lang = "fr") -> Chart:
    (*_, made) = settled({"tables": tables, "chart": (one,)}, LABELS, lang)["chart"]
    assert isinstance(made, Chart)
    return made


def test_a_chart_says_its_title_its_unit_the_highest_and_the_lowest():
    assert [one.name for one in chart(ChartSort.BARS, accueil=3).series] == ["ETP"]
    assert chart(ChartSort.BARS, accueil=3, nuit=5, jour=1).alt == (
        "Graphique « Équipe », en ETP. Valeur la plus élevée : nuit (5). Valeur la plus basse : jour (1)."
    )
    assert chart(ChartSort.BARS, "nl", onthaal=3, nacht=5, dag=5).alt == (
        "Grafiek ‘Équipe’, in ETP. Hoogste waarde: nacht, dag (5). Laagste waarde: onthaal (3)."
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": 2, "b": 2}, "La même valeur partout : 2."),
        ({"a": 1, "b": 1, "c": 1, "d": 2}, "Valeur la plus basse : a, b, c (1)."),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 2}, "Valeur la plus basse : 4 fois (1)."),
    ],
)
def test_ends_that_several_share_are_named_up_to_three(given: dict[str, int], said: str):
    assert chart(ChartSort.BARS, **given).alt.endswith(said)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((10, 7, 15), "En hausse, de 2020 (10) à 2022 (15). Valeur la plus élevée : 2022 (15)."),
        ((10, 7), "en ETP. En baisse, de 2020 (10) à 2021 (7)."),
        ((10, 7, 10), "Au même niveau en 2020 et en 2022 (10)."),
    ],
)
def test_columns_of_years_tell_their_trend(values: tuple[int, ...], said: str):
    assert said in years(*values).alt
    assert len(values) > 2 or years(*values).alt.endswith(said)


def test_names_that_are_no_years_in_order_have_no_trend():
    for one in (
        chart(ChartSort.COLUMNS, accueil=1, nuit=2),
        chart(ChartSort.COLUMNS, **{"2024": 1, "2023": 2}),
        chart(ChartSort.BARS, **{"2023": 1, "2024": 2}),
        years(7),
    ):
        assert not any(word in one.alt for word in ("En hausse", "En baisse", "Au même niveau"))


def test_numbers_of_a_numbered_table_are_pointed_to():
    one = chart(ChartSort.BARS, accueil=3, nuit=5)
    there = table(("Fonction", "Heures", "ETP"), ("accueil", "9", "3"), ("jour", "9", "1"), ("nuit", "9", "5"))
    made = told(one, there)
    assert made.data is None and made.alt == f"{one.alt} Les chiffres se trouvent au tableau 9."
    assert told(one, there, lang="nl").alt.endswith(" De cijfers staan in tabel 9.")
    assert told(one, replace(there, number="12")).alt.endswith("au tableau 12.")


def test_the_nearest_of_several_tables_is_named():
    one = chart(ChartSort.BARS, accueil=3, nuit=5)
    near, far = (table(("F", "ETP"), ("accueil", "3"), ("nuit", "5"), number=number) for number in ("2", "1"))
    assert told(one, far, near).alt.endswith("au tableau 2.")
    parts = settled({"before": (far, Paragraph(())), "chart": (one, near)}, LABELS, "fr")
    assert isinstance(parts["chart"][0], Chart) and parts["chart"][0].alt.endswith("au tableau 2.")
    assert parts["before"][0] == far and parts["chart"][1] == near
    for before, between in ((0, 1), (1, 2)):
        blocks = (*[Paragraph(())] * before, far, one, *[Paragraph(())] * between, near)
        made = settled({"all": blocks}, LABELS, "fr")["all"][before + 1]
        assert isinstance(made, Chart) and made.alt.endswith("au tableau 1.")


def test_numbers_of_no_table_are_told_in_words():
    other = table(("Fonction", "ETP"), ("accueil", "3"), ("nuit", "4"))
    unnumbered = table(("Fonction", "ETP"), ("accueil", "3"), ("nuit", "5"), ("jour", "5"), number="")
    made = told(chart(ChartSort.BARS, accueil=3, nuit=5, jour=5), other, unnumbered)
    assert made.data is None and made.alt.endswith(" Valeurs : accueil : 3 ; nuit : 5 ; jour : 5.")
    assert told(chart(ChartSort.BARS, accueil=3)).alt.endswith("en ETP. Valeurs : accueil : 3.")


def test_all_numbers_of_one_series_are_told_however_many():
    made = told(chart(ChartSort.BARS, **{f"n{place}": place for place in range(40)}))
    assert made.data is None and made.alt.endswith("n39 : 39.")


def test_ends_are_told_as_their_values_are_printed():
    given: list[Point | None] = [("a", Decimal("3.5"), "3,50 €"), ("b", Decimal(2), "2 €")]
    one = drawn(ChartSort.BARS, ["a", "b"], {"": given}, Words(LABELS, "fr", "Équipe", "euros", "Fonction"))
    assert one.alt.endswith("Valeur la plus élevée : a (3,50 €). Valeur la plus basse : b (2 €).")


def test_two_numbers_told_as_the_highest_and_the_lowest_are_not_told_again():
    one = chart(ChartSort.BARS, accueil=3, nuit=5)
    assert told(one) == replace(one, data=None)
    assert told(chart(ChartSort.BARS, accueil=3, nuit=3)).alt.endswith("Valeurs : accueil : 3 ; nuit : 3.")


@pytest.mark.parametrize(("missing", "printed"), [(2, False), (1, True)])
def test_more_than_thirty_numbers_of_several_series_are_printed_below(missing: int, printed: bool):
    names = [f"n{place}" for place in range(16)]
    given: list[Point | None] = [(name, Decimal(1), "1") for name in names]
    series = {"2023": given, "2024": [*given[: 16 - missing], *[None] * missing]}
    one = drawn(ChartSort.BARS, names, series, Words(LABELS, "fr", "Équipe", "ETP", "Fonction"))
    made = told(one)
    assert (made.data == one.data) is printed is (made.data is not None)
    assert ("n1 : 2023 1, 2024 1" in made.alt) is not printed


def test_series_are_drawn_and_told_each_with_its_own_ends():
    series: dict[str, Any] = {"2023": points(a=1, b=2), "2024": [("a", Decimal(4), "4"), None]}
    one = drawn(ChartSort.COLUMNS, ["a", "b"], series, Words(LABELS, "fr", "Équipe", "ETP", "Fonction"))
    assert [(each.name, each.values) for each in one.series] == [
        ("2023", (Decimal(1), Decimal(2))),
        ("2024", (Decimal(4), None)),
    ]
    assert (one.labels, one.unit) == (("1", "2", "4", "–"), "ETP")
    assert "2023 – Valeur la plus élevée : b (2)." in one.alt
    assert told(one).alt.endswith("Valeurs : a : 2023 1, 2024 4 ; b : 2023 2.")
    both = table(("Fonction", "2023", "2024"), ("a", "1", "4"), ("b", "2", ""))
    assert told(one, both).alt.endswith("au tableau 9.")


def test_a_chart_that_brings_no_data_is_left_alone():
    one = replace(chart(ChartSort.BARS, a=1), data=None)
    assert told(one) == one


def test_what_a_table_holds():
    data = table(("Scénario", "note"), ("A", "2,5"), ("B", "4"))
    in_a_row = table(("Critère", "A", "B"), ("Qualité", "1", "4"), ("Note", "2,5", "4"))
    assert holds(in_a_row, data)
    assert not holds(table(("Critère", "A", "B"), ("Qualité", "2,5", "1"), ("Note", "1", "4")), data)
    assert holds(table(("A", "B"), ("2,5", "4")), data)
    # A name is not its own value.
    assert not holds(table(("Année", "x"), ("2", "")), table(("a", "b"), ("2", "2")))
    # The values stand in one column, beside one column of names.
    assert not holds(table(("a", "b", "c"), ("A", "2,5", ""), ("B", "", "4")), data)
    assert not holds(table(("a", "b"), ("A", "2,5")), data)
    assert not holds(table(("a", "b"), ("A", "2,5")), replace(data, rows=()))


def test_the_mark_of_a_gap_in_a_cell_is_no_word_of_it():
    data = table(("Scénario", "note"), ("A", "2,5"))
    mark = Run("[à confirmer]", gap=Gap("A1", "à confirmer", ""))
    there = replace(data, rows=(((mark, Run(" A")), runs("2,5")),))
    assert holds(there, data)
