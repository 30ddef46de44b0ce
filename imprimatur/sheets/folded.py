"""Words as they are compared: without accents, case, spaces and signs, however a line or a font cut them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and for each of its characters the number of the sign that it comes from."""

    text: str
    signs: list[int]


def folded(signs: Iterable[str]) -> Folded:
    """A row of signs as they are compared: letters and digits alone."""
    pieces: list[str] = []
    numbers: list[int] = []
    for number, sign in enumerate(signs):
        if plain := _plain(sign):
            pieces.append(plain)
            numbers += [number] * len(plain)
    return Folded("".join(pieces), numbers)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """`É` as `e`, `ﬁ` as `fi`, `²` as `2`; nothing for a space, a hyphen, a full stop."""
    taken = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(one for one in taken if one.isalnum())
