"""Periods and lists of dates: what their ends share is said once, in French and in Dutch."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.delays import Delay, Unit
from imprimatur.core.values import Bound, FlexDate, Part, Precision, Readiness
from imprimatur.language import formatting as formats
from imprimatur.language.parsing.dates import parse_date

LANGUAGES = st.sampled_from(LANGS)
ONE, VOTE = Decimal(1), Bilingual("le vote", "de stemming")
MONTH, QUARTER, HALF, YEAR = Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR


def day(year: int, month: int, number: int) -> FlexDate:
    """A day."""
    return FlexDate(date(year, month, number))


def named(year: int, month: int, precision: Precision = MONTH, part: Part | None = None) -> FlexDate:
    """A month, or what begins with it."""
    return FlexDate(date(year, month, 1), precision, part=part)


def shown(text: str) -> str:
    """The text with its no-break spaces visible."""
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("start", "end", "fr", "nl"),
    [
        (day(2024, 9, 26), day(2024, 9, 26), "26 septembre 2024", "26 september 2024"),
        (named(2024, 1, YEAR), named(2024, 1, YEAR), "2024", "2024"),
        (named(2024, 12), named(2024, 12), "décembre 2024", "december 2024"),
        (day(2024, 9, 9), day(2024, 9, 16), "du 9 au 16 septembre 2024", "van 9 tot en met 16 september 2024"),
        (day(2024, 8, 1), day(2024, 8, 9), "du 1er au 9 août 2024", "van 1 tot en met 9 augustus 2024"),
        (
            day(2024, 9, 9),
            day(2024, 10, 9),
            "du 9 septembre au 9 octobre 2024",
            "van 9 september tot en met 9 oktober 2024",
        ),
        (named(2024, 4), named(2024, 6), "d’avril à juin 2024", "van april tot en met juni 2024"),
        (named(2024, 5), named(2024, 8), "de mai à août 2024", "van mei tot en met augustus 2024"),
        (named(2024, 8), named(2025, 8), "d’août 2024 à août 2025", "van augustus 2024 tot en met augustus 2025"),
        (
            named(2024, 1, QUARTER),
            named(2024, 7, QUARTER),
            "du 1er au 3e trimestre 2024",
            "van het 1e tot en met het 3e kwartaal 2024",
        ),
        (
            named(2024, 7, QUARTER),
            named(2025, 1, QUARTER),
            "du 3e trimestre 2024 au 1er trimestre 2025",
            "van het 3e kwartaal 2024 tot en met het 1e kwartaal 2025",
        ),
        (
            named(2024, 1, HALF),
            named(2024, 7, HALF),
            "du 1er au 2e semestre 2024",
            "van het 1e tot en met het 2e semester 2024",
        ),
        (
            named(2024, 3, Precision.SEASON),
            named(2024, 9, Precision.SEASON),
            "du printemps à l’automne 2024",
            "van de lente tot en met de herfst 2024",
        ),
        (
            named(2024, 9, Precision.SEASON),
            named(2024, 12, Precision.SEASON),
            "de l’automne 2024 à l’hiver 2024-2025",
            "van de herfst 2024 tot en met de winter 2024-2025",
        ),
        (
            named(2024, 3, MONTH, Part.BEGIN),
            named(2024, 3, MONTH, Part.END),
            "de début à fin mars 2024",
            "van begin tot en met eind maart 2024",
        ),
        (
            named(2024, 3, MONTH, Part.BEGIN),
            named(2024, 6),
            "de début mars à juin 2024",
            "van begin maart tot en met juni 2024",
        ),
        (
            named(2024, 1, YEAR, Part.BEGIN),
            named(2024, 1, YEAR, Part.END),
            "de début à fin 2024",
            "van begin tot en met eind 2024",
        ),
        (named(2024, 1, YEAR), named(2024, 6), "de 2024 à juin 2024", "van 2024 tot en met juni 2024"),
        (day(2024, 3, 3), named(2024, 1, YEAR), "du 3 mars 2024 à 2024", "van 3 maart 2024 tot en met 2024"),
        (
            day(2024, 9, 3),
            named(2024, 9),
            "du 3 septembre à septembre 2024",
            "van 3 september tot en met september 2024",
        ),
        (
            named(2024, 9),
            day(2024, 10, 15),
            "de septembre au 15 octobre 2024",
            "van september tot en met 15 oktober 2024",
        ),
        (
            FlexDate(None, yearless=(2, 3)),
            FlexDate(None, yearless=(2, 9)),
            "du 3 au 9 février",
            "van 3 tot en met 9 februari",
        ),
        (
            FlexDate(None, yearless=(2, 3)),
            FlexDate(None, MONTH, yearless=(2, 0)),
            "du 3 février à février",
            "van 3 februari tot en met februari",
        ),
        (
            FlexDate(date(2024, 3, 4), Precision.WEEK),
            FlexDate(date(2024, 3, 18), Precision.WEEK),
            "de la semaine du 4 à la semaine du 18 mars 2024",
            "van de week van 4 tot en met de week van 18 maart 2024",
        ),
    ],
)
def test_a_period_says_once_what_its_ends_share(start: FlexDate, end: FlexDate, fr: str, nl: str) -> None:
    assert formats.format_period(start, end, "fr") == fr
    assert formats.format_period(start, end, "nl") == nl


@pytest.mark.parametrize(
    ("start", "end", "fr", "nl"),
    [
        (time(9), time(12), "3 octobre 2024, de 9~h à midi", "3 oktober 2024, van 9~uur tot 12~uur"),
        (time(9, 30), time(17), "3 octobre 2024, de 9~h~30 à 17~h", "3 oktober 2024, van 9.30~uur tot 17~uur"),
        (
            time(17),
            time(9),
            "3 octobre 2024 à 17~h, jusqu’au 3 octobre 2024 à 9~h",
            "3 oktober 2024 om 17~uur, tot en met 3 oktober 2024 om 9~uur",
        ),
    ],
)
def test_two_times_of_one_day(start: time, end: time, fr: str, nl: str) -> None:
    first, last = (replace(day(2024, 10, 3), at=at) for at in (start, end))
    assert shown(formats.format_period(first, last, "fr")) == fr
    assert shown(formats.format_period(first, last, "nl")) == nl


def _plain(precision: Precision, step: int) -> st.SearchStrategy[FlexDate]:
    months = st.sampled_from(range(1, 13, step))
    return st.builds(lambda year, month: named(year, month, precision), st.integers(2019, 2027), months)


PLAIN = st.one_of(
    st.dates(date(2019, 1, 1), date(2027, 12, 31)).map(FlexDate),
    _plain(MONTH, 1),
    _plain(QUARTER, 3),
    _plain(YEAR, 12),
)


def _ends(text: str, lang: Lang) -> tuple[str, str]:
    """Both ends of a printed period, without the words before them."""
    between = r" au | à " if lang == "fr" else r" tot en met (?:het )?"
    first, last = re.split(between, text)
    return re.sub(r"^(?:du |de |d’|van (?:het )?)", "", first), last


@given(PLAIN, PLAIN, LANGUAGES)
def test_both_ends_of_a_period_can_be_read_again(one: FlexDate, other: FlexDate, lang: Lang) -> None:
    """The first end, with words that the last one ends with, is the date that it was; the last one is whole."""
    start, end = sorted((one, other), key=lambda value: value.value or date.min)
    text = formats.format_period(start, end, lang)
    if start == end:
        assert text == formats.format_date(start, lang)
        return
    first, last = _ends(text, lang)
    assert last == formats.format_date(end, lang)
    words = last.split(" ")
    read = [" ".join((first, *words[place:])) for place in range(1, len(words) + 1)]
    assert any(formats.format_date(start, lang) == one and parse_date(one) == start for one in read)


@given(PLAIN, PLAIN)
def test_french_words_before_a_date_are_elided_and_the_first_is_1er(one: FlexDate, other: FlexDate) -> None:
    text = formats.format_period(one, other, "fr")
    assert not re.search(r"\bde [ao]|d’[^ao]|\b1 [a-zéû]", text), text
    year = one.value and other.value and one.value.year == other.value.year and one.value.year
    if year and YEAR not in (one.precision, other.precision):
        assert text.count(str(year)) == 1


@pytest.mark.parametrize(
    ("dates", "fr", "nl"),
    [
        ([day(2027, 2, 3), day(2027, 2, 4)], "3 et 4 février 2027", "3 en 4 februari 2027"),
        ([day(2027, 2, 4), day(2027, 2, 3), day(2027, 2, 4)], "3 et 4 février 2027", "3 en 4 februari 2027"),
        ([day(2027, 2, 1), day(2027, 2, 3), day(2027, 2, 4)], "1er, 3 et 4 février 2027", "1, 3 en 4 februari 2027"),
        ([day(2027, 2, 3), day(2027, 3, 4)], "3 février et 4 mars 2027", "3 februari en 4 maart 2027"),
        (
            [day(2027, 2, 3), day(2027, 2, 4), day(2027, 3, 1)],
            "3 et 4 février et 1er mars 2027",
            "3 en 4 februari en 1 maart 2027",
        ),
        ([day(2026, 2, 3), day(2027, 2, 3)], "3 février 2026 et 3 février 2027", "3 februari 2026 en 3 februari 2027"),
        ([named(2027, 2), named(2027, 3)], "février et mars 2027", "februari en maart 2027"),
        (
            [day(2027, 3, 4), named(2027, 1, QUARTER)],
            "4 mars 2027 et 1er trimestre 2027",
            "4 maart 2027 en 1e kwartaal 2027",
        ),
        (
            [replace(day(2027, 2, 4), bound=Bound.BY), day(2027, 2, 3)],
            "au plus tard le 4 février 2027 et 3 février 2027",
            "uiterlijk 4 februari 2027 en 3 februari 2027",
        ),
        ([FlexDate(None, readiness=Readiness.ASAP)], "dès que possible", "zo snel mogelijk"),
        ([], "", ""),
    ],
)
def test_dates_told_together_share_their_month_and_year(dates: Sequence[FlexDate], fr: str, nl: str) -> None:
    assert formats.format_dates(dates, "fr") == fr
    assert formats.format_dates(dates, "nl") == nl


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1), LANGUAGES)
def test_every_day_of_a_list_can_be_read_again(days: list[date], lang: Lang) -> None:
    """Each day is followed, sooner or later, by its month and its year; each is said once, the first days first."""
    text = formats.format_dates([FlexDate(one) for one in days], lang)
    read: list[date] = []
    tail = ""
    for word in reversed(re.split(r", | et | en ", text)):
        pieces = word.split(" ")
        rest = tail.split(" ")
        tail = " ".join((*pieces[1:], *rest[len(pieces) - 1 :])) if len(pieces) < 3 else " ".join(pieces[1:])
        found = parse_date(f"{pieces[0]} {tail}").value
        assert found
        read.insert(0, found)
    assert read == sorted(set(days))


@pytest.mark.parametrize(
    ("unit", "fr", "nl"),
    [
        (Unit.DAY, "un jour après le vote", "één dag na de stemming"),
        (Unit.CALENDAR_DAY, "un jour calendrier après le vote", "één kalenderdag na de stemming"),
        (Unit.CLEAR_DAY, "un jour franc après le vote", "één vrije dag na de stemming"),
        (Unit.WORKING_DAY, "un jour ouvrable après le vote", "één werkdag na de stemming"),
        (Unit.WEEK, "une semaine après le vote", "één week na de stemming"),
        (Unit.MONTH, "un mois après le vote", "één maand na de stemming"),
        (Unit.YEAR, "un an après le vote", "één jaar na de stemming"),
    ],
)
def test_a_delay_of_one_is_said_in_words(unit: Unit, fr: str, nl: str) -> None:
    value = FlexDate(None, delay=Delay(VOTE, length=ONE, unit=unit))
    assert formats.format_date(value, "fr") == fr
    assert formats.format_date(value, "nl") == nl
    many = FlexDate(None, delay=Delay(VOTE, length=ONE, high=ONE + 1, unit=unit))
    assert formats.format_date(many, "fr").startswith("1 à 2~".replace("~", "\u00a0"))
