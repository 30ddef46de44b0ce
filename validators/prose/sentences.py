"""The sentences of a text, as the checks of wording read them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

LONGEST = 2_000
"""Characters of a sentence; what runs on longer is read in stretches: each of its numbers is held against few."""
_SENTENCE = re.compile(rf"(?:[^.!?;\n]|\.(?=\w)){{1,{LONGEST}}}[.!?;]?")


def straight(text: str) -> str:
    """A text with straight apostrophes and plain spaces, as the lists of words are written; as long as it was."""
    return re.sub(r"[\u00a0\u202f\u2009]", " ", text.replace("’", "'"))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with straight apostrophes."""
    yield from (match[0].strip() for match in _SENTENCE.finditer(straight(text)))


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text around a character."""
    spans = sentence_spans(text)
    place = bisect_right(spans, (at, len(text))) - 1
    start, end = spans[place] if place >= 0 else (0, 0)
    return text[start:end] if start <= at < end else text


@lru_cache(maxsize=8)
def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text starts and ends: asked for once for every number of a paragraph."""
    return [match.span() for match in _SENTENCE.finditer(text)]


class Placed(Protocol):
    """A number, a day: something of a text that starts at a character of it."""

    @property
    def start(self) -> int:
        """Its first character."""


_P = TypeVar("_P", bound=Placed)


def within(found: Sequence[_P], span: tuple[int, int]) -> Sequence[_P]:
    """Those that start in a stretch of the text, of all that were found in it, in its order."""
    first, last = (bisect_left(found, end, key=lambda one: one.start) for end in span)
    return found[first:last]
