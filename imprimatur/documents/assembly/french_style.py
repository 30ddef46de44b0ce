"""The inclusive style is that of the French alone: what a Dutch cell says of it is said of the Dutch.

Dutch has neutral nouns and `M/V/X`. "Geen" in its column says so, and takes no feminine form out of a French title.
"""

from collections.abc import Mapping

from imprimatur.documents.assembly.cells import shown
from imprimatur.documents.assembly.material import Found
from imprimatur.documents.schema.fields import Spec
from imprimatur.language.labels import Label
from imprimatur.language.parsing import fold
from imprimatur.language.typography.inclusive import MENTION, InclusiveStyle

_DUTCH_TOO = (InclusiveStyle.NONE, InclusiveStyle.EPICENE)
"""What Dutch may be said to do; the other styles are French, whatever column they are typed in."""


def of_dutch(spec: Spec, sides: Mapping[str, Found], choices: Mapping[str, Label]) -> dict[str, Found]:
    """The cells, by language, that say the inclusive style of the Dutch; none of another field.

    In the Dutch column, `geen`, neutral words and `M/V/X`; without a column only the Dutch word `geen`.
    """
    if spec.type is not InclusiveStyle:
        return {}
    return {
        side: found
        for side, found in sides.items()
        if (side == "nl" and _is_dutch(shown(found.cell), choices)) or (side == "" and _says_none(found, choices))
    }


def _is_dutch(text: str, choices: Mapping[str, Label]) -> bool:
    wanted = fold(text)
    return bool(MENTION.search(text)) or any(
        wanted in {fold(spelling) for spelling in (style.value, *choices[style.value].spellings)}
        for style in _DUTCH_TOO
    )


def _says_none(found: Found, choices: Mapping[str, Label]) -> bool:
    none = choices[InclusiveStyle.NONE.value]
    return fold(shown(found.cell)) == fold(none.nl) != fold(none.fr)
