"""Word texts: a paragraph gets other words in its own style, or a new one stands after it, like its neighbours."""

import posixpath
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.reader import paragraphs
from imprimatur.sources.word.xml import child, kind, qn
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.held import Change, Held, contents
from imprimatur.translation.write_back.looks import cut, replaced, same, same_calls
from imprimatur.translation.write_back.package import with_members, xml_bytes
from imprimatur.translation.write_back.word_notes import Notes
from imprimatur.translation.write_back.word_runs import fault_of, notes_in, rewrite

_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NEAR = 4
"""Paragraphs around a table or a picture among which its caption is looked for."""


def changed(name: str, content: bytes, changes: Sequence[Change]) -> tuple[bytes, list[tuple[Change, str]]]:
    """The document with its changes made, and those that it has no place for."""
    main = Package(content).main
    if _STRICT in main.blob:
        return content, [(change, "strict_dialect") for change in changes]
    source = Source(name, content, "")
    tree = main.root.getroottree()
    met = [
        _Met(place, tree.xpath(path, namespaces=main.root.nsmap)[0], text) for place, path, text in paragraphs(source)
    ]
    work = _Work(main, met, Notes(main), contents(name, content).texts)
    left = [(change, why) for change in changes if (why := work.make(change))]
    left += [(change, why) for one in met if one.changes and (why := work.write(one)) for change in one.changes]
    return with_members(content, work.members()), left


@dataclass(slots=True, eq=False)
class _Met:
    """A paragraph: its place, its element, its text as it is and as it shall be, with what changes it."""

    place: Location
    node: Any
    text: Inline
    changes: list[Change] = field(default_factory=list)
    now: Inline | None = None

    @property
    def says(self) -> Inline:
        """What it says by now."""
        return self.text if self.now is None else self.now


