"""The formats of exchange by their names and endings, and what goes along with them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from imprimatur.core.errors import ImprimaturError
from imprimatur.core.exchanged import NAME, TERMS
from imprimatur.translation.exchange import glossary, po, tmx, word, xliff
from imprimatur.translation.exchange.interface import Parcel, Read, Returned, Write
from imprimatur.translation.messages import say

FORMATS: dict[str, tuple[str, Write, Read]] = {
    "word": (".docx", word.write, word.read),
    "xliff": (".xlf", xliff.write, xliff.read),
    "po": (".po", po.write, po.read),
}
"""Each format by the name that people give it: its ending, its writer, its reader."""
_ENDINGS = {
    ".docx": "word",
    **dict.fromkeys((".xlf", ".xliff", ".mqxliff", ".mxliff", ".sdlxliff"), "xliff"),
    **dict.fromkeys((".po", ".pot"), "po"),
}


def sent(parcel: Parcel, format_: str) -> Iterator[tuple[str, bytes]]:
    """The files of a parcel in a format, by their names; for tools of translators, terms and approved pairs too."""
    stem = f"{parcel.dossier.rpartition('/')[2]}.{NAME}.{parcel.target}"
    ending, write, _ = FORMATS[format_]
    yield f"{stem}{ending}", write(parcel)
    if format_ == "word":
        return
    if parcel.glossary:
        yield f"{stem}.tbx", glossary.write_tbx(parcel)
        yield f"{stem}{TERMS}", glossary.write_csv(parcel)
    if parcel.memory:
        yield f"{stem}.tmx", tmx.write(parcel)


def returned(content: bytes, name: str) -> Returned:
    """What a file that came back says. Raises ImprimaturError for one that is not ours."""
    format_ = _ENDINGS.get(PurePosixPath(name).suffix.lower())
    if format_ is None:
        raise ImprimaturError(say("not_ours"))
    return FORMATS[format_][2](content, name)
