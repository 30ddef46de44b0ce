"""Which structure element of PDF an HTML element becomes (ISO 32000-1, 14.8.4)."""

from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

POINTS = 0.75
"""Points in a CSS pixel."""

ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{tag: tag.upper() for tag in ("p", "th", "td", "tr")},
    **{"thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "table": "Table", "caption": "Caption"},
    **{"blockquote": "BlockQuote", "figcaption": "Caption", "figure": "Div", "img": "Figure"},
    **{"section": "Sect", "aside": "Sect", "nav": "Sect", "article": "Art", "ul": "L", "ol": "L", "dl": "L"},
    "{http://www.w3.org/2000/svg}svg": "Figure",
}
"""Elements without an entry are looked through: what they hold belongs to their parent."""

NUMBERING = {
    **{"disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal"},
    **{"lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha", "lower-roman": "LowerRoman"},
    **{"upper-roman": "UpperRoman"},
}


@dataclass(eq=False, slots=True)
class Node:
    """A structure element to be: its kids are nodes, and boxes with the number of their page."""

    role: str
    parent: "Node | None" = None
    element: Any = None
    page: int = 0
    lang: str = ""
    box: Any = None
    kids: list[Any] = field(default_factory=list)

    def add(self, role: str, box: Any = None, page: int = 0) -> "Node":
        """A new node at the end of this one."""
        kid = Node(role, self, box.element if box else None, page, self.lang, box)
        self.kids.append(kid)
        return kid


DECORATION = Node("Artifact")
"""Stands for whatever is drawn without being part of the document."""


def node_for(box: Any, parent: Node, page: int) -> Node:
    """The node of an element at its first box: a new one below `parent`, or `parent` itself, or DECORATION."""
    element, tag = box.element, box.element_tag
    if "::" in tag:
        return _generated(box, parent, page)
    if element.get("aria-hidden") == "true" or (tag == "img" and not element.get("alt")):
        return DECORATION
    node = _listed(box, parent, page)
    if node is None:
        role = "Link" if tag == "a" and element.get("href") else ROLES.get(tag, "")
        if tag == "abbr" and element.get("title"):
            role = "Span"
        lang = element.get("lang", "")
        if not role and lang and lang != parent.lang:
            role = "Div" if isinstance(box, boxes.BlockLevelBox) else "Span"
        node = parent.add(role, box, page) if role else parent
    if node is not parent and element.get("lang"):
        node.lang = element.get("lang")
    return node


def notes(call: Node, parent: Node) -> Node:
    """The note of a footnote call: right after the call in the tree, wherever it is printed."""
    note = Node("Note", parent, call.element, call.page, call.lang)
    parent.kids.append(note)
    return note


def _generated(box: Any, parent: Node, page: int) -> Node:
    """The node of what CSS generates: a list item's bullet or number, a footnote's call and number, other text."""
    pseudo = box.element_tag.split("::")[1]
    if pseudo == "marker" and parent.role == "LBody" and parent.parent:
        label = Node("Lbl", parent.parent, box.element, page, parent.lang)
        parent.parent.kids.insert(0, label)
        return label
    role = {"footnote-call": "Reference", "footnote-marker": "Lbl"}.get(pseudo, "")
    return parent.add(role, box, page) if role else parent


def _listed(box: Any, parent: Node, page: int) -> Node | None:
    """The node of a part of a list; None for anything else."""
    tag = box.element_tag
    if tag in ("ul", "ol") and _in_contents(parent):
        return parent.add("TOC", box, page)
    if tag == "li":
        return (
            parent.add("TOCI", box, page) if parent.role == "TOC" else _item(parent, box, page).add("LBody", box, page)
        )
    if parent.role == "L" and tag == "div":
        return parent.add("LI", box, page)
    if tag == "dt":
        return _item(parent, box, page).add("Lbl", box, page)
    if tag == "dd":
        item = parent.kids[-1] if parent.role == "L" and parent.kids else parent
        return item.add("LBody", box, page)
    return None


def _item(parent: Node, box: Any, page: int) -> Node:
    return parent.add("LI", box, page) if parent.role == "L" else parent


def _in_contents(parent: Node) -> bool:
    return parent.role == "TOCI" or (parent.element is not None and parent.element.get("role") == "doc-toc")


def attributes(node: Node, height: float) -> dict[str, Any]:
    """The entries of a structure element that depend on its role; `height` is that of its page, in CSS pixels."""
    element, box = node.element, node.box
    match node.role:
        case "Figure":
            title = element.find("{http://www.w3.org/2000/svg}title")
            alt = element.get("alt") or element.get("aria-label") or (title.text if title is not None else "")
            place = {"O": "/Layout", "Placement": "/Block", "BBox": _area(box, height)}
            return {"Alt": pydyf.String(alt or ""), "A": pydyf.Dictionary(place).data}
        case "Span" if element.tag == "abbr":
            # WCAG technique PDF8: the expansion of an abbreviation (ISO 32000-1, 14.9.5).
            return {"E": pydyf.String(element.get("title"))}
        case "TH" | "TD":
            return {"A": _cell(node)}
        case "L" if element.tag != "dl":
            numbering = NUMBERING.get(box.style["list_style_type"], "Disc" if element.tag == "ul" else "Decimal")
            return {"A": pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"}).data}
    return {}


def _area(box: Any, height: float) -> pydyf.Array:
    """Where a box stands, in points from the bottom left corner of its page."""
    left, top = box.content_box_x(), box.content_box_y()
    sides = (left, height - top - box.height, left + box.width, height - top)
    return pydyf.Array([round(side * POINTS, 2) for side in sides])


def _cell(node: Node) -> bytes:
    values: dict[str, Any] = {"O": "/Table"}
    if node.role == "TH":
        values["Scope"] = "/Row" if node.element.get("scope") == "row" else "/Column"
    for name, count in (("ColSpan", node.box.colspan), ("RowSpan", node.box.rowspan)):
        if count != 1:
            values[name] = count
    return bytes(pydyf.Dictionary(values).data)
