"""An inline as words and numbered marks, and the inline rebuilt from what a translator made of them.

Emphasis, links, what is raised and words in another language stand between a pair of marks; an expression `{{ … }}`,
what is verbatim and the call of a footnote are a mark by themselves. Anchors, gaps and how a thing is said aloud come
from composition, never from an input: they are no marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import eq

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.sources.plain_text.inline import add_note, joined
from imprimatur.translation.exchange.codes import (
    EXPRESSION,
    Look,
    Part,
    Sort,
    alike,
    counterpart,
    looks_in,
    words_beside_codes,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its number among those of the source, from 1 (0 while it has none), and what it says."""

    number: int
    part: Part
    look: Look

    @property
    def code(self) -> str:
        """How it is written."""
        return self.look.code(self.part)


Pieces = tuple[str | Mark, ...]
"""The words of an inline and its marks, in their order."""


ADDED = (Sort.BOLD, Sort.ITALIC, Sort.RAISED, Sort.SPEECH)
"""What a translator may add."""


def pieces_of(inline: Inline, like: Pieces = ()) -> Pieces:
    """An inline as words and marks. Its marks are numbered from 1, or as those of the source that they are `like`."""
    return numbered(tuple(_nested(list(_parted(tidy(inline))), ())), like)


def as_text(pieces: Pieces) -> str:
    """Words and marks as one text, each mark written as its code."""
    return "".join(words_beside_codes(one) if isinstance(one, str) else one.code for one in pieces)


def from_text(text: str, like: Pieces = ()) -> Pieces:
    """The words and marks of such a text, numbered from 1, or as those of the source that they are `like`."""
    found = (one if isinstance(one, str) else Mark(0, one[1], one[0]) for one in looks_in(text))
    return numbered(tuple(found), like)


def inline_of(pieces: Pieces) -> Inline:
    """The inline that words and marks make, as their codes say; a note holds its rank (`with_notes` puts it in)."""
    made: list[Run] = []
    open_: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(_run(piece, open_))
        elif piece.part is Part.OPEN:
            open_.append(piece)
        elif piece.part is Part.CLOSE:
            open_ = [one for one in open_ if one.number != piece.number]
        elif piece.look.sort is Sort.NOTE:
            add_note(made, (Run(piece.look.value),))
        else:
            made.append(replace(_run(piece.look.value, open_), verbatim=piece.look.sort is Sort.VERBATIM))
    return joined(made)


def with_notes(inline: Inline, source: Inline, target: Inline = ()) -> Inline:
    """An inline that came back, its calls of notes with the notes of the target that stood there, else the source's."""
    notes = dict(enumerate((run.note for run in source if run.note), 1))
    notes |= dict(enumerate((run.note for run in target if run.note), 1))
    ranks = {str(rank): note for rank, note in notes.items()}
    return tuple(replace(run, note=ranks.get(plain(run.note), run.note)) if run.note else run for run in inline)


def numbered(pieces: Pieces, like: Pieces = ()) -> Pieces:
    """Pieces whose marks have numbers: of the mark of `like` that says the same, else the same in the other language,
    else of none. What stands there once and here twice has one number twice, emphasis aside, which may be added."""
    known = [one for one in like if isinstance(one, Mark) and one.part is not Part.CLOSE]
    free = list(known)
    opening = [n for n, one in enumerate(pieces) if isinstance(one, Mark) and one.part is not Part.CLOSE]
    numbers: dict[int, int] = {}
    for same in (eq, alike, counterpart):
        for place in opening:
            look = pieces[place].look  # type: ignore[union-attr]
            found = next((one for one in free if place not in numbers and same(one.look, look)), None)
            if found:
                free.remove(found)
            elif place not in numbers and same is alike and look.sort not in ADDED:
                found = next((one for one in known if alike(one.look, look)), None)
            if found:
                numbers[place] = found.number
    new = max((one.number for one in known), default=0)
    for place in opening:
        if place not in numbers:
            new += 1
            numbers[place] = new
    return tuple(_closed(pieces, numbers))


