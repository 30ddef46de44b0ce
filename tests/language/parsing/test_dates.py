"""Where dates begin and end: the years taken, every quarter by its words, and the last day that a date may mean."""

from datetime import date, time

import pytest

from imprimatur.core.values import Bound, FlexDate, Precision, Readiness
from imprimatur.language.parsing import Unreadable, parse_date

ASAP = FlexDate(None, Precision.NONE, Readiness.ASAP)


@pytest.mark.parametrize("year", [1900, 2100])
def test_the_first_and_the_last_year_that_are_taken(year: int) -> None:
    assert parse_date(f"{year}") == parse_date(year) == FlexDate(date(year, 1, 1), Precision.YEAR)
    assert parse_date(f"31/12/{year}") == parse_date(date(year, 12, 31)) == FlexDate(date(year, 12, 31))
    assert parse_date(f"12/{year}") == FlexDate(date(year, 12, 1), Precision.MONTH)


def test_a_year_of_two_digits_is_of_this_century_up_to_sixty() -> None:
    assert parse_date("10/01/60") == FlexDate(date(2060, 1, 10))
    with pytest.raises(Unreadable):
        parse_date("10/01/61")


@pytest.mark.parametrize("typed", ["15 janvier 2027 inclus à midi", "15 janvier 2027 à midi inclus"])
def test_a_bound_may_stand_before_the_time_or_after_it(typed: str) -> None:
    assert parse_date(typed) == FlexDate(date(2027, 1, 15), bound=Bound.UNTIL, at=time(12))


def test_halves_of_a_year_and_a_day_of_a_leap_year() -> None:
    assert parse_date("S1 2027") == FlexDate(date(2027, 1, 1), Precision.HALF)
    assert parse_date("tweede helft 2027") == FlexDate(date(2027, 7, 1), Precision.HALF)
    assert parse_date("29 février") == FlexDate(None, Precision.DAY, yearless=(2, 29))
    assert parse_date("au plus tôt") == ASAP
    with pytest.raises(Unreadable):
        parse_date("30 février")


@pytest.mark.parametrize(
    ("typed", "bound", "at"),
    [
        ("au plus tard le 15 janvier 2027 inclus", Bound.UNTIL, None),
        ("uiterlijk 15 januari 2027", Bound.BY, None),
        ("15 janvier 2027 au plus tard", Bound.BY, None),
        ("environ le 15 janvier 2027 environ", Bound.ABOUT, None),
        ("avant le 15 janvier 2027 à midi", Bound.BEFORE, time(12)),
        ("15 janvier 2027 à 24h", None, time(0)),
        ("15 janvier 2027 à 24h00", None, time(0)),
        ("15 janvier 2027 à 23h59", None, time(23, 59)),
        ("15 janvier 2027 à 23h", None, time(23)),
        ("15 janvier 2027 à 17:30", None, time(17, 30)),
        ("15 januari 2027 om 17.30 uur", None, time(17, 30)),
    ],
)
def test_what_is_said_around_a_day(typed: str, bound: Bound | None, at: time | None) -> None:
    assert parse_date(typed) == FlexDate(date(2027, 1, 15), bound=bound, at=at)


