"""What a number shows, held at its exact text against what Excel in Belgium displays."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.sources.tables.excel.dates import hours, is_date_code, is_duration_code, moment, shown_date
from imprimatur.sources.tables.excel.formats import code_of, shown_number, shown_text

ACCOUNTING = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    ("number", "code", "text", "value"),
    [
        ("0.57", "0%", "57 %", "0.57"),
        ("0.573", "0.0 %", "57,3 %", "0.573"),
        ("0.5749", "0%", "57 %", "0.57"),
        ("1250.5", '#,##0.00\\ "€"', "1 250,50 €", "1250.50"),
        ("1250.5", "[$€-80C] #,##0.00", "€ 1 250,50", "1250.50"),
        ("1250.5", "#,##0.00 [$EUR]", "1 250,50 EUR", "1250.50"),
        ("2693.856", "#,##0.00", "2 693,86", "2693.86"),
        ("-1250.5", ACCOUNTING, "-1 250,50 €", "-1250.50"),
        ("0", ACCOUNTING, "- €", "0"),
        ("-1", "#,##0.00_);[Red](#,##0.00)", "(1,00)", "-1.00"),
        ("-0.001", "0.00", "0,00", "-0.00"),
        ("1234567", "#,##0", "1 234 567", "1234567"),
        ("1234567", '#,##0,"k"', "1 235k", "1234567"),
        ("0.8", "# ?/?", "4/5", "0.8"),
        ("1.5", "# ?/?", "1 1/2", "1.5"),
        ("0.25", "# ?/4", "1/4", "0.25"),
        ("2", "# ?/?", "2", "2"),
        ("38", '0" h"', "38 h", "38"),
        ("5", '"n° "0', "n° 5", "5"),
        ("472389913", "0000000000", "0472389913", "472389913"),
        ("472389913", '0000"/"00"."00"."00', "0472/38.99.13", "472389913"),
        ("0.5", "0.##", "0,5", "0.50"),
        ("2", "0.##", "2", "2.00"),
        ("0.5", "#.0", "0,5", "0.5"),
        ("0.30000000000000004", "General", "0,3", "0.30000000000000004"),
        ("1000000", "General", "1000000", "1000000"),
        ("20", '0\\ "ans"', "20 ans", "20"),
        ("12345.678", "0.00E+00", "1,23E+4", "12345.678"),
        ("5", '[>3]"beaucoup";"peu"', "beaucoup", "5"),
        ("2", '[>3]"beaucoup";"peu"', "peu", "2"),
        ("0", '"oui";"oui";"non"', "non", "0"),
        ("5", ";;;", "", "5"),
    ],
)
def test_a_number_is_shown_as_its_format_says(number: str, code: str, text: str, value: str) -> None:
    shown = shown_number(Decimal(number), code)
    assert (shown.text, shown.value, shown.known) == (text, Decimal(value), True)


def test_a_format_longer_than_excel_takes_is_not_understood() -> None:
    assert shown_number(Decimal(5), "0" * 255).known
    assert not shown_number(Decimal(5), "0" * 256).known


@pytest.mark.parametrize(
    ("number", "code", "lang", "text"),
    [
        ("46146", "d-mmm", "fr", "4-mai"),
        ("46146", "d-mmm", "nl", "4-mei"),
        ("46146", "[$-813]d mmmm yyyy", "fr", "4 mei 2026"),
        ("46146", "[$-80C]d mmmm yyyy", "nl", "4 mai 2026"),
        ("46146", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "fr", "lundi 4 mai 2026"),
        ("46402.5", "dd/mm/yyyy\\ h:mm;@", "fr", "15/01/2027 12:00"),
        ("46402.5", 'dd/mm/yy hh"h"mm', "fr", "15/01/27 12h00"),
        ("46402.75", "h:mm AM/PM", "fr", "6:00 PM"),
        ("0.5", "hh:mm:ss", "fr", "12:00:00"),
        ("46402", "mmm-yy", "fr", "janv-27"),
        ("1.2666666666666666", "[h]:mm", "fr", "30:24"),
        ("-0.5", "[h]:mm", "fr", "-12:00"),
        ("0.0625", "[mm]:ss", "fr", "90:00"),
        ("9999999", "dd/mm/yyyy", "fr", ""),
    ],
)
def test_a_date_is_shown_as_its_format_says(number: str, code: str, lang: Lang, text: str) -> None:
    assert shown_date(Decimal(number), code, lang) == text


@pytest.mark.parametrize(
    ("code", "a_date", "duration"),
    [
        ("dd/mm/yyyy", True, False),
        ("[h]:mm", True, True),
        ("[Red]0.00", False, False),
        ('0" jours"', False, False),
        ("General", False, False),
        ("[$-80C]d mmmm", True, False),
        ("@", False, False),
        ('#,##0 "mois"', False, False),
    ],
)
def test_formats_of_dates_are_told_from_those_of_numbers(code: str, a_date: bool, duration: bool) -> None:
    assert (is_date_code(code), is_duration_code(code)) == (a_date, duration)


@pytest.mark.parametrize(
    ("number", "since_1904", "found"),
    [
        ("46402", False, date(2027, 1, 15)),
        ("44940", True, date(2027, 1, 15)),
        ("46402.5", False, datetime(2027, 1, 15, 12)),
        ("59", False, date(1900, 2, 28)),
        ("61", False, date(1900, 3, 1)),
        ("0.5", False, time(12)),
        ("2958465", False, date(9999, 12, 31)),
        ("2958466", False, None),
        ("-1", False, None),
    ],
)
def test_a_number_of_days_is_a_date(number: str, since_1904: bool, found: object) -> None:
    assert moment(Decimal(number), since_1904=since_1904) == found


def test_hours_count_beyond_a_day() -> None:
    assert hours(Decimal("1.2666666666666666")) == Decimal("30.4")


def test_formats_by_number_are_those_of_belgium() -> None:
    assert [code_of(number, None) for number in (0, 9, 14, 22, 46, 200)] == [
        "General",
        "0%",
        "dd/mm/yyyy",
        "dd/mm/yyyy hh:mm",
        "[h]:mm:ss",
        "General",
    ]
    assert code_of(14, "0.0") == "0.0"


@pytest.mark.parametrize(
    ("code", "text"), [("@", "deux"), ('@" ans"', "deux ans"), ('0;-0;0;@"?"', "deux?"), ("0.00", "deux")]
)
def test_a_text_is_shown_by_its_section(code: str, text: str) -> None:
    assert shown_text("deux", code) == text


@given(st.decimals(-(10**9), 10**9, places=4), st.text('0#?.,%/E+-; "\\_*[]€$hmsdy@<>=A1', max_size=20))
def test_any_format_shows_something_or_says_that_it_is_unknown(number: Decimal, code: str) -> None:
    shown = shown_number(number, code)
    assert shown.text == " ".join(shown.text.split())


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_digits_are_never_lost(cents: int, places: int) -> None:
    number = Decimal(cents).scaleb(-places)
    shown = shown_number(number, "#,##0" + ("." + "0" * places if places else ""))
    assert Decimal(shown.text.replace(" ", "").replace(",", ".")) == number
