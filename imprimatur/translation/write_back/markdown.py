"""Markdown texts: a block written over the lines of the one that it takes the place of, or put in after another one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from imprimatur.core.blocks import Inline
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back import yaml
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.held import Change
from imprimatur.translation.write_back.looks import same, same_calls
from imprimatur.translation.write_back.markdown_lines import DEFINED, Span, edited, folded
from imprimatur.translation.write_back.markdown_spots import Page, Spot, block_text, page_of

_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


def changed(name: str, content: bytes, changes: Sequence[Change]) -> tuple[bytes, list[tuple[Change, str]]]:
    """The file with its changes made, and those that it has no place for."""
    file = Text.of(content)
    page = page_of(file.text)
    text, left = file.text, []
    ahead = [one for one in changes if page.front and 0 < _line(one) <= page.front]
    work = _Work(text.split("\n"), page)
    for change in changes:
        if change not in ahead and (why := work.make(change)):
            left.append((change, why))
    lines = work.applied()
    if ahead:
        kept = len(lines) - (len(work.lines) - page.front)
        front, others = yaml.changed_text("\n" + "\n".join(work.lines[1 : page.front - 1]), ahead)
        left += others
        lines = [work.lines[0], *front.split("\n")[1:], *lines[page.front - 1 :]] if kept >= page.front else lines
    return file.encoded("\n".join(lines)), left


def _line(change: Change) -> int:
    place = change.held.location if change.held else change.edit.after or change.edit.beside
    return place.line if place and (change.held or change.edit.after) else 0


@dataclass(slots=True)
class _Work:
    """The lines of a file and what becomes of them."""

    lines: list[str]
    page: Page
    pieces: list[Span] = field(default_factory=list)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)

    def make(self, change: Change) -> str:
        """Take one change; why it cannot be made, empty where it can."""
        held = change.held
        if held is None:
            return self._new(change)
        if held.sort is Sort.CAPTION:
            return self._caption(change)
        spots = [one for one in self.page.spots if one.line == held.location.line and self._fits(one, change)]
        if not spots:
            return "place_changed"
        if not change.text:
            return self._gone(spots)
        if spots[0].sort is Sort.CELL:
            made = self._marked(change.text, Sort.CELL, spots[0], held.inline)
            if made is None:
                return "marks_not_held"
            self.cells.setdefault(spots[0].start, {})[spots[0].column] = made
            return ""
        if held.sort is Sort.CREDIT:
            spots = spots[-1:]
        elif held.sort is Sort.QUOTATION and len(spots) > 1 and spots[-1].first.startswith(("—", "–", "-")):
            spots = spots[:-1]
        return self._over(spots, change)

    def _fits(self, spot: Spot, change: Change) -> bool:
        assert change.held is not None
        sort = change.held.sort
        if sort is Sort.CELL:
            return spot.sort is Sort.CELL and change.held.cell.endswith(f"C{spot.column}")
        return spot.sort is (Sort.QUOTATION if sort is Sort.CREDIT else sort)

    def _gone(self, spots: Sequence[Spot]) -> str:
        """Take a block away, and the notes that it calls; a cell stays, empty."""
        first, last = spots[0], spots[-1]
        if first.sort is Sort.CELL:
            self.cells.setdefault(first.start, {})[first.column] = ""
            return ""
        end = last.end
        while end < len(self.lines) and not self.lines[end].strip():
            end += 1
        apart = first.sort is not Sort.ITEM and end < len(self.lines)
        self.pieces.append((first.start, end if apart else last.end, []))
        called = set(_CALL.findall("\n".join(self.lines[first.start : last.end])))
        for note in self.page.notes:
            found = DEFINED.match(self.lines[note.start])
            if found and found[1] in called:
                self.pieces.append((note.start, note.end, []))
        return ""

    def _over(self, spots: Sequence[Spot], change: Change) -> str:
        """Write a text over the lines of its block."""
        assert change.held is not None
        first, last = spots[0], spots[-1]
        sort = Sort.PARAGRAPH if first.quoted else first.sort
        made = self._marked(change.text, sort, first, change.held.inline)
        if made is None:
            return "marks_not_held"
        if same_calls(change.text, change.held.inline):
            return ""
        line = self.lines[first.start]
        at = line.find(first.first) if first.first else -1
        if at < 0:
            at = len(line) - len(line.lstrip(" >#*+-0123456789.)\t"))
        lead, end = line[:at], last.end
        closing = ""
        if first.sort is Sort.HEADING:
            end = end - 1 if end - first.start > 1 else end
            closing = line[at + len(first.first) :] if end - first.start == 1 else ""
        if change.held.sort is Sort.CREDIT:
            sign = re.match(r"[—–-]+\s*", first.first)
            lead += sign[0] if sign else ""
        deep = re.sub(r"[^>\s]", " ", lead)
        was = self.lines[first.start : first.end]
        lines = made.split("\n") if first.sort is Sort.HEADING else folded(made, was, len(lead))
        self.pieces.append((first.start, end, [lead + lines[0] + closing, *(deep + one for one in lines[1:])]))
        return ""

    def _marked(self, text: Inline, sort: Sort, spot: Spot | None, was: Inline) -> str | None:
        """A text as it is written in the file, its notes called by their labels; new ones get a definition."""
        labels = _CALL.findall("\n".join(self.lines[spot.start : spot.end])) if spot else []
        known = {*DEFINED.findall("\n".join(self.lines)), *(one.split("]")[0][2:] for one in self.notes)}
        former = [run.note for run in was if run.note]
        wanted = [run.note for run in text if run.note]
        while len(labels) < len(wanted):
            label = next(str(n) for n in range(1, 10_000) if str(n) not in known and str(n) not in labels)
            labels.append(label)
        bodies = [block_text(note, Sort.PARAGRAPH, lambda _: "", str, "\n") for note in wanted]
        if any(body is None or "\n" in body for body in bodies):
            return None
        calls = iter(labels)
        defined = "\n".join(f"[^{label}]: {body}" for label, body in zip(labels, bodies, strict=False))
        breaks = "  \n" if spot and any(one.endswith("  ") for one in self.lines[spot.start : spot.end]) else "\\\n"

        def call(_: Inline) -> str:
            return f"[^{next(calls)}]"

        def restarted() -> str:
            nonlocal calls
            calls = iter(labels)
            return defined

        made = (
            block_text(text, sort, call, restarted, breaks)
            if not wanted
            else self._called(text, sort, labels, defined, breaks)
        )
        if made is None:
            return None
        for place, (label, note) in enumerate(zip(labels, wanted, strict=False)):
            if place < len(former) and same(former[place], note):
                continue
            self._define(label, str(bodies[place]), known)
        return made

    @staticmethod
    def _called(text: Inline, sort: Sort, labels: list[str], defined: str, breaks: str) -> str | None:
        """The same for a text with notes: its calls are told apart by what they say, in their order."""
        places = {id(run.note): label for run, label in zip((one for one in text if one.note), labels, strict=False)}
        return block_text(text, sort, lambda note: f"[^{places[id(note)]}]", lambda: defined, breaks)

    def _define(self, label: str, body: str, known: set[str]) -> None:
        """Write what a note says in the place of what it said, or at the end of the file."""
        if label not in known:
            self.notes.append(f"[^{label}]: {body}")
            return
        for spot in self.page.notes:
            found = DEFINED.match(self.lines[spot.start])
            if found and found[1] == label:
                self.pieces.append((spot.start, spot.end, [f"[^{label}]: {body}"]))
                return

    def _caption(self, change: Change) -> str:
        """The title of a picture, between quotation marks behind its address."""
        assert change.held is not None
        was, now = ("".join(run.text for run in one) for one in (change.held.inline, change.text))
        start = change.held.location.line - 1
        line = self.lines[start]
        sign = next((sign for sign in ('"', "'") if f"{sign}{was}{sign})" in line), "")
        if not sign or sign in now or "\n" in now or "\\" in now:
            return "place_changed"
        self.pieces.append((start, start + 1, [line.replace(f"{sign}{was}{sign})", f"{sign}{now}{sign})", 1)]))
        return ""

    def _new(self, change: Change) -> str:
        """Put in a block: after the one that stands before it, else at the end of the file or at its start."""
        edit = change.edit
        sort = edit.sort if edit.sort in (Sort.HEADING, Sort.ITEM) else Sort.PARAGRAPH
        if edit.sort in (Sort.CELL, Sort.CAPTION, Sort.CREDIT, Sort.NOTE):
            return "no_place"
        made = self._marked(change.text, sort, None, ())
        if made is None:
            return "marks_not_held"
        spots = [one for one in self.page.spots if edit.after and one.line == edit.after.line]
        before = spots[-1] if spots else None
        if edit.after and before is None:
            return "no_place"
        lead = {Sort.HEADING: f"{'#' * max(edit.level, 1)} ", Sort.QUOTATION: "> "}.get(edit.sort, "")
        at, apart = self._start(change, before), True
        if edit.sort is Sort.ITEM:
            near = None if edit.under else before
            lead, apart = self._item(near, edit.level, ordered=edit.ordered)
        deep = re.sub(r"[^>\s]", " ", lead)
        first, *others = made.split("\n")
        lines = [lead + first, *(deep + one for one in others)]
        self.pieces.append((at, at, ["", *lines] if apart and at else lines if not apart else [*lines, ""]))
        return ""

    def _start(self, change: Change, before: Spot | None) -> int:
        """Where a new text goes: after another, at the end under a heading of its own, else at the start. The heading
        of its passage is made once, in front of it."""
        edit = change.edit
        end = before.end if before else self.page.front
        if not edit.under:
            return end
        if before is None:
            end = len(self.lines)
            while end > 1 and not self.lines[end - 1].strip():
                end -= 1
        name = "".join(run.text for run in edit.under)
        if name not in self.opened:
            self.opened.add(name)
            made = block_text(edit.under, Sort.HEADING, lambda _: "", str, "\n") or name
            self.pieces.append((end, end, ["", f"# {made}"] if end else [f"# {made}"]))
        return end

    def _item(self, before: Spot | None, level: int, *, ordered: bool) -> tuple[str, bool]:
        """The mark of a new item, like that of the last item of its depth, and whether a list begins with it."""
        level = max(level, 1)
        if before is None or before.sort is not Sort.ITEM:
            return ("1. " if ordered else "- "), True
        above = [one for one in self.page.spots if one.sort is Sort.ITEM and one.start <= before.start]
        like = next((one for one in reversed(above) if one.depth == level), None)
        near = like or above[-1]
        line = self.lines[near.start]
        lead = line[: line.find(near.first)] if near.first in line else "- "
        if like is None:
            return re.sub(r"[^>\s]", " ", lead) + ("1. " if ordered else "- "), False
        number = re.search(r"(\d+)([.)]\s+)$", lead)
        return (f"{lead[: number.start()]}{int(number[1]) + 1}{number[2]}" if number else lead), False

    def applied(self) -> list[str]:
        """The lines with all changes."""
        return edited(self.lines, self.pieces, self.cells, self.notes)
