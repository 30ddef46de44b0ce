"""Findings as lines for a reader of one language: what the page and the marked copies show."""

from collections.abc import Iterable
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Severity
from imprimatur.core.location import Location
from imprimatur.core.place import file_said, runs, sheet_said
from imprimatur.findings.catalogue import severity_title
from imprimatur.findings.grouping import Group
from imprimatur.findings.waivers import can_be_accepted
from imprimatur.language.formatting import format_date
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset_around


@dataclass(frozen=True, slots=True)
class Accepted:
    """Why findings were accepted, under what reference, by whom and on what day."""

    reference: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Line:
    """Findings that say the same, in one language.

    `places` are those of all, `where` says them as people do; `spots` are the cells in it, each with its place, after
    the name of their `column` and on their `sheet`. `quoted` are words of the text that the message repeats.
    `reference` is empty for what nobody may accept, `anchor` never: it leads to the line. `fresh` is what the former
    draft did not say.
    """

    severity: Severity
    stops: str
    code: str
    reference: str
    places: tuple[Location, ...]
    file: str
    sheet: str
    where: str
    column: str
    spots: tuple[tuple[str, Location], ...]
    section: str
    what: str
    quoted: tuple[str, ...]
    remedy: str
    owner: str
    due: str
    fresh: bool
    accepted: Accepted | None
    anchor: str = ""

    @property
    def place(self) -> Location:
        """The first place."""
        return self.places[0]


def lines(
    groups: Iterable[Group], labels: Labels, dossier: Dossier, lang: Lang, fresh: frozenset[str] = frozenset()
) -> list[Line]:
    """The groups in one language, in their order; `fresh` are the marks of the findings that are new."""
    return [_line(one, labels, dossier, lang, fresh) for one in groups]


def _line(group: Group, labels: Labels, dossier: Dossier, lang: Lang, fresh: frozenset[str]) -> Line:
    one = group.first
    top = one.path.partition(".")[0]
    section = one.section.of(lang) or (labels.field(top).of(lang) if top in labels.fields else "")
    is_cell = bool(one.location.cell) and not one.location.paragraph
    return Line(
        one.severity,
        severity_title(one.severity).of(lang),
        one.code,
        group.reference if can_be_accepted(one) and not one.waiver else "",
        group.places,
        file_said(one.location).of(lang),
        sheet_said(one.location).of(lang),
        group.place.of(lang),
        _column(one.path, labels, lang),
        tuple((text.of(lang), place) for text, place in runs(group.places)) if is_cell else (),
        section or labels.word("findings_elsewhere", lang),
        typeset_around(_shortened(one.message.of(lang), dossier), lang, one.quoted),
        one.quoted,
        typeset_around(_shortened(one.remedy.of(lang), dossier), lang, one.quoted),
        one.owner,
        format_date(one.due, lang) if one.due else "",
        not fresh.isdisjoint(group.marks),
        _accepted(group, lang),
        group.reference,
    )


def _column(path: str, labels: Labels, lang: Lang) -> str:
    """The name of the column that a path is a cell of, as it stands before the cells; nothing for another field."""
    column = ".".join(part for part in path.split(".") if not part.isdigit())
    if column == path or column not in labels.fields:
        return ""
    return labels.word("findings_column", lang).format(name=labels.field(column).of(lang))


def _accepted(group: Group, lang: Lang) -> Accepted | None:
    waiver = group.first.waiver
    if waiver is None:
        return None
    return Accepted(group.reference, waiver.reason, waiver.by, format_date(waiver.on, lang) if waiver.on else "")


def _shortened(text: str, dossier: Dossier) -> str:
    """A text that names files as they stand in the dossier: its own folder goes without saying."""
    text = text.replace(f"{dossier.name}/", "")
    for source in dossier.sources:
        folder, _, name = source.name.rpartition("/")
        text = text.replace(source.name, name) if folder == dossier.kind else text
    return text
