"""Words and figures as a reader takes them in: `12 345,67 €`, `1er mars 2027` and `l’` are one each."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from babel.dates import get_month_names

Figure = Decimal | tuple[int, int, int]
"""A number, or a day: year (0 where it is not said), month and day (0 for the whole month)."""
_MONTHS = {
    name.casefold(): number
    for locale in ("fr_BE", "nl_BE")
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=locale).items()
}
_NAMED = "|".join(map(re.escape, sorted(_MONTHS, key=lambda name: (-len(name), name))))
_GAP = "[\u202f\u00a0 ]"
_DAY = rf"(?:(?P<day>1er|\d{{1,2}}){_GAP})?(?P<month>{_NAMED})(?!\w)(?:{_GAP}(?P<year>\d{{4}})(?!\d))?"
_NUMBER = r"\d{1,3}(?:[.\u202f\u00a0 ]\d{3}(?!\d))+(?:,\d+)?|\d+(?:[.,:/]\d+)*"
_UNIT = rf"(?:{_GAP}?[€%‰])?"
_WORD = r"[^\W\d_]+(?:[·.-][^\W\d_]+)*['’]?"
"""A word with its hyphens and the marks of inclusive writing; one that elides stands alone, with its apostrophe."""
_TOKEN = re.compile(rf"\s*(?:(?<!\w){_DAY}|(?P<number>{_NUMBER}){_UNIT}|{_WORD}|\w|[^\w\s]|$)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(rf"(?<!\w){_DAY}|(?P<number>{_NUMBER})", re.IGNORECASE)


def tokens(text: str) -> tuple[str, ...]:
    """A text in words and figures, each with the space before it: put together they are the text."""
    return tuple(found[0] for found in _TOKEN.finditer(text) if found[0])


def figure_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each number and day of a text begins, and where it has ended."""
    return tuple(found.span() for found in _FIGURE.finditer(text) if _says_a_figure(found))


def figures(text: str) -> tuple[Figure, ...]:
    """Every number and day of a text, as it is counted: 12 345,67 and 12.345,67 are one."""
    if not _DIGIT.search(text):
        return ()
    return tuple(chain.from_iterable(map(_figures, _FIGURE.finditer(text))))


def _says_a_figure(found: re.Match[str]) -> bool:
    return not found["month"] or bool(found["day"] or found["year"])


def _figures(found: re.Match[str]) -> Iterator[Figure]:
    if not found["month"]:
        yield from _numbers(found["number"])
    elif _says_a_figure(found):
        day = int(found["day"].casefold().removesuffix("er")) if found["day"] else 0
        yield (int(found["year"] or 0), _MONTHS[found["month"].casefold()], day)


def _numbers(text: str) -> Iterator[Decimal]:
    """The numbers of a group of digits: one, or those of an hour, a fraction, a version."""
    whole = re.sub(r"[.\u202f\u00a0 ](?=\d{3}(?!\d))", "", text)
    for one in re.split(r"[:/]", whole):
        number = one.replace(",", ".")
        if number.count(".") <= 1:
            yield Decimal(number).normalize()
        else:
            yield from (Decimal(piece) for piece in number.split("."))
