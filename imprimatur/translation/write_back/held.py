"""What a file says now, piece by piece, and what it should say once edits are made: the measure of every change."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Inline, runs
from imprimatur.core.dossier import Cell, DataTable, Entry, Reading
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.sources import read_any
from imprimatur.translation.pieces import pieces_of
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.interface import Edit
from imprimatur.translation.write_back.looks import replaced, same, settled

_SUSPECTS = frozenset(("R36", "R38", "R45", "T29"))
"""What readers tell of the words of a file, which are for the checks to judge."""
_NEAR = 3
"""Pieces around a figure or a table among which its caption is looked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """One text that a file holds: what it belongs to, its language (empty for none), its sort, its place."""

    owner: str
    lang: str
    sort: Sort
    level: int
    location: Location
    inline: Inline
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one place: the text that it shall say, with what is asked; `held` is what it says now.

    For a new text there is none; an empty text goes, with its block.
    """

    edit: Edit
    text: Inline
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file says, and how often its reader tells each code."""

    texts: tuple[Held, ...]
    told: Counter[str]


def contents(name: str, content: bytes) -> Contents:
    """What a file of that name and content says."""
    reading = read_any(Source(name, content, ""))
    told = Counter(one.code for one in reading.findings if one.code not in _SUSPECTS)
    return Contents(tuple(_texts(reading)), told)


def _texts(reading: Reading) -> Iterator[Held]:
    for entry in reading.entries:
        yield from _entry(entry)
    for table in reading.tables:
        yield from _table(table)
    for narrative in reading.narratives:
        yield from _blocks("", narrative.lang or "", narrative.blocks, narrative.location)


def _entry(entry: Entry) -> Iterator[Held]:
    for lang, cell in entry.values.items():
        yield from _cell(f"{entry.name}|{entry.state}|{entry.owner}", lang, cell)


def _table(table: DataTable) -> Iterator[Held]:
    """The cells of a table row by row; columns by their names, so that a new one moves no other."""
    for row, values in enumerate(table.frame.to_dict("records")):
        for header in sorted(map(str, values)):
            base, lang = split_language(header)
            value = values[header]
            found = value if isinstance(value, Cell) else Cell(value, table.at(row, header))
            yield from _cell(f"{table.name}|{row}|{base}", lang or table.lang or "", found)


def _cell(owner: str, lang: str, cell: Cell) -> Iterator[Held]:
    if cell.blocks:
        yield from _blocks(owner, lang, cell.blocks, cell.location)
    elif cell.value is not None and cell.value == cell.value:  # NaN differs from itself
        yield Held(owner, lang, Sort.PARAGRAPH, 0, cell.location, runs(cell.shown or str(cell.value)))


def _blocks(owner: str, lang: str, blocks: Blocks, above: Location) -> Iterator[Held]:
    for one in pieces_of(blocks, above):
        if one.sort is not Sort.NOTE:
            yield Held(owner, lang, one.sort, one.level, one.side.location, one.side.inline, one.cell)


def resolved(found: Contents, edits: Sequence[Edit]) -> tuple[list[Change], list[tuple[Edit, str]]]:
    """One change for each place that the edits concern, and the edits that do not fit what stands there, with why."""
    changes: dict[int, Change] = {}
    new: list[Change] = []
    misfits: list[tuple[Edit, str]] = []
    # A note stands in the text of its block as that shall be: blocks come first.
    for edit in sorted(edits, key=lambda edit: edit.sort is Sort.NOTE):
        text = settled(edit.text)
        if not text:
            misfits.append((edit, "empty_text"))
        elif edit.sort is Sort.NOTE and _note_said(changes, new, edit, text):
            continue
        elif not edit.was:
            new.append(Change(edit, text))
        elif (place := _place(found.texts, changes, edit)) is None:
            misfits.append((edit, "place_changed"))
        else:
            now = changes[place].text if place in changes else found.texts[place].inline
            text = _own_notes(text, edit.said, now)
            made = _with_note(now, edit.was, text) if edit.sort is Sort.NOTE else replaced(now, edit.was, text)
            assert made is not None
            changes[place] = Change(
                changes[place].edit if place in changes else edit, settled(made), found.texts[place]
            )
    return [*(changes[place] for place in sorted(changes)), *new], misfits


