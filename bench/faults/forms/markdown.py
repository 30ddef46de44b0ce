"""Markdown: its blocks by line."""

import re

from bench.faults.forms.languages import of_file
from bench.faults.spots import Edit, Place, Spot

_CALL = re.compile(r"\[\^[^\]]+\]")
_MARK = re.compile(r"^(#{1,6} |\s*[-*] +|\s*\d+[.)] +|> |\[\^[^\]]+\]: )?(.*)$", re.DOTALL)


def spots(name: str, content: bytes) -> list[Spot]:
    """The headings, paragraphs, items, quotations and notes of a text."""
    lines = content.decode().split("\n")
    made: list[Spot] = []
    heading, lang = "", of_file(name)
    notes: dict[str, Place] = {}
    at = 0
    while at < len(lines):
        start = at
        at += 1
        if not lines[start].strip() or lines[start].lstrip().startswith(("|", "```", "---", "![")):
            continue
        mark, text = _split(lines[start])
        while at < len(lines) and lines[at].strip() and not _split(lines[at])[0] and not mark.startswith("#"):
            text += "\n" + lines[at]
            at += 1
        sort = _sort(mark)
        heading = text if sort == "heading" else heading
        place = Place(name, lines=(start + 1, at))
        if sort != "note":
            notes |= dict.fromkeys(_CALL.findall(text), place)
        called = notes.get(mark.strip(" :"))
        made.append(Spot(name, "md", sort, lang, text, place, (start, at), heading=heading, called=called))
    return made


def _split(line: str) -> tuple[str, str]:
    match = _MARK.match(line)
    assert match
    return match[1] or "", match[2]


def _sort(mark: str) -> str:
    if mark.startswith("#"):
        return "heading"
    if mark.startswith(">"):
        return "quote"
    if mark.startswith("[^"):
        return "note"
    return "item" if mark else "paragraph"


def _replace(content: bytes, edit: Edit) -> bytes:
    """Other words in the place of a block, as many lines as before."""
    lines = content.decode().split("\n")
    start, end = int(edit.at[0]), int(edit.at[1])
    mark = _split(lines[start])[0]
    new = (mark + edit.text).split("\n")
    lines[start:end] = [*new, *[""] * (end - start - len(new))]
    return "\n".join(lines).encode()


def _remove(content: bytes, edit: Edit) -> bytes:
    """Nothing in the place of a block; its lines stay, empty, unless they stood in a list."""
    lines = content.decode().split("\n")
    start, end = int(edit.at[0]), int(edit.at[1])
    is_item = _sort(_split(lines[start])[0]) == "item"
    lines[start:end] = [] if is_item else [""] * (end - start)
    return "\n".join(lines).encode()


def _after(content: bytes, edit: Edit) -> bytes:
    """A block after a block: a further item of a list, a paragraph of its own elsewhere."""
    lines = content.decode().split("\n")
    start, end = int(edit.at[0]), int(edit.at[1])
    mark = _split(lines[start])[0]
    is_item = _sort(mark) == "item"
    lines[end:end] = [mark + edit.text] if is_item else ["", edit.text]
    return "\n".join(lines).encode()


def _end(content: bytes, edit: Edit) -> bytes:
    """Text at the end of the file."""
    return content.rstrip(b"\n") + b"\n\n" + edit.text.encode() + b"\n"


CHANGES = {"replace": _replace, "remove": _remove, "after": _after, "end": _end}
