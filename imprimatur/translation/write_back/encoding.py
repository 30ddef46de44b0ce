"""The characters of a text file, and the way back to its own bytes: encoding, mark at the start, ends of lines."""

from dataclasses import dataclass

from imprimatur.sources.plain_text.characters import decoding

_NAMES = {"Windows-1252": "cp1252", "Mac Roman": "mac_roman", "CP850": "cp850", "": "cp1252"}
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its line ends as line feeds, and how it was written."""

    text: str
    encoding: str
    mark: bytes = b""
    ends: str = "\n"

    @classmethod
    def of(cls, content: bytes) -> "Text":
        """The text of a file."""
        for mark, name in _MARKS.items():
            if content.startswith(mark):
                return cls._with_ends(content[len(mark) :].decode(name, errors="replace"), name, mark)
        found = decoding(content)
        try:
            content.decode("utf-8")
            name = "utf-8"
        except UnicodeDecodeError:
            name = _NAMES.get(found.guessed, "utf-8")
        if found.guessed == "UTF-16":
            name = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
        return cls._with_ends(found.text, name, b"")

    @classmethod
    def _with_ends(cls, text: str, encoding: str, mark: bytes) -> "Text":
        """Line ends are turned where all are alike; mixed ones stay as they are."""
        count = text.count("\r\n")
        if count and count == text.count("\n") and count == text.count("\r"):
            return cls(text.replace("\r\n", "\n"), encoding, mark, "\r\n")
        return cls(text, encoding, mark)

    def encoded(self, text: str) -> bytes:
        """The bytes of another text, written the same way; in UTF-8 with its mark where the encoding has no sign of it.

        A file of Windows-1252 that is given a sign of its own (`≥`) becomes one that every program knows.
        """
        text = text.replace("\n", self.ends) if self.ends != "\n" else text
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return b"\xef\xbb\xbf" + text.encode()
