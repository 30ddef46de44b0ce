"""Words of a Word file found again, whatever a program did to spaces and hyphens, or put before a caption."""

import re
from dataclasses import dataclass, field

from imprimatur.core.blocks import plain
from imprimatur.core.edition import Edition, Passage

_HYPHENS = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\u2060": None})
_SHORT = 12
"""Characters of a text from which it is known by a part of it."""
_MARKED = re.compile(r"^\[[^\]]{1,40}\]\s*")
"""The mark of a draft before a text that is still to be read again."""


def even(text: str) -> str:
    """A text as any program leaves it: single plain spaces, plain hyphens."""
    return " ".join(text.translate(_HYPHENS).split())


@dataclass(slots=True)
class Passages:
    """The passages of an edition, found by the words of a paragraph or cell, in their order."""

    edition: Edition
    _known: dict[str, list[int]] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)
    _at: int = 0

    def __post_init__(self) -> None:
        """Learn what each passage says, and each of its cells."""
        for place, passage in enumerate(self.edition.passages):
            texts = [even(plain(cell)) for cell in passage.cells]
            self._texts.append(even(passage.text))
            for text in dict.fromkeys((*texts, self._texts[-1])):
                self._known.setdefault(text, []).append(place)

    def of(self, text: str) -> Passage | None:
        """The passage that says a text, the next one from the last that was found where several do; None for none."""
        said = even(text)
        bare = _MARKED.sub("", said)
        places = self._known.get(said) or self._known.get(bare) or self._within(bare)
        if not places:
            return None
        self._at = next((one for one in places if one >= self._at), places[-1])
        return self.edition.passages[self._at]

    def _within(self, text: str) -> list[int]:
        """The passages that are part of a text, such as a caption behind its number, or that a text is part of."""
        if len(text) < _SHORT:
            return []
        return [
            place
            for place, known in enumerate(self._texts)
            if (len(known) >= _SHORT and text.endswith(known)) or text in known
        ]
