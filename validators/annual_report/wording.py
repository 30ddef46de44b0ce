"""The words that the checks of an annual report read by: `wording.yaml`, compiled once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_WORDS = Path(__file__).with_name("wording.yaml")
_SENTENCE = re.compile(r"(?:[^.!?;\n]|\.(?=\w))+[.!?;]?")


@cache
def words() -> Mapping[str, Any]:
    """The lists, by name and language."""
    return dict(YAML(typ="safe", pure=True).load(_WORDS.read_text(encoding="utf-8")))


@cache
def pattern(*keys: str) -> re.Pattern[str]:
    """The words of a list as one expression, of whole words and straight apostrophes, whatever the case."""
    found: Any = words()
    for key in keys:
        found = found[key]
    choices = found if isinstance(found, list) else found.strip().splitlines()
    either = "|".join(choice.replace("’", "'") for choice in choices)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def straight(text: str) -> str:
    """A text with straight apostrophes and plain spaces, as the lists are written."""
    return re.sub(r"[\u00a0\u202f\u2009]", " ", text.replace("’", "'"))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with straight apostrophes."""
    yield from (match[0].strip() for match in _SENTENCE.finditer(straight(text)))


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text around a character."""
    spans = _sentences(text)
    place = bisect_right(spans, (at, len(text))) - 1
    start, end = spans[place] if place >= 0 else (0, 0)
    return text[start:end] if start <= at < end else text


@lru_cache(maxsize=8)
def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text starts and ends: asked for once for every number of a paragraph."""
    return [match.span() for match in _SENTENCE.finditer(text)]
