"""YAML: its scalars by line."""

import json
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bench.faults.forms.languages import of_column
from bench.faults.spots import Edit, Place, Spot


def spots(name: str, content: bytes) -> list[Spot]:
    """Every scalar that is a value, with the key that it stands under."""
    root = YAML(typ="safe", pure=True).compose(content.decode())
    return list(_values(name, root, "", "", "", -1, 1)) if root is not None else []


def _values(name: str, node: Node, key: str, lang: str, table: str, row: int, line: int) -> Iterator[Spot]:
    if isinstance(node, ScalarNode):
        end = node.end_mark.line + (1 if node.end_mark.column else 0)
        place = Place(name, lines=(line, max(end, node.start_mark.line + 1)))
        at = (node.start_mark.index, node.end_mark.index)
        yield Spot(name, "yaml", "cell", lang, node.value, place, at, key, table, row)
    elif isinstance(node, SequenceNode):
        for number, one in enumerate(node.value):
            is_row = isinstance(one, MappingNode)
            first = line if not is_row else one.start_mark.line + 1
            yield from _values(name, one, key, lang, key if is_row else table, number if is_row else row, first)
    elif isinstance(node, MappingNode):
        for at, one in node.value:
            inner, said = of_column(at.value)
            yield from _values(name, one, inner or key, said or lang, table, row, at.start_mark.line + 1)


def _replace(content: bytes, edit: Edit) -> bytes:
    """Another value, quoted where its first sign asks for it, on as many lines."""
    text = content.decode()
    start, end = int(edit.at[0]), int(edit.at[1])
    old = text[start:end]
    value = json.dumps(edit.text, ensure_ascii=False)
    # A block of several lines ends where the next token starts: what stands between is kept as empty lines.
    tail = old[len(old.rstrip()) :] if old[:1] in "|>" else ""
    lines = old[: len(old) - len(tail)].count("\n") if tail else 0
    return (text[:start] + value + "\n" * lines + tail + text[end:]).encode()


def _line_removed(content: bytes, edit: Edit) -> bytes:
    """The lines of a value, its key included, left empty."""
    lines = content.decode().split("\n")
    for at in range(int(edit.at[0]) - 1, int(edit.at[1])):
        lines[at] = ""
    return "\n".join(lines).encode()


def _line_after(content: bytes, edit: Edit) -> bytes:
    """A line after a line, as deep as it stands."""
    lines = content.decode().split("\n")
    at = int(edit.at[0]) - 1
    depth = len(lines[at]) - len(lines[at].lstrip())
    lines.insert(int(edit.at[1]), " " * depth + edit.text)
    return "\n".join(lines).encode()


def _end(content: bytes, edit: Edit) -> bytes:
    return content.rstrip(b"\n") + b"\n" + edit.text.encode() + b"\n"


CHANGES = {"replace": _replace, "line removed": _line_removed, "line after": _line_after, "end": _end}
