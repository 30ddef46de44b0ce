"""Inclusive writing: one system in a French document, the one it declares; none of French's signs in Dutch."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from imprimatur.core.finding import Finding
from imprimatur.language.typography.inclusive import InclusiveStyle, unresolved
from imprimatur.language.typography.inclusive_marks import dutch_marks, french_marks
from validators.examination import Examination
from validators.messages import say
from validators.prose.passages import Passage, about

_DOTTED = (InclusiveStyle.MID_DOT, InclusiveStyle.DOUBLE_MID_DOT)


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Words that leave the system of the document, or that the style it declares cannot bring to order."""
    style: InclusiveStyle | None = getattr(examined.document, "inclusive_style", None)
    french = {id(one): french_marks(one.text) for one in passages if one.lang == "fr"}
    signs = Counter(sign for marks in french.values() for sign, _ in marks)
    ruling = "·" if style in _DOTTED and signs["·"] else max(signs, key=lambda sign: (signs[sign], sign), default="")
    for one in passages:
        if one.lang == "nl":
            words = dutch_marks(one.text)
            if words:
                yield about(examined, one, "L14", value=_listed(words))
            continue
        left = _left(one.text, style) if style else ()
        if left and style:
            label = examined.labels.choices["InclusiveStyle"][style.value].both
            yield about(examined, one, "L15", value=", ".join(left), style=label)
        astray = [word for sign, word in french[id(one)] if sign != ruling and word not in left]
        if astray:
            yield about(examined, one, "L13", value=_listed(astray), style=say(_NAMES[ruling]))


@lru_cache(maxsize=16_384)
def _left(text: str, style: InclusiveStyle) -> tuple[str, ...]:
    """The words that a style cannot bring to order; one that it can as soon as it stands alone is none."""
    if not french_marks(text) and "·" not in text:
        return ()
    return tuple(word for word in unresolved(text, style) if style not in _DOTTED or not french_marks(word))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(words))


_NAMES = {
    "·": "inclusive_dot",
    ".": "inclusive_point",
    "(": "inclusive_brackets",
    "/": "inclusive_slash",
    "*": "inclusive_star",
    "-": "inclusive_hyphen",
}
"""The systems by their sign."""
