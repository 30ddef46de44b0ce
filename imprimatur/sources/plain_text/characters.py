"""What the readers share about typed text: its characters made tidy, and decoded."""

import re
import unicodedata
from dataclasses import dataclass

_CONTROLS = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
DIRECTIONAL = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""The marks that turn the direction of writing; unseen, they change the order in which signs are shown."""

_SMALL = "éèêëàâäçîïôöûüùœáíóúñ"
_EXPECTED = frozenset(_SMALL + "ÉÈÊÀÂÇŒÎÔÄÖÜß\u00a0’‘“”«»–—…•€·°§²³½×")
"""What a French or Dutch text has beyond ASCII; small letters are the surest sign of it."""
_LEGACY = ("cp1252", "mac_roman", "cp850")
"""The encodings of Windows, of the Macintosh before Unicode and of DOS, for Western Europe."""

_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""The bytes that continue a character of UTF-8, read as Windows-1252."""
_TWICE = re.compile(rf"[ÂÃÄÅ][{_CONTINUED}]|â[€‚„†ˆ][{_CONTINUED}]|ï»¿|ðŸ[{_CONTINUED}]{{2}}")
"""A character of UTF-8 read as Windows-1252: `Ã©`, `â€™`, `Â `."""


def clean(text: str) -> str:
    """The text without control, zero-width and directional marks, accents composed, line breaks as line feeds."""
    unmarked = DIRECTIONAL.sub("", _CONTROLS.sub("", re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", text)))
    return unmarked if unmarked.isascii() else unicodedata.normalize("NFC", unmarked)


def tidy(text: str) -> str:
    """A name as typed: trimmed, whitespace inside folded to single spaces."""
    return " ".join(clean(text).split())


def encoded_twice(text: str) -> str:
    """What a text should say that was decoded wrongly before it came here (`Ã©tÃ©`: `été`); empty for a sound one.

    A text is taken for one where what looks wrong makes characters of French or Dutch once decoded again.
    """
    found = _TWICE.search(text)
    if not found:
        return ""
    mended = _TWICE.sub(lambda match: _again(match[0]), text)
    return mended if mended != text else ""


def _again(text: str) -> str:
    try:
        mended = b"".join(_byte(letter) for letter in text).decode()
    except UnicodeError:
        return text
    return mended if mended in _EXPECTED or len(mended.encode()) == 4 or mended == "\ufeff" else text


def _byte(letter: str) -> bytes:
    """The byte of a character in Windows-1252, which leaves five bytes to themselves."""
    return letter.encode("latin-1") if letter in "\x81\x8d\x8f\x90\x9d" else letter.encode("cp1252")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file. `guessed` names the encoding where nothing in the file told it for sure."""

    text: str
    guessed: str = ""


def _likeness(text: str) -> int:
    """How much what a text has beyond ASCII is like French or Dutch."""
    return sum((letter in _EXPECTED) + 2 * (letter in _SMALL) for letter in text)


def decoded(content: bytes) -> str:
    """The characters of a text file."""
    return decoding(content).text


def decoding(content: bytes) -> Decoded:
    """The characters of a text file: UTF-16, UTF-8, else the encoding of Windows, of the Macintosh or of DOS.

    Of the last three, the one that gives most letters and signs of French and Dutch is taken, Windows-1252 as Excel
    writes it where they are equal. It is guessed where it is another, or where it leaves signs that no text has.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(content.decode("utf-16", errors="replace"))
    halves = content[:400:2].count(0), content[1:400:2].count(0)
    if max(halves) > 0.3 * len(content[:400]):
        # Every other byte is zero: UTF-16 without its mark.
        name = "utf-16-be" if halves[0] > halves[1] else "utf-16-le"
        return Decoded(content.decode(name, errors="replace"), "UTF-16")
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        beyond = bytes(byte for byte in content if byte > 127)
    best = max(_LEGACY, key=lambda name: _likeness(beyond.decode(name, errors="replace")))
    odd = any(letter not in _EXPECTED for letter in beyond.decode(best, errors="replace"))
    names = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "CP850"}
    return Decoded(content.decode(best, errors="replace"), names[best] if odd or best != "cp1252" else "")
