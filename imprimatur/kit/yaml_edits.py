"""YAML files changed in place, value by value, so that everything else in them, comments and order included, stays."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.errors import ImprimaturError
from imprimatur.kit.messages import say


def root_of(text: str) -> Node | None:
    """The root of a file; None for an empty one. Raises ImprimaturError for one that cannot be read."""
    try:
        # Composed, never constructed, as the reader does: no tag makes an object.
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError):
        raise ImprimaturError(say("yaml_unreadable")) from None
    return root


def pairs_of(node: Node | None) -> list[tuple[Node, Node]]:
    """The keys and values of a mapping; none for anything else."""
    return [pair for pair in node.value if isinstance(pair[0], ScalarNode)] if isinstance(node, MappingNode) else []


@dataclass(slots=True)
class Edits:
    """What changes in a text: pieces by their place, and what is noted at the ends of lines; `before` opens a note."""

    text: str
    before: str
    pieces: dict[tuple[int, int], str] = field(default_factory=dict)
    notes: dict[int, list[str]] = field(default_factory=dict)

    def emptied(self, node: Node) -> None:
        """Empty a value, each language apart, what it said in a comment beside it."""
        if isinstance(node, MappingNode) and not node.flow_style:
            for _, value in pairs_of(node):
                self.emptied(value)
            return
        start, end = self._span(node)
        said = " / ".join(_words(node))
        if said:
            self.pieces[start, end] = ""
            self.notes.setdefault(end, []).append(f"{self.before} : {said}")

    def put(self, node: Node, value: str) -> None:
        """Write another value in the place of one."""
        self.pieces[self._span(node)] = value

    def applied(self) -> str:
        """The text with every change made, from the last to the first."""
        text = self.text
        changes = [(start, end, new) for (start, end), new in self.pieces.items()]
        lines: dict[int, int] = {}
        for end in sorted(self.notes):
            stop = text.find("\n", end)
            lines[end] = stop if stop >= 0 else len(text)
        for stop in dict.fromkeys(lines.values()):
            ends = [end for end, at in lines.items() if at == stop]
            said = " ; ".join(note for end in ends for note in self.notes[end])
            follows = any(end == stop and text[start - 1 : start].isspace() for start, end in self.pieces)
            mark = " ; " if "#" in text[ends[-1] : stop] else "# " if follows else " # "
            changes.append((stop, stop, mark + said))
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _span(self, node: Node) -> tuple[int, int]:
        start, end = node.start_mark.index, node.end_mark.index
        return start, start + len(self.text[start:end].rstrip())


def _words(node: Node) -> Iterator[str]:
    """The scalars of a node, each on one line."""
    if isinstance(node, ScalarNode):
        if text := " ".join(str(node.value).split()):
            yield text
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _words(item)
    else:
        for _, value in pairs_of(node):
            yield from _words(value)
