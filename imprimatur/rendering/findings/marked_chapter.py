"""The marked copy of a Word text: a comment at each passage that has findings; the text itself as it was.

Same inputs, same bytes: the comments bear no date. When the copy comes back, they are known by their author and read by
nobody (`core/own_marks.py`).
"""

import io
from itertools import islice
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from imprimatur.core.bilingual import Lang
from imprimatur.core.own_marks import AUTHOR, INITIALS
from imprimatur.core.source import Source
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset
from imprimatur.rendering.docx.xml import clean
from imprimatur.rendering.findings.lines import Line
from imprimatur.rendering.findings.passages import Passages, around
from imprimatur.rendering.package import members, pack

MOST = 1_000
"""Comments of a copy: Word hardly opens more, and each takes longer to add than the one before. The page has all."""
_MARKERS = tuple(qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def annotated(source: Source, lines: list[Line], labels: Labels, lang: Lang) -> bytes:
    """The marked copy of one Word text in one language. `lines` are all the findings of the dossier.

    Empty for a document that python-docx, which knows less than the reader, does not open.
    """
    try:
        document = Document(io.BytesIO(source.content))
        body = document.element.body
        _unmark(document)
        passages = Passages(body)
        told = ((line, place) for line in lines if line.place.file == source.name for place in line.places)
        for line, place in islice(told, MOST):
            paragraph = passages.at(place)
            if paragraph is not None:
                _comment(document, paragraph, line, labels, lang)
        written = io.BytesIO()
        document.save(written)
    except Exception:  # python-docx raises anything on what it does not know.
        return b""
    return pack(members(written.getvalue()))


def _comment(document: Any, paragraph: Any, line: Line, labels: Labels, lang: Lang) -> None:
    """Comment the words that a finding quotes, or the whole paragraph."""
    paragraphs = [f"{line.what} [{line.reference or line.code}]", f"→ {line.remedy}"]
    if line.owner:
        paragraphs.append(typeset(f"{labels.word('findings_who', lang)}: {line.owner}", lang))
    made = document.comments.add_comment(text=clean("\n".join(paragraphs)), author=AUTHOR, initials=INITIALS)
    made._comment_elm.attrib.pop(qn("w:date"), None)
    first, last = around(paragraph, line.quoted)
    if first is None:
        first = last = OxmlElement("w:r")
        paragraph.append(first)
    first.addprevious(_marker("w:commentRangeStart", made.comment_id))
    end, call = _marker("w:commentRangeEnd", made.comment_id), OxmlElement("w:r")
    call.append(_marker("w:commentReference", made.comment_id))
    last.addnext(end)
    end.addnext(call)


def _marker(name: str, number: int) -> Any:
    made = OxmlElement(name)
    made.set(qn("w:id"), str(number))
    return made


def _unmark(document: Any) -> None:
    """Take off the comments of an earlier copy that came back; those of people stay."""
    ours = {one._comment_elm for one in document.comments if one.author == AUTHOR}
    numbers = {one.get(qn("w:id")) for one in ours}
    for one in ours:
        one.getparent().remove(one)
    for marker in [node for node in document.element.body.iter(*_MARKERS) if node.get(qn("w:id")) in numbers]:
        run = marker.getparent()
        run.remove(marker)
        if marker.tag == qn("w:commentReference") and not [node for node in run if node.tag != qn("w:rPr")]:
            run.getparent().remove(run)
