"""What the readers share about typed text: its characters made tidy, and decoded."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without control and zero-width characters, every line break a single line feed."""
    return _CONTROLS.sub("", re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", text))


def tidy(text: str) -> str:
    """A name as typed: trimmed, whitespace inside folded to single spaces."""
    return " ".join(clean(text).split())


def decoded(content: bytes) -> str:
    """The characters of a text file: UTF-16 with its mark, else UTF-8, else Windows-1252 as Excel writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
