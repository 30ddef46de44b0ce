"""Names token by token, and when one token is a slip for another.

A token is a run of letters or digits, folded, so that one wrong letter is told from another name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from imprimatur.language.folding import fold
from validators.prose.people import words

_TOKEN = re.compile(r"[^\W_]+")
LONG = 6
"""Folded letters from which a name of one word can be told from an ordinary word with a letter changed; one more for a
family name."""
_ALONE_LONG = 12
"""Folded letters from which a slip may change two in a name of one word: Tisserands are no Tisselande."""
_ACRONYM = 4
"""Letters from which an acronym is told from another; a shorter one is a letter away from many."""
_ENDINGS = frozenset(("s", "e", "es", "se", "er", "ers", "n", "en", "ois", "oise"))
"""What may follow a name: plurals, genitives, names of those who live there."""
_GENITIVE = frozenset(("s",))
"""What may follow the family name of a person: the Dutch genitive alone."""


def is_small(token: str) -> bool:
    """Whether a folded token is a small word inside names: an article, a preposition, a particle."""
    return token in words("small")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters and digits of a text: folded, and where it starts and ends."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(Token(fold(one[0]), one.start(), one.end()) for one in _TOKEN.finditer(text))


@lru_cache(maxsize=8_192)
def is_acronym_slip(written: str, acronym: str) -> bool:
    """Whether capitals are an acronym with two neighbours exchanged, or in a long one a letter more or less."""
    if len(acronym) < _ACRONYM or written == acronym or OSA.distance(written, acronym, score_cutoff=1) > 1:
        return False
    return sorted(written) == sorted(acronym) or (len(acronym) > _ACRONYM and len(written) != len(acronym))


@lru_cache(maxsize=32_768)
def nearest(token: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of one long token that a token is a slip for."""
    return tuple(name for name in names if is_slip(token, name, _ALONE_LONG))


def is_slip(token: str, name: str, two: int = 9, endings: frozenset[str] = _ENDINGS) -> bool:
    """Whether a folded token is within a letter of another, two neighbours exchanged included; two letters in one of
    `two` letters or more. Never for figures, nor for a token that only bears an ending: `Brussels`, `Elsense`; a
    family name bears fewer (`is_family_slip`).
    """
    if token == name or min(len(token), len(name)) < 4 or not token.isalpha():
        return False
    limit = 2 if len(name) >= two else 1
    if abs(len(token) - len(name)) > limit or _is_inflected(token, name, endings):
        return False
    apart = OSA.distance(token, name, score_cutoff=limit)
    return apart <= limit and (apart == 1 or token[0] == name[0])


def is_family_slip(token: str, name: str) -> bool:
    """Whether a folded token is a slip for the family name of a person who stands beside it."""
    return is_slip(token, name, endings=_GENITIVE)


def _is_inflected(token: str, name: str, endings: frozenset[str]) -> bool:
    if token.startswith(name):
        return token[len(name) :] in endings
    return name.endswith("e") and token.startswith(name[:-1]) and token[len(name) - 1 :] in endings


class Line:
    """One text, its tokens, and what stands around them."""

    def __init__(self, text: str) -> None:
        """Read the tokens of a text."""
        self.text = text
        self.tokens = tokens(text)

    def window(self, start: int, length: int) -> Sequence[Token]:
        """The tokens from one on; none before the first."""
        return self.tokens[start : start + length] if start >= 0 else ()

    def written(self, window: Sequence[Token]) -> str:
        """The words of a name, as they stand in the text."""
        return self.text[window[0].start : window[-1].end]

    def is_run(self, window: Sequence[Token]) -> bool:
        """Whether tokens follow each other as the words of a name do."""
        between = (self.text[one.end : other.start] for one, other in pairwise(window))
        return bool(window) and not any(re.search(r"[.,;:!?()/\n«»…]", one) or len(one) > 3 for one in between)

    def is_joined(self, first: int, second: int) -> bool:
        """Whether two tokens stand beside each other as the words of one name do."""
        if first < 0 or second >= len(self.tokens):
            return False
        one, other = self.tokens[first], self.tokens[second]
        both = self.text[one.start].isupper() and self.text[other.start].isupper()
        return both and self.text[one.end : other.start] in (" ", "-", "’", "'", "\u00a0")

    def stands_alone(self, place: int) -> bool:
        """Whether a family name has no other name beside it: with another given name, it is another person."""
        titled = place > 0 and self.tokens[place - 1].folded in words("titles")
        return (titled or not self.is_joined(place - 1, place)) and not self.is_joined(place, place + 1)

    def starts(self, token: Token) -> bool:
        """Whether a word begins a sentence, where any word has a capital."""
        before = self.text[: token.start].rstrip(" \u00a0\u202f«“‘'\"([–—-•")
        return not before or before[-1] in ".!?:;…\n"

    def is_in_sentence(self, window: Sequence[Token]) -> bool:
        """Whether a name stands in a sentence, not in a list of names: words go before it, or a verb follows."""
        before, after = self.text[: window[0].start].rstrip(), self.text[window[-1].end :]
        next_word = re.match(r"[\s,;&]*([^\W\d_]+)", after)
        joined = next_word is not None and fold(next_word[1]) in words("joining")
        last = re.search(r"([^\W\d_]+)$", before)
        listed = (
            joined
            or bool(re.match(r"\s?[,;&]\s*[A-Z]", after))
            or (before != "" and before[-1] in ",;:–•(&-")
            or bool(last and fold(last[1]) in words("joining"))
        )
        follows = after[:1] == " " and after[1:2].islower()
        return not listed and bool(before or follows)

    def ends(self, window: Sequence[Token]) -> bool:
        """Whether no other word of a name follows."""
        first = self.tokens.index(window[0])
        return not self.is_joined(first + len(window) - 1, first + len(window))
