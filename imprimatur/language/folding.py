"""Comparing what people type: names, labels and enumerated words, whatever their case, accents or punctuation."""

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
SHORT = 5
"""Folded texts shorter than this may differ by one letter only, or any two acronyms would look alike."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The letters and digits of a text, without case, accents, spaces, punctuation or apostrophes.

    Meant for comparing only. Folding twice changes nothing.
    """
    return "".join(character for character in unaccented(text) if character.isalnum())


@lru_cache(maxsize=65_536)
def fold_words(text: str) -> str:
    """The same, but words stay apart by single spaces: `Mi-temps` becomes `mi temps`."""
    return " ".join("".join(c if c.isalnum() else " " for c in unaccented(text)).split())


def near(a: str, b: str) -> bool:
    """Whether two texts are different once folded, but so close that one may be a slip for the other.

    Close means an edit distance of at most 2, or 1 when the shorter has fewer than `SHORT` letters. Two texts that
    fold alike are the same for our purposes, and not "near".
    """
    first, second = fold(a), fold(b)
    limit = 1 if min(len(first), len(second)) < SHORT else 2
    return first != second and Levenshtein.distance(first, second, score_cutoff=limit) <= limit


def unaccented(text: str) -> str:
    """A text in small letters without accents or ligatures, its spaces and punctuation kept."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    kept = "".join(character for character in spread if not unicodedata.combining(character))
    return kept.casefold().translate(_LIGATURES)
