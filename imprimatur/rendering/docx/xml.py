"""WordprocessingML elements, built with lxml and kept in the order that the schema asks for (ECMA-376 part 1, 17)."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NS = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}

RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
"""The children of w:rPr as the schema orders them: Word refuses or ignores them elsewhere."""

ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (a carriage return would come back as something else)."""

SPECIAL = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
"""Characters that Word writes as elements of their own."""


def name(tag: str) -> str:
    """`w:p` as lxml spells it; without a prefix the name is WordprocessingML's."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{NS[prefix or 'w']}}}{local}"


def w(tag: str, *children: Any, **attributes: object) -> Any:
    """An element `w:tag` with `w:` attributes; a trailing underscore avoids Python's keywords; None is left out."""
    element = etree.Element(name(tag), nsmap={"w": W})
    for key, value in attributes.items():
        if value is not None:
            element.set(name(key.rstrip("_")), str(value))
    element.extend([child for child in children if child is not None])
    return element


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return ILLEGAL.sub("", text)


def text_run(text: str, properties: Any = None) -> Any:
    """A w:r of that text."""
    run = w("r", properties)
    for piece in re.split("([\t\n\u2011\u00ad])", clean(text)):
        if piece in SPECIAL:
            run.append(w(SPECIAL[piece]))
        elif piece:
            element = w("t")
            element.text = piece
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(element)
    return run


def run_properties(children: Iterable[Any]) -> Any | None:
    """A w:rPr of the children in schema order, a later one replacing an earlier of its name; None for none."""
    kept = {etree.QName(child).localname: child for child in children}
    if not kept:
        return None
    return w("rPr", *(kept[local] for local in RUN_ORDER.split() if local in kept))


def field(code: str, cached: str, properties: Any = None) -> Any:
    """A simple field, with what it shows until somebody updates it."""
    return w("fldSimple", text_run(cached, properties), instr=f" {code} ")


def paragraph(style: str, *content: Any, **properties: Any) -> Any:
    """A w:p in the style of that identifier; `properties` are what follows pStyle, in order, None for what is not."""
    return w("p", w("pPr", w("pStyle", val=style), *properties.values()), *content)
