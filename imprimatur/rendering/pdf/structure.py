"""The structure tree of a PDF (ISO 32000-1, 14.7 and 14.8), built from the laid out boxes.

WeasyPrint tags what it draws, but leaves out what PDF/UA-1 (ISO 14289-1) asks for: the scope of table headers, notes,
contents lists, languages, and it tags a paragraph that runs over a page twice. Here the tree is built once, from the
same boxes, before WeasyPrint would: one structure element for each HTML element, however many boxes it was laid out
in. What does not belong to it (margin boxes, a repeated table header, leader dots, decoration) is drawn as an artifact.

This leans on the box tree of WeasyPrint 70, which pyproject.toml pins.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from imprimatur.core.bilingual import TAGS, Lang
from imprimatur.rendering.pdf.margins import edges, folio, page_labels
from imprimatur.rendering.pdf.roles import DECORATION, Node, attributes, node_for, notes

PAGINATION, LAYOUT = {"Type": "/Pagination"}, {"Type": "/Layout"}
"""Sorts of artifacts (ISO 32000-1, table 330)."""


class Structure:
    """The structure of one document. Made before it is painted, written after."""

    def __init__(self, document: Document, lang: Lang) -> None:
        """Read the boxes of `document`, which is in `lang`, and have its pages painted by this structure."""
        self.lang: Lang = lang
        self.root = Node("Document", lang=TAGS[lang])
        self.content: set[Any] = set()
        self._nodes: dict[tuple[Any, str], Node] = {}
        for number, page in enumerate(document.pages):
            page_box: Any = page._page_box
            for child in page_box.children:
                if not isinstance(child, boxes.MarginBox):
                    self._read(child, self.root, number)
        self.folios = [folio(page) for page in document.pages]
        self.pages = [TaggedPage(page, self.content) for page in document.pages]
        document.pages[:] = self.pages

    def _read(self, box: Any, parent: Node, page: int) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if box.is_leader:
            return
        node = self._node(box, parent, page)
        if node is None:
            return
        if box.element_tag == "a" and not isinstance(box, boxes.TextBox):
            node.kids.append((page, box))
        if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
            node.kids.append((page, box))
            self.content.add(box)
        for child in getattr(box, "children", ()):
            self._read(child, node, page)

    def _node(self, box: Any, parent: Node, page: int) -> Node | None:
        """The node of a box, made at its first box; None for decoration."""
        element, tag = box.element, box.element_tag
        if element is None or tag in ("html", "body"):
            return parent
        key = (element, tag)
        if key not in self._nodes:
            made = node_for(box, parent, page)
            if tag.endswith("::footnote-call"):
                self._nodes[element, element.tag] = notes(made, parent)
            self._nodes[key] = made
        known = self._nodes[key]
        if known is DECORATION or (tag == "thead" and known.page != page):
            return None
        return known

    def write(self, pdf: pydyf.PDF) -> None:
        """Write the tree and the labels of the pages into `pdf`, once its pages are painted."""
        _Writer(pdf, self.pages).write(self.root)
        labels = page_labels(self.folios, self.lang)
        if labels:
            pdf.add_object(labels)
            pdf.catalog["PageLabels"] = labels.reference


class TaggedPage(Page):  # type: ignore[misc]
    """A page that draws as an artifact whatever is not content, and remembers the marks of its content."""

    _page_box: Any

    def __init__(self, page: Page, content: set[Any]) -> None:
        """Take over a laid out page."""
        self.__dict__.update(vars(page))
        # WeasyPrint makes a link of every box within a link too.
        self.links = [link for link in page.links if link[3].element_tag == "a"]
        self.content = content
        self.edges = edges(page)
        self.marks: dict[Any, int] = {}

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page, then leave WeasyPrint nothing to tag."""
        marked = stream.marked
        stream.marked = lambda box, tag: marked(box, tag) if box in self.content else _artifact(stream, self._sort(box))
        stream.artifact = lambda: _artifact(stream, LAYOUT)
        super().paint(stream, scale)
        self.marks = {box: kid["mcid"] for box, kid in stream._tags.items()}
        stream._tags.clear()
        self._page_box = self._page_box.copy_with_children([])

    def _sort(self, box: Any) -> dict[str, str]:
        """What sort of artifact a box is: a running head or foot, the repeated head of a table, else decoration."""
        if box in self.edges:
            return PAGINATION | {"Subtype": f"/{self.edges[box]}"}
        return PAGINATION if box.element_tag == "th" else LAYOUT


