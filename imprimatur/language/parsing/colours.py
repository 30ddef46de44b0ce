"""Colours as a house style gives them."""

import re

from imprimatur.language.parsing.base import Unreadable, typed

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_RGB = re.compile(
    r"(?:rvb|rgb|rgba)?\W{0,2}(?P<red>[0-9]{1,3})\W{1,2}(?P<green>[0-9]{1,3})\W{1,2}(?P<blue>[0-9]{1,3})\W{0,2}",
    re.IGNORECASE,
)
_HIGHEST = 255
"""The highest of the three values by which a colour of the screen is given."""


def parse_colour(value: object) -> str:
    """A colour of the screen, as `#rrggbb`: `#1B3F73`, `1B3F73`, `27, 63, 115`, `RVB 27/63/115`.

    Raises Unreadable("colour").
    """
    text = typed(value, "colour")
    if _HEX.fullmatch(text):
        digits = text.removeprefix("#")
        return f"#{digits if len(digits) == 6 else ''.join(2 * one for one in digits)}".upper()
    found = _RGB.fullmatch(text)
    if found and all(int(one) <= _HIGHEST for one in found.groups()):
        return "#" + "".join(f"{int(one):02X}" for one in found.groups())
    raise Unreadable("colour", value)
