"""Whether some words are prose, or a value, a name, a line of a list."""

import re

from imprimatur.core.bilingual import Lang

LONGEST_PHRASE = 8
"""Words of a line that may end with a full stop and still be no sentence."""
_JOINS: dict[Lang, frozenset[str]] = {
    "fr": frozenset(
        "à au aux avec chez comme dans de des dont du en entre lors parmi pendant pour sous sur auprès".split()
    ),
    "nl": frozenset(
        "aan als bij binnen door in met na naast onder op over rond tijdens tot tussen uit van via voor waarvan".split()
    ),
}
"""Words that no phrase begins with when it stands alone, but which join it to the one before."""
_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\da-z])")


def is_prose(text: str) -> bool:
    """Whether a text is sentences: several of them, or a long one."""
    text = text.strip()
    is_sentence = text.endswith((".", "!", "?", "…")) and len(text.split()) > LONGEST_PHRASE
    return is_sentence or len(_END.split(text)) > 1


def goes_on(text: str, lang: Lang) -> bool:
    """Whether a phrase goes on with the one before it: `comme chargée de projet`, `d’animation`, `in de thuiszorg`."""
    first, _, _ = text.strip().casefold().replace("d’", "de ").replace("d'", "de ").partition(" ")
    return first in _JOINS[lang]


def begun(text: str) -> str:
    """The text with a capital for its first letter; a capital has no accent of stress, `één` begins as `Eén`."""
    return f"E{text[1:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text without case; `Eén` is the `één` that it was."""
    return text.casefold().replace("eén", "één")
