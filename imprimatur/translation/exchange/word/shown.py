"""How a text is shown: bold, italic and raised letters as such, all else that must come back as a numbered mark `⟦1⟧`.

A mark stands for an expression, a verbatim passage or the call of a note; two of them, `⟦1⟧` and `⟦/1⟧`, stand around
the words of a link or of another language. Who cannot type the brackets may type `[[1]]`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.sources.plain_text.inline import add_note, joined
from imprimatur.translation.exchange.codes import Part, Sort
from imprimatur.translation.exchange.marks import Mark, Pieces, numbered, pieces_of, with_notes
from imprimatur.translation.exchange.rebuilding import rebuilt
from imprimatur.translation.messages import say

BY_LOOK = (Sort.BOLD, Sort.ITALIC, Sort.RAISED)
"""Marks that are shown as what they do."""

SHOWN = re.compile(r"(?:⟦|\[\[)\s?(/?)\s?(\d{1,4})\s?(?:⟧|\]\])")
"""A mark as it is shown, or typed."""
_JOINER = "\N{WORD JOINER}"
# A bracket of the text itself is followed by a sign that nobody sees, and begins no mark.
_OWN = re.compile(r"⟦|⟧|\[(?=[\s\d/]|$)")
_STRAY = re.compile(rf"⟦(?!{_JOINER})|⟧(?!{_JOINER})")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a source and of its target as they are shown.

    `numbers` are those on the paper, `by_number` what each becomes in the target, `meant` what it says in the source.
    """

    source: Pieces
    target: Pieces
    numbers: dict[int, int]
    by_number: dict[int, Mark]
    meant: dict[int, Mark]


def marks_of(source: Inline, target: Inline = ()) -> Marks:
    """The marks of both: those of the target have the number of what they stand for in the source."""
    ours = pieces_of(source)
    theirs = pieces_of(target, ours)
    by_number: dict[int, Mark] = {}
    numbers: dict[int, int] = {}
    for piece in (*ours, *theirs):
        if isinstance(piece, Mark) and piece.part is not Part.CLOSE and piece.look.sort not in BY_LOOK:
            number = numbers.setdefault(piece.number, len(numbers) + 1)
            by_number.setdefault(number, piece)
    meant = dict(by_number)
    # What the target already says of a mark stays: its expression in its own language, its own address.
    for piece in theirs:
        if isinstance(piece, Mark) and piece.number in numbers and piece.part is not Part.CLOSE:
            by_number[numbers[piece.number]] = piece
    return Marks(ours, theirs, numbers, by_number, meant)


def sign(mark: Mark, numbers: dict[int, int]) -> str:
    """How a mark is shown."""
    return f"⟦{'/' if mark.part is Part.CLOSE else ''}{numbers[mark.number]}⟧"


def words(text: str) -> str:
    """Words as they are shown beside marks."""
    return _OWN.sub(lambda found: found[0] + _JOINER, text)


def said(text: str) -> str:
    """Words as they are, of what is shown."""
    return re.sub(rf"([⟦⟧\[]){_JOINER}", r"\1", text)


def as_shown(pieces: Pieces, numbers: dict[int, int]) -> str:
    """A text as the characters of its column."""
    shown = (one for one in pieces if isinstance(one, str) or one.look.sort not in BY_LOOK)
    return "".join(words(one) if isinstance(one, str) else sign(one, numbers) for one in shown)


@dataclass(frozen=True, slots=True)
class Back:
    """A text that came back, what is wrong with its marks (a key of `translation/messages.yaml`), and with which."""

    inline: Inline
    fault: str = ""
    mark: str = ""


def back(shown: Sequence[Run], marks: Marks, source: Inline, target: Inline, lang: Lang) -> Back:
    """The text that runs of a column make, their marks put back into what they stand for."""
    notes: list[str] = []
    inline, fault, stray = _resolved(shown, marks, notes)
    pieces = pieces_of(inline)
    ranks = iter(notes)
    pieces = tuple(
        Mark(one.number, one.part, type(one.look)(Sort.NOTE, next(ranks)))
        if isinstance(one, Mark) and one.look.sort is Sort.NOTE
        else one
        for one in pieces
    )
    if pieces == pieces_of(target):
        return Back(target)  # what stands there is its author's: nothing was made of it
    asked = _asked(marks.source, pieces)
    made = rebuilt(asked, numbered(pieces, asked), lang)
    inline = with_notes(made.inline, source, target)
    if not (fault or made.fault):
        return Back(inline)
    return Back(inline, fault or made.fault, stray if fault else _named(made.mark, marks, lang))