@contextmanager
def _artifact(stream: Any, sort: dict[str, str]) -> Iterator[None]:
    """What is drawn within is an artifact of that sort."""
    pydyf.Stream.begin_marked_content(stream, "Artifact", pydyf.Dictionary(sort))
    yield
    pydyf.Stream.end_marked_content(stream)


class _Writer:
    """Structure elements, their parent tree and the names of the notes."""

    def __init__(self, pdf: pydyf.PDF, pages: list[TaggedPage]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.page_references = pdf.page_references
        self.parents: list[dict[int, bytes]] = [{} for _ in pages]
        self.annotations: list[bytes] = []
        self.names: list[Any] = []

    def write(self, root: Node) -> None:
        tree = self.pdf.objects[int(self.pdf.catalog["StructTreeRoot"].split()[0])]
        document = self._element(root, tree.reference, "")
        tree["K"] = pydyf.Array([document.reference])
        numbers = pydyf.Array()
        for number, marks in enumerate(self.parents):
            references = [marks.get(mark, b"null") for mark in range(max(marks, default=-1) + 1)]
            numbers.extend((number, pydyf.Array(references)))
        for number, reference in enumerate(self.annotations, len(self.pages)):
            numbers.extend((number, reference))
        tree["ParentTree"] = self._added({"Nums": numbers}).reference
        tree["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        if self.names:
            tree["IDTree"] = self._added({"Names": pydyf.Array(self.names)}).reference

    def _element(self, node: Node, parent: bytes, lang: str) -> pydyf.Dictionary:
        element = self._added({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        if node.lang and node.lang != lang:
            element["Lang"] = pydyf.String(node.lang)
        for name, value in attributes(node, self.pages[node.page].height).items():
            element[name] = value
        if node.role == "Note":
            # PDF/UA-1, 7.9: every note has an identifier. Five digits, for the names of a tree are in order.
            identifier = pydyf.String(f"note-{len(self.names) // 2 + 1:05}")
            element["ID"] = identifier
            self.names.extend((identifier, element.reference))
        element["K"] = pydyf.Array(self._kids(node, element))
        return element

    def _kids(self, node: Node, element: pydyf.Dictionary) -> Iterator[Any]:
        for kid in node.kids:
            if isinstance(kid, Node):
                if self._drawn(kid):
                    yield self._element(kid, element.reference, node.lang).reference
                continue
            page, box = kid
            if box.link_annotation:
                yield self._annotation(node, page, box, element)
            if (mark := self.pages[page].marks.get(box)) is not None:
                yield self._mark(page, mark, element)

    def _mark(self, page: int, mark: int, element: pydyf.Dictionary) -> Any:
        self.parents[page][mark] = element.reference
        reference = self.page_references[page]
        if element.setdefault("Pg", reference) == reference:
            return mark
        return pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": mark}).data

    def _annotation(self, node: Node, page: int, box: Any, element: pydyf.Dictionary) -> bytes:
        annotation = box.link_annotation
        annotation["StructParent"] = len(self.pages) + len(self.annotations)
        # PDF/UA-1, 7.18.5: a link has a description; its own words say where it leads.
        annotation["Contents"] = pydyf.String(" ".join("".join(node.element.itertext()).split()))
        self.annotations.append(element.reference)
        reference = self.page_references[page]
        return bytes(pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": reference}).data)

    def _drawn(self, node: Node) -> bool:
        """Whether anything of a node was drawn; an empty table cell keeps its place all the same."""
        return node.role in ("TD", "TH") or any(
            self._drawn(kid)
            if isinstance(kid, Node)
            else kid[1] in self.pages[kid[0]].marks or kid[1].link_annotation is not None
            for kid in node.kids
        )

    def _added(self, values: dict[str, Any]) -> pydyf.Dictionary:
        dictionary = pydyf.Dictionary(values)
        self.pdf.add_object(dictionary)
        return dictionary
