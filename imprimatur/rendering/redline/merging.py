"""Two Word texts as one, with what came and what went: blocks, rows of tables, words of paragraphs."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.redline.aligning import Piece, paired, steps, words_of
from imprimatur.rendering.redline.atoms import Atom, atoms_of, text_of
from imprimatur.rendering.redline.bringing import NOTES, Bringing, note_of
from imprimatur.rendering.redline.tracking import Fate, Said, Tracking

P, TBL, TR, TC = (name(tag) for tag in ("p", "tbl", "tr", "tc"))


@dataclass(slots=True)
class Merging:
    """Merges one part of two documents, such as their body, into elements of the present one."""

    bringing: Bringing
    tracking: Tracking
    member: str

    def blocks(self, old: Sequence[Any], new: Sequence[Any], in_cell: bool = False) -> list[Any]:
        """The paragraphs and tables of both, in the order of reading, every difference marked."""
        pieces_old, pieces_new = ([self._piece(block, in_cell) for block in blocks] for blocks in (old, new))
        made: list[Any] = []
        for a, b in paired(pieces_old, pieces_new, last=in_cell):
            before, after = None if a is None else old[a], None if b is None else new[b]
            made += self._block(before, after)
        return list(_parted(made, self.tracking))

    def _piece(self, block: Any, in_cell: bool) -> Piece:
        """A block as it is found again: a table by its number of columns, a paragraph by its look.

        In a cell, where the look says little, by its words alone."""
        sort: tuple[str, object] = (block.tag, "")
        if block.tag == TBL:
            sort = (TBL, len(block.findall(f"{name('tblGrid')}/{name('gridCol')}")))
        elif not in_cell:
            sort = (P, _is_heading(block))
        return Piece(sort, words_of(text_of(block)))

    def _block(self, old: Any | None, new: Any | None) -> list[Any]:
        if old is None:
            return self._whole(new, "ins")
        if new is None:
            return self._whole(self._adopted(old), "del")
        if _is_same(old, new):
            return [deepcopy(new)]
        if new.tag == TBL:
            return [self._table(old, new)]
        return [self._paragraph(old, new)] if new.tag == P else [deepcopy(new)]

    def _adopted(self, old: Any) -> Any:
        return self.bringing.adopt(old, self.member)

    def _whole(self, block: Any, fate: Fate) -> list[Any]:
        """A block that came or went whole; one that holds the end of a section stays, and a blank that went is none."""
        if block.tag == TBL:
            made = deepcopy(block)
            for row in made.findall(TR):
                row.getparent().replace(row, self._row(row, fate))
            return [made]
        if block.tag != P:
            return [deepcopy(block)] if fate == "ins" else []
        is_blank = not text_of(block).strip() and next(block.iter(name("drawing")), None) is None
        if is_blank and fate == "del":
            return []
        section = block.find(f"{name('pPr')}/{name('sectPr')}") is not None
        said = [(_fate(atom, fate), atom) for atom in self._atoms(block) if fate == "ins" or not atom.still]
        return [self.tracking.paragraph(block.find(name("pPr")), self._noted(said), "" if section else fate)]

    def _row(self, row: Any, fate: Fate) -> Any:
        """A row that came or went, with all that its cells say."""
        made = deepcopy(row)
        for cell in made.findall(TC):
            for block in [one for one in cell if one.tag in (P, TBL)]:
                whole = self._whole(block, fate)
                for one in whole:
                    block.addprevious(one)
                if whole:
                    cell.remove(block)
        self.tracking.of_row(made, fate)
        return made

    def _table(self, old: Any, new: Any) -> Any:
        """A table, row by row."""
        made = deepcopy(new)
        rows = made.findall(TR)
        at = made.index(rows[0])
        for row in rows:
            made.remove(row)
        former, present = old.findall(TR), new.findall(TR)
        merged = []
        for a, b in paired([_row_piece(row) for row in former], [_row_piece(row) for row in present]):
            if a is None or b is None:
                merged += [self._row(present[b], "ins")] if b is not None else []
                merged += [self._row(self._adopted(former[a]), "del")] if a is not None else []
            elif _is_same(former[a], present[b]):
                merged.append(deepcopy(present[b]))
            else:
                merged.append(self._cells(former[a], present[b]))
        made[at:at] = merged
        return made

    def _cells(self, old: Any, new: Any) -> Any:
        """A row of both, cell by cell."""
        made = deepcopy(new)
        for cell, before, after in zip(made.findall(TC), old.findall(TC), new.findall(TC), strict=True):
            held = [[one for one in side if one.tag in (P, TBL)] for side in (before, after)]
            for block in [one for one in cell if one.tag in (P, TBL)]:
                cell.remove(block)
            cell.extend(self.blocks(held[0], held[1], in_cell=True))
        return made

    def _paragraph(self, old: Any, new: Any) -> Any:
        """A paragraph of both, word by word."""
        before = [atom for atom in self._atoms(old, former=True) if not atom.still]
        every = self._atoms(new)
        after = [atom for atom in every if not atom.still]
        self._same_list(old, new)
        said = list(self._told(before, after, every))
        made = self.tracking.paragraph(new.find(name("pPr")), self._noted(said))
        self._restyled(made, old, new)
        return made

    def _told(self, before: list[Atom], after: list[Atom], every: list[Atom]) -> Iterator[Said]:
        """The words of both in the order of reading: what went stands before what came in its place."""
        found = steps([one.key for one in before], [one.key for one in after])
        fates: list[Fate] = ["ins"] * len(after)
        gone: dict[int, list[Atom]] = {}
        for same, a, b, c, d in found:
            if same:
                fates[c:d] = [""] * (d - c)
                for one, two in zip(before[a:b], after[c:d], strict=True):
                    self._same_note(one, two)
            else:
                gone.setdefault(c, []).extend(before[a:b])
        place = 0
        for atom in every:
            if atom.still:
                yield "", atom
                continue
            yield from (("del", self._brought(one)) for one in gone.get(place, ()))
            yield fates[place], atom
            place += 1
        yield from (("del", self._brought(one)) for one in gone.get(place, ()))

    def _atoms(self, paragraph: Any, former: bool = False) -> list[Atom]:
        document = self.bringing.old if former else self.bringing.new
        return atoms_of(paragraph, document.target(self.member))

    def _brought(self, atom: Atom) -> Atom:
        nodes = tuple(map(self._adopted, atom.nodes))
        return Atom(atom.key, nodes, None if atom.link is None else self._adopted(atom.link), atom.leads)

    def _noted(self, said: Sequence[Said]) -> Iterator[Said]:
        """The same, the notes that went brought along, and those that came or went marked as well."""
        for fate, atom in said:
            if atom.key[0] == "note" and fate:
                (reference,) = atom.nodes[0].iter(name("footnoteReference"))
                note = self.bringing.note(reference) if fate == "del" else note_of(self.bringing.new, reference)
                inside = Merging(self.bringing, self.tracking, NOTES)
                if note is not None:
                    note[:] = [_ended(one, fate) for block in note for one in inside._whole(block, fate)]
            yield fate, atom

    def _same_note(self, old: Atom, new: Atom) -> None:
        """Mark what changed within a note that both texts call."""
        if new.key[0] != "note":
            return
        former, present = (
            note_of(document, next(atom.nodes[0].iter(name("footnoteReference"))))
            for document, atom in ((self.bringing.old, old), (self.bringing.new, new))
        )
        if former is not None and present is not None:
            merged = Merging(self.bringing, self.tracking, NOTES).blocks(list(former), list(present), in_cell=True)
            present[:] = merged

    def _same_list(self, old: Any, new: Any) -> None:
        """Remember that the list of an item is the one that it was of before."""
        where = f"{name('pPr')}/{name('numPr')}/{name('numId')}"
        before, after = old.find(where), new.find(where)
        if before is not None and after is not None:
            self.bringing.lists.setdefault(before.get(name("val")), after.get(name("val")))

    def _restyled(self, made: Any, old: Any, new: Any) -> None:
        """Mark that a paragraph has another style than it had."""
        former = self._adopted(old).find(name("pPr"))
        before, after = (
            one.find(name("pStyle")) if one is not None else None for one in (former, new.find(name("pPr")))
        )
        if before is None or after is None or before.get(name("val")) == after.get(name("val")):
            return
        for tag in ("rPr", "sectPr", "pPrChange"):
            for node in former.findall(name(tag)):
                former.remove(node)
        made.find(name("pPr")).append(self.tracking.mark("pPrChange", former))


def _is_same(old: Any, new: Any) -> bool:
    """Whether two blocks are written alike, and lean on nothing that may differ behind the same words."""
    leaning = (name("drawing"), name("footnoteReference"), name("numId"))
    return next(new.iter(*leaning), None) is None and etree.tostring(old) == etree.tostring(new)


def _fate(atom: Atom, fate: Fate) -> Fate:
    return "" if atom.still else fate


def _row_piece(row: Any) -> Piece:
    """A row as it is found again: by its words, among those of as many cells."""
    return Piece((TR, len(row.findall(TC))), words_of(text_of(row)))


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return style is not None and style.get(name("val"), "").lower().startswith(("heading", "titre", "kop"))


def _ended(block: Any, fate: Fate) -> Any:
    """A paragraph of a note without the mark of its end: the last one goes with the note."""
    for mark in block.findall(f"{name('pPr')}/{name('rPr')}/{name(fate)}"):
        mark.getparent().remove(mark)
    return block


def _parted(blocks: Sequence[Any], tracking: Tracking) -> Iterator[Any]:
    """The blocks, with a paragraph that went between two tables, which Word would join."""
    for place, block in enumerate(blocks):
        if place and block.tag == TBL and blocks[place - 1].tag == TBL:
            yield tracking.paragraph(w("pPr"), (), "del")
        yield block


def opened(part: Any) -> list[Any]:
    """The blocks of a body, what only holds others opened, the end of the last section left out."""
    found = []
    for block in part.iterchildren(tag=etree.Element):
        if block.tag == name("sdt"):
            found += opened(block.find(name("sdtContent")))
        elif block.tag in (P, TBL):
            found.append(block)
    return found
