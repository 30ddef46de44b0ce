"""The marks of tracked changes in Word: who, when, and what came or went (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Any, Literal

from imprimatur.core.own_marks import AUTHOR
from imprimatur.rendering.docx.xml import name, w
from imprimatur.rendering.redline.atoms import Atom, complex_field

Fate = Literal["", "ins", "del"]
"""What becomes of a piece: it stays, it came, it went."""
Said = tuple[Fate, Atom]

FIRST = 100_000
"""The first identifier of a mark, beyond those of bookmarks and comments."""
GONE = {name("t"): name("delText"), name("instrText"): name("delInstrText")}
"""What a text is called once it is deleted."""


@dataclass(slots=True)
class Tracking:
    """Makes the marks of one document, signed by the product; with no `date` they bear none."""

    date: str = ""
    _ids: "count[int]" = field(default_factory=lambda: count(FIRST))

    def mark(self, tag: str, *content: Any) -> Any:
        """A w:ins, w:del or w:pPrChange around some content."""
        return w(tag, *content, id=next(self._ids), author=AUTHOR, date=self.date or None)

    def paragraph(self, properties: Any | None, said: Iterable[Said], fate: Fate = "") -> Any:
        """A w:p that says all that, its own mark having that fate."""
        made = w("p", deepcopy(properties) if properties is not None else None)
        if fate:
            self.of_paragraph(made, fate)
        for _, linked in groupby(said, key=lambda one: one[1].leads):
            held = list(linked)
            link = held[0][1].link
            holder = made if link is None else _bare(link)
            for state, group in groupby(held, key=lambda one: one[0]):
                nodes = [node for _, atom in group for node in _nodes(atom, state)]
                holder.extend([self.mark(state, *nodes)] if state else nodes)
            if holder is not made:
                made.append(holder)
        return made

    def of_paragraph(self, paragraph: Any, fate: Fate) -> None:
        """Mark the end of a paragraph itself as come or gone."""
        properties = paragraph.find(name("pPr"))
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        look = properties.find(name("rPr"))
        if look is None:
            look = w("rPr")
            later = [one for one in properties if one.tag in (name("sectPr"), name("pPrChange"))]
            later[0].addprevious(look) if later else properties.append(look)
        look.insert(0, self.mark(fate))

    def of_row(self, row: Any, fate: Fate) -> None:
        """Mark a row of a table as come or gone."""
        properties = row.find(name("trPr"))
        if properties is None:
            properties = w("trPr")
            before = row.find(name("tblPrEx"))
            row.insert(0, properties) if before is None else before.addnext(properties)
        properties.append(self.mark(fate))


def _bare(link: Any) -> Any:
    """A link without what it says."""
    made = deepcopy(link)
    for child in list(made):
        made.remove(child)
    return made


def _nodes(atom: Atom, fate: Fate) -> list[Any]:
    """The runs of an atom as they stand in the mark of a change."""
    nodes = list(map(deepcopy, atom.nodes))
    if fate and atom.key[0] == "field":
        nodes = complex_field(nodes[0])
    if fate == "del":
        for node in nodes:
            for one in list(node.iter(*GONE)):
                one.tag = GONE[one.tag]
    return nodes
