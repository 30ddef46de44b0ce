"""Which characters the fonts of the project can print. Loads no layout engine, so that a check may ask."""

from functools import lru_cache
from unicodedata import category

from fontTools.ttLib import TTFont

from imprimatur.rendering.interface import Templates

UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of characters that have no shape: controls, joiners, line and paragraph separators."""


@lru_cache(maxsize=4)
def printable(templates: Templates) -> frozenset[str]:
    """The characters that every font of the project has. One that is missing would be printed as an empty box, which
    PDF/A and PDF/UA forbid. Raises FileNotFoundError where the project has no fonts.
    """
    files = sorted((templates.root / "_shared" / "fonts").glob("*.ttf"))
    if not files:
        raise FileNotFoundError("_shared/fonts")
    characters = [set(TTFont(file, lazy=True).getBestCmap()) for file in files]
    return frozenset(chr(code) for code in set.intersection(*characters))


def unprintable(text: str, templates: Templates) -> str:
    """The characters of a text that the fonts of the project lack, each once, in order. Controls are not printed."""
    known = printable(templates)
    return "".join(dict.fromkeys(sign for sign in text if sign not in known and category(sign) not in UNSEEN))
