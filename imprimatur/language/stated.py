"""A figure in a person's own words (`412`, `57 %`, `1 sur 3`, `25 à 33 %`), said in each language where it can be."""

import re
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Hedge, Quantity
from imprimatur.language.formatting import format_date, format_money, format_quantity
from imprimatur.language.parsing import Unreadable, parse_calendar_date, parse_money, parse_quantity

_NUMBER = r"[0-9][0-9.,\u00a0\u202f ]{0,12}"
_PAIRS: tuple[tuple[re.Pattern[str], dict[Lang, str]], ...] = (
    (re.compile(rf"({_NUMBER}) ?(?:sur|op) ({_NUMBER})", re.IGNORECASE), {"fr": "sur", "nl": "op"}),
    (re.compile(rf"(?:de |van )?({_NUMBER}%?) ?(?:à|tot) ({_NUMBER}%?)", re.IGNORECASE), {"fr": "à", "nl": "tot"}),
    (re.compile(rf"(?:entre|tussen) ({_NUMBER}%?) ?(?:et|en) ({_NUMBER}%?)", re.IGNORECASE), {"fr": "à", "nl": "tot"}),
)
"""Two numbers and the word between them: a share of a whole, and the two ends of a range."""
_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers, with the word of each language between them."""

    first: Quantity
    second: Quantity
    between: dict[Lang, str]

    def said(self, lang: Lang) -> str:
        """`1 sur 3` and `1 op 3`, whose parts no line parts; `25 à 33 %`, the percent said once."""
        first = Quantity(self.first) if self.second.percent else self.first
        return _NBSP.join((format_quantity(first, lang), self.between[lang], format_quantity(self.second, lang)))


def _pair(text: str) -> _Pair | None:
    """The pair that a text is, of exact numbers that are hundredths together or not at all (`25 % à 33` is none)."""
    for pattern, between in _PAIRS:
        if match := pattern.fullmatch(text.strip()):
            try:
                first, second = (parse_quantity(number.strip()) for number in match.groups())
            except Unreadable:
                return None
            exact = first.hedge is second.hedge is Hedge.EXACT
            return _Pair(first, second, between) if exact and first.percent <= second.percent else None
    return None


def say_stated(text: str, lang: Lang) -> str:
    """The figure as the language writes it; what is no number is left as it stands."""
    if pair := _pair(text):
        return pair.said(lang)
    try:
        return format_quantity(parse_quantity(text), lang)
    except Unreadable:
        pass
    try:
        return format_money(parse_money(text), lang)
    except Unreadable:
        return text


def said_for_both(text: str, lang: Lang) -> str:
    """A bare figure, date or formula (`28`, `mars 2026`, `n = 27`) as a language writes it; empty for words."""
    try:
        return format_date(parse_calendar_date(text), lang) if not text.isdigit() else say_stated(text, lang)
    except Unreadable:
        return "" if is_worded(text) else say_stated(text, lang)


def is_worded(text: str) -> bool:
    """Whether a figure holds words that the other edition would print untranslated; expressions do not."""
    is_said = say_stated(text, "fr") != text or say_stated(text, "nl") != text
    return not is_said and "{{" not in text and any(len(word) > 1 and word.isalpha() for word in text.split())
