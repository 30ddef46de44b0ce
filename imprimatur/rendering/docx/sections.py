"""Sections of a Word document: their pages, a page on its side for a wide table, a section for each chapter."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.openers import take_turn
from imprimatur.rendering.docx.xml import NS, name, paragraph, w

IN_FORCE: Any = etree.XPath("following::w:sectPr[1]", namespaces=NS)
ONCE = ("titlePg", "pgNumType", "type")
"""What holds for the first of the sections that one is cut into: a first page of its own, where the numbers of its
pages begin, and that it begins in the middle of a page."""

THIN = 20
"""The height in twips of a paragraph that is there for its place alone."""

CHAPTER, UPRIGHT, TURNED = "chapter", "upright", "turned"
"""The ends of sections: of a chapter, of what comes before a wide table, of the wide table."""

COLUMNS = {2: "columns-2", 3: "columns-3"}
"""The ends of sections of lists in columns, by how many these are."""
BETWEEN = 340
"""The space between columns, in twips."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a section, its margins and the number of its columns; lengths in twips."""

    width: int
    height: int
    left: int
    right: int
    columns: int = 1
    space: int = 0

    @property
    def text(self) -> int:
        """The width of the text: of one column where there are several."""
        return (self.width - self.left - self.right - (self.columns - 1) * self.space) // self.columns

    @property
    def outer(self) -> int:
        """The width of what may reach into a wider margin, as far as the narrower one."""
        return self.width - 2 * min(self.left, self.right)

    @property
    def reach(self) -> int:
        """How far tables and pictures reach out into a wider left margin."""
        return self.left - min(self.left, self.right)

    def on_its_side(self) -> "Page":
        """The page laid on its side; with the same margins, all on it begins where it does elsewhere."""
        return Page(self.height, self.width, self.left, self.right)


def page_of(section: Any) -> Page:
    """The page of a w:sectPr."""
    size, margins, columns = (section.find(name(tag)) for tag in ("pgSz", "pgMar", "cols"))
    number = int(columns.get(name("num"), "1")) if columns is not None else 1
    space = int(columns.get(name("space"), "0")) if columns is not None else 0
    return Page(
        width=int(size.get(name("w"))),
        height=int(size.get(name("h"))),
        left=int(margins.get(name("left"))),
        right=int(margins.get(name("right"))),
        columns=number,
        space=space,
    )


def page_at(element: Any, body: Any) -> Page:
    """The page on which an element of the body stands; for one of a header or footer, the document's first."""
    (section, *_) = IN_FORCE(element) or body.iter(name("sectPr"))
    return page_of(section)


def sections_of(body: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Each w:sectPr with the blocks of its section, the paragraph that holds it last."""
    blocks = list[Any]()
    for block in body:
        section = block if block.tag == name("sectPr") else block.find(f"{name('pPr')}/{name('sectPr')}")
        blocks.append(block)
        if section is not None:
            yield section, blocks
            blocks = []


def section_mark(kind: str) -> Any:
    """The mark of the end of a section."""
    return w("sectionEnd", val=kind)


def end_sections(body: Any, filler: str, headers: Sequence[str] = ()) -> None:
    """Put section ends in the place of their marks; `filler` is the style of the paragraphs that hold them.

    The chapters take the `headers` of their first pages in turn.
    """
    marks = list(body.iter(name("sectionEnd")))
    # The chapters first: each then has a section of its own, which a wide table may cut.
    for rank, mark in enumerate(sorted(marks, key=lambda mark: mark.get(name("val")) != CHAPTER)):
        (in_force,) = IN_FORCE(mark)
        section = deepcopy(in_force)
        if mark.get(name("val")) == CHAPTER:
            take_turn(section, headers, rank)
            take_turn(in_force, headers, rank + 1)
        if mark.get(name("val")) == TURNED:
            _turn(section)
        if mark.get(name("val")) != CHAPTER:
            _only_once(in_force)
        for count, end in COLUMNS.items():
            if mark.get(name("val")) == end:
                _into_columns(section, count)
                _continuous(in_force)
        mark.getparent().replace(mark, paragraph(filler, section=section))


def close_columns(body: Any, filler: str) -> None:
    """Put a thin paragraph between a table at the end of columns and the paragraph that ends their section.

    LibreOffice leaves the latter out where it levels columns: such a table would go back to the first of them, or on to
    the next page, away from its heading.
    """
    for section in body.iter(name("sectPr")):
        end = section.getparent().getparent()
        before = end.getprevious() if end.tag == name("p") else None
        if before is not None and before.tag == name("tbl") and page_of(section).columns > 1:
            before.addnext(paragraph(filler, spacing=w("spacing", before=0, after=0, line=THIN, lineRule="exact")))


def _turn(section: Any) -> None:
    """Lay the page on its side."""
    page = page_of(section).on_its_side()
    for key, value in {"w": page.width, "h": page.height, "orient": "landscape"}.items():
        section.find(name("pgSz")).set(name(key), str(value))


def _into_columns(section: Any, count: int) -> None:
    """Set the section in columns of the same width, from the middle of the page where it begins."""
    _only_once(section)
    _continuous(section)
    columns = section.find(name("cols"))
    if columns is None:
        columns = w("cols")
        section.find(name("pgMar")).addnext(columns)
    for key, value in {"num": count, "space": BETWEEN}.items():
        columns.set(name(key), str(value))


def _continuous(section: Any) -> None:
    """Let the section begin where the one before it ends."""
    for old in section.findall(name("type")):
        section.remove(old)
    section.find(name("pgSz")).addprevious(w("type", val="continuous"))


def _only_once(section: Any) -> None:
    for tag in ONCE:
        for element in section.findall(name(tag)):
            section.remove(element)
