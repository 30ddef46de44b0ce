"""Delays counted from events, as people type them and as both languages print them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.delays import Delay, Unit
from imprimatur.core.values import Bound, FlexDate, Precision
from imprimatur.language.formatting import format_date
from imprimatur.language.parsing import Unreadable, parse_deadline, parse_term
from imprimatur.language.parsing.delays import LONGEST_EVENT

VOTE = Bilingual("le vote", "de stemming")


@pytest.mark.parametrize(
    ("typed", "french", "dutch"),
    [
        (
            "dans les trois mois du vote",
            "dans les 3\u00a0mois qui suivent le vote",
            "binnen 3\u00a0maanden na de stemming",
        ),
        (
            "binnen drie maanden na de stemming",
            "dans les 3\u00a0mois qui suivent le vote",
            "binnen 3\u00a0maanden na de stemming",
        ),
        (
            "au plus tard un mois avant l'assemblée générale",
            "au plus tard un mois avant l’assemblée générale",
            "uiterlijk één maand vóór de algemene vergadering",
        ),
        (
            "au moins quinze jours avant l’AG",
            "au plus tard 15\u00a0jours avant l’assemblée générale",
            "uiterlijk 15\u00a0dagen vóór de algemene vergadering",
        ),
        ("6 semaines après la publication", "6\u00a0semaines après la publication", "6\u00a0weken na de bekendmaking"),
        ("dans le mois qui suit le vote", "dans le mois qui suit le vote", "binnen een maand na de stemming"),
        ("3 à 6 mois après le vote", "3 à 6\u00a0mois après le vote", "3 tot 6\u00a0maanden na de stemming"),
        (
            "8 jours ouvrables après la décision",
            "8\u00a0jours ouvrables après la décision",
            "8\u00a0werkdagen na de beslissing",
        ),
        ("op de dag van de stemming", "le jour du vote", "op de dag van de stemming"),
        ("à la signature de l'acte", "le jour de la signature de l’acte", "op de dag van de ondertekening van de akte"),
        ("avant l'AG", "avant l’assemblée générale", "vóór de algemene vergadering"),
        ("2 mois après la fête / 2 maanden na het feest", "2\u00a0mois après la fête", "2\u00a0maanden na het feest"),
        ("2 mois après la fête", "2\u00a0mois après la fête", ""),
    ],
)
def test_a_delay_is_printed_in_both_languages(typed, french, dutch):
    """What everybody knows is translated; an event of one language is empty in the other."""
    found = parse_deadline(typed)
    assert (format_date(found, "fr"), format_date(found, "nl")) == (french, dutch)


@pytest.mark.parametrize(
    "typed", ["trois mois", "bientôt", "3 mois après", "2 mois après le vote / 3 maanden na de stemming"]
)
def test_what_says_no_event_or_two_things_is_not_understood(typed):
    with pytest.raises(Unreadable) as told:
        parse_deadline(typed)
    assert told.value.code == "deadline"


def test_dates_stay_dates():
    """A deadline may be left open, a term of the timeline not."""
    assert parse_deadline("15/03/2027").value == parse_term("15 mars 2027").value == date(2027, 3, 15)
    assert parse_deadline("dès que possible").readiness
    with pytest.raises(Unreadable) as told:
        parse_term("dès que possible")
    assert told.value.code == "calendar"


@pytest.mark.parametrize(
    ("delay", "day"),
    [
        (Delay(VOTE, Decimal(3), unit=Unit.MONTH), date(2027, 2, 28)),
        (Delay(VOTE, Decimal(2), unit=Unit.WEEK, before=True), date(2026, 11, 16)),
        (Delay(VOTE, Decimal(2), unit=Unit.WORKING_DAY), None),
        (Delay(VOTE, Decimal(2), unit=Unit.CLEAR_DAY), None),
        (Delay(VOTE, Decimal(10), unit=Unit.DAY), date(2026, 12, 10)),
        (Delay(VOTE, Decimal(10), unit=Unit.CALENDAR_DAY), date(2026, 12, 10)),
        (Delay(VOTE, Decimal(2), unit=Unit.YEAR, before=True), date(2024, 11, 30)),
        (Delay(VOTE, Decimal(1), Decimal(13), Unit.MONTH), date(2027, 12, 30)),
        (Delay(VOTE), date(2026, 11, 30)),
        (Delay(VOTE, Decimal("1.5"), unit=Unit.MONTH), None),
        (Delay(VOTE, Decimal(8000), unit=Unit.YEAR), None),
        (Delay(VOTE, Decimal(10) ** 9), None),
    ],
)
def test_a_delay_comes_to_a_day(delay, day):
    """Months end with the month, ranges with their longer end; days of work and parts of months are not counted."""
    assert delay.day(date(2026, 11, 30)) == day


def test_without_a_length_the_event_is_a_bound():
    assert parse_deadline("après le vote").bound is Bound.FROM
    assert parse_deadline("avant le vote").bound is Bound.BEFORE


@given(st.text(max_size=80))
def test_nothing_else_is_raised(text):
    try:
        found = parse_deadline(text)
    except Unreadable:
        return
    assert found.delay is None or found.delay.event.fr or found.delay.event.nl


@pytest.mark.parametrize(
    ("typed", "bound", "before"),
    [
        ("au plus tôt un mois avant l’AG", Bound.FROM, True),
        ("ten vroegste een maand voor de AV", Bound.FROM, True),
        ("au plus tard un mois avant l’AG", Bound.BY, True),
        ("au moins un mois avant l’AG", Bound.BY, True),
        ("een maand voor de AV minstens", Bound.BY, True),
        ("un mois avant l’AG au moins", Bound.BY, True),
        ("au maximum un mois avant l’AG", Bound.DURING, True),
        ("hoogstens een maand voor de AV", Bound.DURING, True),
        ("un mois avant l’AG au maximum", Bound.DURING, True),
        ("dans le mois qui précède l’AG", Bound.DURING, True),
        ("in een maand voor de AV", Bound.DURING, True),
        ("au moins un mois après l’AG", Bound.FROM, False),
        ("au maximum un mois après l’AG", Bound.BY, False),
        ("een maand na de AV uiterlijk", Bound.BY, False),
        ("au plus tard un mois après l’AG au plus tard", Bound.BY, False),
        ("environ un mois après l’AG", Bound.ABOUT, False),
    ],
)
def test_at_most_so_long_before_is_within_that_time(typed, bound, before):
    """And at least so long before is at the latest then; words of time keep their side."""
    found = parse_deadline(typed)
    assert (found.bound, found.delay.before, found.delay.length, found.delay.unit) == (
        bound,
        before,
        Decimal(1),
        Unit.MONTH,
    )
    assert found.delay.event.fr == "l’assemblée générale"


@given(
    bound=st.sampled_from([None, Bound.BY, Bound.FROM, Bound.ABOUT, Bound.DURING]),
    unit=st.sampled_from(Unit),
    before=st.booleans(),
    low=st.integers(1, 998),
    more=st.none() | st.integers(1, 5),
    lang=st.sampled_from(["fr", "nl"]),
)
def test_what_is_printed_is_read_as_it_was_meant(bound, unit, before, low, more, lang):
    high = Decimal(min(low + more, 999)) if more else None
    delay = Delay(VOTE, Decimal(low), high, unit, before)
    meant = FlexDate(None, Precision.NONE, bound=bound, delay=delay)
    assert parse_deadline(format_date(meant, lang)) == meant


@pytest.mark.parametrize(
    ("typed", "french", "dutch"),
    [
        ("2 mois après la fête / 2 maanden na het feest", "la fête", "het feest"),
        ("2 maanden na het feest / 2 mois après la fête", "la fête", "het feest"),
        ("2 mois après le vote / 2 maanden na de stemming", "le vote", "de stemming"),
        ("2 mois après la fête / 2 mois après la fête", "la fête", ""),
        ("2 maanden na het feest / 2 maanden na het feest", "", "het feest"),
    ],
)
def test_a_delay_said_twice_is_one(typed, french, dutch):
    assert parse_deadline(typed).delay.event == Bilingual(french, dutch)


@pytest.mark.parametrize(
    "typed",
    [
        "2 mois après le vote / 2 maanden na het akkoord",
        "2 mois après la fête / 2 mois après le bal",
        "au plus tard 2 mois après le vote au moins",
        "mois après le vote",
        "1000 jours après le vote",
        "2 mois après « »",
    ],
)
def test_what_says_two_things_is_no_delay(typed):
    with pytest.raises(Unreadable):
        parse_deadline(typed)


def test_an_event_is_no_sentence():
    """It has so many signs at most."""
    assert parse_deadline(f"2 mois après {'é' * (LONGEST_EVENT + 1)}").delay.event.fr == "é" * (LONGEST_EVENT + 1)
    with pytest.raises(Unreadable):
        parse_deadline(f"2 mois après {'é' * (LONGEST_EVENT + 2)}")


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("op de dag van de kermis", Bilingual("", "de kermis")),
        ("le jour du bal", Bilingual("le bal", "")),
        ("à compter du bal, 2 mois", None),
        ("2 mois à compter du bal", Bilingual("le bal", "")),
        ("2 mois à partir des bals", Bilingual("les bals", "")),
        ("2 mois à dater de l’essai", Bilingual("l’essai", "")),
        ("2 mois après des bals", Bilingual("des bals", "")),
        ("2 mois avant de partir", Bilingual("de partir", "")),
        ("2 mois après la manœuvre du bœuf au plus tard", Bilingual("la manœuvre du bœuf", "")),
        ("2 mois après le x\u0301\u0301e au plus tard", Bilingual("le x\u0301\u0301e", "")),
    ],
)
def test_an_event_keeps_its_words(typed, event):
    """With its article, whatever stood before it."""
    if event is None:
        with pytest.raises(Unreadable):
            parse_deadline(typed)
    else:
        assert parse_deadline(typed).delay.event == event


def test_what_has_no_length_is_a_bound_or_the_day_itself():
    assert parse_deadline("na de stemming").delay == Delay(VOTE)
    assert parse_deadline("vóór de stemming").delay == Delay(VOTE, before=True)
    assert parse_deadline("op de dag van de stemming").delay == Delay(VOTE, Decimal(0))
