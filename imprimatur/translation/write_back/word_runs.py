"""The runs of a Word paragraph written anew: the look of its first words, its bookmarks, comments and pictures stay."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from imprimatur.core.bilingual import TAGS
from imprimatur.core.blocks import Inline, Run
from imprimatur.sources.word.vocabulary import DELETED, FORMAT_CHANGES, INSERTED
from imprimatur.sources.word.xml import child, elements, kind, qn

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS = frozenset(f"w:{name}" for name in "b bCs i iCs vertAlign rStyle lang u".split())
"""Properties that a mark of the text gives, or that a link or a note has: never those of the plain words."""
_DROPPED = frozenset(["w:proofErr"])
_FIELDS = frozenset("w:fldChar w:fldSimple w:instrText m:oMath m:oMathPara mc:AlternateContent".split())
_NOTES = frozenset(["w:footnoteReference", "w:endnoteReference"])
_KEPT = frozenset("w:drawing w:pict w:object w:commentReference w:annotationRef w:footnoteRef w:endnoteRef".split())
_ORDER = (
    "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint "
    "w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u "
    "w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang"
).split()
"""The properties of a run in the order of the schema (ECMA-376 part 1, 17.3.2)."""

Link = Callable[[str], str]
"""The relation of an address."""


def fault_of(paragraph: Any) -> str:
    """Why the words of a paragraph cannot be written anew; empty where they can."""
    names = {kind(node) for node in paragraph.iter(etree.Element)}
    if names & (INSERTED | DELETED | set(FORMAT_CHANGES)):
        return "tracked_changes"
    return "field_in_text" if names & _FIELDS else ""


def notes_in(paragraph: Any) -> list[Any]:
    """The runs that call notes, in order."""
    return [run for run in paragraph.iter(qn("w:r")) if any(kind(one) in _NOTES for one in elements(run))]


def rewrite(paragraph: Any, text: Inline, link: Link, calls: list[Any]) -> None:
    """Write the words of a paragraph; `calls` are the runs that call its notes, in order."""
    holder = _holder(paragraph)
    words = [node for node in elements(holder) if _is_words(node)]
    runs = [run for node in words for run in ([node] if kind(node) == "w:r" else node.iter(qn("w:r")))]
    plain_runs = [run for run in runs if kind(run.getparent()) != "w:hyperlink" and run not in calls]
    base = _base(plain_runs or runs)
    linked = next((child(run, "w:rPr") for run in runs if kind(run.getparent()) == "w:hyperlink"), None)
    anchor = words[0] if words else None
    at = holder.index(anchor) if anchor is not None else len(holder)
    made = list(_made(text, base, linked, link, list(calls)))
    for node in [*words, *(one for one in elements(holder) if kind(one) in _DROPPED)]:
        if node.getparent() is not None:
            at -= node is not anchor and holder.index(node) < at
            holder.remove(node)
    for offset, node in enumerate(made):
        holder.insert(at + offset, node)


def _holder(paragraph: Any) -> Any:
    """What holds the words of a paragraph: itself, or the only content control around them."""
    inside = [one for one in elements(paragraph) if kind(one) not in ("w:pPr",)]
    controls = [one for one in inside if kind(one) == "w:sdt"]
    if len(controls) == 1 and not any(_is_words(one) for one in inside if one is not controls[0]):
        content = child(controls[0], "w:sdtContent")
        if content is not None and not any(kind(one) == "w:p" for one in elements(content)):
            return content
    return paragraph


def _is_words(node: Any) -> bool:
    """Whether an element is but words, notes and links: what a new text takes the place of."""
    name = kind(node)
    if name == "w:r":
        return not any(kind(one) in _KEPT for one in elements(node))
    return name in ("w:hyperlink", "w:smartTag")


def _base(runs: list[Any]) -> list[Any]:
    """The properties of the plain words: those of the first run, without what marks it."""
    said = [run for run in runs if any(kind(one) == "w:t" for one in elements(run))] or runs
    properties = child(said[0], "w:rPr") if said else None
    found = elements(properties) if properties is not None else ()
    return [one for one in found if kind(one) not in _LOOKS]


def _made(text: Inline, base: list[Any], linked: Any, link: Link, calls: list[Any]) -> Iterator[Any]:
    for run in text:
        if run.text:
            node = _run(run, base, linked)
            if run.link:
                around = etree.Element(qn("w:hyperlink"))
                around.set(qn("r:id"), link(run.link))
                around.append(node)
                node = around
            yield node
        if run.note:
            yield calls.pop(0)


def _run(run: Run, base: list[Any], linked: Any) -> Any:
    properties = [deepcopy(one) for one in (linked if run.link and linked is not None else base)]
    held = {kind(one): one for one in properties if not (run.link and kind(one) in ("w:b", "w:i", "w:bCs", "w:iCs"))}
    for name, on in (("w:b", run.bold), ("w:i", run.italic)):
        if on:
            held[name] = etree.Element(qn(name))
    if run.raised:
        held["w:vertAlign"] = _valued("w:vertAlign", f"{run.raised}script")
    if run.lang:
        held["w:lang"] = _valued("w:lang", TAGS[run.lang])
    if run.link and linked is None:
        held |= {"w:color": _valued("w:color", "0563C1"), "w:u": _valued("w:u", "single")}
    node = etree.Element(qn("w:r"))
    if held:
        place = {name: at for at, name in enumerate(_ORDER)}
        etree.SubElement(node, qn("w:rPr")).extend(
            held[name] for name in sorted(held, key=lambda name: place.get(name, len(place)))
        )
    for at, line in enumerate(run.text.split("\n")):
        if at:
            etree.SubElement(node, qn("w:br"))
        if line:
            said = etree.SubElement(node, qn("w:t"))
            said.text = line
            said.set(_SPACE, "preserve")
    return node


def _valued(name: str, value: str) -> Any:
    node = etree.Element(qn(name))
    node.set(qn("w:val"), value)
    return node
