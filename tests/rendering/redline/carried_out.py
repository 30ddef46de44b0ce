"""Tracked changes carried out as Word does, on the XML alone: all accepted, or all rejected."""

import io
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAME = (f"{W}ins", f"{W}moveTo")
WENT = (f"{W}del", f"{W}moveFrom")


def root_of(content: bytes, member: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(member))


def accepted(root: Any) -> Any:
    return _carried_out(root, CAME, WENT)


def rejected(root: Any) -> Any:
    return _carried_out(root, WENT, CAME)


def _carried_out(root: Any, stays: tuple[str, ...], goes: tuple[str, ...]) -> Any:
    root = etree.fromstring(etree.tostring(root))
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is not None and any(properties.find(tag) is not None for tag in goes):
            row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    ended = [p for p in root.iter(f"{W}p") if any(p.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in goes)]
    for element in list(root.iter(*goes)):
        if element.getparent() is not None and element.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            element.getparent().remove(element)
    for element in list(root.iter(*stays)):
        if element.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            at = element.getparent().index(element)
            element.getparent()[at : at + 1] = list(element)
    for node in root.iter(f"{W}delText"):
        node.tag = f"{W}t"
    for paragraph in ended:
        following = paragraph.getnext()
        held = [child for child in paragraph if child.tag != f"{W}pPr"]
        if "".join(paragraph.itertext(f"{W}t")) and following is not None and following.tag == f"{W}p":
            for child in reversed(held):
                following.insert(1, child)
        paragraph.getparent().remove(paragraph)
    return root


def texts(root: Any) -> list[str]:
    """What each paragraph says, blanks left out, in reading order."""
    said = []
    for paragraph in root.iter(f"{W}p"):
        pieces = [
            {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011"}.get(node.tag, node.text or "")
            for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen")
            if next(node.iterancestors(f"{W}p")) is paragraph and node.getparent().tag == f"{W}r"
        ]
        said.append("".join(pieces))
    return [one for one in said if one.strip()]


def rows(root: Any) -> list[list[str]]:
    """The rows of every table, by what their cells say."""
    return [["".join(cell.itertext(f"{W}t")) for cell in row.findall(f"{W}tc")] for row in root.iter(f"{W}tr")]
