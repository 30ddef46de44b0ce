"""Numbers in words that one language gives and the other does not, in words nor in figures (`cinq`, `vijf`, `5`)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.language.running.number_words import worded
from imprimatur.language.running.numbers import numbers_in
from validators.prose.numbers import figures

_TWO = {
    "fr": re.compile(
        r"\b(?:deux|second\w*|double\w*|couple|paire|demi\w*|moitié|bi\w+|mi-\w+|jumel\w+|duo\w*)\b", re.I
    ),
    "nl": re.compile(
        r"\b(?:twee\w*|beid\w*|dubbel\w*|half|halve|helft|paar|\w*tal|anderhal\w+|allebei|andere|daartussen|duo\w*|"
        r"elkaar)\b",
        re.I,
    ),
}
"""What says `two` without its number."""


_ONE = {
    "fr": re.compile(r"\b(?:une?) (?:seule?|fois|jours?|journée|mois|ans?|année|semaine|heure|personne)\b|\b1\b", re.I),
    "nl": re.compile(r"\b[eé]én\b|\b1\b", re.I),
}
"""What says that there is one and no more: in Dutch its number bears a stress, in French what is counted tells."""
_OTHERWISE = frozenset(("neuf", "vier", "quinzaine"))
"""Words that are numbers and something else: `un regard neuf`, `onder vier ogen`, half a month."""
_HALF_MONTH = "quinzaine"
_COMMON = 2
"""Two is said in so many ways that its lack alone means nothing."""
_DIGITS = 7
_FRACTION = re.compile(r" (?:tiers|quarts|cinquièmes|dixièmes|derden?|kwart|vierden?|vijfden?|tienden?)\b")
"""What makes of a number a part, which `75 %` says too."""
_AND_ONE = re.compile(r"\b(?:et une?|en (?:één|een))\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words of one language that the other lacks; `sure` where the other has another one in its place."""

    lang: Lang
    value: str
    sure: bool


def amounts_apart(french: str, dutch: str) -> Amount | None:
    """The first number in words that only one of two sentences has."""
    texts: dict[Lang, str] = {"fr": french, "nl": dutch}
    lacking = {lang: list(_lacking(texts[lang], lang, texts[other(lang)])) for lang in LANGS}
    for lang in LANGS:
        if lacking[lang]:
            value, words = lacking[lang][0]
            others = _more(texts[other(lang)], texts[lang])
            if not others and _ONE[other(lang)].search(texts[other(lang)]) and not _ONE[lang].search(texts[lang]):
                return Amount(lang, words, True)
            if _adds_up(value, others, texts[lang]) or any(
                _adds_up(one, [value], texts[other(lang)]) for one in others
            ):
                continue
            told = words.casefold() not in _OTHERWISE
            if others or (value > _COMMON and told):
                return Amount(lang, words, bool(others) and words.casefold() != _HALF_MONTH)
    return None


def _lacking(text: str, lang: Lang, against: str) -> Iterator[tuple[int, str]]:
    """The numbers above one that a text says in words and the other text does not say at all."""
    there = _said(against)
    for number in numbers_in(text, lang):
        value = int(number.value)
        if not number.worded or value < 2 or _FRACTION.match(text, number.end):
            continue
        if str(value) in there or (value == 2 and _TWO[other(lang)].search(against)) or _within(value, there):
            continue
        yield value, text[number.start : number.end]


def _more(text: str, against: str) -> list[int]:
    """The numbers above one that a text says more often than the other one does."""
    more = _said(text) - _said(against)
    return [int(one) for one in more if one.isdigit() and len(one) < _DIGITS and int(one) > 1]


def _adds_up(value: int, others: list[int], text: str) -> bool:
    """`deux chercheuses et un chercheur` are `drie onderzoekers`."""
    return value + 1 in others and bool(_AND_ONE.search(text))


def _said(text: str) -> Counter[str]:
    return figures(text) + worded(text)


def _within(value: int, there: Counter[str]) -> bool:
    """Whether a number stands as a part of a compound or a date: `twaalf` for `12/3`, a dozen."""
    return any(re.fullmatch(rf"{value}[/:.].*|.*[/:]{value}", one) for one in there)
