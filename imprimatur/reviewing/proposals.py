"""What a file asks of each passage: its paragraphs against those that were printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from imprimatur.core.edition import Edition, Move, Passage, Piece
from imprimatur.core.review import Asked, Comment, Mark, Origin, Proposal
from imprimatur.editions.pieces import pieces
from imprimatur.rendering.redline.aligning import Piece as Found
from imprimatur.rendering.redline.aligning import paired, words_of
from imprimatur.reviewing.matching import Passages, even
from imprimatur.sources.word.reviewed import Line

_ROW = "\0row"
"""How a proposal is told of a row, until those of its cells are one."""
PARTED = " ¶ "
"""What stands where one paragraph is to become two."""


@dataclass(slots=True)
class Told:
    """A paragraph as it was printed, or a new one (`before` is empty), with all that is proposed of it."""

    row: int
    moved: bool
    joined: bool
    of_row: bool
    """Whether its whole row comes or goes."""
    before: str = ""
    after: str = ""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    looks: list[Mark] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


def proposals(lines: Sequence[Line], printed: Sequence[str], edition: Edition) -> list[Proposal]:
    """Every proposal of a file, in reading order. `printed` is what each paragraph of the produced file says."""
    told = list(_told(lines))
    passages = Passages(edition)
    found: list[Proposal] = []
    former = [one for one in told if one.before.strip()]
    at = {id(one): place for place, one in enumerate(former)}
    aligned = paired([_found(one.before) for one in former], [_found(one) for one in printed])
    present = dict(aligned)
    lost = _lost(aligned)
    here: Passage | None = None
    for one in told:
        place = at.get(id(one))
        if place is None:
            found += _new(one, here)
            continue
        found += (_silent(_about(passages.of(printed[b]), here), printed[b], "") for b in lost.get(place, ()))
        b = present.get(place)
        exact = passages.of(printed[b] if b is not None else one.before)
        here = exact or here
        found += _of(one, None if b is None else printed[b], _about(exact, here))
    found += (_silent(_about(passages.of(printed[b]), here), printed[b], "") for b in lost.get(len(former), ()))
    return _moves(_rows(found))


def _found(text: str) -> Found:
    return Found("", words_of(even(text)))


def _lost(aligned: Iterable[tuple[int | None, int | None]]) -> dict[int, list[int]]:
    """The printed paragraphs that the file has no more, by the paragraph before which they stood."""
    lost: dict[int, list[int]] = {}
    following = 0
    for a, b in aligned:
        if a is not None:
            following = a + 1
        elif b is not None:
            lost.setdefault(following, []).append(b)
    return lost


def _told(lines: Iterable[Line]) -> Iterator[Told]:
    """The lines as they were printed: what somebody parted in two is one, new paragraphs stand for themselves."""
    held: list[Line] = []
    for line in lines:
        held.append(line)
        if line.end.move is not Move.ADDED:
            yield from _cluster(held)
            held = []
    yield from _cluster(held)


def _cluster(lines: Sequence[Line]) -> Iterator[Told]:
    """Lines whose ends are new, but for the last one: one printed paragraph at most, with new ones around it."""
    former = [line for line in lines if line.said(Move.ADDED).strip()]
    if len(former) <= 1:
        yield from (_one([line]) for line in lines)
    else:
        yield _one(lines)


def _one(lines: Sequence[Line]) -> Told:
    changed = [one for line in lines for one in line.stretches if one.move is not Move.KEPT]
    made = Told(
        row=lines[0].row,
        moved=all(one.moved for one in changed),
        joined=lines[-1].end.move is Move.REMOVED,
        of_row=lines[0].fate.move is not Move.KEPT,
    )
    for count, line in enumerate(lines):
        if count:
            made.pieces.append(Piece(Move.ADDED, PARTED))
        made.pieces += [Piece(one.move, one.text) for one in line.stretches]
        made.marks += [one.mark for one in (*line.stretches, line.end, line.fate) if one.mark is not None]
        made.looks += line.looks
        made.comments += line.comments
    if made.of_row:
        made.pieces = [Piece(lines[0].fate.move, one.text) for one in made.pieces]
    made.before = "".join(one.text for one in made.pieces if one.move is not Move.ADDED)
    made.after = "".join(one.text for one in made.pieces if one.move is not Move.REMOVED)
    made.pieces = list(_together(made.pieces))
    return made


def _together(found: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of one fate that follow one another as one: programs cut the words of a file as they like."""
    for move, group in groupby(found, key=lambda one: one.move):
        yield Piece(move, "".join(one.text for one in group))


