"""Hold every Word file below outputs/ against what makes it accessible, as veraPDF holds the PDFs against PDF/UA.

Run through ``make conformance``. The rules are those of Microsoft's Accessibility Checker ("Rules for the Accessibility
Checker", support.microsoft.com, for Word) and of WCAG 2.1 as EN 301 549 (chapter 10) asks them of documents; each says
its source. Exit code 0 when nothing is found, 1 otherwise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.word_styles import BLACK, WHITE, WordFile, contrast, find, name, text_of, value

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""A language, such as fr-BE (RFC 5646)."""

TYPED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\t|\d{1,2}[.)]\s|[•·▪*–-]\s)")
"""A number or a bullet at the head of a paragraph, typed."""

LARGE, LARGE_BOLD = 36, 28
"""Half-points from which text is large, and if it is bold (WCAG 2.1, large scale)."""

ENOUGH, ENOUGH_IF_LARGE = 4.5, 3.0
"""The contrast that text must have (WCAG 2.1, 1.4.3)."""

TEXT = 9
"""The outline level of running text (17.3.1.20); the nine before it are those of headings."""

Found = Iterator[tuple[str, str]]
"""What a rule finds: the place, and what is wrong there."""


@dataclass(frozen=True)
class Rule:
    """A rule by its name, what it finds in a file, and where it is written."""

    name: str
    finds: Callable[[WordFile], Found]
    source: str


