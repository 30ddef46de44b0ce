"""The fonts of a PDF: those that its style sheet declares, never those of the machine; and what they say in words."""

import os
from tempfile import NamedTemporaryFile

import pydyf
from weasyprint.text.fonts import FontConfiguration

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'

_CMAP = b"/CIDInit /ProcSet findresource begin"
"""How the table begins that tells which characters the glyphs of a font stand for (ISO 32000-1, 9.10.3)."""


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


def plain_spaces(pdf: pydyf.PDF) -> None:
    """Let the space of every font be copied and found as a plain one.

    A font has one glyph for the space and the no-break space, and WeasyPrint says of a glyph what it stood for first: a
    title that holds a no-break space would make one of every space of the document.
    """
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.stream and entry.stream[0] == _CMAP:
            entry.stream = [line.replace(b"> <00a0>", b"> <0020>") for line in entry.stream]
