"""The parts of a Word document beside its body: notes, comments, and what the edges of its pages say."""

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.own_marks import AUTHOR
from imprimatur.sources.messages import say
from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.words import words
from imprimatur.sources.word.xml import kind, qn

_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b", re.IGNORECASE)
_PAGE_WORDS = re.compile(r"\b(?:pages?|pagina(?:'s)?|pag|blz|bladzijde|p|sur|van|of|de)\b|[\W\d_]", re.IGNORECASE)
"""What stands around the number of a page."""


_DRAWN_BESIDE = {"c:chart": "r:id", "cx:chart": "r:id", "dgm:relIds": "r:dm"}
"""Drawings whose words stand in a part of their own, and the attribute that leads there."""


def with_drawn_words(part: Part) -> Any:
    """The root of a part, the words of its charts and diagrams brought into it, each once."""
    taken: set[str] = set()
    for node in [one for one in part.root.iter(etree.Element) if kind(one) in _DRAWN_BESIDE]:
        relation = part.relations.get(node.get(qn(_DRAWN_BESIDE[kind(node)]), ""))
        beside = relation.part if relation else None
        if beside is not None and beside.name not in taken:
            taken.add(beside.name)
            node.append(deepcopy(beside.root))
    return part.root


def notes_of(part: Part, sort: str) -> dict[tuple[str, str], Any]:
    """The notes of a part (`footnote`, `endnote`) by sort and id, separators left out."""
    notes = with_drawn_words(part).iterchildren(qn(f"w:{sort}"))
    return {(sort, str(note.get(qn("w:id")))): note for note in notes if note.get(qn("w:type")) in (None, "normal")}


def comments_of(part: Part) -> dict[str, str]:
    """The texts of the comments by id; those that we put in a marked copy are no reviewer's."""
    comments = part.root.iterchildren(qn("w:comment"))
    return {str(one.get(qn("w:id"))): words(one) for one in comments if one.get(qn("w:author")) != AUTHOR}


def edges_of(main: Part) -> list[tuple[Bilingual, str]]:
    """What the headers, footers and watermarks say beside the numbers of pages, each once, in the order of the text."""
    found: dict[str, Bilingual] = {}
    seen: set[tuple[str, str]] = set()
    for reference in main.root.iter(qn("w:headerReference"), qn("w:footerReference")):
        relation = main.relations.get(reference.get(qn("r:id"), ""))
        if relation is None or relation.part is None or (kind(reference), relation.part.name) in seen:
            continue
        seen.add((kind(reference), relation.part.name))
        root = _without_page_numbers(relation.part.root)
        for path in [node for node in root.iter(etree.Element) if kind(node) == "v:textpath"]:
            found.setdefault(" ".join((path.get("string") or "").split()), say["word_watermark"])
            path.set("string", "")
        header = kind(reference) == "w:headerReference"
        found.setdefault(words(root), say["word_header"] if header else say["word_footer"])
    return [(what, text) for text, what in found.items() if _PAGE_WORDS.sub("", text)]


def _without_page_numbers(root: Any) -> Any:
    """A copy without the results of the fields that count pages."""
    root = deepcopy(root)
    for simple in [one for one in root.iter(qn("w:fldSimple")) if _COUNTED.match(one.get(qn("w:instr")) or "")]:
        for text in list(simple.iter(qn("w:t"))):
            text.text = ""
    open_fields: list[str] = []
    for node in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        sort = node.get(qn("w:fldCharType"))
        if sort == "begin":
            open_fields.append("")
        elif sort == "end" and open_fields:
            open_fields.pop()
        elif node.tag == qn("w:instrText") and open_fields:
            open_fields[-1] += node.text or ""
        elif node.tag == qn("w:t") and any(map(_COUNTED.match, open_fields)):
            node.text = ""
    return root
