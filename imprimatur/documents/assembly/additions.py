"""What authors added to the model's fields: sections under headings of their own, introductions, closing words.

They become the rows of `added_sections`, each with its place in the document, the two languages paired in order.
"""

from dataclasses import dataclass, field, replace

from imprimatur.core.bilingual import NOTHING
from imprimatur.core.blocks import Inline, Paragraph, plain
from imprimatur.core.dossier import Cell
from imprimatur.documents.assembly.material import Found, Material, RawRow, keep
from imprimatur.documents.assembly.outline import Addition, Passage
from imprimatur.documents.messages import say
from imprimatur.documents.schema.document import ADDED, Position
from imprimatur.documents.schema.vocabulary import NUMBERED, Vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.annexes import opens_annexes
from imprimatur.language.labels import Labels

Anchor = tuple[str, Position, bool, bool]
"""Where additions stand: at a path, before or after it, below a heading or not, with a title or not."""


@dataclass(slots=True)
class Additions:
    """The additions of one dossier, as its texts are cut."""

    material: Material
    names: Vocabulary
    labels: Labels
    _anchors: dict[Anchor, dict[str, list[Addition]]] = field(default_factory=dict)

    def add(self, part: Addition, lang: str) -> None:
        """Keep an addition; an unknown heading is told, with the known one that it is nearest to. Annexes are known."""
        if part.title and part.blocks and opens_annexes(plain(part.title)):
            self._keep(part, lang)
            return
        if part.title:
            path = self.names.nearest(plain(part.title))
            hint = say("did_you_mean", field=self.labels.field(path).both).after_space() if path else NOTHING
            about: Values = {"value": plain(part.title), "hint": hint}
            code = "T06" if part.blocks else "T07"
            self.material.findings.append(finding(code, part.location, about, path=ADDED))
        elif not part.at:
            self.material.findings.append(finding("T08", part.blocks[0].location, path=ADDED))
        if part.blocks:
            self._keep(part, lang)
        else:
            self.material.settle([(part.location, plain(part.title))])

    def add_passage(self, part: Passage, lang: str, position: Position) -> None:
        """Keep what a known field cannot hold as its author wrote it: in the place of a table, or after a field."""
        self.refused(part)
        title, place = part.heading.text, part.heading.location
        at, inner = (part.path, True) if position is Position.INSTEAD else (part.at, part.inner)
        position = position if position is Position.INSTEAD else part.position
        self._keep(Addition(at, position, inner, title, place, part.heading.level, part.blocks), lang)

    def refused(self, part: Passage) -> None:
        """Tell that a passage under the name of a field is printed as it is written."""
        about: Values = {"field": self.labels.field(part.path).both}
        self.material.findings.append(finding("T09", part.heading.location, about, path=part.path))

    def _keep(self, part: Addition, lang: str) -> None:
        if part.title:
            part.title, number = _bare(part.title)
            self.material.settle([(part.location, number)] if number else [])
        anchor = (part.at, part.position, part.inner, bool(part.title))
        self._anchors.setdefault(anchor, {}).setdefault(lang, []).append(part)

    def close(self) -> None:
        """Hand the additions over as rows, the first of one language beside the first of the other at each place."""
        rows = self.material.rows.setdefault(ADDED, [])
        for (at, position, inner, _), sides in self._anchors.items():
            for index in range(max(map(len, sides.values()))):
                row: RawRow = {}
                for lang, parts in sides.items():
                    if index < len(parts):
                        _fill(row, parts[index], lang)
                rows.append(row)
                self.material.anchors[len(rows) - 1] = (at, position, inner)


def _fill(row: RawRow, part: Addition, lang: str) -> None:
    location = part.location if part.title else part.blocks[0].location
    if part.title:
        heading = (Paragraph(part.title, location=location),)
        keep(row, ("title", lang), Found(Cell(plain(part.title), location, heading)))
    keep(row, ("body", lang), Found(Cell(None, location, tuple(part.blocks))))


def _bare(title: Inline) -> tuple[Inline, str]:
    """A heading without the number and the colon that its author typed, which the document sets itself; the number."""
    first, *others = title
    number = NUMBERED.match(first.text)
    start = number.end() if number else 0
    *runs, last = (replace(first, text=first.text[start:]), *others)
    return (*runs, replace(last, text=last.text.rstrip(" :\u00a0\u202f"))), first.text[:start].strip()