def tidy(inline: Inline) -> Inline:
    """An inline as its marks tell it: white space between words of two looks has what both have, notes hang on the
    words before them, neighbours of one look are joined; what composition adds is left out."""
    made: list[Run] = []
    bare = [replace(run, target="", gap=None, said="") for run in inline if run.text or run.note]
    for run, after in zip(bare, (*bare[1:], Run("")), strict=False):
        if not run.text.strip() and not run.verbatim:
            run = _blank(run, made[-1] if made else Run(""), after)
        note, run = run.note, replace(run, note=())
        made += [run] if run.text else []
        add_note(made, note)
    return joined(made)


def _blank(run: Run, before: Run, after: Run) -> Run:
    """White space with what both its neighbours have."""
    return Run(
        run.text,
        before.bold and after.bold,
        before.italic and after.italic,
        before.link if before.link == after.link else "",
        before.lang if before.lang == after.lang else None,
        note=run.note,
        raised=before.raised if before.raised == after.raised else "",
    )


def _parted(inline: Inline) -> Iterator[tuple[tuple[Look, ...], str | Mark]]:
    """Words and lone marks, each with the looks of its run."""
    notes = 0
    for run in inline:
        looks = _looks(run)
        if run.verbatim:
            yield looks, Mark(0, Part.LONE, Look(Sort.VERBATIM, run.text))
        else:
            end = 0
            for found in EXPRESSION.finditer(run.text):
                if found.start() > end:
                    yield looks, run.text[end : found.start()]
                yield looks, Mark(0, Part.LONE, Look(Sort.EXPRESSION, found[0]))
                end = found.end()
            if end < len(run.text):
                yield looks, run.text[end:]
        if run.note:
            notes += 1
            yield looks, Mark(0, Part.LONE, Look(Sort.NOTE, str(notes)))


def _looks(run: Run) -> tuple[Look, ...]:
    """What stands around the text of a run; of those that last equally long, the first is outermost."""
    given = {Sort.LINK: run.link, Sort.SPEECH: run.lang or "", Sort.RAISED: run.raised}
    looks = [Look(sort) for sort, on in ((Sort.BOLD, run.bold), (Sort.ITALIC, run.italic)) if on]
    return (*(Look(sort, value) for sort, value in given.items() if value), *looks)


def _nested(said: list[tuple[tuple[Look, ...], str | Mark]], open_: tuple[Look, ...]) -> Iterator[str | Mark]:
    """Words and marks with the marks around them: what lasts longest is outermost. No deeper than there are looks."""
    place = 0
    while place < len(said):
        looks = [look for look in said[place][0] if look not in open_]
        if not looks:
            yield said[place][1]
            place += 1
            continue
        lasting = {look: _lasts(said, place, look) for look in looks}
        look = max(looks, key=lambda one: lasting[one])
        yield Mark(0, Part.OPEN, look)
        yield from _nested(said[place : lasting[look]], (*open_, look))
        yield Mark(0, Part.CLOSE, look)
        place = lasting[look]


def _lasts(said: list[tuple[tuple[Look, ...], str | Mark]], place: int, look: Look) -> int:
    """The place behind the last in a row that has a look."""
    return next((end for end in range(place, len(said)) if look not in said[end][0]), len(said))


def _closed(pieces: Pieces, numbers: dict[int, int]) -> Iterator[str | Mark]:
    """Pieces with their numbers; what closes has the number, and the look, of the nearest open mark of its sort."""
    open_: list[Mark] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, str):
            yield piece
        elif piece.part is Part.CLOSE:
            same = [one for one in open_ if one.look.sort is piece.look.sort]
            if same:
                open_.remove(same[-1])
            yield replace(same[-1], part=Part.CLOSE) if same else piece
        else:
            mark = replace(piece, number=numbers[place])
            open_ += [mark] if mark.part is Part.OPEN else []
            yield mark


def _run(text: str, open_: Sequence[Mark]) -> Run:
    """Words under the marks that are open."""
    values = {one.look.sort: one.look.value for one in open_}
    return Run(
        text,
        Sort.BOLD in values,
        Sort.ITALIC in values,
        values.get(Sort.LINK, ""),
        values.get(Sort.SPEECH) or None,  # type: ignore[arg-type]
        raised=values.get(Sort.RAISED, ""),  # type: ignore[arg-type]
    )
