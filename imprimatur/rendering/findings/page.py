"""The report of findings: a page in each language, the same as data, and a marked copy of each file concerned."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2 import FileSystemLoader

from imprimatur.core.artefact import Artefact
from imprimatur.core.bilingual import LANGS, TAGS, Lang, other
from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.findings.blocking import blocking, stops
from imprimatur.findings.catalogue import severity_title
from imprimatur.findings.grouping import Group, grouped
from imprimatur.findings.record import document
from imprimatur.language.labels import Labels
from imprimatur.rendering.findings.copies import copies, copy_name
from imprimatur.rendering.findings.lines import Line, lines
from imprimatur.rendering.interface import Templates
from imprimatur.rendering.sandbox import fault, sandbox

TEMPLATE = "findings.html"
DATA = "findings.json"


def report(
    findings: Iterable[Finding],
    labels: Labels,
    dossier: Dossier,
    templates: Templates,
    fresh: frozenset[str] = frozenset(),
) -> tuple[Artefact, ...]:
    """`findings.fr.html`, `findings.nl.html`, `findings.json`, and `annotated/<file>.<lang>.<ending>`.

    `fresh` are the marks of the findings that the former draft did not have. Raises TemplateFault.
    """
    found = tuple(findings)
    groups = grouped(found)
    made = tuple(copies(groups, labels, dossier))
    names = frozenset(one.name for one in made)
    pages = [_page(groups, labels, dossier, templates, lang, fresh, names) for lang in LANGS]
    content = json.dumps(document(dossier.name, found, fresh), ensure_ascii=False, indent=2) + "\n"
    return (*pages, Artefact(DATA, content.encode(), "application/json"), *made)


def _page(
    groups: tuple[Group, ...],
    labels: Labels,
    dossier: Dossier,
    templates: Templates,
    lang: Lang,
    fresh: frozenset[str],
    names: frozenset[str],
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
        **told_to(groups, labels, dossier, lang, fresh, names),
    }
    try:
        page = sandbox(FileSystemLoader(folder)).get_template(TEMPLATE).render(context)
    except (jinja2.TemplateError, OSError, TypeError, ValueError) as error:
        raise fault(folder / TEMPLATE, error) from error
    return Artefact(f"findings.{lang}.html", (page.rstrip() + "\n").encode(), "text/html; charset=utf-8")


def told_to(
    groups: Iterable[Group],
    labels: Labels,
    dossier: Dossier,
    lang: Lang,
    fresh: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """What a page tells of the findings to a reader of one language: `people`, each with their files, sections and
    lines; what was `accepted`; how many are `open`, in words; the `filters`. `names` are those of the marked copies.
    """
    held = list(groups)
    told = lines(held, labels, dossier, lang, fresh)
    unaccepted = [line for line in told if not line.accepted]
    return {
        "open": _open(len(blocking([finding for group in held for finding in group.findings])), labels, lang),
        "filters": list(_filters(unaccepted, labels, lang)),
        "people": list(_people(unaccepted, labels, dossier, lang, names)),
        "accepted": [line for line in told if line.accepted],
    }


def _open(count: int, labels: Labels, lang: Lang) -> str:
    """How many points stand before the final version: the number that is told everywhere."""
    key = {0: "findings_open_none", 1: "findings_open_one"}.get(count, "findings_open")
    return labels.word(key, lang).format(count=count)


def _filters(told: list[Line], labels: Labels, lang: Lang) -> Iterator[dict[str, object]]:
    """What the page can be narrowed to, with how many points each has."""
    yield {"key": "all", "title": labels.word("findings_all", lang), "count": _count(told)}
    for severity in Severity:
        of_severity = [line for line in told if line.severity is severity]
        if of_severity:
            yield {"key": severity.value, "title": severity_title(severity).of(lang), "count": _count(of_severity)}
    new = [line for line in told if line.fresh]
    if new:
        yield {"key": "new", "title": labels.word("findings_new_since", lang), "count": _count(new)}


def _count(told: Iterable[Line]) -> int:
    return sum(len(line.places) for line in told)


def _people(
    told: list[Line], labels: Labels, dossier: Dossier, lang: Lang, names: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """The lines by person, then file, then section, the gravest first inside; what is nobody's comes last."""
    by_owner = sorted(told, key=lambda line: (not line.owner, line.owner))
    for owner, mine in groupby(by_owner, key=lambda line: line.owner):
        held = list(mine)
        by_file = sorted(held, key=lambda line: line.place.file)
        files = [
            _file(name, list(group), dossier, lang, names)
            for name, group in groupby(by_file, key=lambda line: line.place.file)
        ]
        name = owner or labels.word("findings_nobody", lang)
        open_ = _count(line for line in held if stops(line.severity, Stage.FINAL))
        yield {"name": name, "count": _count(held), "blocking": open_, "files": files, "kinds": _kinds(held)}


def _file(name: str, held: list[Line], dossier: Dossier, lang: Lang, names: frozenset[str]) -> dict[str, Any]:
    copy = copy_name(name, dossier, lang)
    order = list(dict.fromkeys(line.section for line in held))
    ordered = sorted(held, key=lambda line: order.index(line.section))
    sections = []
    for section, group in groupby(ordered, key=lambda line: line.section):
        inside = list(group)
        dues = list(dict.fromkeys(line.due for line in inside if line.due))
        sections.append({"name": section, "due": ", ".join(dues), "lines": inside, "kinds": _kinds(inside)})
    href = quote(copy) if copy in names else ""
    links = {line: _links(line, href) for line in held}
    return {"name": held[0].file, "href": href, "sections": sections, "links": links, "kinds": _kinds(held)}


def _links(line: Line, href: str) -> list[Mapping[str, str]]:
    """The cells of a line, each with the address that leads there in the marked copy."""
    return [{"text": text, "href": href and f"{href}#{quote(_anchor(place))}"} for text, place in line.spots]


def _anchor(place: Location) -> str:
    sheet = place.sheet.replace("'", "''")
    return f"'{sheet}'!{place.cell}" if sheet else place.cell


def _kinds(held: Iterable[Line]) -> str:
    """The filters that leave something of some lines: their class in the page."""
    kinds = [f"has-{line.severity.value}" for line in held] + ["has-new" for line in held if line.fresh]
    return " ".join(sorted(set(kinds)))