@dataclass(slots=True)
class _Work:
    """A document on its way."""

    main: Part
    met: list[_Met]
    notes: Notes
    texts: Sequence[Held]
    links: dict[str, str] = field(default_factory=dict)
    last: dict[int, Any] = field(default_factory=dict)
    opened: dict[str, Any] = field(default_factory=dict)

    def make(self, change: Change) -> str:
        """Take one change; why it cannot be made, empty where it can."""
        if change.held is None:
            return self._new(change)
        held = change.held
        here = [one for one in self.met if one.place == held.location and one.text]
        if held.sort is Sort.CELL and len(here) > 1 and change.text:
            return self._lines(here, change)
        if held.sort is Sort.CELL and not change.text:
            for one in here:
                one.now = ()
                one.changes.append(change)
            return "" if here else "place_changed"
        if held.sort in (Sort.CAPTION, Sort.CREDIT):
            near = held.location.paragraph
            here += [one for one in self.met if one not in here and abs(one.place.paragraph - near) <= _NEAR]
        if not change.text:
            return self._gone(here, change)
        for one in here:
            made = _put(one.says, held, change.text)
            if made is not None:
                one.now = made
                one.changes.append(change)
                return ""
        return "place_changed"

    def _gone(self, here: Sequence[_Met], change: Change) -> str:
        """Take the words of a paragraph away, with the paragraph where nothing else stands in it."""
        assert change.held is not None
        for one in here:
            if _put(one.says, change.held, (Run("x"),)) is not None:
                one.now = ()
                one.changes.append(change)
                return ""
        return "place_changed"

    def _lines(self, here: Sequence[_Met], change: Change) -> str:
        """A cell of several paragraphs, each a line of its text."""
        assert change.held is not None
        was, now = _by_line(change.held.inline), _by_line(change.text)
        if not len(was) == len(now) == len(here):
            return "several_paragraphs"
        for one, before, after in zip(here, was, now, strict=True):
            if same(before, after):
                continue
            mark = len(plain(before)) - len(plain(one.text))
            if mark < 0 or plain(before)[:mark] != plain(after)[:mark]:
                return "several_paragraphs"
            one.now = cut(after, mark, len(plain(after)))
            one.changes.append(change)
        return ""

    def write(self, one: _Met) -> str:
        """Write the words of a paragraph; why they cannot be, empty where they are."""
        assert one.now is not None
        if why := fault_of(one.node):
            return why
        former = [run.note for run in one.text if run.note]
        wanted = [run.note for run in one.now if run.note]
        calls = self.notes.calls(notes_in(one.node), former, wanted)
        if calls is None:
            return "notes_not_held"
        holder = one.node.getparent()
        if not one.now and kind(holder) == "w:body" and not _draws(one.node):
            holder.remove(one.node)
        elif not same_calls(one.now, one.text):
            rewrite(one.node, one.now, self._link, calls)
        return ""

    def _link(self, address: str) -> str:
        """The relation of an address, made where there is none."""
        known = next((key for key, one in self.main.relations.items() if one.address == address), "")
        return known or self.links.setdefault(address, f"rIdImprimatur{len(self.links) + 1}")

    def _new(self, change: Change) -> str:
        """Put in a paragraph like those of its sort."""
        edit = change.edit
        if edit.sort in (Sort.CELL, Sort.CAPTION, Sort.CREDIT, Sort.NOTE) or any(run.note for run in change.text):
            return "no_place"
        here = [one for one in self.met if edit.after and one.place == edit.after]
        if edit.after and (not here or any(kind(one) == "w:tc" for one in here[-1].node.iterancestors())):
            return "no_place"
        node = self._like(edit.sort, edit.level)
        if node is None:
            return "no_style"
        rewrite(node, change.text, self._link, [])
        self._stand(node, self._under(edit.under, here[-1].node if here else None))
        return ""

    def _stand(self, node: Any, before: Any) -> None:
        """A paragraph after another one and what was already put in there; else at the start."""
        body = child(self.main.root, "w:body")
        key = id(before) if before is not None else 0
        after = self.last.get(key, before)
        if after is None:
            body.insert(0, node)
        else:
            after.addnext(node)
        self.last[key] = node

    def _under(self, name: Inline, before: Any) -> Any:
        """What a text of a passage without a heading stands after: its heading is made once, at the end of the document
        where nothing stands before it."""
        said = plain(name)
        if not said:
            return before
        if said not in self.opened:
            ends = [one.node for one in self.met if kind(one.node.getparent()) == "w:body"]
            self.opened[said] = before if before is not None or not ends else ends[-1]
            node = self._like(Sort.HEADING, 1)
            if node is not None:
                rewrite(node, name, self._link, [])
                self._stand(node, self.opened[said])
        return self.opened[said]

    def _like(self, sort: Sort, level: int) -> Any | None:
        """An empty paragraph in the style of the first of its sort and depth; None for a heading that has no style."""
        places = [
            one.location for one in self.texts if (one.sort, one.level) == (sort, level) and not one.location.cell
        ]
        model = next((one for place in places for one in self.met if one.place == place and one.text), None)
        node = etree.Element(qn("w:p"))
        properties = child(model.node, "w:pPr") if model else None
        if properties is not None:
            node.append(deepcopy(properties))
            for name in ("w:sectPr", "w:pPrChange"):
                for one in list(node[0].iterchildren(qn(name))):
                    node[0].remove(one)
        elif model is None and sort is Sort.HEADING:
            style = self._heading(level)
            if not style:
                return None
            etree.SubElement(etree.SubElement(node, qn("w:pPr")), qn("w:pStyle")).set(qn("w:val"), style)
        run = next(model.node.iter(qn("w:r")), None) if model else None
        if run is not None:
            copied = etree.SubElement(node, qn("w:r"))
            if child(run, "w:rPr") is not None:
                copied.append(deepcopy(child(run, "w:rPr")))
        return node

    def _heading(self, level: int) -> str:
        """The style of the headings of a level, by the name that Word gives it in every language; empty for none."""
        styles = self.main.related("styles")
        for one in styles.root.iter(qn("w:style")) if styles else ():
            name = child(one, "w:name")
            if name is not None and (name.get(qn("w:val")) or "").lower() == f"heading {level}":
                return one.get(qn("w:styleId")) or ""
        return ""

    def members(self) -> dict[str, bytes]:
        """The parts that changed."""
        found = {self.main.name: xml_bytes(self.main.root), **self.notes.members()}
        if self.links:
            folder, base = posixpath.split(self.main.name)
            name = posixpath.join(folder, "_rels", f"{base}.rels")
            root = etree.fromstring(self.main.package.read(name) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
            for address, key in self.links.items():
                about = {"Id": key, "Type": _LINK, "Target": address, "TargetMode": "External"}
                etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", about)
            found[name] = xml_bytes(root)
        return found


def _draws(paragraph: Any) -> bool:
    """Whether a paragraph holds more than words: a picture, or the end of a section."""
    return any(kind(one) in ("w:drawing", "w:pict", "w:object", "w:sectPr") for one in paragraph.iter(etree.Element))


def _put(now: Inline, held: Held, text: Inline) -> Inline | None:
    """What a paragraph shall say: a heading is read on one line and without its bold."""
    made = replaced(now, held.inline, text)
    if made is None and " ".join(plain(now).split()) == " ".join(plain(held.inline).split()):
        bold = bool(now) and all(run.bold for run in now)
        made = tuple(Run(run.text, run.bold or bold, run.italic, run.link, run.lang, note=run.note) for run in text)
    return made


def _by_line(text: Inline) -> list[Inline]:
    lines: list[Inline] = []
    whole, start = plain(text), 0
    for line in whole.split("\n"):
        lines.append(cut(text, start, start + len(line)))
        start += len(line) + 1
    return lines