@pytest.mark.parametrize(
    "typed",
    [
        "à partir du 15 janvier 2027 inclus",
        "avant le 15 janvier 2027 au plus tard",
        "courant 15 janvier 2027",
        "courant fin janvier 2027",
        "dans le courant de la semaine du 4 janvier 2027",
        "janvier 2027 à midi",
        "vers le 15 janvier 2027 à midi",
        "à partir du 15 janvier 2027 à midi",
        "15 janvier 2027 à 24h30",
        "à convenir ou à convenir",
        "début 15 janvier 2027",
        "mi-printemps 2027",
        "fin de la semaine du 4 janvier 2027",
        "semaine du 4 janvier",
        "semaine de janvier 2027",
        "hiver 2026-2028",
        "hiver 2026-2026",
        "hiver 2026",
    ],
)
def test_what_contradicts_itself_around_a_date(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(typed)


@pytest.mark.parametrize("year", [1899, 2101])
def test_a_year_outside_them_is_a_slip(year: int) -> None:
    for typed in (str(year), year, f"31/12/{year}", date(year, 1, 1), f"mars {year}", f"Q1 {year}"):
        with pytest.raises(Unreadable):
            parse_date(typed)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        *[(text, 1) for text in ("premier trimestre", "eerste kwartaal", "1er trimestre", "1ste kwartaal", "T1", "Q1")],
        *[(text, 4) for text in ("deuxième trimestre", "second trimestre", "tweede kwartaal", "2e kwartaal", "Q2")],
        *[(text, 7) for text in ("troisième trimestre", "derde kwartaal", "3ème trimestre", "3de kwartaal", "Q3")],
        *[(text, 10) for text in ("quatrième trimestre", "dernier trimestre", "vierde kwartaal", "laatste kwartaal")],
        *[(text, 10) for text in ("4e trimestre", "4de kwartaal", "T4", "Q4")],
    ],
)
def test_every_quarter_by_its_words(typed: str, month: int) -> None:
    assert parse_date(f"{typed} 2025") == FlexDate(date(2025, month, 1), Precision.QUARTER)


@pytest.mark.parametrize(
    "typed", ["Q0 2025", "Q5 2025", "0e trimestre 2025", "5e kwartaal 2025", "cinquième trimestre 2025"]
)
def test_there_are_four_quarters(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed", ["lundi 7 octobre 2024", "maandag 7 oktober 2024", "1er octobre 2024", "1 oktober 2024"]
)
def test_a_day_in_words(typed: str) -> None:
    assert parse_date(typed) == FlexDate(date(2024, 10, 7 if "7" in typed else 1))


@pytest.mark.parametrize(
    "typed",
    ["mardi 7 octobre 2024", "2er octobre 2024", "lundi octobre 2024", "7 lundi 2024", "lundi 2024", "31 avril 2024"],
)
def test_a_day_that_is_none(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(typed)


def test_as_soon_as_possible_is_within_a_time_or_counted_from_a_day() -> None:
    for typed in ("au plus vite", "zo spoedig mogelijk", "le plus vite possible"):
        assert parse_date(typed) == ASAP
    first = FlexDate(date(2024, 3, 1), readiness=Readiness.ASAP, bound=Bound.FROM)
    assert parse_date("dès que possible à partir du 1er mars 2024") == first
    assert parse_date("zo snel mogelijk vanaf 1 maart 2024") == first
    during = FlexDate(date(2024, 3, 1), Precision.MONTH, Readiness.ASAP)
    assert parse_date("dès que possible dans le courant de mars 2024") == during
    for typed in ("dès que possible le 1er mars 2024", "dès que possible avant mars 2024"):
        with pytest.raises(Unreadable):
            parse_date(typed)


@pytest.mark.parametrize(
    ("value", "precision", "last"),
    [
        (date(2024, 2, 10), Precision.DAY, date(2024, 2, 10)),
        (date(2024, 2, 1), Precision.MONTH, date(2024, 2, 29)),
        (date(2023, 2, 1), Precision.MONTH, date(2023, 2, 28)),
        (date(2024, 11, 1), Precision.MONTH, date(2024, 11, 30)),
        (date(2024, 12, 1), Precision.MONTH, date(2024, 12, 31)),
        (date(2024, 1, 1), Precision.QUARTER, date(2024, 3, 31)),
        (date(2024, 10, 1), Precision.QUARTER, date(2024, 12, 31)),
        (date(2024, 1, 1), Precision.YEAR, date(2024, 12, 31)),
        (None, Precision.NONE, None),
    ],
)
def test_the_last_day_that_a_date_may_mean(value: date | None, precision: Precision, last: date | None) -> None:
    assert FlexDate(value, precision).last_day() == last
