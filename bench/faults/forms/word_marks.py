"""What Word lets people do to the words of a paragraph."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qn(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


def said(node: Any) -> str:
    """The words below a node."""
    return "".join(one.text or "" for one in node.iter(qn("t")))


def replaced(node: Any, text: str) -> None:
    """Other words in a paragraph: what is the same at both ends keeps its runs."""
    old = said(node)
    start = 0
    while start < min(len(old), len(text)) and old[start] == text[start]:
        start += 1
    end = 0
    while end < min(len(old), len(text)) - start and old[-1 - end] == text[-1 - end]:
        end += 1
    new, at, is_put = text[start : len(text) - end], 0, False
    for one in node.iter(qn("t")):
        words = one.text or ""
        low, high = max(start - at, 0), min(len(old) - end - at, len(words))
        touches = low <= len(words) and (high > low or (not is_put and low == max(high, low)))
        if touches:
            one.text = words[:low] + ("" if is_put else new) + words[max(high, low) :]
            one.set(_SPACE, "preserve")
            is_put = True
        at += len(words)
    if not is_put:
        run = etree.SubElement(node, qn("r"))
        etree.SubElement(run, qn("t")).text = text


def _marked(name: str, **values: str) -> Callable[[Any, str], None]:
    """A property of the run that holds the given words, or of the first run with words."""

    def mark(node: Any, text: str) -> None:
        runs = [run for run in node.iter(qn("r")) if said(run).strip()]
        run = _apart(runs[0], text) if text and text in said(runs[0]) else runs[0]
        about = run.find(qn("rPr"))
        if about is None:
            about = etree.Element(qn("rPr"))
            run.insert(0, about)
        made = etree.SubElement(about, qn(name))
        for key, value in values.items():
            made.set(qn(key), value)

    return mark


def _apart(run: Any, text: str) -> Any:
    """A run of its own for some of the words of a run."""
    before, _, after = said(run).partition(text)
    middle, last = deepcopy(run), deepcopy(run)
    for one, words in ((run, before), (middle, text), (last, after)):
        first, *others = one.iter(qn("t"))
        first.text = words
        first.set(_SPACE, "preserve")
        for other in others:
            other.getparent().remove(other)
    run.addnext(middle)
    middle.addnext(last)
    return middle


def _inserted(node: Any, text: str) -> None:
    """Words added while changes were tracked."""
    _tracked(node, "ins", "t", text)


def _deleted(node: Any, text: str) -> None:
    """Words struck out while changes were tracked."""
    _tracked(node, "del", "delText", text)


def _tracked(node: Any, sort: str, words: str, text: str) -> None:
    made = etree.SubElement(node, qn(sort))
    made.set(qn("id"), "901")
    made.set(qn("author"), "Fatima")
    made.set(qn("date"), "2026-11-02T10:00:00Z")
    etree.SubElement(etree.SubElement(made, qn("r")), qn(words)).text = text


def _field(node: Any, text: str) -> None:
    """A field at the end of the paragraph: its instruction and what it shows, with a tab between them."""
    instruction, _, shown = text.partition("\t")
    made = etree.SubElement(node, qn("fldSimple"))
    made.set(qn("instr"), f" {instruction} ")
    etree.SubElement(etree.SubElement(made, qn("r")), qn("t")).text = shown


def _control(node: Any, text: str) -> None:
    """A control that still shows its prompt."""
    made = etree.SubElement(node, qn("sdt"))
    etree.SubElement(etree.SubElement(made, qn("sdtPr")), qn("showingPlcHdr"))
    run = etree.SubElement(etree.SubElement(made, qn("sdtContent")), qn("r"))
    etree.SubElement(run, qn("t")).text = text


def _note_emptied(node: Any, text: str) -> None:
    for one in node.iter(qn("t")):
        one.text = ""


MARKS = {
    "highlight": _marked("highlight", val="yellow"),
    "red": _marked("color", val="FF0000"),
    "struck": _marked("strike"),
    "hidden": _marked("vanish"),
    "inserted": _inserted,
    "deleted": _deleted,
    "field": _field,
    "control": _control,
    "note emptied": _note_emptied,
}
