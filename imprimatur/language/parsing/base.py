"""What all parsers share: the one exception, and typed text with its spaces put right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


class Unreadable(Exception):
    """A value that cannot be understood, or that could mean two things.

    `code` says what was expected (`date`, `money`, …) or what is wrong (`weekday`, `cct`); `value` is what was found.
    """

    def __init__(self, code: str, value: object) -> None:
        """Keep the code and the value as typed."""
        super().__init__(code, str(value)[:LONGEST])
        self.code = code
        self.value = str(value)[:LONGEST]


@dataclass(frozen=True, slots=True)
class Told:
    """A value, and what its cell says beside it, by what it is about: `mi-temps (19h)` tells the hours as well."""

    value: Any
    beside: Mapping[str, Any]


LONGEST = 2000
"""No value worth reading is longer, in characters; it keeps hostile cells from costing time."""
LARGEST = Decimal(10) ** 15
"""Spreadsheets keep no more than 15 digits of a number."""


def typed(value: object, code: str) -> str:
    """The text that a person typed, trimmed, each run of spaces of any width as one plain space.

    Raises Unreadable for an empty or endless text and for anything but text.
    """
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Unreadable(code, value)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", value)).strip()
    if not text:
        raise Unreadable(code, value)
    return text


def number_of(value: object, code: str) -> Decimal | None:
    """The exact decimal of a number, None when the value is not a number.

    A float is taken to 15 significant digits, as spreadsheets do, so that 0.8 is 0.8. Raises Unreadable for infinities,
    for what is not a number or has more digits than a spreadsheet keeps, and for true and false, which Python counts
    among the integers.
    """
    if isinstance(value, bool):
        raise Unreadable(code, value)
    if not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Unreadable(code, value)
    return number
