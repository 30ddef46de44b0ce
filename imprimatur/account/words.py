"""Texts as sequences of words, and which sequences occur in a body of texts: what was given is looked for in print.

A text counts as found when every run of `LONGEST` words in it stands somewhere in the body in that order; a shorter one
when it stands there whole. To look a text up takes time in proportion to its length.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from imprimatur.language.prose import lowered

LONGEST = 3
"""Words looked up at a time: enough for the order of a text, few enough to bear a word that typography splits."""
_WORD = re.compile(r"\w+|[^\w\s]")
_SYMBOLS = ("Sc", "Sm", "So")
EXPRESSION = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*+\}\}", re.S)
"""What the data fill in is printed in other words."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case or form, and its symbols (a ticked box, an arrow, a currency)."""
    found = _WORD.findall(lowered(unicodedata.normalize("NFKC", text)))
    return tuple(one for one in found if one[0].isalnum() or one[0] == "_" or unicodedata.category(one) in _SYMBOLS)


def stretches(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a text between the expressions in it."""
    for part in EXPRESSION.split(text):
        words = words_of(part)
        if words:
            yield words


@dataclass(slots=True)
class Body:
    """The words of many texts, as runs of each length up to `LONGEST`."""

    _runs: list[set[tuple[str, ...]]] = field(default_factory=lambda: [set() for _ in range(LONGEST + 1)])

    def add(self, texts: Iterable[str]) -> None:
        """Add texts; a run of words never goes on from one text to the next."""
        for text in texts:
            words = words_of(text)
            for length in range(1, LONGEST + 1):
                self._runs[length].update(words[i : i + length] for i in range(len(words) - length + 1))

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether words stand in the body, in their order."""
        length = min(len(words), LONGEST)
        runs = self._runs[length]
        return all(words[i : i + length] in runs for i in range(len(words) - length + 1))

    def says(self, text: str) -> bool:
        """Whether a text stands in the body, what the data fill in aside."""
        return all(map(self.has, stretches(text)))
