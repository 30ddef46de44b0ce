"""Neutral values as text in French or Dutch: numbers, amounts, times, identifiers.

Belgian usage, as in the project's typography rules. What belongs together (a number and its unit, the groups of a
telephone number) is held together by no-break spaces. Dates are in `dates`. The words are those of `messages.yaml`.
"""

from datetime import time
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from babel.numbers import format_decimal as babel_decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Hedge, Money, Phone, Quantity, Range, WorkingTime
from imprimatur.language.messages import say
from imprimatur.language.parsing.languages import NAMED_HERE
from imprimatur.language.typography.settings import DEFAULT, MINUS, NBSP, NlGroup, TypographySettings

_LOCALES: dict[Lang, str] = {"fr": "fr_BE", "nl": "nl_BE"}
_GROUPED_FROM = 10_000
_LARGEST_NATURAL_DENOMINATOR = 10
"""`7/8 temps` reads well, `19/50 temps` does not."""
_SHORT_ZONES = ("02", "03", "04", "09")
"""Brussels, Antwerp, Liège and Ghent: two digits and seven, where the other zones have three and six."""


def format_integer(number: int, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """A whole number, thousands apart: `200 000` (U+202F) in French, `200.000` in Dutch."""
    return format_decimal(Decimal(number), lang, settings)


def format_decimal(number: Decimal, lang: Lang, settings: TypographySettings = DEFAULT, places: int = 0) -> str:
    """A decimal number with at least `places` decimals and all it has: `0,8`."""
    grouped = settings.group_four or abs(number) >= _GROUPED_FROM
    pattern = "#,##0." + "0" * places + "#" * 15 if places else None
    exact = Decimal(f"{number.normalize():f}")
    text: str = babel_decimal(
        exact, format=pattern, locale=_LOCALES[lang], decimal_quantization=False, group_separator=grouped
    )
    if lang == "nl" and settings.nl_group is NlGroup.NBSP:
        text = text.replace(".", NBSP)
    return text.replace("-", MINUS)  # CLDR has a hyphen


def format_money(money: Money, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """An amount: `200 000 €` in French, `€ 200.000` in Dutch; two decimals unless it is round.

    What is said of it stands around: `environ 5 000 € brut par mois`, `€ 2.500 tot € 3.000`.
    """
    text = _euro(money.amount, lang, settings)
    if money.high is not None:
        text = say("from_to", low=text, high=_euro(money.high, lang, settings)).of(lang)
    return " ".join((_hedged(text, money.hedge, lang), *(say(f"money_{note}").of(lang) for note in money.notes)))


def format_quantity(quantity: Quantity, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """A number with what is said of it: `environ 120`, `plus de 500`, `57 %`; `ongeveer 120`, `meer dan 500`."""
    number = Decimal(quantity)
    text = format_percent(number, lang, settings) if quantity.percent else format_decimal(number, lang, settings)
    return _hedged(text, quantity.hedge, lang)


def format_percent(percent: Decimal, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """Hundredths: 18 gives `18 %`, in Dutch `18%` when the settings ask for it."""
    space = NBSP if lang == "fr" or settings.nl_percent_spaced else ""
    return format_decimal(percent, lang, settings) + space + "%"


def format_hours(hours: Decimal, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """A duration in hours: `37 h`, `1 h 30` in French; `37 uur`, `1,5 uur` in Dutch."""
    unit = say["hour"].of(lang)
    if lang == "nl":
        return f"{format_decimal(hours, lang, settings)}{NBSP}{unit}"
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{format_integer(whole, lang, settings)}{NBSP}{unit}" + (f"{NBSP}{minutes:02d}" if minutes else "")


def format_hours_week(hours: Decimal, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """Hours a week: `37 h/semaine`, `37,5 h/semaine`; `37 uur/week`."""
    return say("hours_week", hours=format_decimal(hours, lang, settings)).of(lang)


def format_clock(moment: time, lang: Lang) -> str:
    """A time of the day: `9 h 30`, `9 h` in French; `9.30 uur`, `9 uur` in Dutch."""
    unit = say["hour"].of(lang)
    if lang == "nl":
        return f"{moment.hour}" + (f".{moment.minute:02d}" if moment.minute else "") + f"{NBSP}{unit}"
    return f"{moment.hour}{NBSP}{unit}" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")


def format_fraction(fraction: Fraction, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """A part of full working time: `temps plein`, `mi-temps`, `4/5 temps`; `voltijds`, `halftijds`, `4/5`.

    A part that nobody says in words is given in full-time equivalents: `0,38 ETP`, `0,38 VTE`.
    """
    if fraction == 1:
        return say["whole_time"].of(lang)
    if fraction == Fraction(1, 2):
        return say["half_time"].of(lang)
    decimal = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if fraction.denominator > _LARGEST_NATURAL_DENOMINATOR and Fraction(decimal) == fraction:
        return format_fte(decimal, lang, settings)
    return say("part_time", part=f"{fraction.numerator}/{fraction.denominator}").of(lang)


def format_working_time(time: WorkingTime, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """Alternatives or a range: `temps plein ou 4/5 temps`, `van 3/5 tot 4/5`, `temps plein, négociable`."""
    said = [format_fraction(fraction, lang, settings) for fraction in time.fractions]
    text = f" {say['or'].of(lang)} ".join(said) or say["part_time_only"].of(lang)
    if time.is_range:
        text = say("from_to_part", low=said[0], high=said[1]).of(lang)
    return say("negotiable", text=text).of(lang) if time.negotiable else text


def format_fte(number: Decimal, lang: Lang, settings: TypographySettings = DEFAULT) -> str:
    """Full-time equivalents: `0,8 ETP`, `0,8 VTE`."""
    return say("full_time_equivalents", number=format_decimal(number, lang, settings)).of(lang)


def format_range(span: Range, lang: Lang, settings: TypographySettings = DEFAULT, *, is_running: bool = False) -> str:
    """Years or months, or a range of them: `5 ans`, `4 à 5 ans`, `au moins 2 ans`; `5 jaar`, `minstens 2 jaar`.

    In running text one is said in words: `au moins un an`, `één jaar`.
    """
    if is_running and span.low == 1 and span.high is None:
        return _hedged(say(f"one_{span.unit.removesuffix('s')}").of(lang), span.hedge, lang)
    low = format_decimal(span.low, lang, settings)
    last = span.low if span.high is None else span.high
    unit = say(f"unit_{span.unit}_one" if last < 2 else f"unit_{span.unit}").of(lang)
    if span.high is None:
        return _hedged(f"{low}{NBSP}{unit}", span.hedge, lang)
    high = format_decimal(span.high, lang, settings)
    return _hedged(f"{say('from_to', low=low, high=high).of(lang)}{NBSP}{unit}", span.hedge, lang)


def format_phone(phone: Phone, international: bool = False) -> str:
    """A telephone number: `0472 38 99 13`, `02 511 89 59`, `0800 12 345`; `+32 2 511 89 59` when international."""
    digits = phone.digits
    if digits.startswith("+"):
        return digits
    if len(digits) == 10:
        groups: tuple[int, ...] = (4, 2, 2, 2)
    elif digits.startswith(("0800", "090")):
        groups = (4, 2, 3)
    else:
        groups = (2, 3, 2, 2) if digits.startswith(_SHORT_ZONES) else (3, 2, 2, 2)
    parts, start = [], 0
    for length in groups:
        parts.append(digits[start : start + length])
        start += length
    if international:
        parts[:1] = ["+32", parts[0].removeprefix("0")]
    return NBSP.join(parts)


def format_iban(iban: str) -> str:
    """An account number in groups of four: `BE50 0012 2417 0918`."""
    return NBSP.join(iban[start : start + 4] for start in range(0, len(iban), 4))


def format_enterprise_number(digits: str) -> str:
    """An enterprise number: `0418.480.071`."""
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def format_joint_committee(code: str, lang: Lang) -> str:
    """The usual short name of a joint committee: `CP 319.02`, `PC 319.02`."""
    return say("joint_committee", code=code).of(lang)


def format_language(code: str, lang: Lang) -> str:
    """The name of a language: `néerlandais`, `Nederlands`; that of CLDR, or ours where it has none."""
    name: str | None = None if code in NAMED_HERE else Locale.parse(lang).languages.get(code)
    return name or say(f"language_{code}").of(lang)


def format_ordinal(number: int, lang: Lang, feminine: bool = False) -> str:
    """An ordinal in figures: `1er`, `1re`, `2e` in French; `1e`, `2e` in Dutch."""
    if number == 1:
        return say["first_feminine" if feminine else "first"].of(lang)
    return say("ordinal", number=number).of(lang)


def is_singular(number: int | Decimal, lang: Lang) -> bool:
    """Whether a noun after a number is in the singular: below 2 in French (`0 abstention`, `1,5 jour`), 1 in Dutch."""
    return -2 < number < 2 if lang == "fr" else number == 1


def format_address(street: str, number: str, postcode: str, commune: str) -> str:
    """An address on one line, `Rue Mercelis 27, 1050 Bruxelles`; empty parts are left out."""
    first = " ".join(part for part in (street, number) if part)
    second = NBSP.join(part for part in (postcode, commune) if part)
    return ", ".join(part for part in (first, second) if part)


def _euro(amount: Decimal, lang: Lang, settings: TypographySettings) -> str:
    places = 0 if amount == amount.to_integral_value() else 2
    return say("money", number=format_decimal(amount, lang, settings, places)).of(lang)


def _hedged(text: str, hedge: Hedge, lang: Lang) -> str:
    return text if hedge is Hedge.EXACT else say(f"hedge_{hedge}", text=text).of(lang)
