"""What people type in an offer and what is printed of it, in French and in Dutch; and that no word of it is lost."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.values import Bound, FlexDate, Part, Precision, Readiness
from imprimatur.language import formatting as formats
from imprimatur.language import parsing
from imprimatur.language.parsing import Told, Unreadable

DATES = {
    "fin 2024": ("fin 2024", "eind 2024"),
    "fin d’année 2024": ("fin 2024", "eind 2024"),
    "fin de l’année 2024": ("fin 2024", "eind 2024"),
    "début mars 2027": ("début mars 2027", "begin maart 2027"),
    "mi-janvier": ("mi-janvier", "half januari"),
    "mi-janvier 2027": ("mi-janvier 2027", "half januari 2027"),
    "eind 2026": ("fin 2026", "eind 2026"),
    "begin maart 2027": ("début mars 2027", "begin maart 2027"),
    "half januari": ("mi-janvier", "half januari"),
    "midden 2027": ("mi-2027", "midden 2027"),
    "courant mars 2027": ("courant mars 2027", "in de loop van maart 2027"),
    "dans le courant du 2e trimestre 2027": (
        "dans le courant du 2e trimestre 2027",
        "in de loop van het 2e kwartaal 2027",
    ),
    "printemps 2027": ("printemps 2027", "lente 2027"),
    "l’été 2027": ("été 2027", "zomer 2027"),
    "winter 2026-2027": ("hiver 2026-2027", "winter 2026-2027"),
    "1er trimestre 2027": ("1er trimestre 2027", "1e kwartaal 2027"),
    "Q1 2027": ("1er trimestre 2027", "1e kwartaal 2027"),
    "S2 2027": ("2e semestre 2027", "2e semester 2027"),
    "eerste helft van 2027": ("1er semestre 2027", "1e semester 2027"),
    "fin du premier semestre 2027": ("fin du 1er semestre 2027", "eind van het 1e semester 2027"),
    "semaine du 12 janvier 2027": ("semaine du 12 janvier 2027", "week van 12 januari 2027"),
    "immédiate": ("immédiatement", "onmiddellijk"),
    "immédiatement": ("immédiatement", "onmiddellijk"),
    "onmiddellijk": ("immédiatement", "onmiddellijk"),
    "dès que possible": ("dès que possible", "zo snel mogelijk"),
    "zo snel mogelijk": ("dès que possible", "zo snel mogelijk"),
    "dès que possible, au plus tard le 1er mars 2027": (
        "dès que possible, au plus tard le 1er mars 2027",
        "zo snel mogelijk, uiterlijk 1 maart 2027",
    ),
    "à convenir": ("à convenir", "in overleg te bepalen"),
    "in overleg te bepalen": ("à convenir", "in overleg te bepalen"),
    "15/01/2027 à minuit": ("15 janvier 2027 à minuit", "15 januari 2027 om middernacht"),
    "15 janvier 2027 avant midi": ("15 janvier 2027 avant midi", "15 januari 2027 vóór 12 uur"),
    "15 janvier 2027 à 17h": ("15 janvier 2027 à 17 h", "15 januari 2027 om 17 uur"),
    "15 januari 2027 (17.30 uur)": ("15 janvier 2027 à 17 h 30", "15 januari 2027 om 17.30 uur"),
    "le 15 janvier 2027 à midi": ("15 janvier 2027 à midi", "15 januari 2027 om 12 uur"),
    "au plus tard le 15/01/2027": ("au plus tard le 15 janvier 2027", "uiterlijk 15 januari 2027"),
    "uiterlijk 15 januari 2027": ("au plus tard le 15 janvier 2027", "uiterlijk 15 januari 2027"),
    "au plus tard en mars 2027": ("au plus tard en mars 2027", "uiterlijk in maart 2027"),
    "d’ici fin 2027": ("au plus tard fin 2027", "uiterlijk eind 2027"),
    "avant mars 2027": ("avant mars 2027", "vóór maart 2027"),
    "15/01/2027 inclus": ("jusqu’au 15 janvier 2027 inclus", "tot en met 15 januari 2027"),
    "t.e.m. 15 januari 2027": ("jusqu’au 15 janvier 2027 inclus", "tot en met 15 januari 2027"),
    "à partir du 1er mars 2027": ("à partir du 1er mars 2027", "vanaf 1 maart 2027"),
    "à partir d’avril 2027": ("à partir d’avril 2027", "vanaf april 2027"),
    "vanaf half maart 2027": ("à partir de la mi-mars 2027", "vanaf half maart 2027"),
    "vanaf 1 maart 2027": ("à partir du 1er mars 2027", "vanaf 1 maart 2027"),
    "vers le 15 mars": ("vers le 15 mars", "rond 15 maart"),
    "15/1/27": ("15 janvier 2027", "15 januari 2027"),
    "1er mars 27": ("1er mars 2027", "1 maart 2027"),
    "immédiate ou à convenir": ("immédiatement ou à convenir", "onmiddellijk of in overleg te bepalen"),
    "15/04/2027 of in overleg": ("15 avril 2027 ou à convenir", "15 april 2027 of in overleg te bepalen"),
    "à partir du 3 mai 2027 (ou à convenir)": (
        "à partir du 3 mai 2027 ou à convenir",
        "vanaf 3 mei 2027 of in overleg te bepalen",
    ),
    "z.s.m.": ("dès que possible", "zo snel mogelijk"),
    "dans les meilleurs délais": ("dès que possible", "zo snel mogelijk"),
    "fin du mois de juin 2027": ("fin juin 2027", "eind juni 2027"),
    "T3/2027": ("3e trimestre 2027", "3e kwartaal 2027"),
    "2027-01-15T12:00": ("15 janvier 2027 à midi", "15 januari 2027 om 12 uur"),
}
TIMES = {
    "4/5": ("4/5 temps", "4/5"),
    "80 %": ("4/5 temps", "4/5"),
    "80%": ("4/5 temps", "4/5"),
    "temps plein": ("temps plein", "voltijds"),
    "0,8 ETP": ("4/5 temps", "4/5"),
    "de 3/5 à 4/5": ("de 3/5 temps à 4/5 temps", "van 3/5 tot 4/5"),
    "entre 1/2 et 4/5 temps": ("de mi-temps à 4/5 temps", "van halftijds tot 4/5"),
    "mi-temps": ("mi-temps", "halftijds"),
    "mi-temps (19h)": ("mi-temps + 19", "halftijds + 19"),
    "temps partiel 19h/semaine": ("temps partiel + 19", "deeltijds + 19"),
    "deeltijds (19 uur per week)": ("temps partiel + 19", "deeltijds + 19"),
    "4/5e": ("4/5 temps", "4/5"),
    "voltijds": ("temps plein", "voltijds"),
    "halftijds": ("mi-temps", "halftijds"),
    "deeltijds 80 %": ("4/5 temps", "4/5"),
    "temps plein ou 4/5": ("temps plein ou 4/5 temps", "voltijds of 4/5"),
    "60-80%": ("de 3/5 temps à 4/5 temps", "van 3/5 tot 4/5"),
    "70 à 90 %": ("de 7/10 temps à 9/10 temps", "van 7/10 tot 9/10"),
    "halftijds tot 3/4": ("de mi-temps à 3/4 temps", "van halftijds tot 3/4"),
    "2/5 - 3/5": ("de 2/5 temps à 3/5 temps", "van 2/5 tot 3/5"),
    "trois quarts temps": ("3/4 temps", "3/4"),
    "vier vijfde": ("4/5 temps", "4/5"),
    "voltijdse betrekking": ("temps plein", "voltijds"),
    "VTE 0,9": ("9/10 temps", "9/10"),
    "part-time 50%": ("mi-temps", "halftijds"),
    "temps plein (38h) négociable": ("temps plein, négociable + 38", "voltijds, bespreekbaar + 38"),
}
AMOUNTS = {
    "entre 2.500 et 3.000 €": ("2 500 € à 3 000 €", "€ 2.500 tot € 3.000"),
    "2.500 à 3.000 €": ("2 500 € à 3 000 €", "€ 2.500 tot € 3.000"),
    "tussen € 2.500 en € 3.000": ("2 500 € à 3 000 €", "€ 2.500 tot € 3.000"),
    "à partir de 2.640 €": ("au moins 2 640 €", "minstens € 2.640"),
    "20.000 € maximum": ("au maximum 20 000 €", "maximaal € 20.000"),
    "max. 20 000 EUR": ("au maximum 20 000 €", "maximaal € 20.000"),
    "environ 5 000 €": ("environ 5 000 €", "ongeveer € 5.000"),
    "± 5.000 €": ("environ 5 000 €", "ongeveer € 5.000"),
    "près de 5 000 €": ("près de 5 000 €", "bijna € 5.000"),
    "2640,00€ brut/mois": ("2 640 € brut par mois", "€ 2.640 bruto per maand"),
    "€ 2.640 bruto per maand": ("2 640 € brut par mois", "€ 2.640 bruto per maand"),
    "12,50 €/h": ("12,50 € par heure", "€ 12,50 per uur"),
    "8.000 € + TVA": ("8 000 € hors TVA", "€ 8.000 exclusief btw"),
    "- 350 €": ("−350 €", "€ −350"),
    "20.000 € TVAC": ("20 000 € TVA comprise", "€ 20.000 btw inbegrepen"),
    "350 €/jour HTVA": ("350 € par jour hors TVA", "€ 350 per dag exclusief btw"),
}
QUANTITIES = {
    "une trentaine": ("environ 30", "ongeveer 30"),
    "een dertigtal": ("environ 30", "ongeveer 30"),
    "quelque 300": ("environ 300", "ongeveer 300"),
    "près de 40": ("près de 40", "bijna 40"),
    "plus de 500": ("plus de 500", "meer dan 500"),
    "ruim 500": ("plus de 500", "meer dan 500"),
    "moins de 20": ("moins de 20", "minder dan 20"),
    "environ 120": ("environ 120", "ongeveer 120"),
    "ongeveer 120": ("environ 120", "ongeveer 120"),
    "meer dan 500": ("plus de 500", "meer dan 500"),
    "500+": ("au moins 500", "minstens 500"),
    "max. 12": ("au maximum 12", "maximaal 12"),
    "70-tal": ("environ 70", "ongeveer 70"),
    "een 40-tal": ("environ 40", "ongeveer 40"),
    "vijftigtal": ("environ 50", "ongeveer 50"),
    "+ de 300": ("plus de 300", "meer dan 300"),
    "plus d’une vingtaine": ("plus de 20", "meer dan 20"),
    "bijna een honderdtal": ("près de 100", "bijna 100"),
    "38 pour cent": ("38 %", "38 %"),
    "38 procent": ("38 %", "38 %"),
    "trois": ("3", "3"),
    "drie": ("3", "3"),
    "57 %": ("57 %", "57 %"),
}
SPANS = {
    "2 ans au moins": ("au moins 2 ans", "minstens 2 jaar"),
    "2+ ans": ("au moins 2 ans", "minstens 2 jaar"),
    "5 ans et plus": ("au moins 5 ans", "minstens 5 jaar"),
    "minimum 3 ans": ("au moins 3 ans", "minstens 3 jaar"),
    "3 à 5 ans": ("3 à 5 ans", "3 tot 5 jaar"),
    "2 ou 3 ans": ("2 à 3 ans", "2 tot 3 jaar"),
    "max 2 ans": ("au maximum 2 ans", "maximaal 2 jaar"),
    "deux ans": ("2 ans", "2 jaar"),
    "drie jaar": ("3 ans", "3 jaar"),
    "6 mois": ("6 mois", "6 maanden"),
    "quatre à cinq ans": ("4 à 5 ans", "4 tot 5 jaar"),
    "drie tot zes maanden": ("3 à 6 mois", "3 tot 6 maanden"),
    "2 ans et demi": ("2,5 ans", "2,5 jaar"),
    "un an et demi": ("1,5 an", "1,5 jaar"),
    "anderhalf jaar": ("1,5 an", "1,5 jaar"),
    "expérience de 4 ans": ("4 ans", "4 jaar"),
    "2 jaar ervaring": ("2 ans", "2 jaar"),
}


def plain(text: str) -> str:
    """A text with plain spaces only."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def time_said(value: Any, lang: Any) -> str:
    """Working time, and the hours told beside it."""
    if isinstance(value, Told):
        return f"{formats.format_working_time(value.value, lang)} + {value.beside['hours'].normalize()}"
    return formats.format_working_time(value, lang)


