"""What a board does to a produced Word file, as Word writes it down."""

from copy import deepcopy
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}
ANNE, BRAM = "Anne Dubois", "Bram Peeters"
WHEN = "2026-11-26T10:15:00Z"


def w(tag: str, *children: Any, **attributes: object) -> Any:
    made = etree.Element(W + tag)
    for key, value in attributes.items():
        made.set(W + key, str(value))
    made.extend(children)
    return made


def run(text: str, tag: str = "t") -> Any:
    said = w(tag)
    said.text = text
    said.set(_XML, "preserve")
    return w("r", said)


class Board:
    """A Word file on a board's table."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.members["word/document.xml"])
        self.ids = count(900)
        self.comments: list[tuple[int, str, str, int | None, bool]] = []

    def mark(self, tag: str, *children: Any, by: str = ANNE) -> Any:
        return w(tag, *children, id=next(self.ids), author=by, date=WHEN)

    def paragraph(self, words: str) -> Any:
        """The first paragraph that holds those words."""
        return next(p for p in self.root.iter(f"{W}p") if words in "".join(p.itertext(f"{W}t")))

    def replace(self, before: str, after: str) -> Any:
        """Change words under tracking; they stand in one run."""
        paragraph, run_of, head, rest = self._cut(before)
        made = [head, self.mark("del", run(before, "delText")), self.mark("ins", run(after)), rest]
        self._put(run_of, made)
        return paragraph

    def type_over(self, before: str, after: str) -> None:
        """Change words without tracking."""
        _, run_of, head, rest = self._cut(before)
        self._put(run_of, [head, run(after), rest])

    def delete(self, words: str, tag: str = "del") -> Any:
        """Delete a paragraph with its end; with `moveFrom`, as the place from which it is moved."""
        paragraph = self.paragraph(words)
        self._gone(paragraph, tag)
        paragraph.find(f"{W}pPr").append(w("rPr", self.mark(tag)))
        return paragraph

    def insert(self, after: str, text: str, by: str = BRAM, tag: str = "ins") -> Any:
        """Insert a paragraph behind another."""
        before = self.paragraph(after)
        properties = deepcopy(before.find(f"{W}pPr"))
        properties.append(w("rPr", self.mark(tag, by=by)))
        made = w("p", properties, self.mark(tag, run(text), by=by))
        before.addnext(made)
        return made

    def split(self, words: str) -> None:
        """Part a paragraph in two before those words."""
        paragraph, run_of, head, rest = self._cut(words)
        later = list(run_of.itersiblings())
        self._put(run_of, [head])
        first = deepcopy(paragraph)
        for one in list(first)[-len(later) :] if later else []:
            first.remove(one)
        first.find(f"{W}pPr").append(w("rPr", self.mark("ins")))
        paragraph.addprevious(first)
        for one in [child for child in paragraph if child.tag != f"{W}pPr" and child not in later]:
            paragraph.remove(one)
        paragraph[0].addnext(rest)
        paragraph[0].addnext(run(words))

    def delete_row(self, words: str) -> None:
        """Delete the row of a table that holds those words."""
        row = next(one for one in self.paragraph(words).iterancestors(f"{W}tr"))
        row.find(f"{W}trPr").append(self.mark("del"))
        for paragraph in row.iter(f"{W}p"):
            self._gone(paragraph, "del")

    def embolden(self, words: str) -> None:
        """Change the look of a run under tracking."""
        _, run_of, _, _ = self._cut(words)
        look = run_of.find(f"{W}rPr")
        if look is None:
            look = w("rPr")
            run_of.insert(0, look)
        look.extend([w("b"), self.mark("rPrChange", w("rPr"))])

    def comment(self, on: str, text: str, by: str = BRAM, answers: int | None = None, done: bool = False) -> int:
        """Say something beside a paragraph; the number of the comment."""
        number = len(self.comments)
        self.comments.append((number, by, text, answers, done))
        paragraph = self.paragraph(on)
        paragraph.insert(1, w("commentRangeStart", id=number))
        paragraph.extend([w("commentRangeEnd", id=number), w("r", w("commentReference", id=number))])
        return number

    def saved(self) -> bytes:
        """The file, with what was said beside it."""
        members = dict(self.members)
        members["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        if self.comments:
            self._say(members)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return out.getvalue()

    def _say(self, members: dict[str, bytes]) -> None:
        w14, w15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in (2010, 2012))
        said, more = "", ""
        for number, by, text, answers, done in self.comments:
            who = f'w:id="{number}" w:author="{by}" w:date="{WHEN}" w:initials="X"'
            said += (
                f'<w:comment {who}><w:p w14:paraId="0000000{number + 1}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
            )
            parent = "" if answers is None else f' w15:paraIdParent="0000000{answers + 1}"'
            more += f'<w15:commentEx w15:paraId="0000000{number + 1}"{parent} w15:done="{int(done)}"/>'
        members["word/comments.xml"] = f'<w:comments xmlns:w="{W[1:-1]}" xmlns:w14="{w14}">{said}</w:comments>'.encode()
        members["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{w15}">{more}</w15:commentsEx>'.encode()
        for name, kind in _RELATED.items():
            part = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name}+xml"/></Types>'
            leads = f'<Relationship Id="rId{name}" Type="{kind}" Target="{name}.xml"/></Relationships>'
            _end(members, "[Content_Types].xml", "</Types>", part)
            _end(members, "word/_rels/document.xml.rels", "</Relationships>", leads)

    def _cut(self, words: str) -> tuple[Any, Any, Any, Any]:
        """The paragraph that holds words in one text, the run of that text, and what stands before and after them."""
        paragraph = self.paragraph(words)
        run_of = next(r for r in paragraph.findall(f"{W}r") if any(words in (t.text or "") for t in r.iter(f"{W}t")))
        head, rest = deepcopy(run_of), deepcopy(run_of)
        place = next(at for at, child in enumerate(run_of) if child.tag == f"{W}t" and words in child.text)
        before, _, after = run_of[place].text.partition(words)
        head[place].text, rest[place].text = before, after
        for child in list(head)[place + 1 :] + [one for one in list(rest)[:place] if one.tag != f"{W}rPr"]:
            child.getparent().remove(child)
        return paragraph, run_of, head, rest

    @staticmethod
    def _put(run_of: Any, made: list[Any]) -> None:
        for one in made:
            run_of.addprevious(one)
        run_of.getparent().remove(run_of)

    def _gone(self, paragraph: Any, tag: str) -> None:
        for one in paragraph.findall(f"{W}r"):
            if tag == "del":
                for text in one.iter(f"{W}t"):
                    text.tag = f"{W}delText"
            held = self.mark(tag)
            one.addprevious(held)
            held.append(one)


def _end(members: dict[str, bytes], name: str, before: str, after: str) -> None:
    members[name] = members[name].decode().replace(before, after).encode()
