"""What the file holds hidden: each text as it was sent, so that what came back is read against it.

It stands in a custom XML part, which Word, LibreOffice and translation services carry along untouched. The text of the
left column proves nothing: a service that translates a whole file translates that column too. A row is tied to its
text by three things, of which any one is enough: the tag of the content control around its target, a bookmark, and the
id of the text, hidden in its first cell. Where the part itself is lost, that id and the left column are what is left.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from lxml import etree

from imprimatur.core.bilingual import LANGS, TAGS, Lang, Speech
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.exchanged import MARK, NAMESPACE
from imprimatur.rendering.docx.xml import clean
from imprimatur.translation.exchange.interface import Parcel

_REF = 12
"""Hexadecimal digits of a reference: a tag holds 64 characters and a bookmark 40, an id may have more."""
_SWITCHES = ("bold", "italic", "verbatim")


@dataclass(frozen=True, slots=True)
class Sent:
    """One text as it was sent, with its number in the file, from 1."""

    id: str
    number: int
    source: Inline
    target: Inline


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds: its dossier, its languages, and each text that was sent by its reference."""

    dossier: str
    source: Lang
    target: Lang
    sent: dict[str, Sent] = field(default_factory=dict)


def reference(identity: str) -> str:
    """The reference of a text: letters and digits alone, of a length that tags and bookmarks hold."""
    return hashlib.sha256(identity.encode()).hexdigest()[:_REF]


def part_of(parcel: Parcel) -> bytes:
    """The custom XML part of a parcel."""
    root = _element("parcel", dossier=parcel.dossier, source=parcel.source, target=parcel.target)
    for segment in parcel.segments:
        one = etree.SubElement(root, f"{{{NAMESPACE}}}text", id=clean(segment.id))
        for name, inline in (("source", segment.source), ("target", segment.target)):
            one.append(_inline(name, inline))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def held_in(root: Any) -> Held | None:
    """What such a part says; None for one that is not ours, or says no languages."""
    if root.tag != f"{{{NAMESPACE}}}parcel":
        return None
    source, target = root.get("source"), root.get("target")
    if {source, target} != set(LANGS):
        return None
    sent: dict[str, Sent] = {}
    for number, one in enumerate(root.iterchildren(f"{{{NAMESPACE}}}text"), 1):
        identity = one.get("id") or ""
        texts = (_read(one.find(f"{{{NAMESPACE}}}{name}")) for name in ("source", "target"))
        sent.setdefault(reference(identity), Sent(identity, number, *texts))
    return Held(root.get("dossier") or "", cast(Lang, source), cast(Lang, target), sent)


def head_line(parcel: Parcel) -> str:
    """The hidden line at the head of the text, for a file that has lost the part."""
    return ":".join((MARK, parcel.dossier, parcel.source, parcel.target))


def held_by_line(text: str) -> Held | None:
    """What the hidden line says; None for another text."""
    parts = text.strip().split(":")
    if len(parts) != 4 or parts[0] != MARK or set(parts[2:]) != set(LANGS):
        return None
    return Held(parts[1], cast(Lang, parts[2]), cast(Lang, parts[3]))


def _element(name: str, **attributes: str) -> Any:
    made: Any = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for key, value in attributes.items():
        made.set(key, clean(value))
    return made


def _inline(name: str, inline: Inline) -> Any:
    made = _element(name)
    for run in inline:
        values = {"link": run.link, "lang": run.lang or "", "raised": run.raised}
        values |= {switch: "1" for switch in _SWITCHES if getattr(run, switch)}
        one = _element("run", **{key: value for key, value in values.items() if value})
        one.text = clean(run.text)
        if run.note:
            one.append(_inline("note", run.note))
        made.append(one)
    return made


def _read(element: Any) -> Inline:
    return tuple(_runs(element)) if element is not None else ()


def _runs(element: Any) -> Iterator[Run]:
    for one in element.iterchildren(f"{{{NAMESPACE}}}run"):
        bold, italic, verbatim = (one.get(switch) == "1" for switch in _SWITCHES)
        lang, raised = one.get("lang"), one.get("raised")
        yield Run(
            one.text or "",
            bold,
            italic,
            one.get("link") or "",
            cast(Speech, lang) if lang in get_args(Speech) and lang in TAGS else None,
            verbatim,
            _read(one.find(f"{{{NAMESPACE}}}note")),
            raised=cast(Any, raised) if raised in ("super", "sub") else "",
        )
