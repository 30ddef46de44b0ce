"""Passages of a Markdown text, cut out and put in with the notes that they call."""

import re

from imprimatur.core.location import Location
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.markdown_lines import DEFINED
from imprimatur.translation.write_back.markdown_spots import page_of

_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def cut(_name: str, content: bytes, start: Location, end: Location | None) -> bytes | None:
    """The lines from one place to another, with the notes that they call."""
    text = Text.of(content).text
    lines = text.split("\n")
    notes = page_of(text).notes
    defined = {found[1]: lines[note.start : note.end] for note in notes if (found := DEFINED.match(lines[note.start]))}
    stop = end.line - 1 if end else min((note.start for note in notes if note.start >= start.line), default=len(lines))
    part = _stripped(lines[start.line - 1 : stop])
    called = dict.fromkeys(_CALL.findall("\n".join(part)))
    below = [line for label in called for line in defined.get(label, ())]
    return "\n".join([*part, *([""] if below else []), *below, ""]).encode()


def put(_name: str, content: bytes, passage: bytes, after: Location | None) -> bytes | None:
    """The text with the passage behind the block at a place, else at its end."""
    file = Text.of(content)
    lines = file.text.split("\n")
    page = page_of(file.text)
    spots = [one for one in page.spots if after and one.line == after.line]
    if after and not spots:
        return None
    known = set(DEFINED.findall(file.text))
    part, below = _apart(_relabelled(Text.of(passage).text, known).split("\n"))
    if spots:
        at = spots[-1].end
        while at < len(lines) and lines[at].strip():
            at += 1
    else:
        at = min((note.start for note in page.notes), default=len(lines))
    head, tail = _stripped(lines[:at]), _stripped(lines[at:])
    body = [*head, *([""] if head else []), *part, *([""] if tail else []), *tail]
    close = bool(tail and DEFINED.match(tail[-1]))
    return file.encoded("\n".join([*body, *([""] if below and not close else []), *below, ""]))


def _stripped(lines: list[str]) -> list[str]:
    """Lines without the empty ones at their ends."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    while lines and not lines[0].strip():
        lines = lines[1:]
    return lines


def _apart(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of its notes behind it."""
    first = next((at for at, line in enumerate(lines) if DEFINED.match(line)), len(lines))
    return _stripped(lines[:first]), _stripped(lines[first:])


def _relabelled(text: str, known: set[str]) -> str:
    """A text whose notes have no label that is known."""
    names: dict[str, str] = {}
    for label in dict.fromkeys(_CALL.findall(text)):
        free = (str(number) for number in range(1, 10_000))
        names[label] = (
            label if label not in known else next(one for one in free if one not in {*known, *names, *names.values()})
        )
    return _CALL.sub(lambda found: f"[^{names[found[1]]}]", text)
