"""The single fields of next year's annual report, written into last year's YAML file.

The file is edited in place, value by value, so that everything else in it, comments and order included, stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.core.errors import ImprimaturError
from imprimatur.documents.annual_report.groups import (
    Section,
)
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit.messages import say
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, parse_date
from imprimatur.sources.plain_text.characters import clean

YEARLY = set(
    "meetings decisions sessions research supports seminars study_workshops publications talks key_figures "
    "milestones accounts".split()
) | {ACCEPTED}
"""The tables of which every row belongs to one year; nobody has accepted next year's findings."""
_YEARLY_GROUPS = ("event.", "study_day.", "approvals.")
_LASTING = {"network.founded"}


def year_of(text: str, names: Vocabulary) -> int | None:
    """The year that a file gives the report."""
    for key, value in _pairs(_root(clean(text))):
        if names.resolve(key.value) == "year" and isinstance(value, ScalarNode) and value.value.isdecimal():
            return int(value.value)
    return None


def renewed(text: str, labels: Labels, past: int, year: int) -> str:
    """The file for the new year. Raises ImprimaturError for a file that cannot be read."""
    text = clean(text)
    edits = _Edits(text, labels, past, year)
    edits.mapping(_root(text), vocabulary(AnnualReport, labels), {one.path: one for one in specs(AnnualReport)})
    return edits.applied()


def _root(text: str) -> Node | None:
    try:
        # Composed, never constructed, as the reader does: no tag makes an object.
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError):
        raise ImprimaturError(say("yaml_unreadable")) from None
    return root


def _pairs(node: Node | None) -> list[tuple[Node, Node]]:
    return [pair for pair in node.value if isinstance(pair[0], ScalarNode)] if isinstance(node, MappingNode) else []


@dataclass(slots=True)
class _Edits:
    """What changes: pieces of the text by their place, and what is noted at the ends of lines."""

    text: str
    labels: Labels
    past: int
    year: int
    pieces: dict[tuple[int, int], str] = field(default_factory=dict)
    notes: dict[int, list[str]] = field(default_factory=dict)

    def mapping(self, node: Node | None, names: Vocabulary, known: dict[str, Spec], within: str = "") -> None:
        """Follow every field of a mapping."""
        for key, value in _pairs(node):
            path = names.resolve(key.value, within)
            if path in names.groups:
                self.mapping(value, names, known, path)
            elif path == "sections" and isinstance(value, SequenceNode):
                inner = vocabulary(Section, self.labels, "sections.")
                for pair in (pair for row in value.value for pair in _pairs(row)):
                    if inner.resolve(pair[0].value) == "due":
                        self.later(pair[1])
            elif path == ACCEPTED:
                self.put(value, "")
            elif path == "year":
                self.put(value, str(self.year))
            elif path == "status":
                self.put(value, self.labels.choice("ReportStatus", "writing", "fr"))
            elif path in known and _of_year(known[path]):
                self.emptied(value)

    def emptied(self, node: Node) -> None:
        """Empty a value, each language apart, last year's in a comment beside it."""
        if isinstance(node, MappingNode) and not node.flow_style:
            for _, value in _pairs(node):
                self.emptied(value)
            return
        start, end = self._span(node)
        said = " / ".join(_words(node))
        if said:
            self.pieces[start, end] = ""
            self.notes.setdefault(end, []).append(f"{self.past} : {said}")

    def later(self, node: Node) -> None:
        """Move a date by as many years as the report; one that is not understood stays."""
        typed = str(node.value)
        try:
            value = parse_date(typed).value
        except Unreadable:
            return
        if value is None:
            return
        moved = typed.replace(str(value.year), str(value.year + self.year - self.past))
        try:
            if moved == typed or parse_date(moved).value is None:
                raise Unreadable("date", moved)
        except Unreadable:
            # The day before is kept where a weekday no longer fits or 29 February does not come back.
            day = min(value.day, 28) if value.month == 2 else value.day
            moved = value.replace(year=value.year + self.year - self.past, day=day).isoformat()
        self.put(node, moved)

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
        opening = re.match(r"(?:#.*\n|\s*\n)*", text)
        length = opening.end() if opening else 0
        return text[:length].replace(str(self.past), str(self.year)) + text[length:]

    def _span(self, node: Node) -> tuple[int, int]:
        start, end = node.start_mark.index, node.end_mark.index
        return start, start + len(self.text[start:end].rstrip())


def _of_year(spec: Spec) -> bool:
    if spec.path in YEARLY or spec.path.startswith(_YEARLY_GROUPS):
        return True
    counted = spec.reads is not None and spec.reads.is_figure
    return counted and spec.path not in _LASTING


def _words(node: Node) -> Iterator[str]:
    """The scalars of a node, each on one line."""
    if isinstance(node, ScalarNode):
        if text := " ".join(str(node.value).split()):
            yield text
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _words(item)
    else:
        for _, value in _pairs(node):
            yield from _words(value)
