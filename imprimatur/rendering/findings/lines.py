"""Findings as lines for a reader of one language: what the page and the marked workbooks both show."""

from collections.abc import Iterable
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in one language. `where` is the place as a person looks for it, inside the dossier."""

    severity: Severity
    code: str
    location: Location
    where: str
    section: str
    what: str
    remedy: str
    owner: str


def lines(findings: Iterable[Finding], labels: Labels, dossier: Dossier, lang: Lang) -> list[Line]:
    """The findings in one language, in their order."""
    return [_line(one, labels, dossier, lang) for one in sorted(findings, key=lambda one: one.order)]


def _line(one: Finding, labels: Labels, dossier: Dossier, lang: Lang) -> Line:
    def readable(message: str) -> str:
        return typeset(_shortened(message, dossier), lang)

    top = one.path.partition(".")[0]
    section = one.section.of(lang) or (labels.field(top).of(lang) if top in labels.fields else "")
    return Line(
        one.severity,
        one.code,
        one.location,
        _shortened(str(one.location), dossier),
        section or labels.word("findings_elsewhere", lang),
        readable(one.message.of(lang)),
        readable(one.remedy.of(lang)),
        one.owner,
    )


def _shortened(text: str, dossier: Dossier) -> str:
    """A text that names files as they stand in the dossier: its own folder goes without saying."""
    text = text.replace(f"{dossier.name}/", "")
    for source in dossier.sources:
        folder, _, name = source.name.rpartition("/")
        text = text.replace(source.name, name) if folder == dossier.kind else text
    return text
