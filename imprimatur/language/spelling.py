"""Words of a text that no dictionary has and that are one slip away from one that it has.

A word is reported only if nothing explains it: no compound, elision, spelling of 1990, word of Belgium or of the sector
(spelling.yaml), word of another language, name. Words with a capital are not looked at.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Lang, other
from imprimatur.language.lexicon import is_word
from imprimatur.language.tongues import quotations_out

_WORDS = Path(__file__).with_name("spelling.yaml")
_WORD = re.compile(r"(?<![\w@.·•/(’'‑-])[^\W\d_]++(?:['-][^\W\d_]++)*+(?![\w@·•/(\\‑-]|\.\w)")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'(?=\w)")
_OPENING = re.compile(r"(?:[CDJLMNST]|Qu|Jusqu|Lorsqu|Puisqu|Quoiqu)'(?=[^\W\d_])")
"""An elision at the start of a sentence, whose word is in small letters all the same."""
_SHORT = 5
"""Letters under which a word is not looked at: abbreviations, units, syllables."""
_LONG = 30
"""Letters over which a word is not looked at: nobody writes it, and each compound of it would be tried."""
_PART = 3
"""Letters that each part of a compound has at least."""
_LINKS = ("", "s", "e", "en", "n")
"""What stands between the parts of a Dutch compound."""
_NOTE_CALLS = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰ªº")
"""Letters to a regular expression, and yet none."""
_LETTERS: dict[Lang, str] = {
    "fr": "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ",
    "nl": "abcdefghijklmnopqrstuvwxyzéëïöè",
}
_REFORM = (("i", "î"), ("u", "û"), ("è", "é"))
"""Letters of 1990 and those that the dictionary has in their place: connaitre, couter, évènement."""


@lru_cache(maxsize=16_384)
def unknown_words(text: str, lang: Lang) -> tuple[str, ...]:
    """The words of a text in small letters that neither its language nor another explains, in order."""
    found = (_OPENING.sub("", match[0], 1) for match in _WORD.finditer(quotations_out(text)))
    seen = (word for word in found if _SHORT <= len(word) <= _LONG and word.islower() and _NOTE_CALLS.isdisjoint(word))
    return tuple(dict.fromkeys(word for word in seen if not _is_right(word, lang)))


@lru_cache(maxsize=65_536)
def _is_right(word: str, lang: Lang) -> bool:
    bare = _ELISION.sub("", word, 1) if lang == "fr" else word.removesuffix("'s")
    if _is_known(bare, lang) or is_word(word, lang):
        return True
    parts = bare.split("-")
    if len(parts) > 1 and all(len(part) < _PART or part in _prefixes(lang) or _is_known(part, lang) for part in parts):
        return True
    return any(is_word(bare, tongue) for tongue in (other(lang), "en")) or _is_compound(bare, lang)


def _is_known(word: str, lang: Lang) -> bool:
    """Whether a dictionary or the list has a word; in French also with the letters of before 1990, or in the plural."""
    if is_word(word, lang) or word in _own(lang) or word.rstrip("s") in _own(lang):
        return True
    if lang == "nl":
        return False
    older = (
        f"{word[:at]}{old}{word[at + 1 :]}" for at, letter in enumerate(word) for new, old in _REFORM if letter == new
    )
    return any(is_word(one, lang) for one in older)


def _is_compound(word: str, lang: Lang) -> bool:
    """Whether a word is a prefix and a word; in Dutch also two words."""
    if any(
        word.startswith(one) and len(word) - len(one) >= _PART and _is_known(word[len(one) :], lang)
        for one in _prefixes(lang)
    ):
        return True
    if lang == "fr":
        return False
    splits = ((word[:at], word[at:]) for at in range(_PART + 1, len(word) - _PART))
    return any(is_word(end, lang) and _begins(start, lang) for start, end in splits)


def _begins(start: str, lang: Lang) -> bool:
    return any(start.endswith(link) and is_word(start[: len(start) - len(link)], lang) for link in _LINKS)


@lru_cache(maxsize=4_096)
def slips(word: str, lang: Lang) -> tuple[str, ...]:
    """Up to three words of the dictionary that are one letter away: two exchanged, one too many, other or missing."""
    bare = _ELISION.sub("", word, 1) if lang == "fr" else word
    lead = word[: len(word) - len(bare)]
    found = dict.fromkeys(one for one in _edits(bare, _LETTERS[lang]) if one != bare and is_word(one, lang))
    return tuple(lead + one for one in list(found)[:3])


def _edits(word: str, letters: str) -> Iterator[str]:
    places = range(len(word))
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1])
    yield from (word[:at] + word[at + 1 :] for at in places)
    yield from (word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in letters)
    yield from (word[:at] + letter + word[at + 1 :] for at in places for letter in letters)


@cache
def _own(lang: Lang) -> frozenset[str]:
    return frozenset(_content()[lang]["words"].split())


@cache
def _prefixes(lang: Lang) -> frozenset[str]:
    return frozenset(_content()[lang]["prefixes"].split())


@cache
def _content() -> dict[Lang, dict[str, str]]:
    content: dict[Lang, dict[str, str]] = YAML(typ="safe", pure=True).load(_WORDS.read_text("utf-8"))
    return content
