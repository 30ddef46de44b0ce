"""The signs that people take from symbol fonts (Wingdings, Symbol, Webdings) as the characters that they show."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from imprimatur.core.catalogues import read_catalogue

_PRIVATE = range(0xF020, 0xF100)
"""Where Office writes the codes of symbol fonts."""
_TYPED_BULLET = 0xF0B7
"""The round bullet of Symbol, the sign of the private area that texts without a symbol font hold most."""


def is_symbol_font(font: str) -> bool:
    """Whether a font draws signs in the place of letters."""
    return font.lower() in _fonts()


def sign(font: str, character: str) -> str | None:
    """The character that a sign of a symbol font shows, None for a sign that has none.

    In any other font only the private area holds signs: what was pasted from a list, read as Wingdings or as Symbol.
    """
    code = ord(character)
    private = code in _PRIVATE
    if not is_symbol_font(font):
        if not private:
            return character
        return _fonts()["symbol" if code == _TYPED_BULLET else "wingdings"].get(code - 0xF000)
    if character.isspace():
        return character
    return _fonts()[font.lower()].get(code - 0xF000 if private else _byte(character))


def _byte(character: str) -> int:
    """The code of a character as Windows types it; symbol fonts know no others."""
    return int.from_bytes(character.encode("cp1252", errors="ignore") or b"\0")


@cache
def _fonts() -> Mapping[str, Mapping[int, str]]:
    content = read_catalogue(Path(__file__).with_name("symbols.yaml"))
    return {
        font: {start + index: character for start, text in rows.items() for index, character in enumerate(text)}
        for font, rows in content.items()
    }
