"""A Word file that comes back: its paragraphs with what was printed, what is proposed, and what is said beside them.

What the product itself marked, in a redline or a draft, is no proposal: it is read as if it had been accepted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from imprimatur.core.edition import Move
from imprimatur.core.finding import Finding
from imprimatur.core.own_marks import AUTHOR
from imprimatur.core.review import Comment, Mark
from imprimatur.core.source import Source
from imprimatur.sources.package import refusal
from imprimatur.sources.plain_text.characters import clean, tidy
from imprimatur.sources.word.opc import Package, Part
from imprimatur.sources.word.vocabulary import BREAKS, DELETED, FORMAT_CHANGES, INSERTED, TABLE_CHANGES, TEXTS
from imprimatur.sources.word.words import branch, words
from imprimatur.sources.word.xml import child, elements, kind, qn, switched_on

FATES = {**dict.fromkeys(INSERTED, Move.ADDED), **dict.fromkeys(DELETED, Move.REMOVED)}
_APART = frozenset(
    ["w:drawing", "w:pict", "w:object", "w:instrText", "w:delInstrText", "w:rPr", "w:pPr", "m:oMathPara"]
)
"""What says nothing in a line, or stands apart from it."""
_MOVES = frozenset(["w:moveFrom", "w:moveTo"])
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stay, come or go; `moved` ones come from, or go to, another place."""

    move: Move
    text: str
    mark: Mark | None = None
    moved: bool = False


@dataclass(slots=True)
class Line:
    """A paragraph of the file, in the order of reading.

    `end` says what becomes of its end, so that it is one with the next or parted from it. `row` numbers the row of a
    table that it stands in, from 1, and `fate` is what becomes of the row. `looks` tells who changed its look.
    """

    stretches: list[Stretch] = field(default_factory=list)
    end: Stretch = field(default_factory=lambda: Stretch(Move.KEPT, ""))
    row: int = 0
    fate: Stretch = field(default_factory=lambda: Stretch(Move.KEPT, ""))
    looks: list[Mark] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def said(self, *left: Move) -> str:
        """Its words, without those of some fates."""
        return "".join(one.text for one in self.stretches if one.move not in left)


class NotReadable(Exception):
    """A file that is not opened, or is no Word text; `reason` is the finding that says why, if there is one."""

    def __init__(self, reason: Finding | None = None) -> None:
        """Keep why."""
        self.reason = reason
        super().__init__(reason)


def lines_of(source: Source) -> list[Line]:
    """The paragraphs of a Word file, those of its contents list left out, its notes last. Raises NotReadable."""
    refused = refusal(source)
    if refused:
        raise NotReadable(refused)
    try:
        main = Package(source.content).main
        return _Reader(_comments(main)).read(main)
    except (KeyError, ValueError, RecursionError, SyntaxError, AttributeError, TypeError, OSError) as fault:
        raise NotReadable from fault


