"""Lists of contents in Word: fields of links to what they name.

Where a page breaks depends on the program that opens the file, and on its fonts: a number of ours would be wrong, so
there is none. Word puts its own when it is asked to update the list; it does not ask on opening.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from imprimatur.core.blocks import Contents, ContentsEntry
from imprimatur.rendering.docx.inline import Inlines, Place
from imprimatur.rendering.docx.xml import paragraph, text_run, w

HEADINGS = r'TOC \o "1-{deepest}" \h \z'
CAPTIONS = r'TOC \h \z \c "{word}"'
TABLES = 1
"""The level of tables in a list of captions; figures have the other one."""

DEEPEST = 3


def contents(
    block: Contents,
    styles: Mapping[str, str],
    inlines: Inlines,
    labels: Mapping[str, str],
    place: Place,
) -> Iterable[Any]:
    """The lines of a list, each a link to what it names; of captions, the tables come before the figures."""
    lines = Lines(inlines, place)
    if block.sort != "captions":
        made = [lines.entry(styles[f"toc {min(e.level, DEEPEST)}"], e, e.number) for e in block.entries]
        # As deep as the list is: made again, it stays on its page.
        deepest = max(min(e.level, DEEPEST) for e in block.entries)
        yield from _field(HEADINGS.format(deepest=deepest), made)
        return
    ordered = sorted(block.entries, key=lambda entry: entry.level)
    for level, entries in groupby(ordered, key=lambda entry: entry.level):
        word = labels["table" if level == TABLES else "figure"]
        made = [lines.entry(styles["table of figures"], entry, f"{word}\u00a0{entry.number}.") for entry in entries]
        yield from _field(CAPTIONS.format(word=word), made)


class Lines:
    """Writes the lines of a list."""

    def __init__(self, inlines: Inlines, place: Place) -> None:
        """Take the place where the list stands."""
        self.inlines, self.place = inlines, place

    def entry(self, style: str, entry: ContentsEntry, number: str) -> Any:
        """A line: number and text."""
        # Notes and gaps are marked where the heading stands, and a link cannot stand in a link.
        bare = tuple(replace(run, note=(), gap=None, link="", target="") for run in entry.text)
        content = [text_run(f"{number}\t")] if number else []
        content += self.inlines.write(bare, self.place)
        name = self.inlines.bookmark_name(entry.anchor)
        return paragraph(style, w("hyperlink", *content, anchor=name, history=1))


def begin(code: str) -> list[Any]:
    """What opens a field, up to what it shows."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def end() -> Any:
    """What closes a field."""
    return w("r", w("fldChar", fldCharType="end"))


def _field(code: str, lines: list[Any]) -> list[Any]:
    """The lines as what a field shows."""
    lines[0][0].addnext(begin(code)[0])
    for element in reversed(begin(code)[1:]):
        lines[0][1].addnext(element)
    lines[-1].append(end())
    return lines
