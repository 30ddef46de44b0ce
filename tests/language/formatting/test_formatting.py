"""Values as text: French and Dutch as printed in Brussels."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import (
    Bound,
    FlexDate,
    Hedge,
    Money,
    MoneyNote,
    Part,
    Phone,
    Precision,
    Quantity,
    Range,
    Readiness,
    WorkingTime,
)
from imprimatur.language import formatting as formats
from imprimatur.language import parsing
from imprimatur.language.typography.settings import NlGroup, TypographySettings

D = Decimal
FEBRUARY = FlexDate(date(2024, 2, 1))
MAY = FlexDate(date(2024, 5, 1))
OCTOBER = FlexDate(date(2024, 10, 3))
ASAP = FlexDate(None, Precision.NONE, Readiness.ASAP)
BLANK_GROUP = TypographySettings(nl_group=NlGroup.NBSP)
TIGHT_PERCENT = TypographySettings(nl_percent_spaced=False)
FOUR = TypographySettings(group_four=False)


def shown(text: str) -> str:
    """A text with its no-break spaces made visible: ~ for U+00A0, ^ for U+202F."""
    return text.replace("\u00a0", "~").replace("\u202f", "^")


def test_numbers() -> None:
    assert shown(formats.format_integer(200000, "fr")) == "200^000"
    assert formats.format_integer(200000, "nl") == "200.000"
    assert shown(formats.format_integer(2200, "fr")) == "2^200"
    assert formats.format_integer(2200, "nl", FOUR) == "2200"
    assert formats.format_integer(22000, "nl", FOUR) == "22.000"
    assert shown(formats.format_integer(7134, "nl", BLANK_GROUP)) == "7~134"
    assert formats.format_decimal(D("0.80"), "fr") == "0,8"
    assert formats.format_decimal(D("1234.5"), "nl") == "1.234,5"


def test_money() -> None:
    assert shown(formats.format_money(Money(D(200000)), "fr")) == "200^000~€"
    assert shown(formats.format_money(Money(D(200000)), "nl")) == "€~200.000"
    assert shown(formats.format_money(Money(D("1234.5")), "fr")) == "1^234,50~€"
    assert shown(formats.format_money(Money(D("1234.56")), "nl")) == "€~1.234,56"


def test_percentages() -> None:
    assert shown(formats.format_percent(D(18), "fr")) == "18~%"
    assert shown(formats.format_percent(D("18.5"), "nl")) == "18,5~%"
    assert formats.format_percent(D(18), "nl", TIGHT_PERCENT) == "18%"


def test_hours() -> None:
    assert shown(formats.format_hours_week(D(37), "fr")) == "37~h/semaine"
    assert shown(formats.format_hours_week(D("37.5"), "nl")) == "37,5~uur/week"
    assert shown(formats.format_hours(D("1.5"), "fr")) == "1~h~30"
    assert shown(formats.format_hours(D("1.33"), "fr")) == "1~h~20"
    assert shown(formats.format_hours(D(75), "nl")) == "75~uur"
    assert shown(formats.format_clock(time(9, 30), "fr")) == "9~h~30"
    assert shown(formats.format_clock(time(9, 30), "nl")) == "9.30~uur"
    assert shown(formats.format_clock(time(14), "fr")) == "14~h"


@pytest.mark.parametrize(
    ("fraction", "fr", "nl"),
    [
        (Fraction(1), "temps plein", "voltijds"),
        (Fraction(1, 2), "mi-temps", "halftijds"),
        (Fraction(4, 5), "4/5~temps", "4/5"),
        (Fraction(19, 50), "0,38~ETP", "0,38~VTE"),
        (Fraction(1, 3), "1/3~temps", "1/3"),
    ],
)
def test_fractions(fraction: Fraction, fr: str, nl: str) -> None:
    assert shown(formats.format_fraction(fraction, "fr")) == fr
    assert shown(formats.format_fraction(fraction, "nl")) == nl


def test_alternatives() -> None:
    both = (Fraction(1), Fraction(4, 5))
    assert shown(formats.format_working_time(WorkingTime(both), "fr")) == "temps plein ou 4/5~temps"
    assert formats.format_working_time(WorkingTime(both), "nl") == "voltijds of 4/5"


@pytest.mark.parametrize(
    ("value", "fr", "nl"),
    [
        (FEBRUARY, "1er février 2024", "1 februari 2024"),
        (OCTOBER, "3 octobre 2024", "3 oktober 2024"),
        (FlexDate(date(2024, 1, 11)), "11 janvier 2024", "11 januari 2024"),
        (FlexDate(date(2019, 10, 1), Precision.MONTH), "octobre 2019", "oktober 2019"),
        (FlexDate(date(2025, 1, 1), Precision.QUARTER), "1er trimestre 2025", "1e kwartaal 2025"),
        (FlexDate(date(2024, 1, 1), Precision.YEAR), "2024", "2024"),
        (ASAP, "dès que possible", "zo snel mogelijk"),
        (
            FlexDate(date(2024, 1, 1), Precision.MONTH, readiness=Readiness.ASAP),
            "dès que possible en janvier 2024",
            "zo snel mogelijk in januari 2024",
        ),
    ],
)
def test_dates(value: FlexDate, fr: str, nl: str) -> None:
    assert formats.format_date(value, "fr") == fr
    assert formats.format_date(value, "nl") == nl


def test_weekdays() -> None:
    assert formats.format_date(OCTOBER, "fr", weekday=True) == "jeudi 3 octobre 2024"
    assert formats.format_date(OCTOBER, "nl", weekday=True) == "donderdag 3 oktober 2024"
    assert formats.format_date(FEBRUARY, "fr", weekday=True) == "jeudi 1er février 2024"


@pytest.mark.parametrize(
    ("start", "end", "fr", "nl"),
    [
        (FEBRUARY, OCTOBER, "du 1er février au 3 octobre 2024", "van 1 februari tot en met 3 oktober 2024"),
        (FEBRUARY, FlexDate(date(2024, 2, 9)), "du 1er au 9 février 2024", "van 1 tot en met 9 februari 2024"),
        (OCTOBER, OCTOBER, "3 octobre 2024", "3 oktober 2024"),
        (
            FlexDate(date(2024, 2, 1)),
            FlexDate(date(2025, 2, 1)),
            "du 1er février 2024 au 1er février 2025",
            "van 1 februari 2024 tot en met 1 februari 2025",
        ),
        (
            FlexDate(date(2024, 4, 1), Precision.MONTH),
            FlexDate(date(2024, 6, 1), Precision.MONTH),
            "d’avril à juin 2024",
            "van april tot en met juni 2024",
        ),
        (
            FlexDate(date(2024, 4, 1), Precision.MONTH),
            FlexDate(date(2024, 6, 30)),
            "d’avril au 30 juin 2024",
            "van april tot en met 30 juni 2024",
        ),
        (FlexDate(date(2024, 1, 1), Precision.YEAR), FlexDate(date(2024, 1, 1), Precision.YEAR), "2024", "2024"),
        (
            FlexDate(date(2024, 1, 1), Precision.YEAR),
            FlexDate(date(2026, 1, 1), Precision.YEAR),
            "de 2024 à 2026",
            "van 2024 tot en met 2026",
        ),
        (
            FlexDate(date(2024, 4, 1), Precision.MONTH, part=Part.MID),
            FlexDate(date(2024, 6, 1), Precision.MONTH),
            "de la mi-avril à juin 2024",
            "van half april tot en met juni 2024",
        ),
        (
            FlexDate(date(2021, 11, 1), Precision.MONTH),
            FlexDate(date(2022, 2, 1), Precision.MONTH),
            "de novembre 2021 à février 2022",
            "van november 2021 tot en met februari 2022",
        ),
        (FlexDate(date(2021, 4, 1), Precision.MONTH), None, "à partir d’avril 2021", "vanaf april 2021"),
        (None, MAY, "jusqu’au 1er mai 2024", "tot en met 1 mei 2024"),
        (None, replace(MAY, bound=Bound.UNTIL), "jusqu’au 1er mai 2024 inclus", "tot en met 1 mei 2024"),
        (None, replace(MAY, at=time(17)), "jusqu’au 1er mai 2024 à 17~h", "tot en met 1 mei 2024 om 17~uur"),
        (None, replace(MAY, bound=Bound.BEFORE), "avant le 1er mai 2024", "vóór 1 mei 2024"),
        (
            None,
            replace(MAY, at=time(12), bound=Bound.ABOUT),
            "vers le 1er mai 2024 à midi",
            "rond 1 mei 2024 om 12~uur",
        ),
        (
            FEBRUARY,
            replace(MAY, agreed=True),
            "à partir du 1er février 2024, jusqu’au 1er mai 2024 ou à convenir",
            "vanaf 1 februari 2024, tot en met 1 mei 2024 of in overleg te bepalen",
        ),
        (
            FEBRUARY,
            replace(MAY, at=time(12), before=True),
            "à partir du 1er février 2024, jusqu’au 1er mai 2024 avant midi",
            "vanaf 1 februari 2024, tot en met 1 mei 2024 vóór 12~uur",
        ),
        (
            replace(FEBRUARY, bound=Bound.FROM),
            replace(MAY, bound=Bound.UNTIL),
            "du 1er février au 1er mai 2024 inclus",
            "van 1 februari tot en met 1 mei 2024",
        ),
        (
            replace(FEBRUARY, bound=Bound.ABOUT),
            FlexDate(date(2024, 5, 1), Precision.MONTH, readiness=Readiness.ASAP),
            "vers le 1er février 2024, dès que possible en mai 2024",
            "rond 1 februari 2024, zo snel mogelijk in mei 2024",
        ),
        (None, OCTOBER, "jusqu’au 3 octobre 2024", "tot en met 3 oktober 2024"),
        (ASAP, OCTOBER, "dès que possible, jusqu’au 3 octobre 2024", "zo snel mogelijk, tot en met 3 oktober 2024"),
        (None, None, "", ""),
    ],
)
def test_periods(start: FlexDate | None, end: FlexDate | None, fr: str, nl: str) -> None:
    assert shown(formats.format_period(start, end, "fr")) == fr
    assert shown(formats.format_period(start, end, "nl")) == nl


@pytest.mark.parametrize(
    ("value", "fr", "nl"),
    [
        (FlexDate(OCTOBER.value, bound=Bound.BY, at=time(17)), "3 octobre 2024 à 17~h", "3 oktober 2024 om 17~uur"),
        (FlexDate(OCTOBER.value, bound=Bound.UNTIL), "3 octobre 2024 inclus", "3 oktober 2024 inbegrepen"),
        (
            FlexDate(OCTOBER.value, bound=Bound.UNTIL, agreed=True),
            "3 octobre 2024 inclus ou à convenir",
            "3 oktober 2024 inbegrepen of in overleg te bepalen",
        ),
        (FlexDate(OCTOBER.value, bound=Bound.BEFORE), "avant le 3 octobre 2024", "vóór 3 oktober 2024"),
        (
            FlexDate(OCTOBER.value, readiness=Readiness.ASAP, bound=Bound.BY),
            "dès que possible, au plus tard le 3 octobre 2024",
            "zo snel mogelijk, uiterlijk 3 oktober 2024",
        ),
    ],
)
def test_a_limit_does_not_say_again_that_it_is_the_last_day(value: FlexDate, fr: str, nl: str) -> None:
    """What its place does not say stays; a day by its name keeps what stands after it."""
    assert [shown(formats.format_limit(value, lang)) for lang in ("fr", "nl")] == [fr, nl]
    if fr.startswith("3"):
        named = [shown(formats.format_limit(value, lang, weekday=True)) for lang in ("fr", "nl")]
        assert named == [f"jeudi {fr}", f"donderdag {nl}"]


def test_identifiers() -> None:
    assert shown(formats.format_phone(Phone("0472389913"))) == "0472~38~99~13"
    assert shown(formats.format_phone(Phone("025118959"))) == "02~511~89~59"
    assert shown(formats.format_phone(Phone("025118959"), international=True)) == "+32~2~511~89~59"
    assert shown(formats.format_phone(Phone("0472389913"), international=True)) == "+32~472~38~99~13"
    assert shown(formats.format_phone(Phone("080012345"))) == "0800~12~345"
    assert shown(formats.format_phone(Phone("081223344"))) == "081~22~33~44"
    assert shown(formats.format_iban("BE50001224170918")) == "BE50~0012~2417~0918"
    assert formats.format_enterprise_number("0418480071") == "0418.480.071"
    assert shown(formats.format_joint_committee("319.02", "fr")) == "CP~319.02"
    assert shown(formats.format_joint_committee("319.02", "nl")) == "PC~319.02"


def test_ordinals_years_and_addresses() -> None:
    assert [formats.format_ordinal(number, "fr") for number in (1, 2, 91)] == ["1er", "2e", "91e"]
    assert formats.format_ordinal(1, "fr", feminine=True) == "1re"
    assert formats.format_ordinal(1, "nl") == "1e"
    assert shown(formats.format_range(Range(D(4), D(5)), "fr")) == "4 à 5~ans"
    assert shown(formats.format_range(Range(D(4), D(5)), "nl")) == "4 tot 5~jaar"
    assert shown(formats.format_range(Range(D(1)), "fr")) == "1~an"
    assert shown(formats.format_address("Rue Mercelis", "27", "1050", "Bruxelles")) == "Rue Mercelis 27, 1050~Bruxelles"
    assert shown(formats.format_address("", "", "1050", "Elsene")) == "1050~Elsene"


LANG = st.sampled_from(("fr", "nl"))
CHOICES = st.builds(TypographySettings, nl_group=st.sampled_from(NlGroup), group_four=st.booleans())
PRECISIONS = {Precision.DAY: 1, Precision.WEEK: 1, Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3}
PRECISIONS |= {Precision.HALF: 6, Precision.YEAR: 12}
TIMES = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
UNDATED = (Precision.DAY, Precision.WEEK, Precision.SEASON)
"""What has no part of which one could speak."""


@st.composite
def flex_dates(draw: st.DrawFn) -> FlexDate:
    """Any date that people can type."""
    if draw(st.integers(0, 9)) == 0:
        return FlexDate(None, Precision.NONE, draw(st.sampled_from(Readiness)))
    precision = draw(st.sampled_from(list(PRECISIONS)))
    value: date | None = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    part = draw(st.none() | st.sampled_from(Part)) if precision not in UNDATED else None
    bound = draw(st.none() | st.sampled_from(Bound))
    if bound is Bound.DURING and (part or precision in (Precision.DAY, Precision.WEEK)):
        bound = None
    assert value is not None
    if precision is Precision.SEASON:
        value = date(value.year, value.month // 3 * 3 or 12, 1)
    elif precision not in (Precision.DAY, Precision.WEEK):
        step = PRECISIONS[precision]
        value = date(value.year, (value.month - 1) // step * step + 1, 1)
    at = draw(TIMES) if precision is Precision.DAY and bound not in (Bound.FROM, Bound.ABOUT) else None
    before = draw(st.booleans()) if at else False
    yearless = None
    if precision in (Precision.DAY, Precision.MONTH) and not at and draw(st.booleans()):
        value, yearless = None, (value.month, value.day if precision is Precision.DAY else 0)
    ready = (bound in (None, Bound.FROM, Bound.BY)) and (precision is not Precision.DAY or bound) and not at
    readiness = Readiness.ASAP if ready and draw(st.booleans()) else None
    return FlexDate(value, precision, readiness, part, bound, at, before, yearless)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(flex_dates(), LANG, st.booleans())
def test_dates_come_back(value: FlexDate, lang: Lang, weekday: bool) -> None:
    assert parsing.parse_date(formats.format_date(value, lang, weekday)) == value


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.decimals(-(10**9), 10**9, places=2), LANG, CHOICES)
def test_amounts_and_numbers_come_back(amount: Decimal, lang: Lang, choices: TypographySettings) -> None:
    assert parsing.parse_money(formats.format_money(Money(amount), lang, choices)) == Money(amount)
    assert parsing.parse_decimal(formats.format_decimal(amount, lang, choices)) == amount


NOTES = st.tuples(
    st.sampled_from([(), (MoneyNote.GROSS,), (MoneyNote.NET,)]),
    st.sampled_from([(), *((note,) for note in (MoneyNote.HOUR, MoneyNote.DAY, MoneyNote.MONTH, MoneyNote.YEAR))]),
    st.sampled_from([(), (MoneyNote.FLAT,)]),
    st.sampled_from([(), (MoneyNote.VAT_INCLUDED,), (MoneyNote.VAT_EXCLUDED,)]),
).map(lambda groups: tuple(note for group in groups for note in group))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.decimals(0, 10**9, places=2), st.sampled_from(Hedge), NOTES, LANG, CHOICES, st.booleans())
def test_what_is_said_of_an_amount_comes_back(
    amount: Decimal, hedge: Hedge, notes: tuple[MoneyNote, ...], lang: Lang, choices: TypographySettings, between: bool
) -> None:
    money = Money(amount, amount + 10, notes=notes) if between else Money(amount, None, hedge, notes)
    assert parsing.parse_money(formats.format_money(money, lang, choices)) == money


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.decimals(0, 10**9, places=2), st.sampled_from(Hedge), st.booleans(), LANG, CHOICES)
def test_what_is_said_of_a_number_comes_back(
    number: Decimal, hedge: Hedge, percent: bool, lang: Lang, choices: TypographySettings
) -> None:
    read = parsing.parse_quantity(formats.format_quantity(Quantity(number, hedge, percent), lang, choices))
    assert (read, read.hedge, read.percent) == (number, hedge, percent)


SPANS = st.builds(
    Range, st.integers(0, 60).map(Decimal), st.none(), st.sampled_from(Hedge), st.sampled_from(["years", "months"])
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(SPANS, LANG)
def test_spans_come_back(span: Range, lang: Lang) -> None:
    assert parsing.parse_range(formats.format_range(span, lang)) == span
    between = Range(span.low, span.low + 2, unit=span.unit)
    assert parsing.parse_range(formats.format_range(between, lang)) == between


PARTS = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)
WORKING_TIMES = st.builds(
    WorkingTime, st.lists(PARTS, min_size=0, max_size=3, unique=True).map(tuple), st.just(False), st.booleans()
) | st.builds(WorkingTime, st.lists(PARTS, min_size=2, max_size=2, unique=True).map(sorted).map(tuple), st.just(True))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(WORKING_TIMES, LANG)
def test_working_times_come_back(time: WorkingTime, lang: Lang) -> None:
    assert parsing.parse_working_time(formats.format_working_time(time, lang)) == time


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(-(10**12), 10**12), LANG, CHOICES)
def test_integers_come_back(number: int, lang: Lang, choices: TypographySettings) -> None:
    assert parsing.parse_integer(formats.format_integer(number, lang, choices)) == number


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.from_regex(r"0(4[5-9][0-9]{7}|[235-9][0-9]{7})", fullmatch=True), st.booleans())
def test_phones_come_back(digits: str, international: bool) -> None:
    assert parsing.parse_phone(formats.format_phone(Phone(digits), international)) == Phone(digits)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100), LANG)
def test_fractions_come_back(fraction: Fraction, lang: Lang) -> None:
    assert parsing.parse_fraction(formats.format_fraction(fraction, lang)) == fraction


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.decimals(D("0.25"), 168, places=2), LANG)
def test_hours_come_back(hours: Decimal, lang: Lang) -> None:
    assert parsing.parse_hours(formats.format_hours_week(hours, lang)) == hours
    assert parsing.parse_range(formats.format_range(Range(D(4), D(5)), lang)) == Range(D(4), D(5))


def test_a_period_that_begins_as_soon_as_possible_within_a_month() -> None:
    start, end = FlexDate(date(2024, 1, 1), Precision.MONTH, readiness=Readiness.ASAP), FlexDate(date(2025, 6, 30))
    assert formats.format_period(start, end, "fr") == "dès que possible en janvier 2024, jusqu’au 30 juin 2025"
    assert formats.format_period(start, end, "nl") == "zo snel mogelijk in januari 2024, tot en met 30 juni 2025"
    assert formats.format_period(start, None, "fr") == "dès que possible en janvier 2024"


@pytest.mark.parametrize(
    ("value", "of", "on", "nl_of", "nl_on"),
    [
        (FEBRUARY, "du 1er février 2024", "le 1er février 2024", "1 februari 2024", "op 1 februari 2024"),
        (
            FlexDate(date(2023, 10, 1), Precision.MONTH),
            "d’octobre 2023",
            "en octobre 2023",
            "oktober 2023",
            "in oktober 2023",
        ),
        (FlexDate(date(2023, 1, 1), Precision.YEAR), "de 2023", "en 2023", "2023", "in 2023"),
        (
            FlexDate(date(2023, 3, 1), Precision.SEASON),
            *("du printemps 2023", "au printemps 2023", "de lente 2023", "in de lente 2023"),
        ),
        (
            FlexDate(date(2023, 6, 1), Precision.SEASON),
            *("de l’été 2023", "à l’été 2023", "de zomer 2023", "in de zomer 2023"),
        ),
        (
            FlexDate(date(2023, 12, 1), Precision.SEASON),
            *("de l’hiver 2023-2024", "à l’hiver 2023-2024", "de winter 2023-2024", "in de winter 2023-2024"),
        ),
        (
            FlexDate(date(2023, 7, 1), Precision.HALF),
            *("du 2e semestre 2023", "au 2e semestre 2023", "het 2e semester 2023", "in het 2e semester 2023"),
        ),
        (
            FlexDate(date(2023, 1, 1), Precision.HALF, part=Part.END),
            *("de la fin du 1er semestre 2023", "à la fin du 1er semestre 2023"),
            *("het eind van het 1e semester 2023", "aan het eind van het 1e semester 2023"),
        ),
        (
            FlexDate(date(2023, 4, 1), Precision.QUARTER, part=Part.MID),
            *("du milieu du 2e trimestre 2023", "au milieu du 2e trimestre 2023"),
            *("het midden van het 2e kwartaal 2023", "in het midden van het 2e kwartaal 2023"),
        ),
        (
            FlexDate(date(2023, 8, 1), Precision.MONTH),
            "d’août 2023",
            "en août 2023",
            "augustus 2023",
            "in augustus 2023",
        ),
        (
            FlexDate(date(2023, 10, 1), Precision.MONTH, part=Part.MID),
            *("de la mi-octobre 2023", "à la mi-octobre 2023", "half oktober 2023", "half oktober 2023"),
        ),
        (
            FlexDate(date(2023, 10, 1), Precision.MONTH, part=Part.BEGIN),
            *("de début octobre 2023", "début octobre 2023", "begin oktober 2023", "begin oktober 2023"),
        ),
        (
            FlexDate(date(2023, 10, 2), Precision.WEEK),
            *("de la semaine du 2 octobre 2023", "la semaine du 2 octobre 2023"),
            *("de week van 2 oktober 2023", "in de week van 2 oktober 2023"),
        ),
    ],
)
def test_dates_after_a_noun_and_after_a_verb(value: FlexDate, of: str, on: str, nl_of: str, nl_on: str) -> None:
    assert (formats.format_of(value, "fr"), formats.format_on(value, "fr")) == (of, on)
    assert (formats.format_of(value, "nl"), formats.format_on(value, "nl")) == (nl_of, nl_on)


@pytest.mark.parametrize(
    ("number", "french", "dutch"),
    [
        (0, True, False),
        (1, True, True),
        (Decimal("1.0"), True, True),
        (Decimal("0.5"), True, False),
        (Decimal("1.9"), True, False),
        (-1, True, False),
        (2, False, False),
        (-2, False, False),
    ],
)
def test_what_is_below_two_is_followed_by_a_singular_in_french_alone(
    number: int | Decimal, french: bool, dutch: bool
) -> None:
    assert (formats.is_singular(number, "fr"), formats.is_singular(number, "nl")) == (french, dutch)
