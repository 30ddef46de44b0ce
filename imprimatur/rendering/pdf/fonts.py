"""The fonts of a PDF: those that its style sheet declares, never those of the machine; and what they say in words."""

import fcntl
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile

import pydyf
from weasyprint.text.fonts import FontConfiguration

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'

FOLDER = "imprimatur-fonts-"
"""How the names of the folders begin in which the fonts of a document stand while it is laid out."""
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
        self._folder: Path | None
        self._folder, self._held = _own_folder()
        self._maker = os.getpid()

    def __del__(self) -> None:
        """Remove the fonts, in the process that made them: its copies need them still, and those of a process that
        ended without this are removed by the next."""
        if self._folder is None:
            return
        if self._maker != os.getpid():
            self._folder = None
        super().__del__()
        os.close(self._held)


def _own_folder() -> tuple[Path, int]:
    """A new folder for fonts, and what holds it: as long as that is open, in us or in a copy of us, nobody removes it.

    A process that was killed, or a copy whose end calls nothing, leaves its folder: some megabytes that no page needs,
    and thousands of them in a year on a server. So whoever makes one first removes those that nobody holds.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        with suppress(OSError):
            _remove_unheld(left)
    while True:
        # Somebody who finds it before it is held removes it: then another is made.
        folder = Path(tempfile.mkdtemp(prefix=FOLDER))
        try:
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if folder.exists():
                return folder, held
        os.close(held)


def _remove_unheld(folder: Path) -> None:
    """Remove a folder of ours that nobody holds. Raises OSError: it is held, somebody else's, or a link."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(held).st_uid == os.geteuid():
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rmtree(folder, ignore_errors=True)
    finally:
        os.close(held)


def plain_spaces(pdf: pydyf.PDF) -> None:
    """Let the space of every font be copied and found as a plain one.

    A font has one glyph for the space and the no-break space, and WeasyPrint says of a glyph what it stood for first: a
    title that holds a no-break space would make one of every space of the document.
    """
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.stream and entry.stream[0] == _CMAP:
            entry.stream = [line.replace(b"> <00a0>", b"> <0020>") for line in entry.stream]
