"""The numbers of headings in Word: a list of several levels tied to the heading styles, which counts them itself.

A heading is written with a mark in the place of its number. Once all stand in the document, the list is made and the
marks go, so that a document somebody edits numbers its headings anew. What the list will show is reckoned here as Word
does (ECMA-376 part 1, 17.9): where that is not the number of the composition, because an author skips a level, the
number is typed and the heading left out of the list. No number is ever wrong.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.numbering import LEVELS, Numbering
from imprimatur.rendering.docx.xml import name, text_run, w

MARK = "headingNumber"
NUMBER = re.compile(r"([1-9][0-9]*(?:\.[1-9][0-9]*)*)(\D?)")
"""The number of a heading: its counts, from the chapter down, and what ends it."""

NO_LIST = "0"
"""The list that is none (17.9.18)."""

BEFORE_LIST = "pStyle keepNext keepLines pageBreakBefore framePr widowControl".split()
"""What the schema puts before numPr in the properties of a paragraph (17.3.1)."""


def heading_mark(number: str, level: int, look: Any | None) -> Any:
    """What stands in the place of a heading's number until all headings are written; `look` is its w:rPr."""
    return w(MARK, look, val=number, level=level)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered heading: its mark in its paragraph, its level from 1, its counts and what ends its number."""

    mark: Any
    level: int
    counts: tuple[int, ...]
    end: str


def number_headings(body: Any, styles: Mapping[str, str], styles_root: Any, numbering: Numbering) -> set[str]:
    """Let a list number the headings of `body` in the place of their marks; a template that ties its own keeps it.

    Returns the names of the bookmarks whose paragraphs a list numbers.
    """
    marks = list(body.iter(name(MARK)))
    counted = _countable(marks)
    if counted:
        _tie(counted, styles, styles_root, numbering)
        _give_looks(counted, styles_root)
    listed = {one.mark for one in counted}
    bookmarks = {start.get(name("name")) for one in counted for start in one.mark.itersiblings(preceding=True)}
    in_list = {one.mark.getparent() for one in counted}
    for mark in marks:
        if mark not in listed:
            _type(mark)
        mark.getparent().remove(mark)
    if marks:
        _leave_out(body, in_list, _tied(styles, styles_root))
    return bookmarks - {None}


def _countable(marks: list[Any]) -> list[Numbered]:
    """The headings of which a list shows the very number, in their order."""
    counters, ends, found = [0] * LEVELS, dict[int, str](), list[Numbered]()
    for mark in marks:
        said, level = NUMBER.fullmatch(mark.get(name("val"))), int(mark.get(name("level")))
        if said is None:
            continue
        counts, end = tuple(map(int, said[1].split("."))), said[2]
        shown = (*counters[: level - 1], counters[level - 1] + 1)
        if counts == shown and end == ends.setdefault(level, end):
            counters[level - 1] += 1
            counters[level:] = [0] * (LEVELS - level)
            found.append(Numbered(mark, level, counts, end))
    return found


def _tie(counted: list[Numbered], styles: Mapping[str, str], styles_root: Any, numbering: Numbering) -> None:
    """Tie a list to the heading styles down to the deepest that bears numbers, unless the template has tied one."""
    deepest = max(one.level for one in counted)
    tied = _tied(styles, styles_root)
    if all(styles[f"heading {level}"] in tied for level in range(1, deepest + 1)):
        return
    first = {one.level: one for one in reversed(counted)}
    kinds = [_style(styles_root, styles[f"heading {level}"]) for level in range(1, deepest + 1)]
    levels = [_level(rank, kind, first.get(rank)) for rank, kind in enumerate(kinds, 1)]
    levels += [_level(rank, None, None) for rank in range(deepest + 1, LEVELS + 1)]
    number = numbering.outline(levels)
    for rank, kind in enumerate(kinds):
        properties = kind.find(name("pPr"))
        for former in properties.findall(name("numPr")):
            properties.remove(former)
        _set_list(properties, rank, number)
    _free(kinds, styles_root)


def _free(kinds: list[Any], styles_root: Any) -> None:
    """Keep the styles that take after a heading style, such as that of a title of the front matter, out of its list."""
    reached = {kind.get(name("styleId")) for kind in kinds}
    for style in styles_root.iter(name("style")):
        above = style.find(name("basedOn"))
        if style not in kinds and above is not None and above.get(name("val")) in reached:
            properties = style.find(name("pPr"))
            if properties is None:
                properties = w("pPr")
                looks = style.find(name("rPr"))
                style.append(properties) if looks is None else looks.addprevious(properties)
            if properties.find(name("numPr")) is None:
                _set_list(properties, 0, NO_LIST)


def _level(rank: int, kind: Any | None, sample: Numbered | None) -> Any:
    """A level of the list, from 1: it counts for the style `kind` and ends its number as in `sample`."""
    text = ".".join(f"%{one}" for one in range(1, rank + 1)) + (sample.end if sample else "")
    indents = [
        deepcopy(one)
        for tag in ("tabs", "ind")
        for one in (kind.iterfind(f".//{name(tag)}") if kind is not None else ())
    ]
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("pStyle", val=kind.get(name("styleId"))) if kind is not None else None,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", *indents),
        ilvl=rank - 1,
    )


def _look(one: Numbered, styles_root: Any) -> Any | None:
    """The look of a number as properties of its own: a level of a list knows no character style."""
    look = one.mark.find(name("rPr"))
    named = look.find(name("rStyle")) if look is not None else None
    found = look if named is None else _style(styles_root, named.get(name("val"))).find(name("rPr"))
    return deepcopy(found)


def _give_looks(counted: list[Numbered], styles_root: Any) -> None:
    """Give each heading of the list the look of its number, as that of its paragraph mark, which the number takes."""
    for one in counted:
        look, properties = _look(one, styles_root), one.mark.getparent().find(name("pPr"))
        if look is not None:
            properties.append(look)


def _type(mark: Any) -> None:
    """Type a number; the bookmark of its heading then encloses its counts alone, which is what a reference shows."""
    said, look = NUMBER.fullmatch(mark.get(name("val"))), mark.find(name("rPr"))
    counts, end = said.groups() if said else (mark.get(name("val")), "")
    run = text_run(counts, look)
    mark.addprevious(run)
    for close in mark.itersiblings(name("bookmarkEnd")):
        run.addnext(close)
    if end:
        mark.addprevious(text_run(end, deepcopy(look)))
    mark.addprevious(text_run("\t"))


def _leave_out(body: Any, in_list: set[Any], tied: set[str]) -> None:
    """Take the headings that bear no number of the list, the template's own among them, out of it."""
    for paragraph in body.iter(name("p")):
        properties = paragraph.find(name("pPr"))
        style = properties.find(name("pStyle")) if properties is not None else None
        if style is not None and style.get(name("val")) in tied and paragraph not in in_list:
            _set_list(properties, 0, NO_LIST)


def _set_list(properties: Any, level: int, number: str) -> None:
    """Put a w:numPr at its place in a w:pPr."""
    before = [child for child in properties if etree.QName(child).localname in BEFORE_LIST]
    properties.insert(len(before), w("numPr", w("ilvl", val=level), w("numId", val=number)))


def _tied(styles: Mapping[str, str], styles_root: Any) -> set[str]:
    """The identifiers of the heading styles that a list numbers."""
    wanted = [styles[f"heading {level}"] for level in range(1, LEVELS + 1) if f"heading {level}" in styles]
    numbered = f"{name('pPr')}/{name('numPr')}"
    return {one for one in wanted if _style(styles_root, one).find(numbered) is not None}


def _style(styles_root: Any, identity: str) -> Any:
    return next(one for one in styles_root.iter(name("style")) if one.get(name("styleId")) == identity)