def _own_notes(text: Inline, said: Inline, now: Inline) -> Inline:
    """A text that carries the notes of the other language, with those of its own in their place, in their order."""
    theirs, ours = ([run.note for run in one if run.note] for one in (said, now))
    mine = dict(enumerate(ours[: len(theirs)]))
    return tuple(
        replace(run, note=mine[at])
        if run.note and (at := next((n for n, one in enumerate(theirs) if same(one, run.note)), -1)) in mine
        else run
        for run in text
    )


def _note_said(changes: dict[int, Change], new: list[Change], edit: Edit, text: Inline) -> bool:
    """Put a note in the place of the one of the other language that a changed or new text still carries."""
    if not edit.said:
        return False
    for key, change in [*changes.items(), *enumerate(new)]:
        fits = change.edit.lang == edit.lang and (not edit.at or change.edit.at in (None, edit.at))
        made = _with_note(change.text, edit.said, text) if fits else None
        if made is not None:
            done = replace(change, text=made)
            if change in new:
                new[key] = done
            else:
                changes[key] = done
            return True
    return False


def _place(texts: Sequence[Held], changes: dict[int, Change], edit: Edit) -> int | None:
    """Which text an edit concerns: of those at its place, the first that says what it should and is not yet changed."""

    def now(place: int) -> Inline:
        return changes[place].text if place in changes else texts[place].inline

    def fits(place: int, *, whole: bool) -> bool:
        if edit.sort is Sort.NOTE:
            return _with_note(now(place), edit.was, edit.text) is not None
        return (whole and place not in changes and same(now(place), edit.was)) or (
            not whole and replaced(now(place), edit.was, edit.text) is not None
        )

    here = [place for place, one in enumerate(texts) if one.location == edit.at and one.lang in ("", edit.lang)]
    if edit.cell and any(texts[place].cell for place in here):
        here = [place for place in here if texts[place].cell == edit.cell] or here
    near = here
    if here and edit.sort in (Sort.CAPTION, Sort.CREDIT):
        near = [*here, *range(max(here[0] - _NEAR, 0), here[0]), *range(here[-1] + 1, here[-1] + 1 + _NEAR)]
    near = [place for place in near if place < len(texts)]
    chosen = [place for whole in (True, False) for place in near if fits(place, whole=whole)]
    return chosen[0] if chosen else None


def _with_note(inline: Inline, was: Inline, text: Inline) -> Inline | None:
    """A text with another note in the place of the one that says `was`; None where it calls no such note."""
    for place, run in enumerate(inline):
        if run.note and same(run.note, was):
            return (*inline[:place], replace(run, note=text), *inline[place + 1 :])
    return None


def fulfils(before: Contents, after: Contents, changes: Sequence[Change], *, tongues: bool = True) -> bool:
    """Whether a file says what it said, but for the changes, which all are there; and its reader tells nothing more."""
    if after.told - before.told:
        return False
    becomes = {id(change.held): change for change in changes if change.held is not None}
    whole = [(one, becomes[id(one)].text if id(one) in becomes else one.inline) for one in before.texts]
    expected = [(one, text) for one, text in whole if text]
    waiting = [change for change in changes if change.held is None]
    opened = [change.edit.under for change in waiting if change.edit.under]
    place = 0
    for one in after.texts:
        if place < len(expected) and _is_as(one, *expected[place], tongues):
            place += 1
        elif found := next((change for change in waiting if _is_new(one, change, tongues)), None):
            waiting.remove(found)
        elif not (one.sort is Sort.HEADING and any(same(one.inline, under) for under in opened)):
            return False
    return place == len(expected) and not waiting


def _is_as(one: Held, before: Held, text: Inline, tongues: bool) -> bool:
    owned = (one.owner, one.sort, one.level, one.cell) == (before.owner, before.sort, before.level, before.cell)
    return owned and before.lang in ("", one.lang) and same(one.inline, text, tongues=tongues)


def _is_new(one: Held, change: Change, tongues: bool) -> bool:
    lang: Lang = change.edit.lang
    return one.lang == lang and same(one.inline, change.text, tongues=tongues)
