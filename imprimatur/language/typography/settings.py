"""The choices that typography leaves open, and the special spaces it needs."""

from dataclasses import dataclass
from enum import StrEnum

NBSP = "\u00a0"
"""No-break space."""
NNBSP = "\u202f"
"""Narrow no-break space."""
MINUS = "−"
"""The sign of a negative number, U+2212."""
SPACES = " \t\u00a0\u202f\u2009"
"""The spaces that may stand inside a line."""


class FrSpacing(StrEnum):
    """How French spaces its high punctuation. Belgian usage knows both schools; a document never mixes them."""

    SPACED = "spaced"
    """U+202F before ; ! ? and U+00A0 before : and inside « »."""
    NARROW = "narrow"
    """U+202F everywhere."""
    TIGHT = "tight"
    """No space, as in NBN Z 01-002 and the interinstitutional style guide of the European Union."""


class NlGroup(StrEnum):
    """What parts thousands in Dutch."""

    POINT = "point"
    NBSP = "nbsp"
    """A no-break space, as several bilingual Brussels bodies do."""


@dataclass(frozen=True, slots=True)
class TypographySettings:
    """The typographical choices of one document.

    - `fr_spacing`: French high punctuation; spaced, as in all documents of the organisations concerned.
    - `nl_group`: Dutch thousands; point.
    - `nl_percent_spaced`: `18 %` in Dutch as Flemish and Brussels authorities print it, instead of `18%`.
    - `group_four`: whether numbers of four digits are grouped too (`2 200`), the same in the whole document.
    """

    fr_spacing: FrSpacing = FrSpacing.SPACED
    nl_group: NlGroup = NlGroup.POINT
    nl_percent_spaced: bool = True
    group_four: bool = True

    @property
    def fr_before_colon(self) -> str:
        """The space before a French colon and inside « »."""
        return {FrSpacing.SPACED: NBSP, FrSpacing.NARROW: NNBSP, FrSpacing.TIGHT: ""}[self.fr_spacing]

    @property
    def fr_before_mark(self) -> str:
        """The space before a French ; ! or ?."""
        return "" if self.fr_spacing is FrSpacing.TIGHT else NNBSP


DEFAULT = TypographySettings()
