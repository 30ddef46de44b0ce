"""What people really type is accepted; what could mean two things is not."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.values import FlexDate, Money, MoneyNote, Phone, Precision, Range, Readiness, WorkingTime
from imprimatur.language import parsing
from imprimatur.language.parsing import Unreadable

D = Decimal


def refused(parse: Callable[[object], object], value: object) -> str:
    with pytest.raises(Unreadable) as caught:
        parse(value)
    assert caught.value.value == str(value)
    return caught.value.code


@pytest.mark.parametrize(
    ("value", "number"),
    [(9, 9), (9.0, 9), ("9", 9), (" 9 ", 9), ("2 200", 2200), ("20.000", 20000), ("200\u202f000", 200000), (D(3), 3)],
)
def test_integers(value: object, number: int) -> None:
    assert parsing.parse_integer(value) == number


@pytest.mark.parametrize(
    "value", ["", "  ", "9,5", 9.5, True, None, "1.2345", "12 34", "9 %", "9" * 3000, float("nan")]
)
def test_what_is_no_integer(value: object) -> None:
    assert refused(parsing.parse_integer, value if len(str(value)) < 2000 else "9" * 1999) == "number"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0,8", "0.8"),
        (0.8, "0.8"),
        ("0.8", "0.8"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
    ],
)
def test_decimals(value: object, number: str) -> None:
    assert parsing.parse_decimal(value) == D(number)


@pytest.mark.parametrize("value", ["1,234.5", "1,2,3", "abc", "1e5", float("inf"), 10**20])
def test_what_is_no_decimal(value: object) -> None:
    assert refused(parsing.parse_decimal, value) == "number"


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("20.000€", "20000"),
        ("200 000", "200000"),
        ("€ 55.000", "55000"),
        ("1.234,56 €", "1234.56"),
        ("200 000 euros", "200000"),
        ("200\u202f000\u00a0€", "200000"),
        ("€ 20.000,-", "20000"),
        ("200.000 euro", "200000"),
        ("EUR 12", "12"),
        ("12.50", "12.5"),
        ("€ -5", "-5"),
        (1234.5, "1234.5"),
        (20000, "20000"),
    ],
)
def test_amounts(value: object, amount: str) -> None:
    assert parsing.parse_money(value) == Money(D(amount))


@pytest.mark.parametrize("value", ["1,500", "€ 5 €", "$ 5", "30.000 - 20.000 €", "20 k€", 0.001, "selon barème"])
def test_what_is_no_amount(value: object) -> None:
    assert refused(parsing.parse_money, value) == "money"


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("19h/semaine", "19"),
        ("37 uur/week", "37"),
        ("37h/semaine", "37"),
        ("37 heures par semaine", "37"),
        ("38 u/week", "38"),
        ("1 h 30", "1.5"),
        ("37h30", "37.5"),
        ("1h20", "1.33"),
        ("19", "19"),
        ("37,5", "37.5"),
        ("37.5", "37.5"),
        (37.5, "37.5"),
    ],
)
def test_hours(value: object, hours: str) -> None:
    assert parsing.parse_hours(value) == D(hours)


@pytest.mark.parametrize("value", ["37h/semaine en journée", "37.30", "200", 0, -5, "37 h 75", "temps plein", True])
def test_what_is_no_hours(value: object) -> None:
    assert refused(parsing.parse_hours, value) == "hours"


@pytest.mark.parametrize(
    ("value", "fraction"),
    [
        ("4/5", "4/5"),
        ("0,8", "4/5"),
        ("80 %", "4/5"),
        ("temps plein", "1"),
        ("Temps plein ", "1"),
        ("mi-temps", "1/2"),
        ("à mi-temps", "1/2"),
        ("voltijds", "1"),
        ("halftijds", "1/2"),
        ("4/5 temps", "4/5"),
        ("4/5 équivalent temps plein", "4/5"),
        ("2/5 équivalent temps plein", "2/5"),
        ("deeltijds 4/5", "4/5"),
        ("temps partiel (4/5)", "4/5"),
        ("0,8 ETP", "4/5"),
        ("0,5 VTE", "1/2"),
        (0.8, "4/5"),
        (1, "1"),
        (0.333333333333333, "1/3"),
    ],
)
def test_fractions(value: object, fraction: str) -> None:
    assert parsing.parse_fraction(value) == Fraction(fraction)


@pytest.mark.parametrize("value", ["80", "temps partiel", "deeltijds", 2, 0, "4/0", "5/4", datetime(2024, 5, 4), ""])
def test_what_is_no_fraction(value: object) -> None:
    assert refused(parsing.parse_fraction, value) == "fraction"


def test_alternatives() -> None:
    both = WorkingTime((Fraction(1), Fraction(4, 5)))
    assert parsing.parse_working_time("temps plein ou 4/5") == both
    assert parsing.parse_working_time("voltijds of 4/5") == both
    assert parsing.parse_working_time(0.8) == WorkingTime((Fraction(4, 5),))
    assert refused(parsing.parse_working_time, "temps plein ou autre") == "fraction"


def day(year: int, month: int, number: int) -> FlexDate:
    return FlexDate(date(year, month, number))


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("10/01/2024", day(2024, 1, 10)),
        ("10-01-2024", day(2024, 1, 10)),
        ("2022-06-20", day(2022, 6, 20)),
        ("2022-06-20T00:00:00", day(2022, 6, 20)),
        ("1er février 2024", day(2024, 2, 1)),
        ("1er fevrier 2024", day(2024, 2, 1)),
        ("jeudi 3 octobre 2024", day(2024, 10, 3)),
        ("donderdag 3 oktober 2024", day(2024, 10, 3)),
        ("do 3 okt. 2024", day(2024, 10, 3)),
        ("le 31 décembre 2022", day(2022, 12, 31)),
        (date(2024, 1, 10), day(2024, 1, 10)),
        (datetime(2024, 1, 10), day(2024, 1, 10)),
        ("octobre 2019", FlexDate(date(2019, 10, 1), Precision.MONTH)),
        ("oktober 2019", FlexDate(date(2019, 10, 1), Precision.MONTH)),
        ("10/2019", FlexDate(date(2019, 10, 1), Precision.MONTH)),
        ("1er trimestre 2025", FlexDate(date(2025, 1, 1), Precision.QUARTER)),
        ("troisième trimestre 2025", FlexDate(date(2025, 7, 1), Precision.QUARTER)),
        ("2e kwartaal 2025", FlexDate(date(2025, 4, 1), Precision.QUARTER)),
        ("Q1 2025", FlexDate(date(2025, 1, 1), Precision.QUARTER)),
        ("2024", FlexDate(date(2024, 1, 1), Precision.YEAR)),
        (2024, FlexDate(date(2024, 1, 1), Precision.YEAR)),
        ("dès que possible", FlexDate(None, Precision.NONE, Readiness.ASAP)),
        ("Zo snel mogelijk", FlexDate(None, Precision.NONE, Readiness.ASAP)),
        ("immédiatement", FlexDate(None, Precision.NONE, Readiness.AT_ONCE)),
        ("dès que possible en janvier 2024", FlexDate(date(2024, 1, 1), Precision.MONTH, readiness=Readiness.ASAP)),
        ("zo snel mogelijk in januari 2024", FlexDate(date(2024, 1, 1), Precision.MONTH, readiness=Readiness.ASAP)),
    ],
)
def test_dates(value: object, meant: FlexDate) -> None:
    assert parsing.parse_date(value) == meant


@pytest.mark.parametrize(
    "value",
    [
        "10/01/61",
        "31/02/2024",
        "2er mars 2024",
        "31 avril",
        "lundi 3 octobre",
        "dès que possible le 3 octobre 2024",
        "à convenir en janvier 2024",
        "10/01-2024",
        "03/27",
        2024.5,
        True,
        "",
        "0024-01-01",
    ],
)
def test_what_is_no_date(value: object) -> None:
    assert refused(parsing.parse_date, value) == "date"


def test_a_weekday_that_does_not_fit() -> None:
    assert refused(parsing.parse_date, "mercredi 3 octobre 2024") == "weekday"
    assert refused(parsing.parse_date, "vrijdag 3 oktober 2024") == "weekday"


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("0472/38.99.13", "0472389913"),
        ("0472/389.913", "0472389913"),
        ("02/880.86.89", "028808689"),
        ("+32 (0)2 511.89.59", "025118959"),
        ("0032 2 511 89 59", "025118959"),
        ("+32 472 38 99 13", "0472389913"),
        ("04 222 33 44", "042223344"),
        ("0800 12 345", "080012345"),
        ("+33 1 23 45 67 89", "+33123456789"),
    ],
)
def test_phones(value: object, digits: str) -> None:
    assert parsing.parse_phone(value) == Phone(digits)


@pytest.mark.parametrize(
    "value", ["0472 38 99 1", "0472 38 99 133", "02 511 89 5", "02 511 89 599", 472389913, "02 511 a", "+32 2 51"]
)
def test_what_is_no_phone(value: object) -> None:
    assert refused(parsing.parse_phone, value) == "phone"


def test_addresses_of_the_network() -> None:
    assert parsing.parse_email(" rh@Smes.be ") == "rh@smes.be"
    assert parsing.parse_email("mailto:rh@smes.be") == "rh@smes.be"
    assert parsing.parse_url("www.smes.be") == "https://www.smes.be"
    assert parsing.parse_url("smes.be") == "https://smes.be"
    assert parsing.parse_url("http://www.le-forum.org/a?b=1") == "http://www.le-forum.org/a?b=1"


@pytest.mark.parametrize("value", ["rh@smes", "a b@c.be", "x..y@z.be", "rh", 5, "a@b@c.be"])
def test_what_is_no_email(value: object) -> None:
    assert refused(parsing.parse_email, value) == "email"


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.be",
        "http://u:p@a.be",
        "http://localhost/",
        "a b.be",
        "https://",
    ],
)
def test_what_is_no_url(value: object) -> None:
    assert refused(parsing.parse_url, value) == "url"


def test_yes_and_no() -> None:
    assert all(
        parsing.parse_bool(value) is True for value in ("oui", "Ja", "x", "VRAI", "waar", "true", "1", 1, 1.0, True)
    )
    assert all(parsing.parse_bool(value) is False for value in ("non", "Nee", "false", "0", 0, False, "onwaar"))
    assert all(refused(parsing.parse_bool, value) == "bool" for value in ("peut-être", 2, "", None))


def test_postcodes() -> None:
    assert [parsing.parse_postcode(value) for value in ("1050", 1050, 1050.0, "B-1050")] == ["1050"] * 4
    assert all(refused(parsing.parse_postcode, value) == "postcode" for value in ("0999", "10500", "105O", 999, None))


def test_check_digits() -> None:
    assert parsing.parse_iban("BE50 0012 2417 0918") == "BE50001224170918"
    assert refused(parsing.parse_iban, "BE51 0012 2417 0918") == "iban"
    assert refused(parsing.parse_iban, "BE50 0012 2417 091") == "iban"
    assert parsing.parse_enterprise_number("0418.480.071") == "0418480071"
    assert parsing.parse_enterprise_number("BE 418.480.071") == "0418480071"
    assert refused(parsing.parse_enterprise_number, "0418.480.072") == "enterprise-number"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("CP 319.02", "319.02"),
        ("PC 319.02", "319.02"),
        ("SCP 330.04", "330.04"),
        ("332", "332"),
        (332, "332"),
        ("319.02", "319.02"),
        (319.02, "319.02"),
        ("319,02", "319.02"),
        ("CP 330.01.10", "330.01.10"),
        ("319.00", "319.00"),
        ("sous-commission paritaire 319.02", "319.02"),
    ],
)
def test_joint_committees(value: object, code: str) -> None:
    assert parsing.parse_joint_committee(value) == code


def test_an_agreement_is_not_a_committee() -> None:
    assert refused(parsing.parse_joint_committee, "CCT 319.02") == "cct"
    assert refused(parsing.parse_joint_committee, "cao 319.02") == "cct"
    assert all(
        refused(parsing.parse_joint_committee, value) == "joint-committee" for value in (330.1, "319.2", "CP", "3190")
    )


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("4-5 ans", "4", "5"),
        ("4 – 5 ans", "4", "5"),
        ("4 à 5 ans", "4", "5"),
        ("4 tot 5 jaar", "4", "5"),
        ("entre 4 et 5 ans", "4", "5"),
        ("tussen 4 en 5 jaar", "4", "5"),
        ("5 ans", "5", None),
        ("2,5 ans", "2.5", None),
        (5, "5", None),
    ],
)
def test_ranges(value: object, low: str, high: str | None) -> None:
    assert parsing.parse_range(value) == Range(D(low), D(high) if high else None)


@pytest.mark.parametrize(
    "value", ["75 h", "3 jours", "5-4 ans", "1 à 2 ans minimum", "quelques années", -1, datetime(2024, 5, 4)]
)
def test_what_is_no_range(value: object) -> None:
    assert refused(parsing.parse_range, value) == "range"


def test_folding() -> None:
    assert parsing.fold("  L’Œuvre d'Été – n° 2 ") == "loeuvredeten2" == parsing.fold("loeuvre dete N 2")
    assert parsing.near("Bousart", "Boussart")
    assert parsing.near("Contrat", "Contarct")
    assert not parsing.near("Équipe", "equipe")
    assert not parsing.near("CP", "PC")
    assert parsing.near("AMA", "AMO")


@pytest.mark.parametrize(
    ("typed", "amount", "when"),
    [
        ("entre 2 900 et 3 400 €, index d’octobre 2026", "entre 2 900 et 3 400 €", date(2026, 10, 1)),
        ("2.900 € brut (indice du 1er mars 2026)", "2.900 € brut", date(2026, 3, 1)),
        ("€ 2.900 tegen de index van maart 2026", "€ 2.900", date(2026, 3, 1)),
        ("2 900 € à l'index mars 2026", "2 900 €", date(2026, 3, 1)),
    ],
)
def test_the_index_beside_an_amount_is_told_apart(typed: str, amount: str, when: date) -> None:
    rest, found = parsing.indexed(typed)
    assert (rest, found and found.value) == (amount, when)


@pytest.mark.parametrize(
    "typed", ["2 900 €", "2 900 €, index 2,1223", "index d’octobre 2026", "", 2900, None, "a" * 1999]
)
def test_what_names_no_date_of_an_index_stays_as_it_is(typed: object) -> None:
    assert parsing.indexed(typed) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("niveau B", "B"),
        ("Rang : B1", "B1"),
        ("graad B1", "B1"),
        ("B", "B"),
        (2, "2"),
        ("niveau", "niveau"),
        ("BH1-3", "BH1-3"),
    ],
)
def test_a_rank_goes_without_its_name(typed: object, rank: str) -> None:
    assert parsing.parse_rank(typed) == rank


def test_a_passage_is_no_rank() -> None:
    assert refused(parsing.parse_rank, "niveau B\nou niveau A") == "rank"


@given(
    low=st.integers(100, 9_000),
    more=st.integers(0, 2_000),
    form=st.sampled_from(
        (
            ("{low} à {high} € brut par mois", "{low} € brut par mois"),
            ("entre {low} et {high} € bruts/mois", "{low} € bruts/mois"),
            ("van {low} tot {high} euro bruto per maand", "{low} euro bruto per maand"),
            ("€ {low} - € {high} bruto/maand", "€ {low} bruto/maand"),
        )
    ),
    index=st.sampled_from(("", " (index de mars 2026)", ", index mars 2026", " tegen de index van maart 2026")),
    part=st.sampled_from(("", " ", ".")),
)
def test_a_range_of_pay_is_read_with_its_index(
    low: int, more: int, form: tuple[str, str], index: str, part: str
) -> None:
    """Whatever parts its thousands, and in either language."""
    said = {name: f"{size:,}".replace(",", part) for name, size in (("low", low), ("high", low + more))}
    rest, when = parsing.indexed(form[not more].format(**said) + index)
    found = parsing.parse_money(rest)
    assert (found.amount, found.high) == (low, low + more if more else None)
    assert found.notes == (MoneyNote.GROSS, MoneyNote.MONTH)
    assert (when.value if when else None) == (date(2026, 3, 1) if index else None)
