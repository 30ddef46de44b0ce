"""How long something lasts, in a person's own words (`environ 6 mois`, `± 20 jours`), said in the other language."""

import re
from collections.abc import Mapping
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Hedge, Quantity
from imprimatur.language.formatting import format_hours, format_range
from imprimatur.language.messages import say
from imprimatur.language.parsing import Unreadable
from imprimatur.language.parsing.hedges import line_of
from imprimatur.language.parsing.numbers import parse_duration, parse_quantity

_LONGEST = 120
"""Signs beyond which a text is no duration but prose."""
_OVER = re.compile(
    r",? (?:(?:a |te )?(?:repartie?s?|repartir|etalee?s?|etaler|gespreid|verspreid|spreiden) )?(?:sur|over) "
)
_PER: Mapping[str, str] = {
    **dict.fromkeys(("par jour", "per dag"), "day"),
    **dict.fromkeys(("par semaine", "per week"), "week"),
    **dict.fromkeys(("par mois", "per maand"), "month"),
    **dict.fromkeys(("par an", "par annee", "per jaar"), "year"),
}
_WHOLE_YEAR = frozenset(
    ("l annee", "toute l annee", "un an", "1 an", "het jaar", "het hele jaar", "een jaar", "1 jaar")
)
_HOURS = re.compile(r"(?: ?(?:d |de )?)(?:heures?|h|uren|uur|u)$")


def say_lasting(text: str, lang: Lang) -> str:
    """The duration as the language writes it; nothing where its words are not understood.

    Years, months, weeks, days or hours, about, at least or at most, between two; spread over the year or over another
    duration (`maximum 30 jours répartis sur l’année`); so many a day, a week, a month, a year (`3 h par semaine`).
    """
    if len(text) > _LONGEST:
        return ""
    line = line_of(text)
    for words, unit in _PER.items():
        if line.endswith(f" {words}"):
            said = _length(line.removesuffix(words).strip(), lang)
            return say(f"lasting_per_{unit}", text=said).of(lang) if said else ""
    length, *over = _OVER.split(line, maxsplit=1)
    said = _length(length, lang)
    if not said or not over:
        return said
    spread = say["lasting_year"].of(lang) if over[0] in _WHOLE_YEAR else _length(over[0], lang)
    return say("lasting_over", text=said, over=spread).of(lang) if spread else ""


def _length(line: str, lang: Lang) -> str:
    """A duration alone; one without a unit is none."""
    try:
        if hours := _HOURS.search(line):
            number = parse_quantity(line[: hours.start()])
            return "" if number.percent or number <= 0 else _hours(number, lang)
        return format_range(parse_duration(line), lang) if re.search(r"[a-z]$|\+$", line) else ""
    except Unreadable:
        return ""


def _hours(number: Quantity, lang: Lang) -> str:
    text = format_hours(Decimal(number), lang)
    return text if number.hedge is Hedge.EXACT else say(f"hedge_{number.hedge}", text=text).of(lang)