SORTS: dict[str, tuple[Callable[[object], Any], Callable[..., str], dict[str, tuple[str, str]]]] = {
    "dates": (parsing.parse_date, formats.format_date, DATES),
    "times": (parsing.parse_working_time, time_said, TIMES),
    "amounts": (parsing.parse_money, formats.format_money, AMOUNTS),
    "quantities": (parsing.parse_quantity, formats.format_quantity, QUANTITIES),
    "spans": (parsing.parse_range, formats.format_range, SPANS),
}
CASES = [(sort, typed) for sort, (_, _, said) in SORTS.items() for typed in said]


@pytest.mark.parametrize(("sort", "typed"), CASES)
def test_it_is_printed_as_meant(sort: str, typed: str) -> None:
    parse, say, said = SORTS[sort]
    assert tuple(plain(say(parse(typed), lang)) for lang in ("fr", "nl")) == said[typed]


@pytest.mark.parametrize("variant", [str.upper, str.capitalize, lambda text: f"  {text} ", lambda text: text + "."])
@pytest.mark.parametrize(("sort", "typed"), CASES)
def test_capitals_spaces_and_a_full_stop_change_nothing(sort: str, typed: str, variant: Callable[[str], str]) -> None:
    parse, say, said = SORTS[sort]
    if variant("a") == "a." and not typed[-1].isalpha():
        return
    assert plain(say(parse(variant(typed)), "fr")) == said[typed][0]


