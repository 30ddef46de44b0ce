"""What running text says in numbers, days, hours and periods: found at its exact place, and nothing else."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.values import Hedge
from imprimatur.language.running.clocks import backward_clocks, impossible_clocks
from imprimatur.language.running.days import day_name, days_in
from imprimatur.language.running.number_words import below_thousand, parts_of_numbers, value_of, worded
from imprimatur.language.running.numbers import numbers_in
from imprimatur.language.running.periods import backward_periods

_LANGS = st.sampled_from(["fr", "nl"])
_PROSE = st.lists(
    st.sampled_from(
        "12 31 2027 mars maart lundi ma les et en au tot de van à h uur 10h30 9.75 % € vingt et un honderd mille "
        "duizend / - . , 12/3/2027 2027-02-30 environ plus une zo'n dizaine één ' ’ € 1.000 0 entre tussen".split()
    ),
    max_size=12,
).map(" ".join)


def said(found, text):
    """The words of what was found."""
    return [text[one.start : one.end] for one in found]


@given(_PROSE | st.text(max_size=60), _LANGS)
def test_nothing_raises_and_every_span_is_inside(text, lang):
    for find in (numbers_in, days_in, impossible_clocks, backward_clocks, backward_periods):
        for one in find(text, lang):
            assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_every_number_below_a_thousand_is_read(lang):
    """In words and alone; all of them have words."""
    for words, value in below_thousand(lang).items():
        assert value_of(words, lang) == value
        assert set(words.split()) <= parts_of_numbers(lang)
    assert set(below_thousand(lang).values()) == set(range(1000))


@pytest.mark.parametrize(
    ("lang", "words", "value"),
    [
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "nonante-neuf", 99),
        ("fr", "septante et un", 71),
        ("fr", "soixante et onze", 71),
        ("fr", "deux mille cent", 2100),
        ("fr", "mille", 1000),
        ("nl", "negenennegentig", 99),
        ("nl", "tweeëntwintig", 22),
        ("nl", "drieduizend tweehonderdvijftig", 3250),
        ("nl", "duizend", 1000),
        ("fr", "vingt mille mille", None),
        ("nl", "nulduizend", None),
    ],
)
def test_numbers_in_words(lang, words, value):
    assert value_of(words, lang) == value


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "neuf collègues et 1 860 personnes", [("neuf", "9", ""), ("1 860", "1860", "")]),
        ("fr", "un budget de 82.000 euros, 8,2 ETP", [("82.000 euros", "82000", "€"), ("8,2", "8.2", "")]),
        ("nl", "€ 82.000 en 12 %", [("€ 82.000", "82000", "€"), ("12 %", "12", "%")]),
        ("nl", "één vraag, een antwoord", [("één", "1", "")]),
        ("fr", "le 3e, 10h30, 4/5, une question, dix-septième, 12-14", []),
        ("fr", "trois quarts", [("trois", "3", "")]),
        ("fr", "avant-dix, n° 182", [("182", "182", "")]),
    ],
)
def test_numbers_and_their_units(lang, text, found):
    assert [(text[n.start : n.end], str(n.value), n.unit) for n in numbers_in(text, lang)] == found


@pytest.mark.parametrize(
    ("lang", "text", "hedge"),
    [
        ("fr", "une vingtaine de collègues", Hedge.ABOUT),
        ("fr", "quelque 120 personnes", Hedge.ABOUT),
        ("fr", "plus de 300 personnes", Hedge.OVER),
        ("fr", "au moins deux voies", Hedge.AT_LEAST),
        ("fr", "jusqu’à 10 jours", Hedge.AT_MOST),
        ("fr", "30 environ", Hedge.ABOUT),
        ("fr", "les 30 collègues", Hedge.EXACT),
        ("nl", "een twintigtal mensen", Hedge.ABOUT),
        ("nl", "zo'n 120 mensen", Hedge.ABOUT),
        ("nl", "meer dan 300 mensen", Hedge.OVER),
        ("nl", "bijna veertien", Hedge.NEARLY),
        ("nl", "minstens 3", Hedge.AT_LEAST),
        ("nl", "hoogstens 3", Hedge.AT_MOST),
        ("nl", "minder dan 3", Hedge.UNDER),
    ],
)
def test_how_exact_a_number_is_meant(lang, text, hedge):
    (one,) = numbers_in(text, lang)
    assert one.hedge is hedge


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)), _LANGS, st.sampled_from(["EEEE d MMMM y", "d MMMM y", "dd/MM/y"])
)
def test_every_day_is_found_whole(day, lang, form):
    written = format_date(day, form, locale=f"{lang}_BE")
    text = f"Rendez-vous {written}, zegt men."
    (one,) = days_in(text, lang)
    assert (text[one.start : one.end], one.on) == (written, day)
    assert one.weekday in (None, day.weekday())
    assert (one.weekday is None) == ("EEEE" not in form)


def test_the_name_of_a_day():
    assert (day_name(0, "fr"), day_name(6, "nl")) == ("lundi", "zondag")


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "les mardis 3 et 10 mars 2026", [(3, 3, 2026, 1), (10, 3, 2026, 1)]),
        ("fr", "du lundi 9 au vendredi 13 mars", [(9, 3, None, 0), (13, 3, None, 4)]),
        ("fr", "le lundi 8 et le mardi 9 mars", [(8, 3, None, 0), (9, 3, None, 1)]),
        ("fr", "du 15 février au 2 mars 2027", [(15, 2, 2027, None), (2, 3, 2027, None)]),
        ("fr", "du 15 décembre au 2 mars 2027", [(15, 12, None, None), (2, 3, 2027, None)]),
        ("fr", "sam. 3/4/2027 ou 1er janv. 2027", [(3, 4, 2027, 5), (1, 1, 2027, None)]),
        ("nl", "ma 12 maart, vr 5/3 en 2027-03-12", [(12, 3, None, 0), (5, 3, 2027, 4), (12, 3, 2027, None)]),
        ("nl", "van maandag 9 tot en met vrijdag 13 okt. 2026", [(9, 10, 2026, 0), (13, 10, 2026, 4)]),
        ("fr", "le 31/04/27", [(31, 4, 2027, None)]),
        ("fr", "1, 2, 3, 4, 5, 6 et 7 mars", [(day, 3, None, None) for day in range(1, 8)]),
        ("fr", "1, 2, 3, 4, 5, 6, 7 et 8 mars", [(day, 3, None, None) for day in range(2, 9)]),
        ("fr", "le 3 mars et le 3 mars 2027", [(3, 3, 2027, None), (3, 3, 2027, None)]),
        ("fr", "le 4 mars et le 3 mars 2027", [(4, 3, None, None), (3, 3, 2027, None)]),
        ("fr", "12.03.27, 12-03-27, 12-03-2027, lundi 12.3, lundi 12-3", [(12, 3, 2027, None), (12, 3, None, 0)]),
        ("fr", "02/511.89.59, 12.3, 5/3, la page 120 mars, 1.2.3.4", []),
    ],
)
def test_days(lang, text, found):
    assert [(one.day, one.month, one.year, one.weekday) for one in days_in(text, lang)] == found


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("31 avril", False),
        ("30 avril", True),
        ("29 février", True),
        ("29 février 2027", False),
        ("29 février 2028", True),
        ("30/02/2027", False),
        ("13/13/2026", False),
        ("32 mars", False),
        ("0 mars", False),
    ],
)
def test_days_that_exist(text, exists):
    (one,) = days_in(text, "fr")
    assert one.exists is exists
    assert (one.on is not None) == (exists and one.year is not None)


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "à 25h30", ["25h30"]),
        ("fr", "à 24h00", []),
        ("fr", "à 24h30", ["24h30"]),
        ("fr", "à 14h75", ["14h75"]),
        ("fr", "à 14h59", []),
        ("nl", "om 25.30 uur", ["25.30"]),
        ("nl", "9.75 uur", ["9.75"]),
        ("nl", "om 10u30", []),
        ("fr", "un temps plein à 37h30 par semaine", []),
        ("fr", "un total de 75h30", []),
    ],
)
def test_hours_that_no_clock_shows(lang, text, found):
    assert said(impossible_clocks(text, lang), text) == found


@pytest.mark.parametrize(
    ("lang", "text", "found", "sure"),
    [
        ("fr", "de 10h à 9h", ["de 10h à 9h"], True),
        ("fr", "de 9 à 12h, de 9h00 à 16h30", [], True),
        ("fr", "entre 13h30 et 11h", ["entre 13h30 et 11h"], True),
        ("fr", "à 14h et 10h", [], True),
        ("fr", "de 22h à 6h30", [], True),
        ("fr", "de 18h à 8h", ["de 18h à 8h"], True),
        ("fr", "de 19h à 8h", [], True),
        ("nl", "van 9 tot 5 uur", [], True),
        ("nl", "van 14.00 tot 12.30 uur", ["van 14.00 tot 12.30 uur"], True),
        ("nl", "van 15 tot 3 maart 2027", ["15 tot 3 maart 2027"], True),
        ("fr", "du 3 mars 2027 au 15 février 2027", ["3 mars 2027 au 15 février 2027"], True),
        ("fr", "du 15 mars au 2 février 2027", ["15 mars au 2 février 2027"], False),
        ("fr", "du 15 décembre au 2 février 2027", [], True),
        ("fr", "du 1er septembre au 31 août 2027", [], True),
        ("fr", "de 2025 à 2023", ["de 2025 à 2023"], True),
        ("nl", "tussen 2025 en 2023", ["tussen 2025 en 2023"], True),
        ("fr", "de 2023 à 2025", [], True),
        ("fr", "le nombre est passé de 2025 à 2023", [], True),
        ("nl", "van 2025 tot 2023 %", [], True),
        ("fr", "de septembre 2027 à mars 2027", ["de septembre 2027 à mars 2027"], True),
        ("fr", "de septembre à mars 2027", [], True),
        # What would be right over the turn of the year is doubted from 300 days on, and not from 355 on.
        ("fr", "du 15 mars au 8 janvier 2027", [], True),
        ("fr", "du 15 mars au 9 janvier 2027", ["15 mars au 9 janvier 2027"], False),
        ("fr", "du 15 mars au 4 mars 2027", ["15 mars au 4 mars 2027"], False),
        ("fr", "du 15 mars au 5 mars 2027", [], True),
        ("fr", "du 15 mars au 29 février 2028", ["15 mars au 29 février 2028"], False),
        # What ends where it begins is no period that runs backward.
        ("fr", "du 3 au 3 mars 2027", [], True),
        ("fr", "du 3 mars 2027 au 3 mars 2027", [], True),
        ("fr", "de mars 2027 à mars 2027, de 2025 à 2025, mandat 2025-2025", [], True),
        ("fr", "mandat 2025-2024", ["mandat 2025-2024"], True),
        # Words of growth count within 60 characters before and 20 after.
        ("fr", f"passé{' ' * 55}de 2025 à 2023", [], True),
        ("fr", f"passé{' ' * 56}de 2025 à 2023", ["de 2025 à 2023"], True),
        ("fr", f"de 2025 à 2023{' ' * 14}baisse", [], True),
        ("fr", f"de 2025 à 2023{' ' * 16}baisse", ["de 2025 à 2023"], True),
    ],
)
def test_periods_that_run_backward(lang, text, found, sure):
    periods = backward_periods(text, lang)
    assert said(periods, text) == found
    assert all(one.sure is sure for one in periods)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("nonante-neuf, puis vingt et un", {"99": 1, "21": 1}),
        ("negenennegentig en tweeëntwintig", {"99": 1, "22": 1}),
        ("neuf cent quatre-vingt-dix-neuf", {"999": 1}),
        ("vingt mille ; tweeduizend", {"20000": 1, "2000": 1}),
        ("la deuxième douzaine, de derde", {"2": 1, "12": 1, "3": 1}),
        ("anderhalf; la moitié", {"1:30": 1, "1": 1, "2": 1}),
        ("rien de cela", {}),
    ],
)
def test_the_numbers_in_words_of_either_language(text, numbers):
    """The longest reading counts, once."""
    assert worded(text) == numbers
