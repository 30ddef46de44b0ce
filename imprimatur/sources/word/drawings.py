"""The drawings of Word: pictures, text boxes, words set as pictures; the rest is told with its words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Figure, Paragraph, Run
from imprimatur.sources.messages import say
from imprimatur.sources.pictures import printed
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.word.opc import Part
from imprimatur.sources.word.told import Told, saying
from imprimatur.sources.word.words import branch, words
from imprimatur.sources.word.xml import OFF, elements, kind, qn

MEDIA = ("image/png", "image/jpeg", "image/gif", "image/tiff", "image/bmp", "image/webp")
_STRAIGHT = ("line", "straightConnector1")
"""Drawn lines that only set parts of a page apart."""
_WRITTEN = ("v:textpath", "a:p")
_EMBEDDED = ("o:OLEObject", "w:control", "w:objectEmbed", "w:objectLink")
_INK = ("w:contentPart", "?:contentPart")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its alternative text; `label` is the name that Word gives it."""

    part: Part
    alt: str
    label: str
    decorative: bool


@dataclass(slots=True)
class Drawn:
    """What a drawing holds, in its order: pictures, the contents of text boxes (elements), words (texts); and what is
    lost with it."""

    content: list[Any] = field(default_factory=list)
    lost: list[Bilingual] = field(default_factory=list)
    shapes: bool = False


def drawn_blocks(drawing: Any, part: Part, told: Told) -> Iterator[Any]:
    """What is drawn, in its order: figures, paragraphs, and contents of text boxes (elements) still to be read.

    What cannot be carried is told, with its words.
    """
    found = _drawn(drawing, part)
    for what in found.lost:
        told.add("R12", what)
    if found.shapes and not found.content and not found.lost:
        told.add("R20", say["word_shape"])
    for one in found.content:
        if isinstance(one, Picture):
            figure, faults = printed(
                Figure(one.part.blob, one.part.content_type, one.alt, location=told.place), one.label
            )
            told.findings += faults
            if figure is None:
                continue
            if not one.alt and not one.decorative:
                told.add("R09", one.label)
            yield figure
        elif isinstance(one, str):
            yield Paragraph((Run(one),), location=told.place)
        else:
            yield one


def _drawn(drawing: Any, part: Part) -> Drawn:
    """What a `w:drawing`, `w:pict` or `w:object` of a part holds."""
    found = Drawn()
    if kind(drawing) == "w:object":
        program = next((one.get("ProgID") for one in drawing.iter(etree.Element) if one.get("ProgID")), "")
        found.lost.append(saying(say["word_object"], f"{program} {words(drawing)}"))
        return found
    _Look(part, found, _described(drawing)).at(drawing)
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """The walk over one drawing."""

    part: Part
    found: Drawn
    described: tuple[str, str, bool]

    def at(self, node: Any) -> None:
        name = kind(node)
        match name:
            case "mc:AlternateContent":
                taken = branch(node)
                if taken is not None:
                    self.at(taken)
            case "w:txbxContent":
                self.found.content.append(node)
            case "a:blip":
                self._picture(node.get(qn("r:embed")) or node.get(qn("r:link")))
            case "v:imagedata":
                self._picture(node.get(qn("r:id")))
            case "c:chart" | "cx:chart":
                self.found.lost.append(saying(say["word_chart"], words(node)))
            case "dgm:relIds":
                self.found.lost.append(saying(say["word_diagram"], words(node)))
            case _ if name in _WRITTEN:
                text = tidy(node.get("string") or "" if name == "v:textpath" else words(node))
                self.found.content += [text] if text else []
            case _ if name in _EMBEDDED:
                self.found.lost.append(say["word_object"])
            case _ if name in _INK:
                self.found.lost.append(say["word_ink"])
            case _:
                self.found.shapes = self.found.shapes or _is_shape(node, name)
                for one in elements(node):
                    if name == "a:graphicData" and kind(one).startswith("?:"):
                        self.found.lost.append(saying(say["word_drawing"], words(one)))
                    self.at(one)

    def _picture(self, identity: str | None) -> None:
        relation = self.part.relations.get(identity or "")
        part = relation.part if relation else None
        if part is None or part.content_type not in MEDIA:
            self.found.lost.append(saying(say["word_picture"], self.described[0]))
        else:
            self.found.content.append(Picture(part, *self.described))


def _is_shape(node: Any, name: str) -> bool:
    """Whether an element is a drawn form that says something: not a line between two parts of a page."""
    if name == "a:prstGeom":
        return node.get("prst") not in (*_STRAIGHT, "rect", None)
    if name == "a:custGeom":
        return True
    return name in ("v:oval", "v:roundrect", "v:curve", "v:arc", "v:polyline") and not node.get(
        "{urn:schemas-microsoft-com:office:office}hr"
    )


def _described(drawing: Any) -> tuple[str, str, bool]:
    """The alternative text of a drawing, the name Word gives it, and whether it is marked as decorative."""
    properties = next(drawing.iter(qn("wp:docPr")), None)
    if properties is None:
        shape = next((node for node in drawing.iter(etree.Element) if node.get("alt") is not None), None)
        return (tidy(shape.get("alt")) if shape is not None else ""), "", False
    decorative = any(
        etree.QName(node).localname == "decorative" and node.get("val") not in (*OFF, None)
        for node in properties.iter(etree.Element)
    )
    return (
        tidy(properties.get("descr") or properties.get("title") or ""),
        tidy(properties.get("name") or ""),
        decorative,
    )
