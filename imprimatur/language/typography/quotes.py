"""Quotation marks and apostrophes: who opens, who closes, and which sign each level takes."""

import re
from bisect import bisect, bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from imprimatur.core.bilingual import Speech
from imprimatur.language.typography.settings import SPACES

_FAMILIES = {'"': "straight", "“": "double", "”": "double", "„": "double", "«": "guillemet", "»": "guillemet"}
_FAMILIES |= dict.fromkeys("‘’'‚", "single")
_MARK = re.compile("[" + "".join(_FAMILIES) + "]")
_NO_WORD = SPACES + "\n" + "".join(_FAMILIES)
_OPENING, _CLOSING = "«“„‘‚", "»”"
_LOW = {"„": "“", "‚": "‘"}
"""Marks that open below the line, and what closes them, which elsewhere opens."""
_BEFORE_OPENING = set("([{«“‘„—–-/’'\"")
_AFTER_CLOSING = set(")]}»”’'.,;:!?…\"")
_DUTCH_CLITIC = re.compile(r"(?:s|t|n|k|m|ns|tis|r|ie)(?![^\W_])", re.IGNORECASE)
_SIGNS: dict[Speech, tuple[tuple[str, str], tuple[str, str]]] = {
    "fr": (("«", "»"), ("“", "”")),
    "nl": (("‘", "’"), ("“", "”")),
    "en": (("“", "”"), ("‘", "’")),
    "de": (("„", "“"), ("‚", "‘")),
}


@dataclass(slots=True)
class _Marks:
    """The quotation marks of a line: matched pairs, those without a partner, and apostrophes at the end of a word."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    finals: list[int] = field(default_factory=list)


def quote_edits(text: str, lang: Speech, usable: Callable[[int], bool]) -> Iterator[tuple[int, int, str]]:
    """The edits that give every matched pair of quotation marks the signs of its level in a language.

    French has « » and, inside them, “ ”; Dutch has ‘ ’ and “ ”, and “ ” alone where an apostrophe inside could be taken
    for one of the marks; English has “ ” and ‘ ’, German „ “ and ‚ ‘. The spaces inside “ ” and ‘ ’ go; those inside
    « » are left to the spacing rules. A mark without its partner is left as it is, with the pair around it, since what
    was meant is unknown.
    """
    if not _MARK.search(text):
        return
    marks = _marks(text, lang, usable)
    strays = sorted(marks.strays)
    # pairs never cross: what waits inside a pair that closes is left without a partner
    around: list[int] = []
    for start, end in sorted(marks.pairs):
        if bisect(strays, start) < bisect_left(strays, end):
            continue
        while around and around[-1] < start:
            around.pop()
        level = len(around)
        around.append(end)
        if lang == "nl" and _mistakable(text, start, end, marks.finals):
            level = 1
        opening, closing = _SIGNS[lang][min(level, 1)]
        yield start, start + 1, opening
        yield end, end + 1, closing
        if opening != "«":
            inside = text[start + 1 : end]
            yield start + 1, start + 1 + len(inside) - len(inside.lstrip(SPACES)), ""
            yield end - len(inside) + len(inside.rstrip(SPACES)), end, ""


def _mistakable(text: str, start: int, end: int, finals: list[int]) -> bool:
    """Whether ‘ ’ would be hard to tell from apostrophes: ‘s avonds’, ‘de vzws’ huis’, ‘vzw’s."""
    first, after = text[start + 1 : end].lstrip(SPACES + "'‘’"), text[end + 1 : end + 2]
    if after.isalnum():
        return True
    return bisect(finals, start) < bisect_left(finals, end) or bool(_DUTCH_CLITIC.match(first))


def is_apostrophe(text: str, index: int, lang: Speech) -> bool:
    """Whether the straight or turned single quote at an index can only be an apostrophe."""
    before, after = text[max(0, index - 1) : index], text[index + 1 : index + 2]
    if text[index] == "'":
        return before.isalpha() or after.isalpha()
    if text[index] == "‘" and lang == "fr":
        return before.isalpha() and after.isalpha()
    return text[index] == "‘" and lang == "nl" and bool(_DUTCH_CLITIC.match(text, index + 1))


def _marks(text: str, lang: Speech, usable: Callable[[int], bool]) -> _Marks:
    # a turned mark that can only be an apostrophe is one from the start: its neighbours see what will stand there
    text = "".join("’" if sign == "‘" and is_apostrophe(text, index, lang) else sign for index, sign in enumerate(text))
    marks = _Marks()
    waiting: list[tuple[int, str]] = []
    closed = -2
    for index, sign in enumerate(text):
        family = _FAMILIES.get(sign)
        if family is None or not usable(index):
            continue
        found = next((number for number in range(len(waiting) - 1, -1, -1) if waiting[number][1] == family), None)
        # right after a closing mark a word has ended, whatever the mark looks like
        ended = closed == index - 1 or _ended(text, index)
        low = found is not None and ended and _LOW.get(text[waiting[found][0]]) == sign
        if found is not None and (low or _closes(text, index, ended)):
            start = waiting[found][0]
            marks.strays += [stray for stray, _ in waiting[found + 1 :]]
            del waiting[found:]
            closed = index
            # what holds no word but marks quotes nothing
            if text[start + 1 : index].strip(_NO_WORD):
                marks.pairs.append((start, index))
            else:
                marks.strays += [start, index]
        elif _opens(text, index, lang, ended):
            waiting.append((index, family))
        elif family != "single":
            marks.strays.append(index)
        elif _closes(text, index, ended):
            marks.finals.append(index)
    marks.strays += [stray for stray, _ in waiting]
    # an opening ' that found no partner will be an apostrophe, and disturbs nobody
    marks.strays = [stray for stray in marks.strays if not is_apostrophe(text, stray, lang)]
    return marks


def _ended(text: str, index: int) -> bool:
    """Whether a word has ended right before an index, so that a mark there may close but not open."""
    before = text[index - 1] if index else " "
    return not before.isspace() and before not in _BEFORE_OPENING


def _opens(text: str, index: int, lang: Speech, ended: bool) -> bool:
    sign, after = text[index], text[index + 1 : index + 2]
    if sign in _OPENING:
        return not is_apostrophe(text, index, lang)
    if sign in _CLOSING or sign == "’" or ended:
        return False
    if sign == "'":
        clitic = lang == "nl" and _DUTCH_CLITIC.match(text, index + 1)
        # `''t Huis'`: the second mark is the apostrophe of the clitic, the first one opens
        before_clitic = lang == "nl" and after in ("'", "’") and _DUTCH_CLITIC.match(text, index + 2)
        return bool(before_clitic) or (after.isalnum() and not clitic)
    return True


def _closes(text: str, index: int, ended: bool) -> bool:
    sign, after = text[index], text[index + 1 : index + 2]
    if sign in _OPENING:
        return False
    if sign in _CLOSING:
        return True
    if sign == '"':
        return ended or not after or after.isspace() or after in _AFTER_CLOSING
    return ended and not after.isalnum()
