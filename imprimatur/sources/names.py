"""What the readers share about names and typed text: tidy text, decoding, the language a file's name announces."""

import re
from pathlib import PurePosixPath

from imprimatur.bilingual import Lang

_CONTROLS = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_LANGUAGE = re.compile(r"^(?P<stem>.+)[._](?P<lang>fr|nl)$", re.IGNORECASE)


def clean(text: str) -> str:
    """The text without control and zero-width characters, every line break a single line feed."""
    return _CONTROLS.sub("", re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", text))


def tidy(text: str) -> str:
    """A name as typed: trimmed, whitespace inside folded to single spaces."""
    return " ".join(clean(text).split())


def language_of(name: str) -> Lang | None:
    """The language that a file's name announces: `fr` for `contexte.fr.md`, None for `contexte.md`."""
    found = _LANGUAGE.match(PurePosixPath(name).stem)
    if not found:
        return None
    return "fr" if found["lang"].lower() == "fr" else "nl"


def stem_of(name: str) -> str:
    """The file's name without folder, ending and language: `livrables` for `offre/livrables.fr.csv`."""
    stem = PurePosixPath(name).stem
    found = _LANGUAGE.match(stem)
    return tidy(found["stem"] if found else stem)


def decoded(content: bytes) -> str:
    """The characters of a text file: UTF-16 with its mark, else UTF-8, else Windows-1252 as Excel writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
