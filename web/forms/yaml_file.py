"""A YAML file in which values are typed: each in its place, new ones behind their neighbours; all else stays.

Every value is written as text, in quotation marks where it would be read as anything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.location import Location
from imprimatur.translation.write_back.encoding import Text
from imprimatur.translation.write_back.yaml_leaves import composed
from imprimatur.translation.write_back.yaml_scalars import Form, scalar, span
from web.forms.yaml_spots import Spot, spot_at, spots

Tree = "str | Mapping[str, Tree] | Sequence[Mapping[str, Tree]]"
"""What is written: a text, names with what each holds, or rows."""
_PLAIN = "plain"
_FIRST = -100_000
"""The rank of what stands before everything else that is put in at its place: made last."""


@dataclass(slots=True)
class YamlFile:
    """One file on its way. Everything is asked for first, by the places that the file has now, and written at once."""

    text: str
    root: Node | None = None
    spots: tuple[Spot, ...] = ()
    pieces: list[tuple[int, int, int, str]] = field(default_factory=list)
    added: dict[int, tuple[MappingNode | SequenceNode, dict[str, object], list[object]]] = field(default_factory=dict)
    gone: dict[int, tuple[SequenceNode, list[int]]] = field(default_factory=dict)
    fresh: dict[str, object] = field(default_factory=dict)
    filled: dict[int, tuple[Spot, list[object]]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "YamlFile":
        """A file to be changed. Raises ValueError for one that cannot be read, or that is no list of names."""
        root = composed(text)
        if root is None and text.strip() and not _is_bare(text):
            raise ValueError("unreadable")
        return cls(text, root, tuple(spots(root)))

    def put(self, place: Location, lang: str, value: str) -> bool:
        """Type a value in the place of the one that stands there; whether there is such a place."""
        spot = spot_at(self.spots, place, lang)
        if spot is None:
            return False
        start, end = self._span(spot)
        if not value:
            new = ""
        elif spot.in_flow:
            new = " " + flow(value)
        else:
            new = block(value, spot.key.start_mark.column + 2)
        self.pieces.append((start, end, _FIRST, new))
        return True

    def replace(self, spot: Spot, tree: object) -> None:
        """Write names, or rows, in the place of a value."""
        start, end = self._span(spot)
        new = f" {flow(tree)}" if spot.in_flow else block(tree, spot.key.start_mark.column + 2)
        self.pieces.append((start, end, _FIRST, new))

    def add(self, holder: MappingNode | None, names: Sequence[str], value: object) -> None:
        """Add a value under names that lead to it from a mapping, the root without one."""
        target: dict[str, object] = self.fresh
        if holder is not None:
            target = self.added.setdefault(id(holder), (holder, {}, []))[1]
        for name in names[:-1]:
            target = cast("dict[str, object]", target.setdefault(name, {}))
        target[names[-1]] = value

    def add_row(self, rows: SequenceNode, row: Mapping[str, object]) -> None:
        """Add a row below those of a list."""
        self.added.setdefault(id(rows), (rows, {}, []))[2].append(row)

    def fill(self, spot: Spot, row: Mapping[str, object]) -> None:
        """Add a row behind a name that has none."""
        self.filled.setdefault(id(spot.value), (spot, []))[1].append(row)

    def append(self, holder: MappingNode | None, names: Sequence[str], row: object) -> None:
        """Add a row to a list that is not there yet, under names as for `add`."""
        target: dict[str, object] = self.fresh
        if holder is not None:
            target = self.added.setdefault(id(holder), (holder, {}, []))[1]
        for name in names[:-1]:
            target = cast("dict[str, object]", target.setdefault(name, {}))
        cast("list[object]", target.setdefault(names[-1], [])).append(row)

    def remove_row(self, row: MappingNode, rows: SequenceNode) -> None:
        """Take a row out of its list."""
        self.gone.setdefault(id(rows), (rows, []))[1].append(rows.value.index(row))

    def _removed(self, rows: SequenceNode, gone: list[int]) -> Iterator[tuple[int, int, int, str]]:
        """What goes with rows: each with what parts it from the next one where one stays, else from the one before."""
        items = rows.value
        for at in gone:
            start, end = items[at].start_mark.index, items[at].end_mark.index
            if not rows.flow_style:
                start = max(self.text.rfind("\n", 0, self.text.rfind("-", 0, start)), 0)
                end = self._end(items[at], items[at].start_mark.column - 1)
            elif any(later not in gone for later in range(at + 1, len(items))):
                end = items[at + 1].start_mark.index
            elif at:
                start = items[at - 1].end_mark.index
            if rows.flow_style and len(gone) == len(items) == at + 1:
                end = self.text.rindex("]", 0, rows.end_mark.index)
            yield start, end, 0, ""

    def applied(self) -> str:
        """The text with all its changes, from the last to the first."""
        for spot, rows in self.filled.values():
            self.replace(spot, rows)
        self.filled.clear()
        pieces = list(self.pieces)
        for list_, gone in self.gone.values():
            pieces += self._removed(list_, gone)
        for holder, names, rows in self.added.values():
            pieces.append(self._inserted(holder, names, rows))
        text = self.text
        for start, end, _, new in sorted(pieces, key=lambda one: one[:3], reverse=True):
            text = text[:start] + new + text[end:]
        if not self.fresh:
            return text
        if isinstance(self.root, MappingNode) and self.root.flow_style:
            raise ValueError("in_flow")
        column = self.root.start_mark.column if isinstance(self.root, MappingNode) else 0
        head = text.rstrip("\n")
        lines = block(self.fresh, column)
        return f"{head}{lines}\n" if head else f"{lines[1:]}\n"

    def _inserted(
        self, holder: MappingNode | SequenceNode, names: Mapping[str, object], rows: Sequence[object]
    ) -> tuple[int, int, int, str]:
        column = holder.start_mark.column
        if holder.flow_style:
            at = self.text.rindex("]" if rows else "}", 0, holder.end_mark.index)
            said = [flow(row) for row in rows] if rows else [flow(names)[1:-1]]
            left = len(holder.value) - len(self.gone.get(id(holder), (holder, []))[1])
            parted = not left or self.text[:at].rstrip().endswith(",")
            return at, at, -column, ("" if parted else ", ") + ", ".join(said)
        end = self._end(holder, column - 1)
        stop = self.text.find("\n", end)
        stop = len(self.text) if stop < 0 else stop
        rest = self.text[end:stop].strip()
        at = stop if not rest or rest.startswith("#") else end
        return at, at, -column, _rows(rows, column) if rows else block(names, column)

    def _span(self, spot: Spot) -> tuple[int, int]:
        """Where what stands behind the colon of a spot begins and ends."""
        colon = self.text.index(":", spot.key.end_mark.index) + 1
        return colon, max(colon, self._end(spot.value, spot.key.start_mark.column))

    def _end(self, node: Node, floor: int) -> int:
        """Where a value ends."""
        if isinstance(node, ScalarNode) and not node.value and node.style is None:
            return 0  # nothing stands there: its place is behind its colon
        if isinstance(node, ScalarNode):
            return span(self.text, node, floor)[1]
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(last, tuple):
            end = self._end(last[1], last[0].start_mark.column)
            return max(end, self.text.index(":", last[0].end_mark.index) + 1)
        return self._end(last, node.start_mark.column)


def block(tree: object, column: int) -> str:
    """What is written behind the colon of a name, or at the root, its names at a column."""
    pad = "\n" + " " * column
    if isinstance(tree, str):
        return " " + scalar(tree, Form(_PLAIN, column)) if tree else ""
    if isinstance(tree, Mapping):
        return "".join(f"{pad}{_name(name)}:{block(value, column + 2)}" for name, value in tree.items())
    return _rows(cast("Sequence[object]", tree), column)


def _rows(rows: Sequence[object], column: int) -> str:
    pad = "\n" + " " * column
    made = []
    for row in rows:
        lines = block(row, column + 2)
        made.append(f"{pad}- {lines.lstrip()}")
    return "".join(made)


def flow(tree: object) -> str:
    """What is written between brackets."""
    if isinstance(tree, str):
        return scalar(tree, Form(_PLAIN, 0, 0, True)) if tree else ""
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{_name(name)}: {flow(value)}" for name, value in tree.items()) + "}"
    return "[" + ", ".join(flow(one) for one in cast("Sequence[object]", tree)) + "]"


def _name(name: str) -> str:
    return scalar(name, Form(_PLAIN, 0, 0, True))


def _is_bare(text: str) -> bool:
    """Whether a file holds remarks alone."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def text_of(content: bytes) -> Text:
    """The characters of a file, and the way back to its own bytes."""
    return Text.of(content)
