"""Numbers, hours, ranges and yes or no, as people type them.

In both languages the comma is the decimal sign and a point before exactly three digits parts thousands (`20.000`). A
point before another count of digits is taken for a decimal sign (`0.8`), since it can be nothing else.
"""

import re
from collections.abc import Mapping
from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction

from imprimatur.core.values import Hedge, Quantity, Range
from imprimatur.language.folding import fold
from imprimatur.language.parsing.base import LARGEST, Unreadable, number_of, typed
from imprimatur.language.parsing.hedges import NUMBER_WORDS, in_figures, line_of, unhedged

_NUMBER = re.compile(
    r"(?P<sign>-)?(?:"
    r"(?P<points>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<after_points>[0-9]+))?"
    r"|(?P<spaces>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,(?P<after_spaces>[0-9]+)|\.(?P<cents>[0-9]{1,2}))?"
    r"|(?P<digits>[0-9]+)(?:[.,](?P<after_digits>[0-9]+))?"
    r")"
)
_HOUR = r"(?:h|hrs?|heures?|u|uur|uren)"
_WEEK = r"(?: ?(?:/|par|per|p\.|la|de)? ?(?:semaine|sem\.?|week|w\.?|hebdomadaires?))?"
_HOURS = re.compile(
    rf"(?P<hours>[0-9]{{1,3}}) ?(?:{_HOUR} ?|:)(?P<minutes>[0-5][0-9])(?: ?(?:min\.?|m))?{_WEEK}"
    rf"|(?P<decimal>[0-9]{{1,3}}(?:,[0-9]{{1,9}}|\.[0-9])?)(?: ?{_HOUR}\.?)?{_WEEK}",
    re.IGNORECASE,
)
_HOURS_OF_A_WEEK = 168

_UNITS: Mapping[str, frozenset[str]] = {
    "years": frozenset({"an", "ans", "annee", "annees", "jaar", "jaren"}),
    "months": frozenset({"mois", "maand", "maanden"}),
    "weeks": frozenset({"semaine", "semaines", "week", "weken"}),
    "days": frozenset({"jour", "jours", "dag", "dagen"}),
}
_HALF_MORE = re.compile(r"\b([0-9]{1,3}|un|une|deux|trois) (ans?|annees?) et demie?$")
_OF_RANGES = (Hedge.EXACT, Hedge.ABOUT)
"""What may be said of a range: `environ 4 à 6 mois`; at least and at most are ends themselves."""
_OF_EXPERIENCE = r"(?: (?:d |de )?(?:experience|ervaring|werkervaring))?"
_RANGE = re.compile(
    r"(?:de |van |entre |tussen )?(?P<low>[0-9]{1,6}(?:[.,][0-9]{1,2})?)"
    r"(?: ?(?:-|a|et|ou|tot|en|of|tot en met) ?(?P<high>[0-9]{1,6}(?:[.,][0-9]{1,2})?))? ?(?P<unit>[a-z]*)"
)

_SHARES: Mapping[str, str] = {
    **dict.fromkeys(("temps plein", "voltijds", "voltijdse", "etp", "vte"), "1"),
    **dict.fromkeys(("mi-temps", "halftijds", "halftijdse"), "0,5"),
    **dict.fromkeys(("trois quarts temps", "trois quarts", "driekwart"), "0,75"),
}
_YES = frozenset({"oui", "ja", "x", "vrai", "waar", "true", "1", "yes", "o", "j", "ok"})
_NO = frozenset({"non", "nee", "neen", "faux", "onwaar", "false", "0", "no", "n"})
_TICKED, _CROSSED = frozenset("✓✔☑"), frozenset("☐")


def parse_integer(value: object) -> int:
    """A whole number: `9`, `2 200`, `20.000`, 9.0, `neuf`. Raises Unreadable("number"), also for one that is about."""
    number = _exact(parse_quantity(value), value)
    if number != number.to_integral_value():
        raise Unreadable("number", value)
    return int(number)


def parse_decimal(value: object) -> Decimal:
    """A decimal number: `0,8`, `0.8`, `1.234,5`, `2 200`. Raises Unreadable("number"), also for one that is about."""
    return _exact(parse_quantity(value), value)


def parse_share(value: object) -> Decimal:
    """A decimal number that may be typed as a fraction of full time: `0,8`, `4/5`, `80 %`, `12,5 ETP`, `mi-temps`.

    Raises Unreadable("number").
    """
    number = number_of(value, "number")
    if number is not None:
        return number
    line = re.sub(r"^(?:(?:un|een|1) (?=[a-z]))", "", line_of(typed(value, "number")))
    line = re.sub(r"(?<=[0-9%]) (?:etp|vte|equivalents? temps plein|voltijdse? equivalent(?:en)?)$", "", line)
    said = _SHARES.get(line, line)
    if match := re.fullmatch(r"([0-9]{1,3}) ?/ ?([1-9][0-9]{0,2})(?: temps)?", said):
        part = Fraction(int(match[1]), int(match[2]))
        return round(Decimal(part.numerator) / part.denominator, 4).normalize()
    found = parse_quantity(said)
    number = _exact(Quantity(found, found.hedge), value)
    return number / 100 if found.percent else number


