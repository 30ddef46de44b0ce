"""Figures in the cells of tables that people type: amounts, percentages, negative ones in brackets or with a minus."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from imprimatur.language.parsing.base import Unreadable, typed
from imprimatur.language.parsing.numbers import decimal_of

_EURO = r"(?:€|eur|euros?)"
_FIGURE = re.compile(
    rf"(?P<open>\()? ?(?:(?P<before>{_EURO}) ?)?(?P<sign>[+\u2212–-])? ?(?:(?P<inside>{_EURO}) ?)?"
    rf"(?P<digits>[0-9][0-9 .,]{{0,30}}?)(?:,[-–—]{{1,2}})? ?(?P<after>{_EURO}|%)? ?(?P<close>\))?",
    re.IGNORECASE,
)
LARGEST = Decimal(10) ** 11
"""A number of twelve figures or more is rather a code."""
_DASHES = frozenset({"-", "–", "—", "−", "--", "/"})
"""What people type where there is no figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was typed: its size without sign, how many decimals, its sign, and the unit typed beside it.

    One in brackets is negative in the books of accountants; what the brackets of another author mean is not known.
    """

    size: Decimal
    places: int
    sign: Literal["", "+", "-"] = ""
    unit: Literal["", "€", "%"] = ""
    brackets: bool = False
    grouped: bool = False

    @property
    def number(self) -> Decimal:
        """The number with its sign."""
        return -self.size if self.brackets or self.sign == "-" else self.size


@lru_cache(maxsize=16_384)
def parse_figure(text: str) -> Figure:
    """The figure of a cell: `12 500,00`, `€ 12.500`, `(350,00)`, `− 1 200 €`, `+12,5 %`, `1.200,-`.

    Raises Unreadable("number") for anything else, for what may mean two things (`1,500`) and for what is rather a
    code (`0470`).
    """
    found = _FIGURE.fullmatch(typed(text, "number"))
    if not found or bool(found["open"]) != bool(found["close"]) or (found["open"] and found["sign"]):
        raise Unreadable("number", text)
    units = [found[name] for name in ("before", "inside", "after") if found[name]]
    digits = found["digits"]
    if len(units) > 1 or re.match(r"0[0-9]", digits):
        raise Unreadable("number", text)
    size = decimal_of(digits, "number", text)
    places = max(-int(size.as_tuple().exponent), 0)
    unit = units[0] if units else ""
    if (places > 2 and unit != "%") or size >= LARGEST:
        raise Unreadable("number", text)
    return Figure(
        size,
        places,
        "-" if found["sign"] in ("-", "–", "−") else "+" if found["sign"] else "",
        "%" if unit == "%" else "€" if unit else "",
        bool(found["open"]),
        bool(re.search(r"[0-9][ .][0-9]{3}", digits)),
    )


def figure_in(text: str) -> Figure | None:
    """The same; None for what is no figure."""
    try:
        return parse_figure(text)
    except Unreadable:
        return None


def is_blank(text: str) -> bool:
    """Whether a cell has no figure on purpose: nothing in it, or a dash."""
    return not text.strip() or text.strip() in _DASHES
