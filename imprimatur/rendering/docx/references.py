"""Cross-references in Word: fields that show the number of what they name, and links where they stand.

A reference is written as a mark around what it says; once all bookmarks stand in the document, it becomes a field that
Word updates (Ctrl+A, F9), or plain text where nothing answers to it.
"""

import re
from typing import Any

from imprimatur.rendering.docx.xml import name, w

MARK = "crossReference"
SEQUENCE = re.compile(r" SEQ (\S+) ")
"""The field that numbers tables, or figures."""


def reference_mark(bookmark: str, content: list[Any]) -> Any:
    """The runs of a reference, until it is known what it leads to."""
    return w(MARK, *content, anchor=bookmark)


def resolve(root: Any, known: set[str], numbered: set[str]) -> None:
    """Make fields of the references in `root`, and text of those and of the links that lead to no `known` bookmark.

    A field shows the number of the paragraph that a bookmark of `numbered` stands in (REF … \\r), else what the
    bookmark encloses (ECMA-376 part 1, 17.16.5.51).
    """
    for mark in list(root.iter(name(MARK))):
        bookmark, runs = mark.get(name("anchor")), list(mark)
        if bookmark in known:
            shows = "\\r \\h" if bookmark in numbered else "\\h"
            mark.getparent().replace(mark, w("fldSimple", *runs, instr=f" REF {bookmark} {shows} \\* MERGEFORMAT "))
        else:
            _to_text(mark)
    for link in root.findall(f".//{name('hyperlink')}[@{name('anchor')}]"):
        if link.get(name("anchor")) not in known:
            _to_text(link)


def _to_text(element: Any) -> None:
    """Leave the runs of an element where it stands, without the look of a link."""
    for run in list(element):
        for style in run.findall(f"{name('rPr')}/{name('rStyle')}"):
            style.getparent().remove(style)
        element.addprevious(run)
    element.getparent().remove(element)


def settle_sequences(body: Any) -> None:
    """Let each number of a caption come out as it is printed when Word counts anew: one out of turn is set (\\r)."""
    latest: dict[str, int] = {}
    for field in body.iter(name("fldSimple")):
        code = field.get(name("instr"))
        if not (found := SEQUENCE.match(code)):
            continue
        number = int("".join(piece.text for piece in field.iter(name("t"))))
        if number != latest.get(found[1], 0) + 1:
            field.set(name("instr"), f"{code}\\r {number} ")
        latest[found[1]] = number