def parse_quantity(value: object) -> Quantity:
    """A number that may be approximate or in hundredths: `environ 120`, `une trentaine`, `meer dan 500`, `57 %`.

    Raises Unreadable("number").
    """
    number = number_of(value, "number")
    if number is not None:
        return Quantity(number)
    hedged = unhedged(line_of(typed(value, "number")))
    if hedged is None:
        raise Unreadable("number", value)
    figures = re.sub(r"(?<=[0-9]) (?:pour cent|procent)$", " %", in_figures(hedged.text))
    bare = figures.removesuffix("%").rstrip()
    return Quantity(decimal_of(bare, "number", value), hedged.hedge, bare != figures)


def parse_count(value: object) -> Quantity:
    """A whole number that may be approximate. Raises Unreadable("number")."""
    found = parse_quantity(value)
    if found != found.to_integral_value() or found.percent:
        raise Unreadable("number", value)
    return found


def _exact(number: Quantity, value: object) -> Decimal:
    """A plain number. Raises Unreadable("exact") for one that is about, Unreadable("number") for hundredths."""
    if not number.is_exact:
        raise Unreadable("exact", value)
    if number.percent:
        raise Unreadable("number", value)
    return Decimal(number)


def parse_hours(value: object) -> Decimal:
    """Hours, usually of a week, in decimals: `19h/semaine`, `37 uur/week`, `1 h 30` (1.5), `37,5`, `30:24`, and the
    times and durations of a spreadsheet.

    Minutes are rounded to the hundredth of an hour. Raises Unreadable("hours"), also for `37.30`, which is half past
    for some and three tenths for others, and for more hours than a week has.
    """
    hours = _elapsed(value) if isinstance(value, time | timedelta) else number_of(value, "hours")
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


def _elapsed(value: time | timedelta) -> Decimal:
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return round(Decimal(round(value.total_seconds())) / 3600, 2)


def parse_range(value: object) -> Range:
    """Years or months, or a range of them: `4-5 ans`, `4 tot 5 jaar`, `2 ans au moins`, `2+ ans`, `max 2 ans`,
    `deux ans`, `6 mois`. Without a unit they are years.

    Raises Unreadable("range"), also for another unit, so that 75 hours never become 75 years, and for a falling range.
    """
    found = parse_duration(value)
    if found.unit not in ("years", "months"):
        raise Unreadable("range", value)
    return found


def parse_duration(value: object) -> Range:
    """The same in years, months, weeks or days. Raises Unreadable("range")."""
    number = number_of(value, "range")
    if number is not None:
        if number < 0:
            raise Unreadable("range", value)
        return Range(number)
    line = re.sub(_OF_EXPERIENCE + "$", "", line_of(typed(value, "range")))
    line = re.sub(r"(?<=[0-9]) ?\+ ?([a-z]*)$", r" \1 +", line).replace("  ", " ")
    line = re.sub(r"^experience (?:de |d )", "", line)
    line = _HALF_MORE.sub(lambda found: f"{NUMBER_WORDS.get(found[1], found[1])},5 {found[2]}", line)
    line = re.sub(r"\banderhalf (?=jaar)", "1,5 ", line)
    line = re.sub(r"(?<= a )[a-z]+|(?<= (?:ou|en|of|et) )[a-z]+|(?<= tot )[a-z]+", _figure, line)
    hedged = unhedged(line)
    match = _RANGE.fullmatch(in_figures(hedged.text)) if hedged else None
    unit = next((name for name, words in _UNITS.items() if match and match["unit"] in words), "")
    if not match or not hedged or (match["unit"] and not unit) or (match["high"] and hedged.hedge not in _OF_RANGES):
        raise Unreadable("range", value)
    low = Decimal(match["low"].replace(",", "."))
    high = Decimal(match["high"].replace(",", ".")) if match["high"] else None
    if high is not None and high < low:
        raise Unreadable("range", value)
    return Range(low, high if high != low else None, hedged.hedge, unit or "years")


def _figure(word: re.Match[str]) -> str:
    return NUMBER_WORDS.get(word[0], word[0])


def parse_bool(value: object) -> bool:
    """Yes or no: oui, non, ja, nee, x, ✓, vrai, waar, 1, 0, true, false. Raises Unreadable("bool")."""
    if isinstance(value, bool):
        return value
    number = number_of(value, "bool")
    if isinstance(value, str) and value.strip() in _TICKED | _CROSSED:
        return value.strip() in _TICKED
    said = typed(value, "bool").split("/") if number is None else [f"{number.normalize():f}"]
    words = set(map(fold, said))  # `oui / ja` answers in both languages
    if words <= _YES or words <= _NO:
        return words <= _YES
    raise Unreadable("bool", value)


def decimal_of(value: object, code: str, shown: object = None) -> Decimal:
    """The decimal of a number in figures. Raises Unreadable(code) with what was `shown`."""
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
