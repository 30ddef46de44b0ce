"""Sort the passages of running texts by field of the model; what no field can hold is an addition of its author."""

from collections.abc import Sequence

from imprimatur.core.bilingual import NOTHING
from imprimatur.core.blocks import Block, Inline, List, Paragraph, plain
from imprimatur.core.dossier import Cell, Narrative
from imprimatur.core.file_names import language_of
from imprimatur.documents.assembly.additions import Additions
from imprimatur.documents.assembly.annexed import annexed
from imprimatur.documents.assembly.coercion import Builder
from imprimatur.documents.assembly.joining import joined
from imprimatur.documents.assembly.keeper import Keeper
from imprimatur.documents.assembly.material import Found, Material, RawRow, keep
from imprimatur.documents.assembly.outline import Addition, GroupHeading, Passage, cut
from imprimatur.documents.assembly.passages import Rows, rows_of
from imprimatur.documents.schema.document import Position
from imprimatur.documents.schema.fields import Spec
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.parsing.names import LONGEST_VALUE
from imprimatur.language.prose import is_prose

LONGEST_TITLE = 200
"""Characters of a title; a longer one is prose."""
TITLES = frozenset({"title", "subtitle", "headline", "department"})
"""The last names of fields printed as titles."""


class Narratives:
    """Sorts the narratives of one dossier, the two languages side by side."""

    def __init__(self, keeper: Keeper, registers: Registers) -> None:
        """What is found goes to the keeper; the registers tell which names are known."""
        self.keeper = keeper
        self.material = keeper.material
        self.registers = registers
        self.additions = Additions(self.material, keeper.names, keeper.labels)
        self._sides: dict[str, dict[str, list[RawRow]]] = {}

    def close(self) -> None:
        """Pair what the two languages say, once all texts are in."""
        for path, sides in self._sides.items():
            self._merge(path, sides)
        self.additions.close()

    def add(self, narrative: Narrative) -> None:
        """Sort one narrative; without a language in its file's name it is in the dossier's own."""
        lang = narrative.lang or self.keeper.home
        if annex := annexed(narrative, lang):
            self.additions.add(annex, lang)
            return
        cuts = list(cut(narrative.blocks, self.keeper.specs, self.keeper.names))
        parts = list(joined(cuts, lambda part: self._takes(part, lang), self.additions.refused))
        given = {(one.path, lang) for one in parts if isinstance(one, Passage) and not one.leads}
        for place, part in enumerate(parts):
            if isinstance(part, Addition) and part.title and part.inner and not _goes_on(part.at, parts[place + 1 :]):
                part.position = Position.AFTER
            if isinstance(part, Passage) and part.leads and (part.path, lang) in given | self.material.values.keys():
                # The field has its text under a heading of its own: this one introduces the group.
                part = Addition(part.at, part.position, part.inner, blocks=part.blocks)
            match part:
                case GroupHeading():
                    self.material.settle([(part.heading.location, plain(part.heading.text))])
                case Addition():
                    self.additions.add(part, lang)
                case Passage():
                    self.material.settle([(part.heading.location, plain(part.heading.text))])
                    self._passage(self.keeper.specs[part.path], lang, part)

    def _passage(self, spec: Spec, lang: str, part: Passage) -> None:
        """What stands under the heading of a known field; what the field cannot hold is an addition."""
        if spec.is_text and _fits(spec, part.blocks):
            self.keeper.value(spec, lang, Found(Cell(None, part.heading.location, tuple(part.blocks))))
        elif spec.is_text:
            self.additions.add_passage(part, lang, Position.AFTER)
        elif spec.is_table:
            self.records(spec, lang, part)
        else:
            self._neutral(spec, lang, part)

    def _takes(self, part: Passage, lang: str) -> bool:
        """Whether the field of a passage holds all that stands below its heading."""
        spec = self.keeper.specs[part.path]
        if not part.blocks:
            return True
        if spec.is_text:
            return _fits(spec, part.blocks)
        return self._rows(spec, lang, part) is not None if spec.is_table else self._states(spec, part.blocks[0])

    def _states(self, spec: Spec, first: Block) -> bool:
        """Whether a block states a value: one that the field understands, or that is too short to be prose."""
        if isinstance(first, List):
            return spec.many
        text = plain(first.text) if isinstance(first, Paragraph) and not _has_note(first.text) else ""
        if not 0 < len(text) <= LONGEST_VALUE:
            return False
        return not is_prose(text) or self._probe().understands(spec, Cell(text, first.location))

    def _probe(self) -> Builder:
        return Builder(Material(), self.keeper.labels, self.registers, self.keeper.home)

    def _rows(self, spec: Spec, lang: str, part: Passage) -> Rows | None:
        names = vocabulary(spec.type, self.keeper.labels, f"{spec.path}.")
        side = lang or language_of(part.heading.location.file) or self.keeper.home
        return rows_of(tuple(part.blocks), spec, names, side, self.keeper.labels, self._probe().understands)

    def _neutral(self, spec: Spec, lang: str, part: Passage) -> None:
        """The value that a passage states first; the rest is prose, and so is the whole where it states none."""
        if not part.blocks:
            self.keeper.value(spec, "", Found(Cell(None, part.heading.location)))
            return
        first, *rest = part.blocks
        text = plain(first.text) if isinstance(first, Paragraph) else ""
        if not self._states(spec, first):
            self.additions.add_passage(part, lang, Position.AFTER)
            return
        self.keeper.value(spec, "", Found(Cell(text or None, first.location, () if text else (first,))))
        if rest:
            more = Addition(spec.path, Position.AFTER, part.inner, level=part.heading.level, blocks=list(rest))
            self.additions.add(more, lang)

    def records(self, spec: Spec, lang: str, part: Passage) -> None:
        """The rows that a passage gives to its table; what the table cannot hold is an addition in its place."""
        side, place = lang or language_of(part.heading.location.file) or self.keeper.home, part.heading.location
        self.material.places.setdefault(spec.path, place)
        self.material.places.setdefault(f"{spec.path}:{side}", place)
        if not part.blocks:
            return
        rows = self._rows(spec, lang, part)
        if rows is None:
            self.additions.add_passage(part, side, Position.INSTEAD)
            return
        self.keeper.columns(rows.unknown)
        self.material.settle(rows.settled)
        self.material.findings.extend(rows.findings)
        self._sides.setdefault(spec.path, {}).setdefault(side, []).extend(rows.records)
        for blocks, position in ((rows.before, Position.BEFORE), (rows.after, Position.AFTER)):
            if blocks:
                self.additions.add(Addition(spec.path, position, inner=True, blocks=list(blocks)), side)

    def _merge(self, path: str, sides: dict[str, list[RawRow]]) -> None:
        """Pair the rows that the two languages give in texts of their own; unequal numbers are a finding."""
        counts = {lang: len(sides.get(lang, [])) for lang in ("fr", "nl")}
        if all(counts.values()) and counts["fr"] != counts["nl"]:
            about: Values = {
                "field": self.keeper.labels.field(path).both,
                "fr": str(counts["fr"]),
                "nl": str(counts["nl"]),
                "lacking": NOTHING,
            }
            place = self.material.places[f"{path}:nl"]
            self.material.findings.append(finding("L01", place, about, path=path, lang="nl"))
        merged: list[RawRow] = [{} for _ in range(max(counts.values()))]
        for records in sides.values():
            for target, record in zip(merged, records, strict=False):
                for key, found in record.items():
                    keep(target, key, found)
        self.material.rows.setdefault(path, []).extend(merged)


def _goes_on(group: str, following: Sequence[Passage | Addition | GroupHeading]) -> bool:
    """Whether a text says more of the fields of a group: a section before them is not the group's last word."""
    return any(isinstance(one, Passage) and one.path.startswith(f"{group}.") for one in following)


def _fits(spec: Spec, blocks: Sequence[Block]) -> bool:
    """Whether a text field can print blocks whole: a short text has no room for tables, a title none for prose."""
    if spec.rich:
        return True
    lines = [plain(block.text) for block in blocks if isinstance(block, Paragraph)]
    if spec.path.rpartition(".")[2] in TITLES:
        return len(lines) == len(blocks) <= 1 and all(len(line) <= LONGEST_TITLE for line in lines)
    lists = [block for block in blocks if isinstance(block, List)]
    return len(lines) + len(lists) == len(blocks) and not any(item.children for one in lists for item in one.items)


def _has_note(inline: Inline) -> bool:
    return any(run.note for run in inline)
