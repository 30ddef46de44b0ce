"""Word documents: the paragraphs of the body, the cells of its tables, its footnotes."""

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from bench.faults.forms.languages import of_file
from bench.faults.forms.word_marks import MARKS, W, qn, replaced, said
from bench.faults.spots import Edit, Place, Spot

_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """The bytes of a document made of parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def spots(name: str, content: bytes) -> list[Spot]:
    """Headings, paragraphs, items, quotations, cells and footnotes."""
    parts, lang = parts_of(content), of_file(name)
    body = etree.fromstring(parts[_BODY])[0]
    made: list[Spot] = []
    called: dict[str, int] = {}
    number, tables, heading = 0, 0, ""
    for node in body:
        if node.tag == qn("p"):
            number += 1
            text, sort = said(node), _sort(node)
            heading = text if sort == "heading" else heading
            called |= {one.get(qn("id"), ""): number for one in node.iter(qn("footnoteReference"))}
            if text.strip():
                place = Place(name, paragraph=number)
                made.append(Spot(name, "docx", sort, lang, text, place, ("body", number), heading=heading))
        elif node.tag == qn("tbl"):
            tables += 1
            made += _cells(name, lang, node, tables, heading)
    if _NOTES in parts:
        for note in etree.fromstring(parts[_NOTES]):
            mark, text = note.get(qn("id"), ""), said(note)
            if mark in called and text.strip():
                place = Place(name, paragraph=called[mark])
                made.append(Spot(name, "docx", "note", lang, text, place, ("note", mark), heading=heading))
    return made


def _sort(node: Any) -> str:
    style = node.find(f"{qn('pPr')}/{qn('pStyle')}")
    named = "" if style is None else style.get(qn("val"), "").casefold()
    if node.find(f"{qn('pPr')}/{qn('numPr')}") is not None or named.startswith("list"):
        return "item"
    if named.startswith(("heading", "titre", "kop", "title")):
        return "heading"
    return "quote" if "quote" in named or "citation" in named else "paragraph"


def _cells(name: str, lang: str, table: Any, number: int, heading: str) -> list[Spot]:
    made = []
    rows = list(table.iter(qn("tr")))
    names = [said(cell) for cell in rows[0].iter(qn("tc"))]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.iter(qn("tc"))):
            at = f"T{number} R{r + 1}C{c + 1}"
            column = names[c] if c < len(names) else ""
            sort = "cell" if r else "header"
            spot = Spot(name, "docx", sort, lang, said(cell), Place(name, cells=(at,)), ("table", number, r, c), column)
            made.append(spot)
    return made


def _node(parts: dict[str, bytes], at: tuple[int | str, ...]) -> tuple[str, Any, Any]:
    """The part, its root and the paragraph of a spot."""
    name = _NOTES if at[0] == "note" else _BODY
    root = etree.fromstring(parts[name])
    if at[0] == "note":
        note = next(one for one in root if one.get(qn("id")) == at[1])
        return name, root, next(note.iter(qn("p")))
    if at[0] == "table":
        table = [one for one in root[0] if one.tag == qn("tbl")][int(at[1]) - 1]
        row = list(table.iter(qn("tr")))[int(at[2])]
        return name, root, next(list(row.iter(qn("tc")))[int(at[3])].iter(qn("p")))
    return name, root, [one for one in root[0] if one.tag == qn("p")][int(at[1]) - 1]


def _change(work: Callable[[Any, str], None]) -> Callable[[bytes, Edit], bytes]:
    """A change of one paragraph."""

    def change(content: bytes, edit: Edit) -> bytes:
        parts = parts_of(content)
        name, root, node = _node(parts, edit.at)
        work(node, edit.text)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return zipped(parts)

    return change


def _remove(node: Any, text: str) -> None:
    node.getparent().remove(node)


def _after(node: Any, text: str) -> None:
    """A paragraph like this one after it."""
    made = deepcopy(node)
    for one in [*made.iter(qn("footnoteReference"))]:
        one.getparent().remove(one)
    replaced(made, text)
    node.addnext(made)


def _comment(content: bytes, edit: Edit) -> bytes:
    """A comment of a reviewer on a paragraph."""
    parts = parts_of(content)
    name, root, node = _node(parts, edit.at)
    run = next(node.iter(qn("r")))
    start, end, call = (etree.Element(qn(one)) for one in ("commentRangeStart", "commentRangeEnd", "r"))
    etree.SubElement(call, qn("commentReference"))
    for one in (start, end, call[0]):
        one.set(qn("id"), "77")
    run.addprevious(start)
    run.addnext(end)
    end.addnext(call)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    comment = f'<w:comment w:id="77" w:author="Fatima"><w:p><w:r><w:t>{edit.text}</w:t></w:r></w:p></w:comment>'
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'.encode()
    return zipped(_related(parts, "comments", "comments.xml"))


def _header(content: bytes, edit: Edit) -> bytes:
    """A header on every page."""
    parts = parts_of(content)
    root = etree.fromstring(parts[_BODY])
    section = root[0].find(qn("sectPr"))
    if section is None:
        section = etree.SubElement(root[0], qn("sectPr"))
    reference = etree.Element(qn("headerReference"))
    reference.set(qn("type"), "default")
    reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rId977")
    section.insert(0, reference)
    parts[_BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["word/header9.xml"] = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{edit.text}</w:t></w:r></w:p></w:hdr>'.encode()
    return zipped(_related(parts, "header", "header9.xml"))


def _related(parts: dict[str, bytes], sort: str, target: str) -> dict[str, bytes]:
    """The parts with a relation from the body to a new part of a sort."""
    rels = "word/_rels/document.xml.rels"
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{sort}"
    relation = f'<Relationship Id="rId977" Type="{kind}" Target="{target}"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    types = "[Content_Types].xml"
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}+xml"
    override = f'<Override PartName="/word/{target}" ContentType="{content}"/></Types>'
    parts[types] = parts[types].replace(b"</Types>", override.encode())
    return parts


CHANGES: dict[str, Callable[[bytes, Edit], bytes]] = {
    "replace": _change(replaced),
    "remove": _change(_remove),
    "after": _change(_after),
    "comment": _comment,
    "header": _header,
    **{name: _change(work) for name, work in MARKS.items()},
}
