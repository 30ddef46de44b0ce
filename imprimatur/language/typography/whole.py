"""What no line breaks although it holds a hyphen, a slash, a dash or a space: `rendez-vous`, `2023–2024`, `31 mars`.

The text keeps its plain signs, so that a copy or a search finds what was typed; each format holds such a word in its
own way (a style in HTML and PDF, Word's no-break hyphen and space), and the widths of columns count it as one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from imprimatur.language.parsing import Unreadable, parse_date, parse_money
from imprimatur.language.typography.protected import ADDRESSES
from imprimatur.language.typography.settings import NBSP
from imprimatur.language.typography.ties import tied

HOLDING = "\u2011"
"""The hyphen that holds in itself, as somebody may have typed it; fonts need not have it."""

_CHUNK = re.compile(r"[^ \t\n]+")
_JOINT = re.compile(rf"(?<=[\w.’'·)])(?:[-/–]|{HOLDING})(?=[\w.’'·(])")
_SHORT = 4
"""Letters of a part of a word that never stands alone on either side of a hyphen: `vous`, `non`, `e`, `Sint`."""
_SHORT_BESIDE_SLASH = 3
"""The same beside a slash: `et/ou`, `km/h`; `oui/non`, but not `employeurs/travailleurs`."""
LONGEST = 28
"""Signs of the longest word that is held: a longer one would leave a hole, or stand out of its column."""


_FIGURE = re.compile(r"[0-9]")
_CURRENCY = re.compile(r"€|\beuros?\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:de|du|des|van|entre|tussen) |d’", re.IGNORECASE)
"""The word that opens a range, which is then no part of its first end."""
_RANGE = re.compile(r" (?:–|-|à|au|aux|et|tot en met|t/m|tot|en) ")
"""What stands between the ends of a range."""


@lru_cache(maxsize=32_768)
def is_value(text: str) -> bool:
    """Whether a text is one date, one amount, or a range of these, which a narrow column keeps on one line.

    A range that says its month, its year or its currency once has a number or a month alone as its first end.
    """
    if len(text) > LONGEST or not _FIGURE.search(text):
        return False
    first, *last = _RANGE.split(_OPENS.sub("", text.strip(), count=1).replace("\u00a0", " "), maxsplit=1)
    if not last:
        return _is_single(text)
    return _is_single(last[0]) and (_is_single(first) or first.replace("\u202f", "").isdigit() or _is_date(first))


def _is_single(text: str) -> bool:
    """Whether a text is one date with a figure, or one amount of money."""
    return bool(_FIGURE.search(text)) and ((bool(_CURRENCY.search(text)) and _is_amount(text)) or _is_date(text))


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except Unreadable:
        return False
    return True


def _is_amount(text: str) -> bool:
    try:
        parse_money(text)
    except Unreadable:
        return False
    return True


@lru_cache(maxsize=32_768)
def whole_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of what no line may break in a text, in order; what stands right beside it included.

    A hyphen holds where one of its sides is short, an abbreviation in capitals or holds a figure; a slash between short
    sides; a dash between figures; a space where `ties` says so. Long words may break at their hyphens, and addresses of
    the network anywhere.
    """
    ties = tied(text)
    if not ties and not _JOINT.search(text):
        return ()
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    spans = [_beside(span, chunks) for span in ties]
    for start, end in chunks:
        if not any(one.search(text[start:end]) for one in ADDRESSES):
            spans += _within(text[start:end], start)
    return tuple(_merged(sorted(spans)))


def held(text: str) -> str:
    """A text whose hyphens and spaces hold where no line may break: for a format that has such signs."""
    for start, end in whole_spans(text):
        text = text[:start] + text[start:end].replace("-", HOLDING).replace(" ", NBSP) + text[end:]
    return text


def _beside(span: tuple[int, int], chunks: list[tuple[int, int]]) -> tuple[int, int]:
    """A span with the whole of the pieces without spaces in which it begins and ends."""
    start = min((first for first, last in chunks if first <= span[0] < last), default=span[0])
    end = max((last for first, last in chunks if first < span[1] <= last), default=span[1])
    return start, end


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap as one; where that would be too long, the first of them."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            if end - start <= LONGEST:
                found.append((start, end))
        elif end - found[-1][0] <= LONGEST:
            found[-1] = (found[-1][0], max(found[-1][1], end))
    yield from found


def _within(chunk: str, at: int) -> list[tuple[int, int]]:
    """The spans of a piece of text without spaces: all of it where every joint holds, else the parts that do."""
    joints = list(_JOINT.finditer(chunk))
    sides = [0, *(place for joint in joints for place in joint.span()), len(chunk)]
    parts = [chunk[sides[number] : sides[number + 1]] for number in range(0, len(sides), 2)]
    holds = [_holds(joint[0], parts[number], parts[number + 1]) for number, joint in enumerate(joints)]
    spans: list[tuple[int, int]] = []
    start = 0
    for number, joint in enumerate([*holds, False]):
        if joint:
            continue
        first, last = sides[2 * start], sides[2 * number + 1]
        if number > start and last - first <= LONGEST:
            spans.append((at + first, at + last))
        start = number + 1
    return spans


def _holds(sign: str, before: str, after: str) -> bool:
    """Whether a sign between two parts of a word ends no line."""
    sides = [re.sub(r"[^\w·]", "", side) for side in (before, after)]
    if sign == HOLDING:
        return True
    if sign == "–":
        return all(side[:1].isdigit() for side in sides)
    if sign == "/":
        return all(len(side) <= _SHORT for side in sides) or any(len(side) <= _SHORT_BESIDE_SLASH for side in sides)
    return any(len(side) <= _SHORT or side.isupper() or any(map(str.isdigit, side)) for side in sides)
