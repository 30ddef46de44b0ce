"""The report of findings: a page in each language, and a marked copy of each workbook that has findings."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import jinja2
from jinja2 import FileSystemLoader

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, TAGS, Lang, other
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.findings.blocking import blocking
from imprimatur.findings.catalogue import severity_title
from imprimatur.language.labels import Labels
from imprimatur.rendering.findings.lines import Line, lines
from imprimatur.rendering.findings.marked_workbook import annotated
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.sandbox import fault, sandbox

TEMPLATE = "findings.html"
_UNREADABLE = ("R01", "R02")
"""Findings of files that must not be opened again."""


def report(findings: Iterable[Finding], labels: Labels, dossier: Dossier, templates: Templates) -> tuple[Artefact, ...]:
    """`findings.fr.html`, `findings.nl.html`, and `annotated/<workbook>.<lang>.xlsx` for each workbook with findings.

    A file that was refused, could not be opened or cannot be written again has no marked copy. Raises TemplateFault.
    """
    found = tuple(findings)
    made = [_page(found, labels, dossier, templates, lang) for lang in LANGS]
    refused = {one.location.file for one in found if one.code in _UNREADABLE}
    concerned = {one.location.file for one in found} - refused
    for source in dossier.sources:
        if source.suffix == ".xlsx" and source.name in concerned:
            for lang in LANGS:
                copy = annotated(source, lines(found, labels, dossier, lang), labels, lang)
                name = f"annotated/{_inside(source.name, dossier)[: -len('.xlsx')]}.{lang}.xlsx"
                made.extend([Artefact(name, copy, _XLSX)] if copy else [])
    return tuple(made)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _inside(name: str, dossier: Dossier) -> str:
    """A source's name inside its dossier; a single workbook bears the dossier's own."""
    return name.removeprefix(f"{dossier.kind}/").removeprefix(f"{dossier.slug}/")


def _page(
    findings: tuple[Finding, ...], labels: Labels, dossier: Dossier, templates: Templates, lang: Lang
) -> Artefact:
    """The page of one language, self-contained: no script, nothing fetched."""
    folder = templates.root / "_shared"
    context = {
        "tag": TAGS[lang],
        "lang": lang,
        "other": {"lang": other(lang), "href": f"findings.{other(lang)}.html"},
        "dossier": dossier.name,
        "kind": labels.word("kind", lang),
        "words": labels.in_language(lang),
        "other_words": labels.in_language(other(lang)),
        "open": _open(len(blocking(findings)), labels, lang),
        "groups": list(_groups(lines(findings, labels, dossier, lang), lang)),
    }
    try:
        page = sandbox(FileSystemLoader(folder)).get_template(TEMPLATE).render(context)
    except (jinja2.TemplateError, OSError, TypeError, ValueError) as error:
        raise fault(folder / TEMPLATE, error) from error
    return Artefact(f"findings.{lang}.html", (page.rstrip() + "\n").encode(), "text/html; charset=utf-8")


def _open(count: int, labels: Labels, lang: Lang) -> str:
    """How many points stand before the final version: the number that is told everywhere."""
    key = {0: "findings_open_none", 1: "findings_open_one"}.get(count, "findings_open")
    return labels.word(key, lang).format(count=count)


def _groups(found: list[Line], lang: Lang) -> Iterator[dict[str, object]]:
    """The lines by severity, then by section in the order in which they were met."""
    for severity in Severity:
        of_severity = [line for line in found if line.severity is severity]
        if of_severity:
            names = list(dict.fromkeys(line.section for line in of_severity))
            ordered = sorted(of_severity, key=lambda line: names.index(line.section))
            sections = [
                {"name": name, "lines": list(group)} for name, group in groupby(ordered, key=lambda line: line.section)
            ]
            yield {
                "severity": severity.value,
                "title": severity_title(severity).of(lang),
                "count": len(of_severity),
                "sections": sections,
            }
