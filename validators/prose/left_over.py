"""Words of the source left as they are in the translation: a whole text, a sentence, or a few words of one.

The source itself is the proof, so that two words are enough: `gestion de projet` in a Dutch list.
"""

import re
from functools import lru_cache
from itertools import pairwise

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.location import Location
from imprimatur.language.lexicon import is_word
from imprimatur.language.tongues import quotations_out
from validators.examination import Examination
from validators.prose.passages import Passage
from validators.prose.pieces import EXPRESSION

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?;:,()…–|]")
_BRACKETS = re.compile(r"\([^()]*\)")
_OWN = 3
"""Letters of the shortest word that tells its language."""
SURE = 2
"""Words in a row that only the source's language has, from which nothing else explains them."""

Sources = dict[tuple[str, Lang, Location], str]
"""What the other language says in the unit of a passage, by path, language and place of the passage."""


def sources_of(examined: Examination) -> Sources:
    """The other side of every unit."""
    found: Sources = {}
    for unit in examined.job.units:
        for lang in LANGS:
            side, beside = unit.side(lang), unit.side(other(lang))
            if side and beside:
                found[unit.path, lang, side.location] = EXPRESSION.sub("…", beside.text)
    return found


def beside(sources: Sources, passage: Passage) -> str:
    """What the other language says where a passage stands; nothing where that is not known."""
    return sources.get((passage.path, passage.lang, passage.location), "")


@lru_cache(maxsize=8_192)
def left_over(text: str, source: str, lang: Lang) -> tuple[str, int] | None:
    """The longest run of words of the source in a text of a language, and how many of them only the other language
    has; nothing where a name, a quotation or a remark in brackets explains it."""
    ours, theirs = _tokens(text), _tokens(source)
    if ours == theirs:
        count = sum(_is_foreign(one.lower(), lang) for one in ours if one[0].islower() or ours.index(one) == 0)
        return (text, count) if count else None
    following = set(pairwise(theirs))
    best: tuple[str, int] | None = None
    start = 0
    while start < len(ours):
        end = start
        while end + 1 < len(ours) and (ours[end], ours[end + 1]) in following:
            end += 1
        count = _foreign(ours, start, end + 1, lang) if end > start else 0
        if count and (best is None or count > best[1]):
            best = " ".join(ours[start : end + 1]), count
        start = end + 1
    return best


@lru_cache(maxsize=16_384)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_BRACKETS.sub(" | ", quotations_out(text))))


def _foreign(words: tuple[str, ...], start: int, end: int, lang: Lang) -> int:
    """How many words from `start` to `end` only the other language has, unless a capital makes them a name."""
    run = words[start:end]
    if any(one[0].isupper() for one in run[1:]) or (run[0][0].isupper() and start and words[start - 1] not in ".!?:;"):
        return 0
    if start > 1 and words[start - 1][0].isupper():
        return 0
    return sum(_is_foreign(one.lower(), lang) for one in run)


@lru_cache(maxsize=32_768)
def _is_foreign(word: str, lang: Lang) -> bool:
    parts = [one for one in re.split(r"['-]", word) if len(one) >= _OWN]
    return any(is_word(one, other(lang)) and not is_word(one, lang) for one in parts)
