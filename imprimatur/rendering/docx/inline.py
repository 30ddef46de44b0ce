"""Inline text in Word: runs, links, cross-references, footnotes, and gaps with their comments."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from imprimatur.core.bilingual import TAGS
from imprimatur.core.blocks import Gap, Inline, Run, plain
from imprimatur.language.typography.whole import HOLDING, held
from imprimatur.rendering.docx.references import reference_mark
from imprimatur.rendering.docx.sections import Page
from imprimatur.rendering.docx.xml import R, paragraph, run_properties, text_run, w

SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""Where a link may lead; another is written as plain text."""

BOOKMARK_LENGTH = 40
"""Word cuts the name of a bookmark there."""


class Story(Enum):
    """What a text stands in: Word allows footnotes and comments in the body only, as far as we write them."""

    BODY = "body"
    EDGE = "header or footer"
    NOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are written: the part that holds the relationships, and the width at hand, in twips.

    `width` is that of the text there, on a `page`. `nested` is inside a table's cell; `facts` says how facts are set,
    `aside` that headings stand in the margin, which nothing else reaches into. `look` holds the run properties that the
    template gave to the place.
    """

    part: Part
    width: int
    page: Page
    story: Story = Story.BODY
    nested: bool = False
    facts: str = "rows"
    aside: bool = False
    look: tuple[Any, ...] = ()

    @property
    def reach(self) -> int:
        """How far a table or picture reaches out to the left of the text."""
        return 0 if self.nested or self.aside else self.page.reach

    @property
    def outer(self) -> int:
        """The width of a box, which reaches into a wider margin."""
        return self.width if self.nested or self.aside else self.page.outer


@dataclass(slots=True)
class Inlines:
    """Writes inline texts of one document, and keeps the footnotes, comments and bookmarks that they need."""

    styles: Mapping[str, str]
    notes_part: Part
    first_note: int = 1
    first_bookmark: int = 0
    notes: list[Any] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    latest: Gap | None = None
    """The gap of the last text: one that runs on over several texts is commented where it begins."""

    def write(self, inline: Inline, place: Place) -> list[Any]:
        """The elements of a paragraph that say `inline`."""
        elements: list[Any] = []
        for (link, target, gap), runs in groupby(inline, key=lambda run: (run.link, run.target, run.gap)):
            content = [element for run in runs for element in self._run(run, place)]
            linked = self._linked(link, target, content, place)
            fresh = gap and gap != self.latest and place.story is Story.BODY
            elements += self._commented(gap, linked) if gap and fresh else linked
            if place.story is Story.BODY:
                self.latest = gap
        return elements

    def bookmark(self, anchor: str, content: list[Any]) -> list[Any]:
        """The content under the bookmark of an anchor, the first time that the anchor comes."""
        if not anchor or anchor in self.written:
            return content
        self.written.add(anchor)
        identity = self.first_bookmark + len(self.written)
        start = w("bookmarkStart", id=identity, name=self.bookmark_name(anchor))
        return [start, *content, w("bookmarkEnd", id=identity)]

    def known_bookmarks(self) -> set[str]:
        """The names of the bookmarks that have been written."""
        return {self.bookmark_name(anchor) for anchor in self.written}

    def bookmark_name(self, anchor: str) -> str:
        """The name of the bookmark of an anchor."""
        if anchor not in self.bookmarks:
            stem = "_" + re.sub(r"\W", "_", anchor)[: BOOKMARK_LENGTH - 5]
            taken = set(self.bookmarks.values())
            choices = [stem, *(f"{stem}_{count}" for count in range(2, len(taken) + 2))]
            self.bookmarks[anchor] = next(choice for choice in choices if choice not in taken)
        return self.bookmarks[anchor]

    def _run(self, run: Run, place: Place) -> list[Any]:
        look = [deepcopy(child) for child in place.look]
        if run.link.startswith(SCHEMES) or run.target:
            look.append(w("rStyle", val=self.styles["hyperlink"]))
        if run.gap:
            look.append(w("rStyle", val=self.styles["gap" if run.gap.missing else "unconfirmed"]))
        if run.bold:
            look += [w("b"), w("bCs")]
        if run.italic:
            look += [w("i"), w("iCs")]
        if run.raised:
            look.append(w("vertAlign", val=f"{run.raised}script"))
        if run.lang:
            look.append(w("lang", val=TAGS[run.lang]))
        text = run.text if run.verbatim or run.link else held(run.text)  # an address is copied as it is
        if run.italic:  # LibreOffice leaves a gap after a hyphen that holds
            text = text.replace(HOLDING, "-")
        elements = [text_run(text, run_properties(look))] if text else []
        if run.note and place.story is Story.BODY:
            elements += self._note(run.note, place)
        elif run.note:
            elements.append(text_run(f" ({plain(run.note)})", run_properties(deepcopy(child) for child in look)))
        return elements

    def _linked(self, link: str, target: str, content: list[Any], place: Place) -> list[Any]:
        if link.startswith(SCHEMES):
            identity = place.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            element = w("hyperlink", *content, history=1)
            element.set(f"{{{R}}}id", identity)
            return [element]
        if target:
            return [reference_mark(self.bookmark_name(target), content)]
        return content

    def _commented(self, gap: Gap, content: list[Any]) -> list[Any]:
        identity = len(self.comments)
        reference = w("r", run_properties([w("rStyle", val=self.styles["annotation reference"])]))
        mark = deepcopy(reference)
        mark.append(w("annotationRef"))
        text = paragraph(self.styles["annotation text"], mark, text_run(gap.note))
        self.comments.append(w("comment", text, id=identity, author="Imprimatur", initials="I"))
        reference.append(w("commentReference", id=identity))
        return [w("commentRangeStart", id=identity), *content, w("commentRangeEnd", id=identity), reference]

    def _note(self, note: Inline, place: Place) -> list[Any]:
        identity = self.first_note + len(self.notes)
        call = w("r", run_properties([w("rStyle", val=self.styles["footnote reference"])]))
        mark = deepcopy(call)
        mark.append(w("footnoteRef"))
        call.append(w("footnoteReference", id=identity))
        element = w("footnote", id=identity)
        self.notes.append(element)
        inside = Place(self.notes_part, place.width, place.page, Story.NOTE)
        element.append(paragraph(self.styles["footnote text"], mark, text_run("\u00a0"), *self.write(note, inside)))
        content = [call]
        for gap in dict.fromkeys(run.gap for run in note if run.gap):
            content = self._commented(gap, content)
        return content
