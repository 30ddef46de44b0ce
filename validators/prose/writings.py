"""How two writings of a name differ: accents, hyphens, a small word; and what in a text is spelled by other rules."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from validators.prose.name_tokens import Token, is_small, tokens

_NETWORK = re.compile(
    r"(?<![\w.%+-])[\w.%+-]+@[\w.-]+|(?:https?://|www\.)\S+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:be|org|com|brussels|example|eu|net)\b"
)
"""Addresses of the network: what they hold is spelled otherwise."""


def without_addresses(text: str) -> str:
    """A text with spaces for its addresses of the network."""
    return _NETWORK.sub(lambda found: " " * len(found[0]), text) if "." in text or "@" in text else text


def lacks_one(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether the longer is the shorter with one small word more, inside."""
    if len(longer) != len(shorter) + 1:
        return False
    place = next((at for at, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), -1)
    return place > 0 and is_small(longer[place]) and longer[place + 1 :] == shorter[place:]


def same(written: str, name: str) -> bool:
    """The same words with the same accents and hyphens, whatever the capitals, dashes, apostrophes and brackets."""
    ours, theirs = list(tokens(written)), list(tokens(name))
    if len(ours) != len(theirs):
        return False
    letters = zip((_letters(written, one) for one in ours), (_letters(name, one) for one in theirs), strict=True)
    divided = zip(_divided(written, ours), _divided(name, theirs), strict=True)
    return all(one == other for one, other in letters) and all({one, other} != {" ", "-"} for one, other in divided)


def _letters(text: str, token: Token) -> str:
    return unicodedata.normalize("NFC", text[token.start : token.end].casefold())


def _divided(text: str, words: Sequence[Token]) -> list[str]:
    """What stands between the words, any space being one."""
    return [re.sub(r"\s+", " ", text[one.end : other.start]) for one, other in pairwise(words)]
