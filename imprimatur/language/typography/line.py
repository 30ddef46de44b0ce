"""A line of runs set as one text, so that rules see across the borders of runs without moving them.

Each character remembers the run it came from and whether it may be touched: verbatim runs, addresses of the network,
telephone numbers, dates in figures and codes may not (`typography.protected`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from imprimatur.core.bilingual import Speech
from imprimatur.core.blocks import Inline, Run
from imprimatur.language.typography.protected import protected_spans

Edit = tuple[int, int, str]
"""Replace the characters from the first index up to the second by a text; equal indices insert."""

RAISED = "ˣ"
"""What the rules see in the place of a raised or lowered figure or sign: 10² is not the number 102."""


class Galley:
    """The characters of some runs, edited in place."""

    def __init__(self, inline: Inline, lang: Speech) -> None:
        """Set the runs of a text whose language is `lang` unless a run says otherwise."""
        self._runs = inline
        self._langs = [run.lang or lang for run in inline]
        self._owners = [number for number, run in enumerate(inline) for _ in run.text]
        # Raised letters (1er) are left to the rules for ordinals.
        self._hidden = [bool(run.raised) and not run.text.isalpha() for run in inline]
        self.text = "".join(RAISED * len(run.text) if hidden else run.text for run, hidden in self._pairs())
        self._locked = [inline[owner].verbatim or self._hidden[owner] for owner in self._owners]
        for start, end in protected_spans(self.text):
            self._locked[start:end] = [True] * (end - start)

    @property
    def languages(self) -> list[Speech]:
        """The languages of the runs, each once, in order."""
        return list(dict.fromkeys(self._langs))

    def touchable(self, index: int, lang: Speech) -> bool:
        """Whether the character at an index may be changed by a rule of a language."""
        return 0 <= index < len(self.text) and not self._locked[index] and self._langs[self._owners[index]] == lang

    def one_run(self, start: int, end: int) -> bool:
        """Whether all the characters of a span come from one run."""
        return len(set(self._owners[start:end])) <= 1

    def sub(
        self, pattern: re.Pattern[str], replacement: str, lang: Speech, mark: Literal["before", "after", ""] = ""
    ) -> None:
        """Replace every match of a pattern where the language and the locks allow it.

        `mark` tells where the sign stands that a match spaces: its run then decides on the language, whatever run the
        spaces themselves are in.
        """
        self.apply(((match.start(), match.end(), replacement) for match in pattern.finditer(self.text)), lang, mark)

    def apply(self, edits: Iterable[Edit], lang: Speech, mark: Literal["before", "after", ""] = "") -> None:
        """Apply edits that do not overlap; those that touch another language or a locked place are left out."""
        wanted = [one for one in edits if self.text[one[0] : one[1]] != one[2]]
        if not wanted:
            return
        texts: list[str] = []
        owners: list[int] = []
        locked: list[bool] = []
        done = 0
        # put together piece by piece: to change the lists in place would move the rest of them for every edit
        for start, end, replacement in sorted(wanted):
            owner = self._owner(start, end, lang, mark)
            if owner is None or start < done:
                continue
            kept = self._owners[start:end]
            texts += (self.text[done:start], replacement)
            owners += self._owners[done:start]
            owners += kept if len(kept) == len(replacement) else [owner] * len(replacement)
            locked += self._locked[done:start]
            locked += [False] * len(replacement)
            done = end
        self.text = "".join((*texts, self.text[done:]))
        self._owners = owners + self._owners[done:]
        self._locked = locked + self._locked[done:]

    def inline(self) -> Inline:
        """The runs again, with their new texts."""
        characters: list[list[str]] = [[] for _ in self._runs]
        for character, owner in zip(self.text, self._owners, strict=True):
            characters[owner].append(character)
        texts = ["".join(one) for one in characters]
        return tuple(
            run if hidden or run.text == text else replace(run, text=text)
            for (run, hidden), text in zip(self._pairs(), texts, strict=True)
        )

    def _pairs(self) -> Iterator[tuple[Run, bool]]:
        """The runs, each with whether the rules see its characters."""
        return zip(self._runs, self._hidden, strict=True)

    def _owner(self, start: int, end: int, lang: Speech, mark: Literal["before", "after", ""]) -> int | None:
        """The run that takes the replacement, None when the edit is not allowed.

        An insertion goes with the sign it spaces, unless that is locked.
        """
        sign = start - 1 if mark == "before" else end
        if mark and not (0 <= sign < len(self._owners) and self._langs[self._owners[sign]] == lang):
            return None
        if start < end:
            allowed = not any(self._locked[start:end])
            alike = mark or all(self._langs[owner] == lang for owner in self._owners[start:end])
            return self._owners[start] if allowed and alike else None
        sides = [start - 1, start] if mark == "before" else [start, start - 1]
        present = [side for side in sides if 0 <= side < len(self._owners)]
        if not mark and not (present and self._langs[self._owners[present[0]]] == lang):
            return None
        return next((self._owners[side] for side in present if self.touchable(side, lang)), None)