STRANGERS = st.sampled_from(["zéro", "sauf", "bof", "hors", "niet", "sans", "peut-être", "misschien", "x", "moins"])


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_word_that_is_not_understood_is_never_dropped(sort: str, data: st.DataObject) -> None:
    """With a strange word anywhere, the value is refused, or is another one: never the same without the word."""
    parse, say, said = SORTS[sort]
    words = data.draw(st.sampled_from(list(said))).split(" ")
    place = data.draw(st.integers(0, len(words)))
    typed = " ".join([*words[:place], data.draw(STRANGERS), *words[place:]])
    try:
        value = parse(typed)
    except Unreadable:
        return
    assert plain(say(value, "fr")) != said[" ".join(words)][0], typed


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_word_left_out_does_not_leave_the_value_as_it_was(sort: str, data: st.DataObject) -> None:
    """Each word of a text counts, but for articles, prepositions and the names of units."""
    parse, say, said = SORTS[sort]
    typed = data.draw(st.sampled_from(list(said)))
    words = typed.split(" ")
    place = data.draw(st.integers(0, len(words) - 1))
    light = {
        "le",
        "la",
        "du",
        "de",
        "à",
        "d’un",
        "van",
        "het",
        "en",
        "l’été",
        "un",
        "une",
        "een",
        "dans",
        "in",
        "om",
        "d’année",
        "l’année",
    }
    units = {
        "€",
        "EUR",
        "ans",
        "jaar",
        "temps",
        "ETP",
        "VTE",
        "part-time",
        "te",
        "bepalen",
        "mois",
        "betrekking",
        "expérience",
        "entre",
        "tussen",
        "per",
        "week)",
        "ervaring",
        "et",
        "deeltijds",
        "d’année",
        "l’année",
    }
    if words[place] in light | units or len(words) == 1:
        return
    try:
        value = parse(" ".join([*words[:place], *words[place + 1 :]]))
    except Unreadable:
        return
    assert plain(say(value, "fr")) != said[typed][0], (typed, words[place])


