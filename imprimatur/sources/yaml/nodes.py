"""From the nodes of a YAML text to entries and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Blocks
from imprimatur.core.dossier import Cell, DataTable, Entry
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.folding import fold_words
from imprimatur.sources.messages import say
from imprimatur.sources.plain_text.characters import tidy
from imprimatur.sources.plain_text.inline import cell, text_blocks
from imprimatur.sources.plain_text.outline import DEEPEST, Line, nest, typed
from imprimatur.sources.tables.grid import OWNERS, STATES, in_frame
from imprimatur.sources.yaml.shapes import KNOWN_TAGS, VALUES, Part, is_branch, scalar, sort_of

Row = dict[str, Cell]


class Endless(Exception):
    """Aliases make the file larger than it may be."""


@dataclass(slots=True)
class Walk:
    """What the nodes of one file say, as they are met.

    `budget` is how many characters and nodes may be read once aliases are followed: a text that repeats itself
    without end stops there.
    """

    file: Location
    budget: int
    entries: list[Entry] = field(default_factory=list)
    tables: list[DataTable] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def mapping(self, node: MappingNode, prefix: str) -> None:
        """Read the fields of a mapping, those of nested mappings under dotted names."""
        for name, key, value in self._pairs(node):
            path = f"{prefix}{name}"
            if isinstance(value, MappingNode):
                parts = self._parts(value)
                if parts is None:
                    self.mapping(value, f"{path}.")
                else:
                    self._language_entry(path, key, parts)
            elif isinstance(value, SequenceNode):
                self.sequence(path, key, value)
            else:
                self.entries.append(Entry(path, {"": self._cell(value, key, path)}, self._place(key, path)))

    def sequence(self, name: str, key: Node, node: SequenceNode) -> None:
        """Read a list: of mappings as a table, of texts as an entry whose cell carries the list."""
        place = self._place(key, name)
        sort = sort_of(node)
        if sort == "rows":
            self._table(name, place, [self._row(item) for item in node.value])
        elif sort == "pairs":
            sides = [{lang: value for lang, _, value in self._languages(item)} for item in node.value]
            values = {
                lang: self._list([side[lang] for side in sides if lang in side], place)
                for lang in ("fr", "nl")
                if any(lang in side for side in sides)
            }
            self.entries.append(Entry(name, values, place))
        else:
            self.entries.append(Entry(name, {"": self._list(node.value, place)}, place))

    def fault(self, node: Node, reason: Bilingual) -> None:
        """Say what is not understood, at its line."""
        self.findings.append(finding("R07", self._place(node), {"reason": reason}))

    def _place(self, node: Node, key: str = "") -> Location:
        return replace(self.file, line=node.start_mark.line + 1, key=key)

    def _spend(self, amount: int) -> None:
        self.budget -= amount
        if self.budget < 0:
            raise Endless

    def _pairs(self, node: MappingNode) -> list[tuple[str, Node, Node]]:
        """The fields of a mapping: name, key and value. A name given twice is a finding; the first one stays."""
        found: dict[str, tuple[str, Node, Node]] = {}
        for key, value in node.value:
            self._spend(1)
            if not isinstance(key, ScalarNode) or not tidy(key.value) or key.value == "<<":
                self.fault(key, say("yaml_key"))
                continue
            name = tidy(key.value)
            first = found.setdefault(name, (name, key, value))
            if first[1] is not key:
                about: Values = {"field": name, "other": self._place(first[1])}
                self.findings.append(finding("T02", self._place(key), about))
        return list(found.values())

    def _languages(self, node: MappingNode) -> list[tuple[str, Node, Node]]:
        return [(VALUES[fold_words(name)], key, value) for name, key, value in self._pairs(node)]

    def _parts(self, node: MappingNode) -> list[Part] | None:
        """The values of a mapping of languages with their states and owners; None for any other mapping."""
        keys = [fold_words(key.value) if isinstance(key, ScalarNode) else "" for key, _ in node.value]
        if not keys or any(key not in VALUES and key not in STATES and key not in OWNERS for key in keys):
            return None
        pairs = {fold_words(name): (key, value) for name, key, value in self._pairs(node)}
        about = [next((self._text(pairs[key][1]) for key in keys if key in words), "") for words in (STATES, OWNERS)]
        parts: list[Part] = []
        for name in (key for key in pairs if key in VALUES):
            key, value = pairs[name]
            if isinstance(value, MappingNode):
                inner = self._parts(value)
                if inner is None or any(part.lang for part in inner):
                    return None
                parts.extend(
                    replace(p, lang=VALUES[name], state=p.state or about[0], owner=p.owner or about[1]) for p in inner
                )
            else:
                parts.append(Part(VALUES[name], key, value, *about))
        return parts or [Part("", node, None, *about)]

    def _language_entry(self, name: str, key: Node, parts: Sequence[Part]) -> None:
        lists = {part.lang: part.node for part in parts if isinstance(part.node, SequenceNode)}
        if lists and len(lists) == len(parts) and all(sort_of(node) == "rows" for node in lists.values()):
            self._language_table(name, self._place(key, name), lists)
            return
        groups: dict[tuple[str, str], dict[str, Cell]] = {}
        for part in parts:
            groups.setdefault((part.state, part.owner), {})[part.lang] = self._cell(part.node, part.key, name)
        for (state, owner), values in groups.items():
            self.entries.append(Entry(name, values, self._place(key, name), state, owner))

    def _language_table(self, name: str, place: Location, lists: Mapping[str, SequenceNode]) -> None:
        """One table of lists that stand side by side, a column per field and language."""
        rows: list[Row] = [{} for _ in range(max(len(node.value) for node in lists.values()))]
        for lang, node in lists.items():
            for target, item in zip(rows, node.value, strict=False):
                target.update({f"{column} {lang.upper()}".strip(): found for column, found in self._row(item).items()})
        self._table(name, place, rows)

    def _row(self, node: MappingNode, prefix: str = "") -> Row:
        """The cells of a row by column; languages make columns `name FR` and `name NL`, groups dotted ones."""
        row: Row = {}
        for name, key, value in self._pairs(node):
            column = f"{prefix}{name}"
            parts = self._parts(value) if isinstance(value, MappingNode) else None
            if parts is not None:
                for part in parts:
                    row[f"{column} {part.lang.upper()}".strip()] = self._cell(part.node, part.key, column)
                    if part.state:
                        row[f"{column} statut"] = Cell(part.state, self._place(key, column))
            elif isinstance(value, MappingNode):
                row.update(self._row(value, f"{column}."))
            elif isinstance(value, SequenceNode) and sort_of(value) in ("rows", "pairs"):
                self.fault(value, say("yaml_nested"))
            else:
                row[column] = self._cell(value, key, column)
        return row

    def _table(self, name: str, place: Location, rows: Sequence[Row]) -> None:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        frame = pd.DataFrame(
            [[in_frame(row[column]) if column in row else None for column in columns] for row in rows],
            columns=columns,
            dtype=object,
        )
        starts = [min((found.location.line for found in row.values()), default=place.line) for row in rows]
        cells = {
            (at, column): row[column].location if column in row else replace(place, line=starts[at], key=column)
            for at, row in enumerate(rows)
            for column in columns
        }
        headers = {column: next(row[column].location for row in rows if column in row) for column in columns}
        self.tables.append(DataTable(name, frame, cells, headers, place, language_of(self.file.file)))

    def _cell(self, node: Node | None, key: Node, name: str) -> Cell:
        place = self._place(key, name)
        if node is None:
            return Cell(None, place)
        if isinstance(node, SequenceNode):
            return self._list(node.value, place)
        # A literal text keeps its lines: each of its paragraphs stands at its own.
        literal = isinstance(node, ScalarNode) and node.style == "|"
        return cell(self._scalar(node), place, first_line=node.start_mark.line + 2 if literal else 0)

    def _list(self, nodes: Sequence[Node], place: Location) -> Cell:
        blocks: Blocks = nest(self._lines(nodes, 0))
        return Cell(typed(blocks) or None, place, blocks)

    def _lines(self, nodes: Sequence[Node], depth: int) -> list[Line]:
        """The items of a list of texts; `- title:` followed by a list makes an item with items under it."""
        lines: list[Line] = []
        for node in nodes:
            if isinstance(node, SequenceNode):
                lines.extend(self._lines(node.value, min(depth + 1, DEEPEST)))
            elif isinstance(node, MappingNode) and not is_branch(node):
                self.fault(node, say("yaml_mixed"))
            else:
                head, under = node.value[0] if isinstance(node, MappingNode) else (node, None)
                text = self._text(head)
                first, *others = text_blocks(text, self._place(head)) or (None,)
                if first is not None:
                    line = Line(depth, getattr(first, "text", ()), False, self._place(head), children=tuple(others))
                    lines.append(line)
                if under is not None:
                    lines.extend(self._lines(under.value, min(depth + 1, DEEPEST)))
        return lines

    def _text(self, node: Node) -> str:
        value = self._scalar(node)
        return "" if value is None else str(value).strip()

    def _scalar(self, node: Node) -> object:
        """The value of a scalar; a tag that YAML itself does not know is a finding."""
        tag = str(node.tag).removeprefix("tag:yaml.org,2002:")
        if tag not in KNOWN_TAGS or not isinstance(node, ScalarNode):
            self.fault(node, say("yaml_tag"))
            return None
        self._spend(len(node.value) + 1)
        return scalar(tag, str(node.value))
