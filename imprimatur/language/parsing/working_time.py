"""Working time as people type it: fractions, percentages, full and part time, alternatives and ranges."""

import re
from decimal import Decimal
from fractions import Fraction

from imprimatur.core.values import WorkingTime
from imprimatur.language.parsing.base import Told, Unreadable, number_of, typed
from imprimatur.language.parsing.hedges import line_of
from imprimatur.language.parsing.numbers import parse_hours

_WHOLE = frozenset(
    {"temps plein", "plein temps", "temps complet", "voltijds", "voltijdse", "voltijd", "fulltime", "full time"}
)
_HALF = frozenset({"mi temps", "halftijds", "halftijdse", "halftijd", "demi temps", "half time", "halftime"})
_OTHERS = {
    **dict.fromkeys(("trois quarts temps", "trois quarts", "driekwart", "drie kwart"), Fraction(3, 4)),
    **dict.fromkeys(("quatre cinquiemes", "quatre cinquiemes temps", "vier vijfde", "vier vijfden"), Fraction(4, 5)),
}
_PARTLY = frozenset({"temps partiel", "deeltijds", "deeltijdse", "deeltijd", "parttime", "part time"})
_PART = re.compile(
    r"(?:(?:temps partiel|deeltijdse?|deeltijd|part ?time|etp|vte)(?: de| a|,|:)? )?"
    r"(?:(?P<above>[0-9]{1,3}) ?/ ?(?P<below>[0-9]{1,3})(?: ?(?:e|eme|ieme|de))?"
    r"|(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,9})?) ?%|(?P<decimal>[01](?:[.,][0-9]{1,9})?))"
    r"(?: (?:d |d un |de |van een )?(?:temps|temps plein|temps partiel|deeltijdse?|deeltijd|voltijdse?|etp|vte"
    r"|equivalents? temps plein|voltijdse? equivalent(?:en)?))?"
)
_NEGOTIABLE = re.compile(r",? (?:negociable|a negocier|bespreekbaar|te bespreken)$")
_ALTERNATIVES = re.compile(r" (?:ou|of|et/ou|en/of) | ?; ?")
_BETWEEN = re.compile(r"(?:de|entre|van|tussen) (?P<low>.+?) (?:a|et|tot|en) (?P<high>.+)")
_FROM_TO = re.compile(r"(?P<low>[^-]+?)(?: (?:a|tot) | ?- ?)(?P<high>[^-]+)")
_HOURS = re.compile(
    r"^(?P<part>.*?)[ ,]*(?:(?:de|soit|van|hetzij|a raison de) )?"
    r"(?P<hours>[0-9]{1,3}(?:[.,][0-9]{1,2})? ?(?:h|heures?|u|uur|uren)(?: ?[0-5][0-9])?"
    r"(?: ?(?:/|par|per|p\.)? ?(?:semaine|sem|week))?)$"
)
_BOUND = 10**9


def parse_fraction(value: object) -> Fraction:
    """A part of full working time, above 0 and at most 1: `4/5`, `0,8`, `80 %`, `temps plein`, `halftijds`.

    Raises Unreadable("fraction"), also for a date: a spreadsheet turns an unprotected 4/5 into the fourth of May.
    """
    number = number_of(value, "fraction")
    if number is None:
        fraction = _fraction(_line(value), value)
    else:
        fraction = Fraction(number)
        plain = fraction.limit_denominator(1000)  # a cell holding =1/3
        fraction = plain if abs(plain - fraction) < Fraction(1, _BOUND) else fraction
    if not 0 < fraction <= 1:
        raise Unreadable("fraction", value)
    return fraction


def parse_working_time(value: object) -> WorkingTime | Told:
    """Working time, told with the `hours` a week where they are said: `temps plein ou 4/5`, `de 3/5 à 4/5`,
    `mi-temps (19h)`, `temps partiel 19h/semaine`, `voltijds (38 uur) bespreekbaar`. Raises Unreadable("fraction").
    """
    if not isinstance(value, str):
        return WorkingTime((parse_fraction(value),))
    line = _line(value)
    rest = _NEGOTIABLE.sub("", line)
    negotiable = rest != line
    hours = None
    if (match := _HOURS.match(rest)) and match["part"]:
        hours, rest = _hours(match["hours"], value), match["part"]
    fractions, is_range = _parts(rest, value)
    time = WorkingTime(fractions, is_range, negotiable)
    return time if hours is None else Told(time, {"hours": hours})


def _line(value: object) -> str:
    """`À mi-temps` as `mi temps`."""
    line = re.sub(r"(?<=[a-z])-(?=[a-z])|-(?=[a-z])", " ", line_of(typed(value, "fraction")))
    return " ".join(re.sub(r"^(?:a|un|une|een) ", "", line).split())


def _hours(text: str, value: object) -> Decimal:
    try:
        return parse_hours(text)
    except Unreadable as error:
        raise Unreadable("fraction", value) from error


def _parts(line: str, value: object) -> tuple[tuple[Fraction, ...], bool]:
    """The fractions of a line, and whether they are the ends of a range; none for a part time that is not said."""
    if line in _PARTLY:
        return (), False
    if match := _BETWEEN.fullmatch(line) or (None if _PART.fullmatch(line) else _FROM_TO.fullmatch(line)):
        unit = "%" if match["low"].isdecimal() and match["high"].endswith("%") else ""
        low, high = _fraction(match["low"] + unit, value), _fraction(match["high"], value)
        if not 0 < low < high <= 1:
            raise Unreadable("fraction", value)
        return (low, high), True
    found = tuple(dict.fromkeys(_fraction(re.sub("^a ", "", part), value) for part in _ALTERNATIVES.split(line)))
    if not all(0 < part <= 1 for part in found):
        raise Unreadable("fraction", value)
    return found, False


def _fraction(line: str, value: object) -> Fraction:
    line = re.sub(r"(?<=[a-z]) (?:functie|baan|betrekking|job)$", "", line)
    if line in _WHOLE:
        return Fraction(1)
    if line in _HALF:
        return Fraction(1, 2)
    if line in _OTHERS:
        return _OTHERS[line]
    match = _PART.fullmatch(line)
    if not match:
        raise Unreadable("fraction", value)
    if match["above"]:
        if not int(match["below"]):
            raise Unreadable("fraction", value)
        return Fraction(int(match["above"]), int(match["below"]))
    if match["percent"]:
        return Fraction(match["percent"].replace(",", ".")) / 100
    return Fraction(match["decimal"].replace(",", "."))
