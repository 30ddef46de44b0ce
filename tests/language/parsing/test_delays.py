"""Delays counted from events, as people type them and as both languages print them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.delays import Delay, Unit
from imprimatur.core.values import Bound
from imprimatur.language.formatting import format_date
from imprimatur.language.parsing import Unreadable, parse_deadline, parse_term

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
            "au plus tard 1\u00a0mois avant l’assemblée générale",
            "uiterlijk 1\u00a0maand vóór de algemene vergadering",
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
    ],
)
def test_a_delay_comes_to_a_day(delay, day):
    """Months end with the month; days of work are not counted."""
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