@dataclass(slots=True)
class _Told:
    """A comment on its way: what is said, the words it hangs on so far."""

    comment: Comment
    quoted: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    comments: dict[str, Comment]
    lines: list[Line] = field(default_factory=list)
    rows: int = 0
    fields: list[str] = field(default_factory=list)
    """The instructions of the fields that are open, the innermost last."""
    listed: bool = False
    """Whether the paragraph at hand is a line of a contents list, which Word makes anew."""
    open: dict[str, _Told] = field(default_factory=dict)
    homes: dict[str, Line] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)

    def read(self, main: Part) -> list[Line]:
        self._blocks(child(main.root, "w:body"), 0, Stretch(Move.KEPT, ""))
        notes = main.related("footnotes")
        for note in notes.root.iterchildren(qn("w:footnote")) if notes is not None else ():
            if note.get(qn("w:type")) in (None, "normal"):
                self._blocks(note, 0, Stretch(Move.KEPT, ""))
        for identity, line in self.homes.items():
            comment = self.comments[identity]
            quoted = " ".join(self.quotes.get(identity, "").split())
            line.comments.append(Comment(comment.mark, comment.text, quoted, comment.resolved, comment.replies))
        return self.lines

    def _blocks(self, holder: Any, row: int, fate: Stretch) -> None:
        for node in elements(holder):
            name = kind(node)
            if name == "w:p":
                self._paragraph(node, row, fate)
            elif name == "w:tr":
                self.rows += 1
                found = _fate(child(node, "w:trPr")) or fate
                self._blocks(node, self.rows, found)
            elif name in ("w:tbl", "w:tc", "w:sdt", "w:sdtContent", "w:customXml", *FATES):
                self._blocks(node, row, fate)

    def _paragraph(self, node: Any, row: int, fate: Stretch) -> None:
        line = Line(row=row, fate=fate)
        self.listed = self._in_contents()
        properties = child(node, "w:pPr")
        line.end = _fate(child(properties, "w:rPr")) or line.end
        changes = properties.iter(*map(qn, (*FORMAT_CHANGES, *TABLE_CHANGES))) if properties is not None else ()
        line.looks += [mark for one in changes if (mark := _mark(one)).by != AUTHOR]
        self._walk(node, line, Stretch(Move.KEPT, ""))
        own = line.end.mark is not None and line.end.mark.by == AUTHOR
        if own and line.end.move is Move.ADDED:
            line.end = Stretch(Move.KEPT, "")
        gone = own and line.end.move is Move.REMOVED and not line.said().strip()
        row_gone = fate.mark is not None and fate.mark.by == AUTHOR and fate.move is Move.REMOVED
        if not self.listed and not gone and not row_gone:
            self.lines.append(line)

    def _in_contents(self) -> bool:
        return any(one.lstrip().upper().startswith("TOC") for one in self.fields)

    def _walk(self, holder: Any, line: Line, fate: Stretch) -> None:
        for node in elements(holder):
            name = kind(node)
            if name in FATES:
                self._changed(node, name, line, fate)
            elif name in TEXTS and name != "a:t":
                self._say(node.text or "", line, fate)
            elif name in BREAKS:
                self._say(BREAKS[name], line, fate)
            elif name == "mc:AlternateContent":
                taken = branch(node)
                if taken is not None and next(taken.iter(qn("w:drawing")), None) is None:
                    self._walk(taken, line, fate)
            else:
                self._other(node, name, line, fate)

    def _changed(self, node: Any, name: str, line: Line, fate: Stretch) -> None:
        mark, move = _mark(node), FATES[name]
        if mark.by == AUTHOR:
            if move is Move.ADDED:
                self._walk(node, line, fate)
            return
        if fate.move is Move.KEPT:
            self._walk(node, line, Stretch(move, "", mark, name in _MOVES))
        # What one person added and another took away again was never printed, and is not proposed.

    def _other(self, node: Any, name: str, line: Line, fate: Stretch) -> None:
        if name == "w:fldChar":
            self._field(node)
        elif name == "w:instrText" and self.fields:
            self.fields[-1] += node.text or ""
            self.listed |= self._in_contents()
        elif name in ("w:commentRangeStart", "w:commentReference", "w:commentRangeEnd"):
            self._comment(node.get(qn("w:id")) or "", name, line)
        elif name == "w:drawing" and fate.move is not Move.KEPT:
            said = next((one.get("descr") for one in node.iter(qn("wp:docPr")) if one.get("descr")), "")
            self._say(f"[{said or '…'}]", line, fate)
        elif name == "w:r":
            changed = child(node, "w:rPr", "w:rPrChange")
            if changed is not None and (mark := _mark(changed)).by != AUTHOR:
                line.looks.append(mark)
            if not switched_on(node, "w:rPr", "w:webHidden"):
                self._walk(node, line, fate)
        elif name not in _APART:
            self._walk(node, line, fate)

    def _say(self, text: str, line: Line, fate: Stretch) -> None:
        text = clean(text)  # what is shown stands in the order in which it was typed, and steers no terminal
        if not text:
            return
        line.stretches.append(Stretch(fate.move, text, fate.mark, fate.moved))
        if fate.move is not Move.REMOVED:
            for told in self.open.values():
                told.quoted.append(text)

    def _field(self, node: Any) -> None:
        sort = node.get(qn("w:fldCharType"))
        if sort == "begin":
            self.fields.append("")
        elif sort == "end" and self.fields:
            self.fields.pop()

    def _comment(self, identity: str, name: str, line: Line) -> None:
        if identity not in self.comments:
            return
        if name == "w:commentRangeStart":
            self.open[identity] = _Told(self.comments[identity])
        elif name == "w:commentRangeEnd" and identity in self.open:
            self.quotes[identity] = "".join(self.open.pop(identity).quoted)
        self.homes.setdefault(identity, line)


def _mark(node: Any) -> Mark:
    """Who signed a change or a comment, and when."""
    return Mark(tidy(node.get(qn("w:author")) or ""), (node.get(qn("w:date")) or "")[:16])


def _fate(properties: Any) -> Stretch | None:
    """What becomes of the end of a paragraph, or of a row."""
    for name, move in FATES.items():
        found = child(properties, name)
        if found is not None:
            return Stretch(move, "", _mark(found), name in _MOVES)
    return None


def _comments(main: Part) -> dict[str, Comment]:
    """The comments of a file by id, answers within what they answer; those of the product are no reviewer's, unless
    somebody answers them."""
    part = main.related("comments")
    if part is None:
        return {}
    found = list(part.root.iterchildren(qn("w:comment")))
    extended = main.related("commentsExtended")
    more = {one.get(f"{_EXTENDED}paraId"): one for one in elements(extended.root)} if extended is not None else {}
    above: dict[str, str] = {}
    done: dict[str, bool] = {}
    by_paragraph = {
        key: _id(one) for one in found for paragraph in one.iter(qn("w:p")) if (key := paragraph.get(_PARAGRAPH_ID))
    }
    for one in found:
        said = [more[key] for paragraph in one.iter(qn("w:p")) if (key := paragraph.get(_PARAGRAPH_ID)) in more]
        done[_id(one)] = any(each.get(f"{_EXTENDED}done") in ("1", "true") for each in said)
        parents = [each.get(f"{_EXTENDED}paraIdParent") for each in said]
        above |= {_id(one): by_paragraph[each] for each in parents if each in by_paragraph}
    return {_id(one): made for one in found if _id(one) not in above and (made := _told(one, found, above, done))}


def _told(node: Any, every: Iterable[Any], above: dict[str, str], done: dict[str, bool]) -> Comment | None:
    answers = [one for one in every if above.get(_id(one)) == _id(node)]
    replies = tuple(Comment(_mark(one), clean(words(one)), resolved=done[_id(one)]) for one in answers)
    mark = _mark(node)
    return (
        None if mark.by == AUTHOR and not replies else Comment(mark, clean(words(node)), "", done[_id(node)], replies)
    )


def _id(node: Any) -> str:
    return str(node.get(qn("w:id")))


def texts_of(lines: Iterable[Line]) -> Iterator[str]:
    """What each line said before anybody proposed anything."""
    for line in lines:
        yield line.said(Move.ADDED)
