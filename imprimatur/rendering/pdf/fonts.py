"""The fonts of a PDF: those that its style sheet declares, never those of the machine."""

import os
from tempfile import NamedTemporaryFile

from weasyprint.text.fonts import FontConfiguration

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