def _new(one: Told, here: Passage | None) -> Iterator[Proposal]:
    """A paragraph that was not printed."""
    section = _section(here)
    if one.after.strip():
        row = f"{_ROW}{one.row}" if one.of_row else ""
        after, marks = _tidy(one.after), _marks(one.marks)
        yield Proposal(Asked.ADDED, section, "", after, tuple(one.pieces), True, marks, tuple(one.comments), to=row)
    elif one.comments:
        yield Proposal(Asked.REMARK, section, comments=tuple(one.comments))


def _of(one: Told, printed: str | None, about: Proposal) -> Iterator[Proposal]:
    """What is asked of a paragraph that the file had when it came back, `printed` being what we printed there."""
    if printed is None:
        yield _silent(about, "", one.before)
    elif even(printed) != even(one.before):
        yield _silent(about, printed, one.before)
    asked = _asked(one)
    if asked is None:
        return
    about = replace(about, asked=asked, comments=tuple(one.comments), marks=_marks(one.marks or one.looks))
    before, after = _tidy(one.before), _tidy(one.after)
    if asked in (Asked.REMARK, Asked.FORMAT):
        marks = () if asked is Asked.REMARK else about.marks
        yield replace(about, before=before, after=before, marks=marks)
    else:
        row = f"{_ROW}{one.row}" if one.of_row else ""
        yield replace(about, before=before, after=after, pieces=tuple(one.pieces), to=row)


def _asked(one: Told) -> Asked | None:
    """What is asked of a paragraph that was printed, so that it said something."""
    if not one.after.strip():
        return Asked.MOVED if one.moved and not one.of_row else Asked.REMOVED
    if even(one.before) != even(one.after):
        return Asked.CHANGED
    if one.joined:
        return Asked.JOINED
    if one.comments:
        return Asked.REMARK
    return Asked.FORMAT if one.looks else None


def _silent(about: Proposal, before: str, after: str) -> Proposal:
    """A difference that nobody marked."""
    asked = Asked.CHANGED if before and after else Asked.ADDED if after else Asked.REMOVED
    before, after = _tidy(before), _tidy(after)
    return replace(about, asked=asked, before=before, after=after, pieces=pieces(before, after), tracked=False)


def _about(exact: Passage | None, here: Passage | None = None) -> Proposal:
    """A proposal about a passage, or about what stands near one, to be completed."""
    origins = tuple(Origin(place, "same") for place in exact.places) if exact else ()
    return Proposal(Asked.CHANGED, _section(exact or here), path=exact.path if exact else "", origins=origins)


def _section(here: Passage | None) -> tuple[str, ...]:
    if here is None:
        return ()
    return (*here.section, here.text) if here.sort.value == "heading" else here.section


def _rows(found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The cells of a row that comes or goes whole as one proposal."""
    for row, group in groupby(found, key=lambda one: one.to):
        if not row:
            yield from group
            continue
        held = list(group)
        whole = tuple(replace(piece, cell=cell) for cell, one in enumerate(held) for piece in one.pieces)
        yield replace(
            held[0],
            before=" | ".join(filter(None, (one.before for one in held))),
            after=" | ".join(filter(None, (one.after for one in held))),
            pieces=whole,
            marks=_marks(mark for one in held for mark in one.marks),
            comments=tuple(comment for one in held for comment in one.comments),
            to="",
        )


def _moves(found: Iterable[Proposal]) -> list[Proposal]:
    """The proposals, what was moved told once: where it stood, with the section it would stand in."""
    every = list(found)
    arrived = {even(one.after): one for one in every if one.asked is Asked.ADDED and one.tracked}
    taken: set[int] = set()
    made: list[Proposal] = []
    for one in every:
        there = arrived.get(even(one.before)) if one.asked is Asked.MOVED else None
        if one.asked is Asked.MOVED and there is None:
            one = replace(one, asked=Asked.REMOVED)
        elif there is not None:
            taken.add(id(there))
            one = replace(one, after=one.before, to=there.section[-1] if there.section else "")
        made.append(one)
    return [one for one in made if id(one) not in taken]


def _marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(marks))


def _tidy(text: str) -> str:
    return " ".join(text.split())
