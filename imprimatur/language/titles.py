"""The language that a title is in: of a book or an article in a bibliography, a review, an event, a quotation.

Unlike a sentence of the document, a title may be in any language, is short, and its capitals say nothing. So two facts
are asked for: the little words that only one language has (`the`, `het`, `les`, `und`), and dictionaries that have
nearly every word. Where they do not agree nothing is said: a title without a language is read in that of the document,
which is what it always was, while a wrong one is read aloud wrongly.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from imprimatur.core.bilingual import Lang, Speech, Tongue
from imprimatur.language.lexicon import is_word

_WORDS = Path(__file__).with_name("titles.yaml")
_WORD = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)'(?=\w)")
_NEARLY = 0.7
"""The share of the words of a title that the dictionary of its language has: names are in none."""
_UNKNOWN = 8
"""Words of which one may be unknown where no little word tells: dictionaries miss `online`."""
_BETWEEN = frozenset({"de", "des", "en", "et"})
"""Words between two names that an English title has not, though English dictionaries do."""
_AND_NAME = re.compile(r"(?<!\w)en [A-ZÀ-Þ]")
"""The Dutch conjunction between two names, which is a word of French too."""
_NAMES, _SYLLABLE = 10, 2
"""Words up to which a text may be two names and what joins them, and letters up to which a word tells nothing."""
_GERMAN_ALONE = frozenset({"und", "um", "für", "über", "zur", "zum"})
"""Little words of German that no name of a person holds, as `von der Leyen` does."""
_GERMAN_ENDING = re.compile(r"(?:arbeit|heit|keit|schaft|ung|buch|wandel|wesen|politik)(?:en)?$", re.IGNORECASE)
"""How German nouns end that neither French, Dutch nor English has."""
_LONG = 6
"""Letters from which one word alone may tell the language of a title."""
_TONGUES: tuple[Tongue, ...] = ("en", "fr", "nl")
"""Those of which there is a dictionary."""


@lru_cache(maxsize=8_192)
def tongue_of(title: str) -> Speech | None:
    """The language of a title; None where it is not sure. One word alone is never sure.

    Without a little word, its dictionary has nearly every word of it, two more than any other. German, of which no
    dictionary is at hand, is told by two of its little words, or by one that joins words no dictionary has.
    """
    text = title.replace("’", "'")
    words = _words(text)
    if len(words) < 2:
        return None
    little = {speech: sum(word.lower() in own for word in words) for speech, own in _little_words().items()}
    little["fr"] += len(_ELIDED.findall(text.lower()))
    best = max(little, key=lambda speech: little[speech])
    if little[best] and list(little.values()).count(little[best]) > 1:
        return None
    found = [_tongues_of(word) for word in words]
    known: dict[Speech, int] = {tongue: sum(tongue in one for one in found) for tongue in _TONGUES}
    if best == "de" and little[best]:
        return "de" if sum(little.values()) == little["de"] and _is_german(words, little["de"], found) else None
    if little[best]:
        return best if known[best] >= _NEARLY * len(words) else None
    first, second, _ = sorted(_TONGUES, key=lambda tongue: -known[tongue])
    nearly_all = len(words) - known[first] <= len(words) // _UNKNOWN
    return first if nearly_all and known[first] - known[second] > 1 else None


def is_told(title: str) -> bool:
    """Whether one of its words is a little one that only one language has: then three words are enough."""
    return any(word.lower() in own for word in _words(title.replace("’", "'")) for own in _little_words().values())


@lru_cache(maxsize=16_384)
def foreign_tongue(title: str, home: Lang) -> Speech | None:
    """The same where it is another language than `home`, and nothing is mixed: words of `home` are hardly in it."""
    found = tongue_of(title)
    if found in (None, home):
        return None
    words = _words(title.replace("’", "'"))
    if home == "nl" and len(words) <= _NAMES and _AND_NAME.search(title):
        return None
    telling = [_tongues_of(word) for word in words if found != "de" and len(word) > _SYLLABLE]
    own = sum(home in known and found not in known for known in telling)
    little = any(word.lower() in _little_words()[home] for word in words)
    allowed = len(words) // _UNKNOWN if found == "en" else 0
    mixed = little or own > allowed or (found == "en" and not _BETWEEN.isdisjoint(words))
    return None if mixed else found


@lru_cache(maxsize=8_192)
def title_tongue(title: str, home: Lang) -> Speech | None:
    """The same of a title in a bibliography, which names nobody and may be short: `Bowling Alone`, `Santé conjuguée`.

    Its language has every word, one of them alone, and `home` hardly any; one may be unknown beside a little word, and
    one in eight.
    A title of one word must be long.
    """
    if found := foreign_tongue(title, home):
        return found
    words = _words(title.replace("’", "'"))
    if home == "nl" and _AND_NAME.search(title):
        return None
    if _looks_german(words):
        return "de"
    known = [_tongues_of(word) for word in words]
    fitting = [tongue for tongue in _TONGUES if tongue != home and _is_all_of(words, known, tongue, home)]
    if not fitting or (len(words) == 1 and len(words[0]) < _LONG):
        return None
    counts = {tongue: sum(tongue in one for one in known) for tongue in fitting}
    best, *others = sorted(fitting, key=lambda tongue: -counts[tongue])
    return None if others and counts[others[0]] == counts[best] else best


def _is_all_of(words: list[str], known: list[tuple[Tongue, ...]], tongue: Tongue, home: Lang) -> bool:
    """Whether a language has every word of a title, one of them alone, and those of `home` are at most half as many."""
    own = _little_words()[tongue]
    allowed = (len(words) > 2 and any(word.lower() in own for word in words)) + len(words) // _UNKNOWN
    unknown = sum(tongue not in one for one in known)
    telling = sum(one == (tongue,) for one in known)
    of_home = sum(home in one and tongue not in one for one in known)
    between = tongue == "en" and not _BETWEEN.isdisjoint(words)
    return telling > 0 and unknown <= allowed and 2 * of_home <= telling and not between


def _looks_german(words: list[str]) -> bool:
    """Whether no dictionary has any of two words or more but German articles, and one ends as only German ones do."""
    named = [word for word in words if word.lower() not in _little_words()["de"]]
    unknown = not any(_tongues_of(word) for word in named)
    return len(named) > 1 and unknown and any(_GERMAN_ENDING.search(word) for word in named)


def _is_german(words: list[str], little: int, found: list[tuple[Tongue, ...]]) -> bool:
    """Whether the little German words prove it: two of them, or a conjunction between words no dictionary has."""
    named = [not known for word, known in zip(words, found, strict=True) if word.lower() not in _little_words()["de"]]
    joined = any(word in _GERMAN_ALONE for word in words[1:-1])
    most = max(sum(tongue in known for known in found) for tongue in _TONGUES)
    return most <= len(words) / 2 if little > 1 else joined and all(named)


def _words(text: str) -> list[str]:
    """The words of a text with straight apostrophes, elided ones left out."""
    return [word for found in _WORD.findall(text) for word in _ELIDED.sub(" ", found).split()]


@lru_cache(maxsize=16_384)
def _tongues_of(word: str) -> tuple[Tongue, ...]:
    """The dictionaries that have a word in small letters; as written where none has (`Monday`)."""
    for form in dict.fromkeys((word.lower(), word)):
        if has := tuple(tongue for tongue in _TONGUES if is_word(form, tongue)):
            return has
    return ()


@cache
def _little_words() -> dict[Speech, frozenset[str]]:
    content: dict[Speech, str] = YAML(typ="safe", pure=True).load(_WORDS.read_text("utf-8"))
    return {speech: frozenset(words.split()) for speech, words in content.items()}