def test_dates_of_a_spreadsheet() -> None:
    noon = FlexDate(date(2027, 1, 15), at=time(12))
    assert parsing.parse_date(datetime(2027, 1, 15, 12)) == noon
    for number in (46402, 46402.5, 18264, 73050):
        with pytest.raises(Unreadable) as fault:
            parsing.parse_date(number)
        assert fault.value.code == "serial"
    for number in (18263, 73051):
        with pytest.raises(Unreadable) as fault:
            parsing.parse_date(number)
        assert fault.value.code == "date"


@pytest.mark.parametrize(
    "typed",
    [
        "dès que possible",
        "à convenir",
        "1er mars 2027 ou à convenir",
        "mi-janvier",
        "le 15 mars",
        "dès que possible en mars 2027",
    ],
)
def test_a_date_of_the_calendar_is_no_open_one(typed: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parsing.parse_calendar_date(typed)
    assert fault.value.code == "calendar"
    assert parsing.parse_calendar_date("fin mars 2027").part is Part.END


@pytest.mark.parametrize(
    "typed", ["mars 2027", "au plus tard le 1er mars 2027", "1er mars 2027 à midi", "immédiatement"]
)
def test_a_day_is_nothing_less_precise(typed: str) -> None:
    with pytest.raises(Unreadable) as fault:
        parsing.parse_day(typed)
    assert fault.value.code == "day"
    assert parsing.parse_day("1er mars 2027") == FlexDate(date(2027, 3, 1))


MARCH = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (FlexDate(MARCH, Precision.MONTH, part=Part.BEGIN), date(2027, 3, 1), date(2027, 3, 16)),
        (FlexDate(MARCH, Precision.MONTH, part=Part.MID), date(2027, 3, 8), date(2027, 3, 24)),
        (FlexDate(MARCH, Precision.MONTH, part=Part.END), date(2027, 3, 16), date(2027, 3, 31)),
        (FlexDate(MARCH, Precision.MONTH, bound=Bound.FROM), MARCH, None),
        (FlexDate(MARCH, Precision.MONTH, bound=Bound.BY), None, date(2027, 3, 31)),
        (FlexDate(MARCH, Precision.MONTH, bound=Bound.BEFORE), None, date(2027, 2, 28)),
        (FlexDate(MARCH, Precision.MONTH, part=Part.END, bound=Bound.BEFORE), None, date(2027, 3, 31)),
        (FlexDate(MARCH, Precision.MONTH, bound=Bound.ABOUT), None, None),
        (FlexDate(MARCH, Precision.MONTH, bound=Bound.DURING), MARCH, date(2027, 3, 31)),
        (FlexDate(MARCH, Precision.WEEK), MARCH, date(2027, 3, 7)),
        (FlexDate(MARCH, Precision.SEASON), MARCH, date(2027, 6, 30)),
        (FlexDate(date(2027, 7, 1), Precision.HALF), date(2027, 7, 1), date(2027, 12, 31)),
        (FlexDate(None, Precision.DAY, yearless=(3, 15)), None, None),
        (FlexDate(MARCH, agreed=True), None, None),
        (FlexDate(None, Precision.NONE, Readiness.AGREED), None, None),
    ],
)
def test_what_a_date_may_mean_for_those_who_compare(value: FlexDate, first: date | None, last: date | None) -> None:
    assert (value.first_day(), value.last_day()) == (first, last)


