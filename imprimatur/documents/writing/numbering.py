"""Numbers of chapters, sections, tables and figures, their anchors, and the references to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    ContentsEntry,
    Figure,
    Heading,
    Inline,
    Run,
    Table,
    plain,
)
from imprimatur.core.location import Location
from imprimatur.core.walking import chapters_of, mapped
from imprimatur.documents.writing.annexes import is_annex, is_short
from imprimatur.language.annexes import annex_of
from imprimatur.language.labelled import label_of
from imprimatur.language.parsing import fold

NUMBERED_LEVELS = 3
"""Chapters, sections and subsections bear numbers; a deeper heading does not."""


POINTS = "?#"
"""What the target of a number begins with that an author typed for a table or figure of the same text."""

Captioned = Table | Figure | Chart


def key_of(place: Location, label: str) -> str:
    """What a table or figure is known by in sentences of its own file: the number typed for it there."""
    return f"{place.file}#{label}"


@dataclass(slots=True)
class Numbering:
    """Numbers a document from its first chapter to its last; `targets` are what a reference may name, `typed` what
    the numbers lead to that authors typed."""

    counters: list[int] = field(default_factory=lambda: [0] * NUMBERED_LEVELS)
    tables: int = 0
    figures: int = 0
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)
    typed: dict[str, tuple[str, str]] = field(default_factory=dict)
    in_annex: bool = False
    headings: list[ContentsEntry] = field(default_factory=list)
    captions: list[ContentsEntry] = field(default_factory=list)
    _open: list[tuple[int, int]] = field(default_factory=list)
    """The headings that the next one may stand under, by their levels as given and how deep they stand."""

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """The blocks with numbers and anchors."""
        numbered = tuple(self._numbered(block) for block in blocks)
        return tuple(block for chapter in chapters_of(numbered) for block in _in_flow(chapter))

    def _numbered(self, block: Block) -> Block:
        match block:
            case Heading() if is_annex(block):
                return self._annex(block)
            case Heading() if block.level == 1 or (block.level <= NUMBERED_LEVELS and not self.in_annex):
                return self._heading(block)
            case Table() if block.caption:
                self.tables += 1
                return self._captioned(block, str(self.tables), "table")
            case Figure() | Chart() if block.caption:
                self.figures += 1
                return self._captioned(block, str(self.figures), "figure")
            case _:
                return block

    def _annex(self, heading: Heading) -> Heading:
        """An annex bears the number of its own heading, on a page of its own if it is not short; what stands below it
        bears none. A list of annexes follows the last chapter."""
        self.in_annex = True
        anchor = f"annex-{sum(one.anchor.startswith('annex-') for one in self.headings) + 1}"
        self._target(heading.text, plain(heading.text), anchor)
        self.headings.append(ContentsEntry(1, "", heading.text, anchor))
        return replace(heading, anchor=anchor, look="annex" if annex_of(plain(heading.text)) else "")

    def _heading(self, heading: Heading) -> Heading:
        self.in_annex = False
        depth = self._depth(heading.level)
        self.counters[depth] += 1
        self.counters[depth + 1 :] = [0] * (NUMBERED_LEVELS - depth - 1)
        number = ".".join(str(count) for count in self.counters[: depth + 1])
        anchor = f"s{number.replace('.', '-')}"
        self._target(heading.text, number, anchor)
        self.headings.append(ContentsEntry(depth + 1, number, heading.text, anchor))
        return replace(heading, number=number + ("." if depth == 0 else ""), anchor=anchor)

    def _depth(self, given: int) -> int:
        """How deep a heading stands, from 0: below a chapter that skips a level are sections 7.1 and not 7.0.1, as
        renderers print them. The first heading stands as it was given."""
        self._open = [one for one in self._open if one[0] < given]
        depth = self._open[-1][1] + 1 if self._open else given - 1
        self._open.append((given, depth))
        return depth

    def _captioned(self, block: Captioned, number: str, sort: str) -> Captioned:
        anchor = f"{sort}-{number}"
        self._target(block.caption, number, anchor)
        if label := label_of(getattr(block, "typed", "")):
            self.typed.setdefault(key_of(block.location, label.key), (number, anchor))
        self.captions.append(ContentsEntry(1 if sort == "table" else 2, number, block.caption, anchor))
        return replace(block, number=number, anchor=anchor)

    def _target(self, text: Inline, number: str, anchor: str) -> None:
        self.targets.setdefault(fold(plain(text)), (number, anchor))

    def resolved(self, blocks: Blocks) -> Blocks:
        """The blocks with every reference given its number and anchor; an unknown one keeps its words."""
        return mapped(blocks, self._references)

    def _references(self, inline: Inline, location: Location) -> Inline:
        return tuple(self._reference(run, location) for run in inline)

    def _reference(self, run: Run, location: Location) -> Run:
        if run.note:
            run = replace(run, note=self._references(run.note, location))
        if run.target.startswith(POINTS):
            number, anchor = self.typed.get(run.target.removeprefix(POINTS), (run.text, ""))
            return replace(run, text=number, target=anchor)
        if not run.target.startswith("?"):
            return run
        wanted = run.target[1:]
        if fold(wanted) not in self.targets:
            return replace(run, text=wanted, target="")
        number, anchor = self.targets[fold(wanted)]
        return replace(run, text=number, target=anchor, verbatim=True)


def _in_flow(chapter: Blocks) -> Blocks:
    """A chapter; a short annex begins no page."""
    head = chapter[0] if chapter else None
    if isinstance(head, Heading) and head.look == "annex" and is_short(chapter):
        return (replace(head, look=""), *chapter[1:])
    return chapter
