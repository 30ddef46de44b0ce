"""The text of a Word paragraph: runs, links, footnotes and pictures, and what revision has left in it.

The text is the original one: tracked insertions are left out, tracked deletions are kept, as long as nobody has
accepted them. Fields show their last result. Hidden text and the prompts of empty form fields are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Figure, Inline, Run
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import clean, tidy
from imprimatur.sources.plain_text.inline import add_note, joined, safe_link
from imprimatur.sources.word.parts import characters
from imprimatur.sources.word.styles import Styles, child, value

EXCERPT = 60
"""Characters of a tracked change or a comment that are quoted."""

_LEFT = {
    "ins": "word_insertion",
    "moveTo": "word_move",
    "del": "word_deletion",
    "moveFrom": "word_move",
    "comment": "word_comment",
}
"""What was left in a text, by its element."""
_MEDIA = ("image/png", "image/jpeg", "image/gif")
_FIXED = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_HIDDEN_FIELD = re.compile(r"\s*(?:TOC|INDEX|XE|TC)\b", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """What one paragraph holds. `indent` is its leading white space, `boxes` the contents of its text boxes."""

    text: Inline = ()
    indent: int = 0
    figures: list[Figure] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False


@dataclass(slots=True)
class InlineReader:
    """Reads the paragraphs of one document in order; fields may run over several of them."""

    part: Any
    styles: Styles
    notes: dict[tuple[str, str], Any]
    comments: dict[str, str]
    findings: list[Finding] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _place: Location = field(default=Location(""))
    _tracked: dict[str, str] = field(default_factory=dict)

    def read(self, paragraph: Any, place: Location) -> Found:
        """What a paragraph holds; revisions and comments become findings at its place."""
        self._place, self._tracked = place, {}
        found = Found()
        made: list[Run] = []
        for mark in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"):
            if child(paragraph, "w:pPr", "w:rPr", mark) is not None:
                self._tracked[mark.removeprefix("w:")] = ""
        self._walk(paragraph, found, made, "")
        for sort, text in self._tracked.items():
            self._revision(sort, text or "¶")
        lead = "".join(run.text for run in made)
        found.indent = sum(6 if char == "\t" else 1 for char in lead[: len(lead) - len(lead.lstrip())])
        folded = [replace(run, text=re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]+", " ", run.text))) for run in made]
        found.text = tuple(replace(run, verbatim=_is_address(run)) for run in joined(folded))
        return found

    def _revision(self, sort: str, text: str) -> None:
        excerpt = tidy(text)
        excerpt = excerpt if len(excerpt) <= EXCERPT else f"{excerpt[:EXCERPT].rstrip()}…"
        self.findings.append(finding("R06", self._place, {"what": say(_LEFT[sort]), "excerpt": excerpt}))

    def _lost(self, what: Bilingual) -> None:
        self.findings.append(finding("R12", self._place, {"what": what}))

    def _walk(self, element: Any, found: Found, made: list[Run], link: str) -> None:
        for node in element.iterchildren(tag=etree.Element):
            name = etree.QName(node).localname
            if name in _LEFT:
                self._tracked[name] = self._tracked.get(name, "") + characters(node)
            match name:
                case "r":
                    self._run(node, found, made, link)
                case "hyperlink":
                    self._walk(node, found, made, self._target(node) or link)
                case "sdt":
                    if child(node, "w:sdtPr", "w:showingPlcHdr") is None and child(node, "w:sdtContent") is not None:
                        self._walk(child(node, "w:sdtContent"), found, made, link)
                case "del" | "moveFrom" | "fldSimple" | "smartTag" | "customXml" | "dir" | "bdo":
                    self._walk(node, found, made, link)
                case "oMath" | "oMathPara":
                    made.append(Run(characters(node), verbatim=True))

    def _target(self, hyperlink: Any) -> str:
        relation = self.part.rels.get(hyperlink.get(qn("r:id")))
        return safe_link(relation.target_ref) if relation is not None and relation.is_external else ""

    def _run(self, run: Any, found: Found, made: list[Run], link: str) -> None:
        properties = child(run, "w:rPr")
        if child(properties, "w:vanish") is not None and value(properties, "w:vanish") not in ("0", "false"):
            return
        bold, italic = self.styles.emphasis(properties)
        for node in _content(run):
            name = etree.QName(node).localname
            match name:
                case "fldChar" | "instrText":
                    self._field(node, name)
                case "commentReference":
                    self._revision("comment", self.comments.get(node.get(qn("w:id")) or "", ""))
                case "drawing" | "pict" | "object":
                    self._drawing(node, found, name)
                case "footnoteReference" | "endnoteReference":
                    add_note(made, self._note(name.removesuffix("Reference"), node.get(qn("w:id")) or ""))
                case _ if self._visible():
                    text = _text(node, name)
                    if text:
                        made.append(Run(clean(text), bold, italic, link or self._field_link()))

    def _field(self, node: Any, name: str) -> None:
        if name == "instrText":
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].instruction += node.text or ""
            return
        match node.get(qn("w:fldCharType")):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].shows = True
            case "end" if self._fields:
                self._fields.pop()

    def _visible(self) -> bool:
        return all(one.shows and not _HIDDEN_FIELD.match(one.instruction) for one in self._fields)

    def _field_link(self) -> str:
        links = (_LINK_FIELD.match(one.instruction) for one in self._fields)
        return next((safe_link(link[1]) for link in links if link), "")

    def _note(self, sort: str, identity: str) -> Inline:
        """The text of a note; notes inside notes are left out."""
        note = self.notes.pop((sort, identity), None)
        made: list[Run] = []
        for paragraph in note.iter(qn("w:p")) if note is not None else ():
            if made:
                made.append(Run(" "))
            self._walk(paragraph, Found(), made, "")
        return joined(made)

    def _drawing(self, drawing: Any, found: Found, name: str) -> None:
        boxes = list(drawing.iter(qn("w:txbxContent")))
        found.boxes.extend(boxes)
        pictures = [node.get(qn("r:embed")) for node in drawing.iter(qn("a:blip"))]
        pictures += [node.get(qn("r:id")) for node in drawing.iter("{urn:schemas-microsoft-com:vml}imagedata")]
        if name == "object" or not (pictures or boxes):
            drawn = any(etree.QName(node).localname in ("chart", "relIds") for node in drawing.iter(etree.Element))
            if name == "object" or drawn:
                self._lost(say("word_object") if name == "object" else say("word_chart"))
            return
        alt, label, decorative = _described(drawing)
        for identity in pictures:
            picture = self.part.related_parts.get(identity)
            if picture is None or picture.content_type not in _MEDIA:
                self._lost(say("word_picture"))
                continue
            if not alt and not decorative:
                self.findings.append(finding("R09", self._place, {"what": label}))
            found.figures.append(Figure(picture.blob, picture.content_type, alt, location=self._place))


def _content(run: Any) -> Iterator[Any]:
    """The children of a run, the preferred one of alternative contents in their place."""
    for node in run.iterchildren(tag=etree.Element):
        if etree.QName(node).localname != "AlternateContent":
            yield node
            continue
        choice = next((one for one in node.iterchildren(tag=etree.Element) if len(one)), None)
        yield from choice.iterchildren(tag=etree.Element) if choice is not None else ()


def _text(node: Any, name: str) -> str:
    if name in ("t", "delText"):
        return node.text or ""
    if name == "br":
        return "\n" if node.get(qn("w:type")) in (None, "textWrapping") else ""
    if name == "sym":
        code = int(node.get(qn("w:char")) or "0", 16)
        # Symbol fonts put their signs in the private area: nothing else would show them.
        return chr(code) if 0x20 <= code < 0xD800 else ""
    return _FIXED.get(name, "")


def _described(drawing: Any) -> tuple[str, str, bool]:
    """The alternative text of a drawing, the name Word gives it, and whether it is marked as decorative."""
    properties = next(drawing.iter(qn("wp:docPr")), None)
    if properties is None:
        shape = next((node for node in drawing.iter(etree.Element) if node.get("alt") is not None), None)
        return (tidy(shape.get("alt")) if shape is not None else ""), "", False
    decorative = any(
        etree.QName(node).localname == "decorative" and node.get("val") not in ("0", "false", None)
        for node in properties.iter(etree.Element)
    )
    return (
        tidy(properties.get("descr") or properties.get("title") or ""),
        tidy(properties.get("name") or ""),
        decorative,
    )


def _is_address(run: Run) -> bool:
    """Whether a linked run prints the address itself, which typography must not touch."""
    return run.verbatim or (bool(run.link) and not re.search(r"\s", run.text) and bool(re.search(r"[@.]", run.text)))
