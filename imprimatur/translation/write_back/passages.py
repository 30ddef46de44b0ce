"""Whole passages that a text lacks: cut out of the other language's text, their texts replaced, and put in.

So lists, tables, pictures and styles are those of the source.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from imprimatur.core.blocks import plain
from imprimatur.core.location import Location
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back import markdown_passages, word_passages
from imprimatur.translation.write_back.beginning import Headed, names_of
from imprimatur.translation.write_back.held import Contents, Held, contents
from imprimatur.translation.write_back.interface import Edit, Refused
from imprimatur.translation.write_back.looks import replaced
from imprimatur.translation.write_back.registry import apply_to

Cut = Callable[[str, bytes, Location, Location | None], bytes | None]
"""The part of a text from one place to another, as a text of its own; None where it cannot be had."""
Put = Callable[[str, bytes, bytes, Location | None], bytes | None]
"""A text with a passage put in after a place, else at its end; None where it cannot be."""
_FORMS: dict[str, tuple[Cut, Put]] = {
    ".md": (markdown_passages.cut, markdown_passages.put),
    ".docx": (word_passages.cut, word_passages.put),
}


@dataclass(frozen=True, slots=True)
class _Passage:
    """Texts of the source that follow one another, from one to another, with their edits by their rank."""

    start: int
    end: int
    edits: dict[int, Edit]

    @property
    def first(self) -> Edit:
        return self.edits[min(self.edits)]


Moves = list[tuple[Edit, Edit]]
"""Edits as they were asked, each as it stands in the text of by now."""


def with_passages(
    name: str, content: bytes, source: bytes, edits: Sequence[Edit], headed: Headed
) -> tuple[bytes, Moves, list[Refused]]:
    """A text with the passages of which it says nothing yet, given the text of the other language that has them; the
    edits that were not made so, to be made one by one; those that cannot be, as what they are is told by headings.

    `headed` names in a language the field that a heading means.
    """
    ending = PurePosixPath(name).suffix.lower()
    wanted = [edit for edit in edits if edit.whole and edit.beside and not edit.at]
    if ending not in _FORMS or not wanted:
        return content, [(edit, edit) for edit in edits], []
    theirs = contents(f"source{ending}", source)
    made: set[int] = set()
    refused: list[Refused] = []
    places: dict[Location, Location] = {}
    for passage in reversed(_passages(theirs, wanted)):
        after = passage.first.after
        done = _put(name, content, source, theirs, passage, places.get(after, after) if after else None, headed)
        if done is not None:
            content, moved = done
            places = {**moved, **{here: moved.get(there, there) for here, there in places.items()}}
        elif any(theirs.texts[rank].sort is not edit.sort for rank, edit in passage.edits.items()):
            refused += [Refused(edit, "no_place") for edit in passage.edits.values()]
        else:
            continue
        made |= {id(edit) for edit in passage.edits.values()}
    return content, [(edit, _moved(edit, places)) for edit in edits if id(edit) not in made], refused


def _moved(edit: Edit, places: dict[Location, Location]) -> Edit:
    """An edit whose places are those of the text by now."""
    at, after = edit.at, edit.after
    return replace(edit, at=places.get(at, at) if at else None, after=places.get(after, after) if after else None)


def _passages(theirs: Contents, edits: Sequence[Edit]) -> list[_Passage]:
    """The passages that edits make, with the headings above them that no edit concerns: they name fields."""
    found: dict[str, dict[int, Edit]] = {}
    taken: set[int] = set()
    for edit in edits:
        rank = next((n for n, one in enumerate(theirs.texts) if n not in taken and _is_of(one, edit)), None)
        if rank is not None:
            taken.add(rank)
            found.setdefault(edit.whole, {})[rank] = edit
    passages: list[_Passage] = []
    for own in sorted(found.values(), key=min):
        start, end = min(own), max(own)
        while start and theirs.texts[start - 1].sort is Sort.HEADING and start - 1 not in taken:
            start -= 1
        last = passages[-1] if passages else None
        if last and last.end + 1 == start and last.first.after == own[min(own)].after:
            passages[-1] = _Passage(last.start, end, last.edits | own)
        elif not last or start > last.end:
            passages.append(_Passage(start, end, own))
    return [one for one in passages if one.end > one.start or one.first.sort not in (Sort.PARAGRAPH, Sort.HEADING)]


def _is_of(one: Held, edit: Edit) -> bool:
    assert edit.beside is not None
    here = replace(one.location, file=edit.beside.file) == edit.beside and one.cell == edit.cell
    return here and replaced(one.inline, edit.said, edit.text) is not None


def _put(
    name: str,
    content: bytes,
    source: bytes,
    theirs: Contents,
    passage: _Passage,
    after: Location | None,
    headed: Headed,
) -> tuple[bytes, dict[Location, Location]] | None:
    """The text with one passage, and where its own texts stand now; None where it would not say just that besides."""
    cut, put = _FORMS[PurePosixPath(name).suffix.lower()]
    wanted = theirs.texts[passage.start : passage.end + 1]
    following = theirs.texts[passage.end + 1 :]
    part = cut(name, source, wanted[0].location, following[0].location if following else None)
    mine = contents(name, part).texts if part else ()
    if part is None or [plain(one.inline) for one in mine] != [plain(one.inline) for one in wanted]:
        return None
    edits = [
        replace(edit, at=one.location, was=edit.said, after=None)
        for rank, edit in passage.edits.items()
        for one in [mine[rank - passage.start]]
    ]
    edits += names_of(name, part, edits, headed)
    part, refused = apply_to(name, part, edits, alone=True)
    made = put(name, content, part, after) if not refused else None
    if made is None:
        return None
    moved = _moves(contents(name, content), contents(name, part), contents(name, made))
    return None if moved is None else (made, moved)


def _moves(old: Contents, part: Contents, new: Contents) -> dict[Location, Location] | None:
    """Where the texts of a file stand once a passage is in it; None where it says anything else than both."""
    were, inside, are = ([(one.sort, one.level, plain(one.inline)) for one in it.texts] for it in (old, part, new))
    for at in range(len(were) + 1) if not new.told - old.told else ():
        if are[at : at + len(inside)] == inside and are == [*were[:at], *inside, *were[at:]]:
            kept = [*new.texts[:at], *new.texts[at + len(inside) :]]
            return {one.location: now.location for one, now in zip(old.texts, kept, strict=True)}
    return None