def test_durations_of_a_spreadsheet_are_hours() -> None:
    assert parsing.parse_hours(timedelta(hours=30, minutes=24)) == Decimal("30.4")
    assert parsing.parse_hours(time(7, 36)) == Decimal("7.6")
    assert parsing.parse_hours("30:24") == Decimal("30.4")


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("80 %", "0.8"),
        ("4/5", "0.8"),
        ("mi-temps", "0.5"),
        ("12,5 ETP", "12.5"),
        ("1/3", "0.3333"),
        (0.8, "0.8"),
        ("un temps plein", "1"),
        ("1 ETP", "1"),
        ("2,5 équivalents temps plein", "2.5"),
        ("driekwart", "0.75"),
        ("3 voltijdse equivalenten", "3"),
        ("80 % ETP", "0.8"),
        ("halftijdse", "0.5"),
    ],
)
def test_shares_of_full_time(typed: object, share: str) -> None:
    assert parsing.parse_share(typed) == Decimal(share)


@pytest.mark.parametrize(
    ("typed", "fr", "nl"),
    [
        ("néerlandais", "néerlandais", "Nederlands"),
        ("Arabisch", "arabe", "Arabisch"),
        ("tigrigna", "tigrigna", "Tigrinya"),
        ("langue des signes", "langue des signes", "gebarentaal"),
        ("LSFB", "langue des signes de Belgique francophone (LSFB)", "Frans-Belgische Gebarentaal (LSFB)"),
        ("Vlaamse gebarentaal", "langue des signes flamande (VGT)", "Vlaamse Gebarentaal (VGT)"),
        ("langue française", "français", "Frans"),
        ("Roemeens", "roumain", "Roemeens"),
        ("dari", "dari", "Dari"),
        ("autre langue", "autre langue", "andere taal"),
        ("NL", "néerlandais", "Nederlands"),
    ],
)
def test_languages_of_the_world(typed: str, fr: str, nl: str) -> None:
    code = parsing.parse_language(typed)
    assert (formats.format_language(code, "fr"), formats.format_language(code, "nl")) == (fr, nl)


