"""Numbers, amounts, hours, fractions of working time, ranges and yes or no, as people type them.

In both languages the comma is the decimal sign and a point before exactly three digits parts thousands (`20.000`). A
point before another count of digits is taken for a decimal sign (`0.8`), since it can be nothing else.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from imprimatur.core.values import Money, Range
from imprimatur.language.folding import fold, fold_words
from imprimatur.language.parsing.base import LARGEST, Unreadable, number_of, typed

_NUMBER = re.compile(
    r"(?P<sign>-)?(?:"
    r"(?P<points>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<after_points>[0-9]+))?"
    r"|(?P<spaces>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,(?P<after_spaces>[0-9]+)|\.(?P<cents>[0-9]{1,2}))?"
    r"|(?P<digits>[0-9]+)(?:[.,](?P<after_digits>[0-9]+))?"
    r")"
)
_CURRENCY = r"(?:€|euros?|eur)"
_AMOUNT = re.compile(
    rf"(?:(?P<before>-?) ?{_CURRENCY} ?(?P<prefixed>-?[0-9][0-9 .,]*)|(?P<number>-?[0-9][0-9 .,]*?) ?(?:{_CURRENCY})?)",
    re.IGNORECASE,
)
_HOUR = r"(?:h|hrs?|heures?|u|uur|uren)"
_WEEK = r"(?: ?(?:/|par|per|p\.|la|de)? ?(?:semaine|sem\.?|week|w\.?|hebdomadaires?))?"
_HOURS = re.compile(
    rf"(?P<hours>[0-9]{{1,3}}) ?{_HOUR} ?(?P<minutes>[0-5][0-9])(?: ?(?:min\.?|m))?{_WEEK}"
    rf"|(?P<decimal>[0-9]{{1,3}}(?:,[0-9]{{1,9}}|\.[0-9])?)(?: ?{_HOUR}\.?)?{_WEEK}",
    re.IGNORECASE,
)
_HOURS_OF_A_WEEK = 168

_WHOLE = frozenset({"tempsplein", "pleintemps", "voltijds", "voltijdse", "voltijd", "fulltime"})
_HALF = frozenset({"mitemps", "halftijds", "halftijdse", "demitemps", "halftime"})
_PART = re.compile(
    r"(?:(?:a )?(?:temps partiel|deeltijdse?)[ :(]*)?"
    r"(?:(?P<above>[0-9]{1,3}) ?/ ?(?P<below>[0-9]{1,3})(?:e|eme|de)?|(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,9})?) ?%"
    r"|(?P<decimal>[01](?:[.,][0-9]{1,9})?))\)?"
    r"(?: ?-?(?:d[ '’])?(?:temps|temps plein|temps partiel|deeltijdse?|voltijdse?|etp|vte"
    r"|equivalents?[ -]temps[ -]plein|voltijdse?[ -]equivalent(?:en)?))?"
)
_ALTERNATIVES = re.compile(r"(?<!\s)\s++(?:ou|of|et/ou|en/of)\s+|(?:(?<!\s)\s++)?;\s*", re.IGNORECASE)

_UNITS: Mapping[str, frozenset[str]] = {
    "years": frozenset({"an", "ans", "annee", "annees", "jaar", "jaren"}),
    "hours": frozenset({"h", "heure", "heures", "u", "uur", "uren"}),
    "days": frozenset({"jour", "jours", "dag", "dagen"}),
    "months": frozenset({"mois", "maand", "maanden"}),
    "pages": frozenset({"page", "pages", "pagina", "paginas"}),
}
_AT_LEAST = r"(?:au moins|au minimum|a minima|minimum|minimaal|minstens|ten minste|op zijn minst|min\.?)"
_RANGE = re.compile(
    rf"(?P<least>{_AT_LEAST} )?(?:de |van |entre |tussen )?(?P<low>[0-9]{{1,6}}(?:[.,][0-9]{{1,2}})?)"
    r"(?: ?(?:-|a|et|tot|en|tot en met) ?(?P<high>[0-9]{1,6}(?:[.,][0-9]{1,2})?))?(?P<plus> ?\+)?"
    rf" ?(?P<unit>[a-z']+)??(?: (?P<minimum>{_AT_LEAST}))?"
)

_YES = frozenset({"oui", "ja", "x", "vrai", "waar", "true", "1", "yes"})
_NO = frozenset({"non", "nee", "neen", "faux", "onwaar", "false", "0", "no"})


def parse_integer(value: object) -> int:
    """A whole number: `9`, `2 200`, `20.000`, 9.0. Raises Unreadable("number")."""
    number = parse_decimal(value)
    if number != number.to_integral_value():
        raise Unreadable("number", value)
    return int(number)


def parse_decimal(value: object) -> Decimal:
    """A decimal number: `0,8`, `0.8`, `1.234,5`, `2 200`. Raises Unreadable("number")."""
    return _decimal(value, "number")


def parse_money(value: object) -> Money:
    """An amount in euro, to the cent: `20.000€`, `200 000`, `€ 55.000`, `1.234,56 €`, `200 000 euros`.

    Raises Unreadable("money"), also for `1,500`: three decimals are no cents, and a comma parts no thousands here.
    """
    amount = number_of(value, "money")
    if amount is None:
        text = re.sub(r",[-–—]+", "", typed(value, "money")).replace("\u2212", "-")
        match = _AMOUNT.fullmatch(text)
        if not match or (match["before"] and match["prefixed"].startswith("-")):
            raise Unreadable("money", value)
        digits = match["number"] if match["number"] is not None else match["before"] + match["prefixed"]
        amount = _decimal(digits.strip(), "money", value)
        if re.search(r"[.,][0-9]{3,}$", f"{amount:f}"):
            raise Unreadable("money", value)
    if amount != round(amount, 2):
        raise Unreadable("money", value)
    return Money(amount)


def parse_hours(value: object) -> Decimal:
    """Hours, usually of a week, in decimals: `19h/semaine`, `37 uur/week`, `1 h 30` (1.5), `37,5`.

    Minutes are rounded to the hundredth of an hour. Raises Unreadable("hours"), also for `37.30`, which is half past
    for some and three tenths for others, and for more hours than a week has.
    """
    hours = number_of(value, "hours")
    if hours is None:
        match = _HOURS.fullmatch(typed(value, "hours"))
        if not match:
            raise Unreadable("hours", value)
        if match["hours"]:
            hours = Decimal(match["hours"]) + round(Decimal(match["minutes"]) / 60, 2)
        else:
            hours = Decimal(match["decimal"].replace(",", "."))
    if not 0 < hours <= _HOURS_OF_A_WEEK:
        raise Unreadable("hours", value)
    return hours


def parse_fraction(value: object) -> Fraction:
    """A part of full working time, above 0 and at most 1: `4/5`, `0,8`, `80 %`, `temps plein`, `halftijds`.

    Raises Unreadable("fraction"), also for a date: a spreadsheet turns an unprotected 4/5 into the fourth of May.
    """
    number = number_of(value, "fraction")
    if number is None:
        fraction = _fraction(typed(value, "fraction"), value)
    else:
        fraction = Fraction(number)
        plain = fraction.limit_denominator(1000)  # a cell holding =1/3
        fraction = plain if abs(plain - fraction) < Fraction(1, 10**9) else fraction
    if not 0 < fraction <= 1:
        raise Unreadable("fraction", value)
    return fraction


def parse_fractions(value: object) -> tuple[Fraction, ...]:
    """Alternatives, in the order given: `temps plein ou 4/5`, `voltijds of 4/5`. Raises Unreadable("fraction")."""
    if not isinstance(value, str):
        return (parse_fraction(value),)
    try:
        return tuple(dict.fromkeys(parse_fraction(part) for part in _ALTERNATIVES.split(value)))
    except Unreadable as error:
        raise Unreadable("fraction", value) from error


def parse_range(value: object, unit: str = "") -> Range:
    """A range or a minimum: `4-5 ans`, `4 à 5 ans`, `4 tot 5 jaar`, `5 ans`, `75 h minimum`, `au moins 5 ans`.

    `unit` (years, hours, days, months, pages) is the only one then accepted; without it years and hours are. Raises
    Unreadable("range") for another unit, so that six months never become six years, and for a falling range.
    """
    number = number_of(value, "range")
    if number is not None:
        if number < 0:
            raise Unreadable("range", value)
        return Range(number)
    text = re.sub(r" ?[-‐‑–—] ?", "-", typed(value, "range"))
    text = " ".join("".join(c if c in "-.,+" else (fold(c) or " ") for c in text).split())
    match = _RANGE.fullmatch(text)
    allowed = _UNITS[unit] if unit else _UNITS["years"] | _UNITS["hours"]
    if not match or (match["unit"] and match["unit"] not in allowed):
        raise Unreadable("range", value)
    if match["high"] and (match["least"] or match["minimum"] or match["plus"]):
        raise Unreadable("range", value)
    low, high = (Decimal(part.replace(",", ".")) if part else None for part in (match["low"], match["high"]))
    if low is None or (high is not None and high < low):
        raise Unreadable("range", value)
    return Range(low, high if high != low else None)


def parse_bool(value: object) -> bool:
    """Yes or no: oui, non, ja, nee, x, vrai, waar, 1, 0, true, false. Raises Unreadable("bool")."""
    if isinstance(value, bool):
        return value
    number = number_of(value, "bool")
    word = fold(typed(value, "bool")) if number is None else f"{number.normalize():f}"
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable("bool", value)


def _decimal(value: object, code: str, shown: object = None) -> Decimal:
    number = number_of(value, code)
    if number is not None:
        return number
    match = _NUMBER.fullmatch(typed(value, code).replace("\u2212", "-"))
    if not match:
        raise Unreadable(code, value if shown is None else shown)
    whole = (match["points"] or match["spaces"] or match["digits"]).replace(".", "").replace(" ", "")
    after = match["after_points"] or match["after_spaces"] or match["cents"] or match["after_digits"] or ""
    found = Decimal(f"{match['sign'] or ''}{whole}" + ("." + after if after else ""))
    if abs(found) >= LARGEST or len(after) > 15:
        raise Unreadable(code, value if shown is None else shown)
    return found


def _fraction(text: str, value: object) -> Fraction:
    words = fold_words(text).removeprefix("a ")
    if words.replace(" ", "") in _WHOLE:
        return Fraction(1)
    if words.replace(" ", "") in _HALF:
        return Fraction(1, 2)
    match = _PART.fullmatch("".join(c if not c.isalpha() else fold(c) for c in text))
    if not match or match["below"] == "0":
        raise Unreadable("fraction", value)
    if match["above"]:
        if not int(match["below"]):
            raise Unreadable("fraction", value)
        return Fraction(int(match["above"]), int(match["below"]))
    if match["percent"]:
        return Fraction(match["percent"].replace(",", ".")) / 100
    return Fraction(match["decimal"].replace(",", "."))
