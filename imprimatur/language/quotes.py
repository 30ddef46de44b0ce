"""Quotation marks and apostrophes: who opens, who closes, and which sign each level takes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imprimatur.bilingual import Lang
from imprimatur.language.settings import SPACES

_FAMILIES = {'"': "straight", "“": "double", "”": "double", "„": "double", "«": "guillemet", "»": "guillemet"}
_FAMILIES |= dict.fromkeys("‘’'", "single")
_OPENING, _CLOSING = "«“„‘", "»”"
_BEFORE_OPENING = set("([{«“‘„—–-/’'\"")
_AFTER_CLOSING = set(")]}»”’'.,;:!?…\"")
_DUTCH_CLITIC = re.compile(r"(?:s|t|n|k|m|ns|tis|r|ie)(?![^\W_])", re.IGNORECASE)
_SIGNS: dict[Lang, tuple[tuple[str, str], tuple[str, str]]] = {
    "fr": (("«", "»"), ("“", "”")),
    "nl": (("‘", "’"), ("“", "”")),
}


@dataclass(frozen=True, slots=True)
class _Open:
    index: int
    family: str


def quote_edits(text: str, lang: Lang, usable: Callable[[int], bool]) -> Iterator[tuple[int, int, str]]:
    """The edits that give every matched pair of quotation marks the signs of its level in a language.

    French has « » and, inside them, “ ”; Dutch has ‘ ’ and “ ”. The spaces inside “ ” and ‘ ’ go; those inside « » are
    left to the spacing rules. A mark without its partner is left as it is, since what it meant is unknown.
    """
    pairs = _pairs(text, lang, usable)
    for start, end in pairs:
        level = sum(1 for other_start, other_end in pairs if other_start < start and end < other_end)
        opening, closing = _SIGNS[lang][min(level, 1)]
        yield start, start + 1, opening
        yield end, end + 1, closing
        if opening != "«":
            inside = text[start + 1 : end]
            yield start + 1, start + 1 + len(inside) - len(inside.lstrip(SPACES)), ""
            yield end - len(inside) + len(inside.rstrip(SPACES)), end, ""


def is_apostrophe(text: str, index: int, lang: Lang) -> bool:
    """Whether the straight or turned single quote at an index can only be an apostrophe."""
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if text[index] == "'":
        return before.isalpha() or after.isalpha()
    return text[index] == "‘" and lang == "nl" and bool(_DUTCH_CLITIC.match(text, index + 1))


def _pairs(text: str, lang: Lang, usable: Callable[[int], bool]) -> list[tuple[int, int]]:
    waiting: list[_Open] = []
    pairs = []
    for index, sign in enumerate(text):
        family = _FAMILIES.get(sign)
        if family is None or not usable(index):
            continue
        found = next((number for number in range(len(waiting) - 1, -1, -1) if waiting[number].family == family), None)
        if found is not None and _closes(text, index):
            start = waiting[found].index
            del waiting[found:]
            if text[start + 1 : index].strip(SPACES + "\n"):
                pairs.append((start, index))
        elif _opens(text, index, lang):
            waiting.append(_Open(index, family))
    return pairs


def _opens(text: str, index: int, lang: Lang) -> bool:
    sign, before, after = text[index], text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if sign in _OPENING:
        return not is_apostrophe(text, index, lang)
    if sign in _CLOSING or sign == "’":
        return False
    placed = not before or before.isspace() or before in _BEFORE_OPENING
    if sign == "'":
        clitic = lang == "nl" and _DUTCH_CLITIC.match(text, index + 1)
        return placed and after.isalnum() and not clitic
    return placed


def _closes(text: str, index: int) -> bool:
    sign, before, after = text[index], text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if sign in _OPENING:
        return False
    if sign in _CLOSING:
        return True
    inside = bool(before) and not before.isspace() and before not in _BEFORE_OPENING
    if sign == '"':
        return inside or not after or after.isspace() or after in _AFTER_CLOSING
    return inside and not after.isalnum()