@pytest.mark.parametrize("typed", ["", "toutes", "es", "français et néerlandais", "bonne connaissance"])
def test_what_is_no_language(typed: str) -> None:
    with pytest.raises(Unreadable):
        parsing.parse_language(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CP329.02", "329.02"),
        ("329 02", "329.02"),
        ("33002", "330.02"),
        ("S.C.P. 319.02", "319.02"),
        ("la CP 332", "332"),
    ],
)
def test_joint_committees(typed: str, code: str) -> None:
    assert parsing.parse_joint_committee(typed) == code


@pytest.mark.parametrize(
    ("parse", "typed", "value"),
    [
        (parsing.parse_email, "Jean Dupont <jean@x.be>", "jean@x.be"),
        (parsing.parse_email, "e-mail : jean@x.be.", "jean@x.be"),
        (parsing.parse_url, "site : www.x.be", "https://www.x.be"),
        (parsing.parse_iban, "compte BE68 5390 0754 7034", "BE68539007547034"),
        (parsing.parse_enterprise_number, "N° d’entreprise : 0418.480.071", "0418480071"),
        (parsing.parse_enterprise_number, "ondernemingsnummer BE 0418.480.071", "0418480071"),
        (parsing.parse_postcode, "BE-1050", "1050"),
        (parsing.parse_bool, "✓", True),
        (parsing.parse_bool, "☐", False),
    ],
)
def test_identifiers_with_a_word_around(parse: Callable[[object], Any], typed: str, value: object) -> None:
    assert parse(typed) == value


def test_a_telephone_with_its_word() -> None:
    for word in ("tél. ", "Tel.: ", "gsm ", "T "):
        assert parsing.parse_phone(word + "02 511 89 59").digits == "025118959"


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Marie Dupont", False),
        ("Prof. Dr. A. B. Dupont", False),
        ("x" * 80, False),
        ("x" * 81, True),
        ("Marie\nDupont", True),
        ("Vous pouvez nous appeler chaque matin. Demandez Marie.", True),
        (5, False),
    ],
)
def test_a_passage_is_no_value(text: object, passage: bool) -> None:
    assert parsing.is_passage(text) is passage


@pytest.mark.parametrize("typed", ["(500) €", "€ (1.250,00)", "(−500)"])
def test_less_than_nothing_in_brackets_is_never_more(typed: str) -> None:
    with pytest.raises(Unreadable):
        parsing.parse_money(typed)


@pytest.mark.parametrize("typed", ["à convenir ou à convenir", "dès que possible ou en 2027", "immédiate ou"])
def test_what_is_left_open_twice_is_not_understood(typed: str) -> None:
    with pytest.raises(Unreadable):
        parsing.parse_date(typed)


@pytest.mark.parametrize(("typed", "value"), [("ja / oui", True), ("Non/Neen", False), ("oui / non", None)])
def test_an_answer_in_both_languages_is_one(typed: str, value: bool | None) -> None:
    if value is None:
        with pytest.raises(Unreadable):
            parsing.parse_bool(typed)
    else:
        assert parsing.parse_bool(typed) is value


def test_a_start_that_may_be_agreed_upon_opens_no_joined_period() -> None:
    start, end = parsing.parse_date("1er mars 2027 ou à convenir"), parsing.parse_date("30/06/2027")
    said = plain(formats.format_period(start, end, "fr"))
    assert said == "à partir du 1er mars 2027 ou à convenir, jusqu’au 30 juin 2027"


def test_other_names_of_languages_and_accounts() -> None:
    assert [parsing.parse_language(one) for one in ("somalien", "pachtoune")] == ["so", "ps"]
    assert parsing.parse_iban("rekeningnummer: BE68 5390 0754 7034") == "BE68539007547034"
