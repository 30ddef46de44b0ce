"""What the readers of every format share: whether a file is ours, its language, and the answer of one segment."""

import re
from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.translation.exchange.interface import Answer
from imprimatur.translation.exchange.marks import Pieces, inline_of, pieces_of, with_notes
from imprimatur.translation.exchange.rebuilding import rebuilt
from imprimatur.translation.messages import say

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of the largest file that is read: many times what a whole annual report takes, and what libxml2 still holds."""
_ID = re.compile(r"[^~\s]+~[0-9a-f]{12}(?:~\d+)?")
_ENDINGS = re.compile(r"(?:\.(?:fr|nl|xliff|xlf|sdlxliff|mqxliff|mxliff|po|tmx|traduction-vertaling))+$", re.IGNORECASE)


def is_ours(name: str | None) -> bool:
    """Whether a name is the id of a unit, which nothing else looks like."""
    return bool(name and _ID.fullmatch(name))


def not_ours() -> ImprimaturError:
    """What stops the reading of a file that is not one of ours."""
    return ImprimaturError(say("not_ours"))


def held(content: bytes, name: str) -> bytes:
    """The content of a file that is not too large. Raises UnsafeInput for one that is."""
    if len(content) > MAX_BYTES:
        raise UnsafeInput(name, say("file_too_large"))
    return content


def language(tag: str | None) -> Lang | None:
    """The language of a tag as tools write them: nl, nl-BE, nl_NL, NL-be; None for another or none."""
    first = re.split("[-_@.]", (tag or "").strip().lower(), maxsplit=1)[0]
    found: dict[str, Lang] = {"fr": "fr", "nl": "nl"}
    return found.get(first)


def dossier_of(original: str) -> str:
    """The name of a dossier from the name of its file, wherever a tool has put that, without its endings."""
    return _ENDINGS.sub("", re.split(r"[/\\]", original)[-1])


def answer(id_: str, source: Pieces, back: Pieces, target: Lang, place: str, unsure: bool) -> Answer:
    """The answer of one segment, its marks held to those of its source; a target without a word or a mark is none."""
    got = rebuilt(source, back, target)
    if not got.inline:
        return Answer(id_, inline_of(source), None, place=place)
    return Answer(id_, inline_of(source), got.inline, got.fault, place, unsure, got.mark)


def settled(came: Answer, source: Inline, former: Inline, target: Lang) -> Answer:
    """An answer held to the marks that its source has today, whatever its file said of them, its notes put in.

    `source` and `former` are what stands in the inputs: the source, and the target that the answer takes the place of.
    """
    if came.fault or not came.target:
        return came
    marks = pieces_of(source)
    got = rebuilt(marks, pieces_of(came.target, marks), target)
    return replace(came, target=with_notes(got.inline, source, former), fault=got.fault, mark=got.mark)
