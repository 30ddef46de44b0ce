"""The single fields of next year's annual report, written into last year's YAML file.

The file is edited in place, value by value, so that everything else in it, comments and order included, stays.
"""

import re
from dataclasses import dataclass

from ruamel.yaml.nodes import Node, SequenceNode

from imprimatur.documents.annual_report.groups import (
    Section,
)
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.kit.yaml_edits import Edits, pairs_of, root_of
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import Unreadable, parse_date
from imprimatur.sources.plain_text.characters import clean

YEARLY = set(
    "meetings decisions sessions research supports seminars study_workshops publications talks key_figures "
    "milestones accounts trainings budget balance thanks".split()
) | {ACCEPTED}
"""The tables of which every row belongs to one year; nobody has accepted next year's findings."""
_YEARLY_GROUPS = ("event.", "study_day.", "approvals.")
_LASTING = {"network.founded"}


def renewed(text: str, labels: Labels, past: int, year: int) -> str:
    """The file for the new year. Raises ImprimaturError for a file that cannot be read."""
    text = clean(text)
    edits = _Renewal(text, str(past), labels=labels, past=past, year=year)
    edits.mapping(root_of(text), vocabulary(AnnualReport, labels), {one.path: one for one in specs(AnnualReport)})
    text = edits.applied()
    opening = re.match(r"(?:#.*\n|\s*\n)*", text)
    length = opening.end() if opening else 0
    return text[:length].replace(str(past), str(year)) + text[length:]


@dataclass(slots=True, kw_only=True)
class _Renewal(Edits):
    """What changes from one year to the next."""

    labels: Labels
    past: int
    year: int

    def mapping(self, node: Node | None, names: Vocabulary, known: dict[str, Spec], within: str = "") -> None:
        """Follow every field of a mapping."""
        for key, value in pairs_of(node):
            path = names.resolve(key.value, within)
            if path in names.groups:
                self.mapping(value, names, known, path)
            elif path == "sections" and isinstance(value, SequenceNode):
                inner = vocabulary(Section, self.labels, "sections.")
                for pair in (pair for row in value.value for pair in pairs_of(row)):
                    if inner.resolve(pair[0].value) == "due":
                        self.later(pair[1])
            elif path == ACCEPTED:
                self.put(value, "")
            elif path == "year":
                self.put(value, str(self.year))
            elif path == "status":
                self.put(value, self.labels.choice("ReportStatus", "writing", "fr"))
            elif path in known and is_of_year(known[path]):
                self.emptied(value)

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


def is_of_year(spec: Spec) -> bool:
    """Whether a single field tells of one year."""
    if spec.path in YEARLY or spec.path.startswith(_YEARLY_GROUPS):
        return True
    counted = spec.reads is not None and spec.reads.is_figure
    return counted and spec.path not in _LASTING
