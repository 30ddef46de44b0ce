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
    "fr": re.compile(r"\b(?:deux|second\w*|double\w*|couple|paire|demi\w*|moitié|bi\w+|ambe\w*|mi-\w+|jumel\w+|dual\w*|duo\w*)\b", re.I),
    "nl": re.compile(r"\b(?:twee\w*|tweed\w*|beid\w*|dubbel\w*|half|halve|helft|paar|\w*tal|anderhal\w+|allebei|andere|daartussen|duo\w*|elkaar)\b", re.I),
}  # fmt: skip
"""What says `two` without its number."""


_OTHERWISE = frozenset(("neuf", "vier"))
"""Words that are numbers and something else: `un regard neuf`, `onder vier ogen`."""
_COMMON = 2
"""Two is said in so many ways that its lack alone means nothing."""
_DIGITS = 7


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
            others = [one for one, _ in lacking[other(lang)]] or _figures_apart(texts[lang], texts[other(lang)])
            if _adds_up(value, others):
                continue
            if others or value > _COMMON:
                return Amount(lang, words, bool(others))
    return None


def _lacking(text: str, lang: Lang, against: str) -> Iterator[tuple[int, str]]:
    """The numbers above one that a text says in words and the other text does not say at all."""
    there = _said(against)
    for number in numbers_in(text, lang):
        value = int(number.value)
        if not number.worded or value < 2:
            continue
        if text[number.start : number.end].casefold() in _OTHERWISE or str(value) in there or (value == 2 and _TWO[other(lang)].search(against)) or _within(value, there):
            continue
        yield value, text[number.start : number.end]


def _figures_apart(text: str, against: str) -> list[int]:
    """The figures of the other text that this one lacks, which may stand in the place of its number in words."""
    more = figures(against) - figures(text) - worded(text)
    return [int(one) for one in more if one.isdigit() and len(one) < _DIGITS]


def _adds_up(value: int, others: list[int]) -> bool:
    """`deux chercheuses et un chercheur` are `drie onderzoekers`."""
    return value + 1 in others or value - 1 in others


def _said(text: str) -> Counter[str]:
    return figures(text) + worded(text)


def _within(value: int, there: Counter[str]) -> bool:
    """Whether a number stands as a part of a compound or a date: `twaalf` for `12/3`, a dozen."""
    return any(re.fullmatch(rf"{value}[/:.].*|.*[/:]{value}", one) for one in there)
