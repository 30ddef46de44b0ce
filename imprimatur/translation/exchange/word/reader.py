"""Reads the Word file of two columns that came back, whatever program saved it and whatever happened to its rows.

A text is known by its row, not by the words of the left column: a service that translates a whole file translates that
column too. Where it did so and a target was left empty, what the service wrote on the left is taken as the target, to
be revised.
"""

import hashlib
import zlib
from collections.abc import Sequence
from zipfile import BadZipFile

from imprimatur.core.blocks import Inline, Run
from imprimatur.core.errors import UnsafeInput
from imprimatur.core.source import Source
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.inline import joined
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.styles import Styles
from imprimatur.sources.word.xml import qn
from imprimatur.translation.exchange.answering import held as bounded
from imprimatur.translation.exchange.answering import not_ours
from imprimatur.translation.exchange.interface import Answer, Returned
from imprimatur.translation.exchange.word.cells import Cells, Row
from imprimatur.translation.exchange.word.held import Held, Sent, held_by_line, held_in, reference
from imprimatur.translation.exchange.word.shown import as_shown, back, marks_of, said
from imprimatur.translation.messages import say

_BROKEN = (BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, NotImplementedError, SyntaxError)
"""What zipfile and the parsers of XML raise on a damaged file."""


def read(content: bytes, name: str) -> Returned:
    """What a Word file brings back. Raises ImprimaturError for a file that is none of ours, UnsafeInput for one that
    holds macros, swollen parts, entities or links that would draw in others."""
    source = Source(name, bounded(content, name), hashlib.sha256(content).hexdigest())
    try:
        refused = refusal(source)
        if refused and refused.code == "R02":
            raise UnsafeInput(name, refused.message)
        if not refused:
            return _returned(Package(content).main)
    except _BROKEN as problem:
        raise not_ours() from problem
    raise not_ours()


def _returned(main: Part) -> Returned:
    styles, numbering = (main.related(sort) for sort in ("styles", "numbering"))
    cells = Cells(main, Styles(styles.root if styles else None, numbering.root if numbering else None))
    sent_as = _held(main) or _told(cells, main)
    if sent_as is None:
        raise not_ours()
    rows = [(row, _sent(row, sent_as)) for row in cells.rows()]
    ours = [(row, sent) for row, sent in rows if sent is not None]
    machine = _is_by_machine(cells, ours)
    answers = [_answer(cells, sent_as, row, sent, machine) for row, sent in ours]
    return Returned(sent_as.dossier, sent_as.source, sent_as.target, tuple(dict.fromkeys(answers)))


def _held(main: Part) -> Held | None:
    """What the hidden part says, None where it was lost."""
    parts = [one.part for one in main.relations.values() if one.sort == "customXml" and one.part]
    for part in parts:
        try:
            found = held_in(part.root)
        except _BROKEN:
            continue
        if found:
            return found
    return None


def _told(cells: Cells, main: Part) -> Held | None:
    """What the hidden line at the head says, for a file that has lost the part."""
    lines = (held_by_line(cells.hidden_words(one)) for one in main.root.iter(qn("w:p")))
    return next((one for one in lines if one), None)


def _sent(row: Row, held: Held) -> Sent | None:
    """The text of a row, by its control, its bookmark or its hidden id; None for a row of another table."""
    for ref in (*row.references, reference(row.hidden)):
        if ref in held.sent:
            return held.sent[ref]
    if held.sent or "~" not in row.hidden:
        return None
    return Sent(row.hidden, 0, (), ())


def _answer(cells: Cells, held: Held, row: Row, sent: Sent, machine: bool) -> Answer:
    column = cells.target(row.target)
    source = sent.source if held.sent else _left(cells, row)
    place = say("word_line", number=sent.number).of(held.target) if sent.number else ""
    told = "paragraphs_joined" if column.paragraphs > 1 else ""
    runs, unsure = column.runs, column.marked
    if not _words(runs) and machine and _left_changed(cells, row, sent):
        runs, unsure = cells.source(row.cells[1]).runs, True
    if not _words(runs):
        return Answer(sent.id, source, None, place=place)
    marks = marks_of(source, sent.target)
    made = back(runs, marks, source, sent.target, held.target)
    fault = "part_lost" if made.fault and not held.sent else made.fault
    return Answer(sent.id, source, made.inline, fault, place, unsure, made.mark, told)


def _words(runs: Sequence[Run]) -> bool:
    return any(run.text.strip() for run in runs)


def _left(cells: Cells, row: Row) -> Inline:
    """The source as the left column says it, for a file that has lost what it held."""
    runs = cells.source(row.cells[1]).runs if len(row.cells) > 1 else []
    return joined([Run(said(one.text), one.bold, one.italic, one.link, raised=one.raised) for one in runs])


def _left_changed(cells: Cells, row: Row, sent: Sent) -> bool:
    if len(row.cells) < 3 or not sent.number:
        return False
    marks = marks_of(sent.source, sent.target)
    now = "".join(run.text for run in cells.source(row.cells[1]).runs)
    return bool(now.strip()) and now.split() != as_shown(marks.source, marks.numbers).split()


def _is_by_machine(cells: Cells, rows: Sequence[tuple[Row, Sent]]) -> bool:
    """Whether the whole file was translated: more of its sources than not are no longer what was sent. One that a
    person corrected by mistake says nothing."""
    changed = sum(_left_changed(cells, row, sent) for row, sent in rows)
    return 2 * changed > len(rows)