def languages(file: WordFile) -> Found:
    """The language of the document is set, and every other that a run or a style names is one."""
    default = value(file.parts["word/styles.xml"], "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    if not TAG.fullmatch(default):
        yield "styles", "the document says no language"
    if not value(file.parts["docProps/core.xml"], ".//dc:language/text()"):
        yield "properties", "they name no language"
    for part, root in {**file.stories, "styles": file.parts["word/styles.xml"]}.items():
        for said in find(root, ".//w:lang/@w:val"):
            if not TAG.fullmatch(said):
                yield part, f"{said!r} is no language"


def title(file: WordFile) -> Found:
    """The properties have a title."""
    if not value(file.parts["docProps/core.xml"], ".//dc:title/text()").strip():
        yield "properties", "there is no title"


def pictures(file: WordFile) -> Found:
    """Every picture, chart and shape, floating or not, has a description or is marked as decoration."""
    for place, drawing in _everywhere(file, ".//wp:docPr"):
        if not drawing.get("descr", "").strip() and not find(drawing, ".//adec:decorative[@val='1']"):
            yield place, f"the picture {drawing.get('name')!r} has no description"
    for place, drawing in _everywhere(file, ".//w:pict[not(ancestor::*[local-name()='Fallback'])] | .//w:object"):
        yield place, f"a drawing of an older sort ({drawing.tag.rpartition('}')[2]}) has no description"


def boxes(file: WordFile) -> Found:
    """Text stands in no text box, which a screen reader meets out of turn or not at all."""
    for place, _ in _everywhere(file, ".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])] | .//v:textbox"):
        yield place, "there is a text box"


def tables(file: WordFile) -> Found:
    """A table of data has headers and a description, a simple grid, and no table within; what else lays out is a box.

    A box is a table whose text stands in one cell: nothing in it can be read in a wrong order.
    """
    for place, table in _everywhere(file, ".//w:tbl"):
        if len([cell for cell in find(table, "w:tr/w:tc") if text_of(cell).strip()]) <= 1:
            continue
        look = "w:tblPr/w:tblLook/@w:{}"
        row = find(table, "w:tr[1]/w:trPr/w:tblHeader") and value(table, look.format("firstRow")) == "1"
        if not row and value(table, look.format("firstColumn")) != "1":
            yield place, "the table has neither a header row nor a header column"
        if not value(table, "w:tblPr/w:tblDescription/@w:val"):
            yield place, "the table has no description"
        if find(table, "w:tr/w:tc/w:tcPr/w:gridSpan[@w:val > 1] | w:tr/w:tc/w:tcPr/w:vMerge"):
            yield place, "the table has merged cells"
        if find(table, ".//w:tbl"):
            yield place, "the table holds another"


def headings(file: WordFile) -> Found:
    """No heading is empty, and none is more than a level below the one before."""
    former = 0
    for place, paragraph in _everywhere(file, ".//w:p"):
        level = _level(file, paragraph)
        if level is None:
            continue
        if not text_of(paragraph).strip():
            yield place, "the heading is empty"
        if level > former + 1:
            yield place, f"a heading of level {level} follows one of level {former}"
        former = level


def links(file: WordFile) -> Found:
    """A link has words."""
    for place, link in _everywhere(file, ".//w:hyperlink"):
        if not text_of(link).strip():
            yield place, "the link has no words"


def bookmarks(file: WordFile) -> Found:
    """Each link within the document, each reference leads to a bookmark, which stands once."""
    known = [value(start, "@w:name") for root in file.stories.values() for start in find(root, ".//w:bookmarkStart")]
    for twice in sorted({one for one in known if known.count(one) > 1}):
        yield "document", f"the bookmark {twice} stands more than once"
    wanted = [(place, value(link, "@w:anchor")) for place, link in _everywhere(file, ".//w:hyperlink[@w:anchor]")]
    for place, field in _everywhere(file, ".//w:fldSimple | .//w:instrText"):
        code = re.match(r"\s*(?:PAGE)?REF\s+(\S+)", field.get(name("instr")) or field.text or "")
        wanted += [(place, code[1])] if code else []
    for place, bookmark in wanted:
        if bookmark not in known:
            yield place, f"nothing is marked {bookmark}"


def contrasts(file: WordFile) -> Found:
    """Text stands out from what is behind it; behind it may be white or what the header paints on the page."""
    pages = file.pages()
    edges = {WHITE}.union(*map(file.painted, file.stories.values()))
    for place, run in _everywhere(file, ".//w:r[w:t]"):
        if not text_of(run).strip() or file.is_on(run, "vanish"):
            continue
        block = next((one for one in (run, *run.iterancestors()) if one in pages), None)
        behind = file.backgrounds(run, edges if block is None else pages[block])
        colour = file.shown(run, "w:color/@w:val")
        if colour in ("", "auto"):
            best = max(contrast(ink, one) for ink in (BLACK, WHITE) for one in behind)
        else:
            best = max(contrast(colour, one) for one in behind)
        size = int(file.shown(run, "w:sz/@w:val") or 20)
        enough = ENOUGH_IF_LARGE if size >= (LARGE_BOLD if file.is_on(run, "b") else LARGE) else ENOUGH
        if best < enough:
            yield place, f"{colour} on {'/'.join(sorted(behind))} has a contrast of {best:.2f}, not {enough}"


def blanks(file: WordFile) -> Found:
    """No empty paragraph makes room; one that ends a table, a cell or a section, or draws a rule, is not for room."""
    for place, paragraph in _everywhere(file, ".//w:p"):
        if not place.startswith("document") or text_of(paragraph).strip() or _serves(file, paragraph):
            continue
        yield place, "the paragraph is empty"


def lists(file: WordFile) -> Found:
    """Numbers and bullets are those of a list, not typed."""
    for place, paragraph in _everywhere(file, ".//w:p[not(ancestor::w:tc)]"):
        pieces = find(paragraph, "w:r/w:t | w:r/w:tab")
        said = "".join("\t" if one.tag == name("tab") else one.text or "" for one in pieces)
        if place.startswith("document") and TYPED.match(said):
            yield place, "its number or bullet is typed"


RULES = (
    Rule("language", languages, "WCAG 2.1, 3.1.1 and 3.1.2; EN 301 549, 10.3.1.1 and 10.3.1.2"),
    Rule("title", title, "WCAG 2.1, 2.4.2; EN 301 549, 10.2.4.2"),
    Rule("picture", pictures, "Microsoft: All non-text content has alternative text; EN 301 549, 10.1.1.1"),
    Rule("box", boxes, "Microsoft: Image or object is inline with text; EN 301 549, 10.1.3.2"),
    Rule(
        "table", tables, "Microsoft: Tables specify column header information, simple structure; EN 301 549, 10.1.3.1"
    ),
    Rule("heading", headings, "Microsoft: Documents use headings in logical order; EN 301 549, 10.1.3.1 and 10.2.4.6"),
    Rule("link", links, "Microsoft: Hyperlink text is meaningful; EN 301 549, 10.2.4.4"),
    Rule("bookmark", bookmarks, "EN 301 549, 10.2.4.4: a link leads where it says"),
    Rule("contrast", contrasts, "Microsoft: Sufficient contrast between text and background; EN 301 549, 10.1.4.3"),
    Rule("blank", blanks, "Microsoft: Avoid using repeated blank characters; EN 301 549, 10.1.3.2"),
    Rule("list", lists, "WCAG 2.1, 1.3.1; EN 301 549, 10.1.3.1"),
)


def check(path: Path) -> Iterator[str]:
    """What the rules find in a file, a line each: its place, what is wrong, the rule and its source."""
    file = WordFile(path)
    for rule in RULES:
        for place, wrong in rule.finds(file):
            yield f"{place}: {wrong} [{rule.name}: {rule.source}]"


def main(folders: list[str]) -> int:
    """Check every Word file and print what is found; 1 where there is anything."""
    files = sorted(file for folder in folders or [str(ROOT / "outputs")] for file in Path(folder).rglob("*.docx"))
    # A copy of what somebody wrote, with remarks, is that person's document.
    made = [file for file in files if "annotated" not in file.parts]
    found = [f"{file.name}, {line}" for file in made for line in check(file)]
    print("\n".join([*found, f"Accessibility of Word: {len(made)} files, {len(found)} findings."]))
    return 1 if found else 0


def _everywhere(file: WordFile, path: str) -> Iterator[tuple[str, Any]]:
    """What an XPath finds in each story, with its place: the story, the paragraph, and its first words."""
    for part, root in file.stories.items():
        order = {paragraph: number for number, paragraph in enumerate(root.iter(name("p")), 1)}
        for element in find(root, path):
            paragraph = next((one for one in (element, *element.iterancestors()) if one in order), None)
            paragraph = next(element.iter(name("p")), None) if paragraph is None else paragraph
            where = "" if paragraph is None else f" ¶ {order[paragraph]} “{text_of(paragraph)[:40]}”"
            yield f"{part}{where}", element


def _level(file: WordFile, paragraph: Any) -> int | None:
    """The level from 1 at which a heading stands, None for another paragraph.

    What makes a heading for Word, its navigation and a screen reader is the outline level (17.3.1.20), that of the
    paragraph or the nearest of its styles; the last one is that of running text.
    """
    holders = [paragraph, *file.chain(value(paragraph, "w:pPr/w:pStyle/@w:val"))]
    said = next(filter(None, (value(one, "w:pPr/w:outlineLvl/@w:val") for one in holders)), str(TEXT))
    return int(said) + 1 if int(said) < TEXT else None


def _serves(file: WordFile, paragraph: Any) -> bool:
    """Whether an empty paragraph is there for something else than room."""
    if find(paragraph, ".//w:drawing | .//w:sectPr | .//w:fldChar | .//w:object | .//w:footnoteRef"):
        return True
    holders = [paragraph, *file.chain(value(paragraph, "w:pPr/w:pStyle/@w:val"))]
    if any(find(one, "w:pPr/w:pBdr | w:pPr/w:shd") for one in holders):
        return True
    former = next(paragraph.itersiblings(name("p"), name("tbl"), preceding=True), None)
    latter = next(paragraph.itersiblings(name("p"), name("tbl")), None)
    # After a table that ends columns it keeps the table in them, where LibreOffice levels their feet.
    ends_columns = latter is not None and bool(find(latter, "w:pPr/w:sectPr[w:cols/@w:num > 1]"))
    last = latter is None or latter.tag == name("tbl") or ends_columns
    return last and (former is None or former.tag == name("tbl"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
