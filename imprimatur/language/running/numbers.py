"""The numbers of running text, in figures or in words, with what is said of how exact they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.values import Hedge
from imprimatur.language.folding import unaccented
from imprimatur.language.running.number_words import parts_of_numbers, round_number, value_of

SPACES = "[ \u00a0\u202f\u2009]"
_FIGURES = re.compile(
    rf"(?<![\w/.,:°@+&#-])(?:\d{{1,3}}(?:{SPACES}\d{{3}}(?!\d)|\.\d{{3}}(?!\d))+|\d{{1,9}})(?:,\d{{1,4}}|\.\d{{1,2}}(?!\d))?"
    rf"(?![\w°]|[/:.,-]\d|-[^\W\d])"
)
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(rf"(?:{SPACES}|-|‑){{1,2}}")
_MOST_WORDS = 9
"""Words of the longest number looked for: deux cent quatre-vingt-dix-neuf mille…"""
_BEFORE: Mapping[Lang, Mapping[Hedge, str]] = {
    "fr": {
        Hedge.ABOUT: r"environ|quelques?|a peu pres|approximativement|aux alentours des?|aux environs des?|"
        r"dans les|±|~|circa",
        Hedge.NEARLY: r"pres des?|presque|un peu moins des?",
        Hedge.OVER: r"plus des?|plus d'|un peu plus des?|au-dela des?|passe(?:nt)? les|depasse(?:nt)?(?: les)?",
        Hedge.UNDER: r"moins des?|moins d'",
        Hedge.AT_LEAST: r"au moins|au minimum|minimum|a partir des?",
        Hedge.AT_MOST: r"au plus|au maximum|maximum|jusqu'a|jusqu'aux?",
    },
    "nl": {
        Hedge.ABOUT: r"ongeveer|circa|ca\.|zowat|om en bij de|rond de|zo'n|±|~",
        Hedge.NEARLY: r"bijna|net geen|haast",
        Hedge.OVER: r"meer dan|ruim|iets meer dan|boven de",
        Hedge.UNDER: r"minder dan|onder de",
        Hedge.AT_LEAST: r"minstens|minimum|minimaal|ten minste|tenminste|op zijn minst|vanaf",
        Hedge.AT_MOST: r"hoogstens|maximum|maximaal|ten hoogste|tot",
    },
}
_AFTER: Mapping[Lang, Mapping[Hedge, str]] = {
    "fr": {
        Hedge.ABOUT: r"environ|a peu pres",
        Hedge.AT_LEAST: r"au moins|au minimum|ou plus|et plus",
        Hedge.AT_MOST: r"au plus|au maximum|maximum|ou moins",
    },
    "nl": {
        Hedge.ABOUT: r"ongeveer|a \d",
        Hedge.AT_LEAST: r"of meer|en meer|minstens|minimum",
        Hedge.AT_MOST: r"hoogstens|maximum|maximaal|of minder",
    },
}
_LOOKED_BACK = 24
"""Characters of the longest phrase before a number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its value, where it stands (`text[start:end]`), and how exact it is meant to be.

    `unit` is `%` or `€` where one stands beside it, within the span. `worded` was written in words.
    """

    value: Decimal
    start: int
    end: int
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    worded: bool = False


@lru_cache(maxsize=16_384)
def numbers_in(text: str, lang: Lang) -> tuple[Number, ...]:
    """The numbers of a text in its order. Ordinals, codes, parts of dates with signs and lone articles are none."""
    found = [*_in_figures(text, lang), *_in_words(text, lang)]
    return tuple(sorted(found, key=lambda one: one.start))


def _in_figures(text: str, lang: Lang) -> Iterator[Number]:
    for match in _FIGURES.finditer(text):
        start, end, unit = match.start(), match.end(), ""
        if after := re.match(rf"{SPACES}?(%|€|euros?\b|EUR\b|pour cent\b|procent\b)", text[end : end + 12]):
            end, unit = end + after.end(), "%" if after[1][0] in "%p" else "€"
        elif before := re.search(rf"(?:€|EUR){SPACES}?$", text[max(0, start - 5) : start]):
            start, unit = start - len(before[0]), "€"
        yield Number(decimal_of(match[0]), start, end, _hedge(text, start, end, lang), unit)


def decimal_of(figures: str) -> Decimal:
    """The number that figures say: a comma before decimals, a point before exactly three digits parts thousands."""
    bare = re.sub(SPACES, "", figures)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    return Decimal(bare.replace(",", "."))


def _in_words(text: str, lang: Lang) -> Iterator[Number]:
    words = list(_WORD.finditer(text))
    known = parts_of_numbers(lang)
    place = 0
    while place < len(words):
        word = unaccented(words[place][0])
        taken = 1
        if (about := round_number(word, lang)) is not None:
            yield Number(Decimal(about), words[place].start(), words[place].end(), Hedge.ABOUT, worded=True)
        elif _may_be_number(word, lang, known) and (found := _longest(text, words, place, lang, known)):
            taken, value = found
            start, end = words[place].start(), words[place + taken - 1].end()
            if value > 1 or text[start:end].casefold() == "één":
                yield Number(Decimal(value), start, end, _hedge(text, start, end, lang), _unit(text, end), worded=True)
        place += taken


def _unit(text: str, end: int) -> str:
    after = re.match(rf"{SPACES}(?:(euros?)|pour cent|procent)\b", text[end : end + 12])
    return ("€" if after[1] else "%") if after else ""


def _may_be_number(word: str, lang: Lang, known: frozenset[str]) -> bool:
    return word in known or (lang == "nl" and "duizend" in word)


def _longest(
    text: str, words: list[re.Match[str]], place: int, lang: Lang, known: frozenset[str]
) -> tuple[int, int] | None:
    """How many words from a place on are one number, and its value."""
    last = place
    while (
        last + 1 < min(len(words), place + _MOST_WORDS)
        and _may_be_number(unaccented(words[last + 1][0]), lang, known)
        and _GAP.fullmatch(text, words[last].end(), words[last + 1].start())
    ):
        last += 1
    if re.search(r"\w[-‑]$", text[: words[place].start()][-2:]):  # "avant-dernier": the rest of another word
        return None
    for end in range(last, place - 1, -1):
        value = value_of(text[words[place].start() : words[end].end()], lang)
        if value is not None and not re.match(r"[-‑][^\W\d]", text[words[end].end() : words[end].end() + 2]):
            return end - place + 1, value
    return None


@cache
def _phrases(lang: Lang, where: str) -> tuple[tuple[Hedge, re.Pattern[str]], ...]:
    if where == "before":
        return tuple((hedge, re.compile(rf"(?:^|[^\w-])(?:{words})$")) for hedge, words in _BEFORE[lang].items())
    return tuple((hedge, re.compile(rf"(?:{words})(?!\w)")) for hedge, words in _AFTER[lang].items())


def _hedge(text: str, start: int, end: int, lang: Lang) -> Hedge:
    """What is said just before a number, else just after it."""
    before = unaccented(text[max(0, start - _LOOKED_BACK) : start].replace("’", "'")).rstrip()
    for hedge, pattern in _phrases(lang, "before"):
        if pattern.search(before):
            return hedge
    after = unaccented(text[end : end + _LOOKED_BACK].replace("’", "'")).lstrip()
    for hedge, pattern in _phrases(lang, "after"):
        if pattern.match(after):
            return hedge
    return Hedge.EXACT