def _named(code: str, marks: Marks, lang: Lang) -> str:
    """How a mark is named to its translator, of whose code we know: as it is shown, else by what it does."""
    for piece in (*marks.source, *marks.target):
        if isinstance(piece, Mark) and piece.code == code:
            return (
                say[f"word_look_{piece.look.sort}"].of(lang)
                if piece.look.sort in BY_LOOK
                else sign(piece, marks.numbers)
            )
    return code


def _asked(source: Pieces, back: Pieces) -> Pieces:
    """The marks of the source that are asked for. In Word words are made bold a stretch at a time: where some came back
    bold, nobody counts in how many stretches."""
    stressed = {one.look.sort for one in back if isinstance(one, Mark)} & {Sort.BOLD, Sort.ITALIC}
    return tuple(one for one in source if isinstance(one, str) or one.look.sort not in stressed)


def _resolved(shown: Sequence[Run], marks: Marks, notes: list[str]) -> tuple[Inline, str, str]:
    """The inline of shown runs, with the first fault of marks that stand for nothing or are not closed, and its mark;
    `notes` gathers the ranks of notes."""
    made: list[Run] = []
    faults: list[tuple[str, str]] = []
    open_: list[int] = []
    for run, closing, number in _cut(shown):
        mark = marks.by_number.get(number)
        code = f"⟦{'/' * closing}{max(number, 0)}⟧"
        if not number:
            faults += [("mark_unknown", one) for one in _STRAY.findall(run.text)]
            made.append(_within(run, said(run.text), open_, marks))
        elif mark is None or (closing and mark.part is Part.LONE):
            faults.append(("mark_unknown", code))
        elif closing:
            faults += [] if open_ and open_[-1] == number else [("mark_nested", code)]
            open_ = [one for one in open_ if one != number]
        elif mark.part is Part.OPEN:
            faults += [("mark_nested", code)] if number in open_ else []
            open_.append(number)
        elif mark.look.sort is Sort.NOTE:
            notes.append(mark.look.value)
            add_note(made, (Run(mark.look.value),))
        else:
            lone = _within(run, mark.look.value, open_, marks)
            made.append(replace(lone, verbatim=mark.look.sort is Sort.VERBATIM))
    faults += [("mark_nested", f"⟦{one}⟧") for one in open_]
    return (joined(made), *(faults[0] if faults else ("", "")))


def _within(run: Run, text: str, open_: Sequence[int], marks: Marks) -> Run:
    """Words in the look of their run and under the marks that are open."""
    values = {marks.by_number[one].look.sort: marks.by_number[one].look.value for one in open_}
    lang: Any = values.get(Sort.SPEECH)
    return Run(text, run.bold, run.italic, values.get(Sort.LINK, run.link), lang, raised=run.raised)


def _cut(shown: Sequence[Run]) -> Iterator[tuple[Run, bool, int]]:
    """Runs cut at their marks, which may run on over several of them: words with 0, or a mark's number."""
    text = "".join(run.text for run in shown)
    found = [(one.start(), one.end(), bool(one[1]), int(one[2]) or -1) for one in SHOWN.finditer(text)]
    at = 0
    for run in shown:
        end = at + len(run.text)
        place = at
        while found and found[0][0] < end:
            start, stop, closing, number = found[0]
            if start > place:
                yield _of(run, run.text[place - at : start - at]), False, 0
            if start >= at:
                yield run, closing, number
            place = max(place, min(stop, end))
            if stop > end:
                break
            found.pop(0)
        if place < end:
            yield _of(run, run.text[place - at :]), False, 0
        at = end


def _of(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.link, raised=run.raised)
