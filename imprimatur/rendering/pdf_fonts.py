"""The fonts of a PDF: those that its style sheet declares, never those of the machine."""

import os
from functools import lru_cache
from tempfile import NamedTemporaryFile
from unicodedata import category

from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from imprimatur.rendering.interface import Templates

UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of characters that have no shape: controls, joiners, line and paragraph separators."""

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'


class ProjectFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that starts empty, so that a page breaks at the same line on every machine.

    Fontconfig takes its settings from the file that FONTCONFIG_FILE names, at the moment a configuration is made.
    """

    def __init__(self) -> None:
        """Make a configuration without the fonts of the machine."""
        former = os.environ.get("FONTCONFIG_FILE")
        with NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as settings:
            settings.write(NO_FONTS)
            settings.flush()
            os.environ["FONTCONFIG_FILE"] = settings.name
            try:
                super().__init__()
            finally:
                if former is None:
                    del os.environ["FONTCONFIG_FILE"]
                else:
                    os.environ["FONTCONFIG_FILE"] = former


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
