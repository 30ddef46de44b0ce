"""Running heads in Word that name the chapter: a field that Word works out on each page, and what it shows elsewhere.

The field is STYLEREF (ECMA-376 part 1, 17.16.5): it finds the heading of level 1 on the page or before it. Word lays it
out anew on opening; LibreOffice (7.4) prints what stands in it. No single text is right on every page of a document, so
that each section of one chapter gets a header of its own, in which the field holds that chapter. A section of several,
as compact chapters have, keeps the header of the template, whose field holds the title of the document.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from lxml import etree

from imprimatur.rendering.docx.sections import sections_of
from imprimatur.rendering.docx.xml import R, field, name, text_run

FIELD = "STYLEREF 1"
"""The field by the level of the headings: their style has another name in each language of Word."""
NUMBER = rf"{FIELD} \n"
"""The number of the same heading, without the stop that ends it."""

SPELLED = {"noBreakHyphen": "\u2011", "tab": " "}
"""What the elements stand for that Word has for characters; a tab follows a number that is typed."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The heading of a chapter, and its number where a list counts it."""

    heading: Any
    number: int | None

    @property
    def words(self) -> str:
        """Its words, and its number where that is typed."""
        pieces = self.heading.iter(*(name(tag) for tag in ("t", *SPELLED)))
        return "".join(SPELLED.get(etree.QName(one).localname, one.text or "") for one in pieces)


def name_chapters(main: Part, body: Any, styles: Mapping[str, str], styles_root: Any) -> None:
    """Give each section of one chapter a header that names it, where the template's names chapters."""
    made: dict[tuple[str, Any], str] = {}
    for section, chapters in _sections(body, styles["heading 1"], styles_root):
        reference = section.find(f"{name('headerReference')}[@{name('type')}='default']")
        if reference is None or len(chapters) != 1:
            continue
        former, (chapter,) = reference.get(f"{{{R}}}id"), chapters
        if (former, chapter.heading) not in made:
            relation = _named(main, main.rels[former].target_part, chapter)
            if relation is None:
                continue
            made[former, chapter.heading] = relation
        reference.set(f"{{{R}}}id", made[former, chapter.heading])


def _sections(body: Any, style: str, styles_root: Any) -> Iterator[tuple[Any, list[Chapter]]]:
    """Each section with the chapters that its pages may name: the one before goes on where it begins with none."""
    listed = (
        styles_root.find(f"{name('style')}[@{name('styleId')}='{style}']/{name('pPr')}/{name('numPr')}") is not None
    )
    former, count = list[Chapter](), 0
    for section, blocks in sections_of(body):
        chapters = list[Chapter]()
        for block in blocks:
            properties = block.find(name("pPr"))
            named = properties.find(name("pStyle")) if properties is not None else None
            if named is not None and named.get(name("val")) == style:
                counted = listed and properties.find(name("numPr")) is None
                count += counted
                chapters.append(Chapter(block, count if counted else None))
        if not chapters or chapters[0].heading is not blocks[0]:
            chapters = [*former, *chapters]
        yield section, chapters
        former = chapters[-1:]


def _named(main: Part, header: Part, chapter: Chapter) -> str | None:
    """The relationship to a copy of a header whose field shows that chapter; None where it has no such field."""
    assert isinstance(header, XmlPart) and main.package is not None
    story = deepcopy(header.element)
    codes = [one for one in story.iter(name("instrText")) if (one.text or "").strip() == FIELD]
    for code in codes:
        _show(code, chapter)
    if not codes:
        return None
    partname = main.package.next_partname("/word/header_chapter%d.xml")
    copied = type(header)(partname, CONTENT_TYPE.WML_HEADER, story, main.package)
    copied.rels.update(header.rels)
    return main.relate_to(copied, RELATIONSHIP_TYPE.HEADER)


def _show(code: Any, chapter: Chapter) -> None:
    """Put in the place of a field, of which `code` holds the instruction, one that shows the chapter.

    Its number stands before it where a list counts it: the words of the heading are then without.
    """
    run = code.getparent()
    first = next(one for one in run.itersiblings(name("r"), preceding=True) if _kind(one) == "begin")
    after = list(run.itersiblings(name("r")))
    last = next(rank for rank, one in enumerate(after) if _kind(one) == "end")
    look = next((one for shown in after[:last] for one in shown.findall(name("rPr"))), None)
    made = [field(FIELD, chapter.words, deepcopy(look))]
    if chapter.number is not None:
        made = [field(NUMBER, str(chapter.number), deepcopy(look)), text_run(".\u00a0", deepcopy(look)), *made]
    for one in made:
        run.addprevious(one)
    for one in (first, run, *after[: last + 1]):
        one.getparent().remove(one)


def _kind(run: Any) -> str:
    """What a run begins or ends of a field."""
    return "".join(mark.get(name("fldCharType")) for mark in run.findall(name("fldChar")))
