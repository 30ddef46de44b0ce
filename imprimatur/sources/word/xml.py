"""The XML of Word: elements by short names, and the few steps down that every module here takes."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from docx.oxml.ns import qn as _qn
from lxml import etree

_OFFICE = "http://schemas.microsoft.com/office"
_OPEN = "http://schemas.openxmlformats.org"
_PREFIXES = {
    f"{_OPEN}/wordprocessingml/2006/main": "w",
    f"{_OPEN}/officeDocument/2006/math": "m",
    f"{_OPEN}/markup-compatibility/2006": "mc",
    f"{_OPEN}/drawingml/2006/main": "a",
    f"{_OPEN}/drawingml/2006/picture": "pic",
    f"{_OPEN}/drawingml/2006/chart": "c",
    f"{_OPEN}/drawingml/2006/diagram": "dgm",
    f"{_OPEN}/drawingml/2006/lockedCanvas": "lc",
    f"{_OPEN}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OFFICE}/drawing/2014/chartex": "cx",
    f"{_OFFICE}/word/2010/wordml": "w14",
    f"{_OFFICE}/word/2010/wordprocessingShape": "wps",
    f"{_OFFICE}/word/2010/wordprocessingGroup": "wpg",
    f"{_OFFICE}/word/2010/wordprocessingCanvas": "wpc",
    f"{_OFFICE}/word/2010/wordprocessingDrawing": "wp14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
qn = cache(_qn)
"""The whole name of an element or attribute, as lxml spells it: `w:p`."""
OFF = ("0", "false", "off", "none")
"""What a property says that is switched off."""


def kind(node: Any) -> str:
    """`w:p`, `m:oMath`; an element of a namespace that is not known here is `?:name`."""
    return _short(node.tag)


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    name = etree.QName(tag)
    return f"{_PREFIXES.get(name.namespace or '', '?')}:{name.localname}"


def elements(node: Any) -> Iterator[Any]:
    """The child elements, comments and processing instructions aside."""
    yield from node.iterchildren(tag=etree.Element)


def child(element: Any, *names: str) -> Any:
    """The element down a chain of names (`w:pPr`, `w:numPr`), None where it is absent."""
    for name in names:
        element = element.find(qn(name)) if element is not None else None
    return element


def value(element: Any, *names: str) -> str | None:
    """The `w:val` of the element down a chain of names, None where it is absent."""
    found = child(element, *names)
    got = found.get(qn("w:val")) if found is not None else None
    return None if got is None else str(got)


def switched_on(element: Any, *names: str) -> bool:
    """Whether the element down a chain of names is there and not switched off."""
    found = child(element, *names)
    return found is not None and found.get(qn("w:val")) not in OFF


def number(text: str | None, default: int = 0) -> int:
    """A whole number as attributes give it; the default where it is none."""
    return int(text) if text and text.removeprefix("-").isdecimal() else default
