"""What a feasibility report says: cover lines, chapters, and what is drawn from its tables."""

from collections.abc import Iterable, Mapping

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, Paragraph, plain, runs
from imprimatur.core.composition import Properties
from imprimatur.documents.feasibility_report.comparison import finances, operations, people, votes
from imprimatur.documents.feasibility_report.drawn import amounts, matrix, risks, timeline
from imprimatur.documents.feasibility_report.model import FeasibilityReport, publisher
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.writing.chapters import Writing, said
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.documents.writing.identity import imprint
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.language.formatting import format_date, format_of, format_period
from imprimatur.language.labels import Labels

HOMES: Mapping[str, str] = {
    "summary": "opening",
    "mandate": "mandate",
    "key_terms": "mandate",
    "objectives": "objectives",
    "method": "method",
    "task_domains": "method",
    "meetings": "method",
    "external_support": "method",
    "people": "situation",
    "approvals_and_funding": "situation",
    "finances": "situation",
    "operations": "situation",
    "themes": "themes",
    "scenarios": "scenarios",
    "criteria": "scenarios",
    "scores": "scenarios",
    "governance_proposal": "proposals",
    "hr_proposal": "proposals",
    "costs": "money",
    "funding_plan": "money",
    "timeline": "calendar",
    "risks": "risks",
    "change_management": "change",
    "legal_steps": "legal",
    "consultation": "decisions",
    "votes": "decisions",
    "conditions": "decisions",
    "decision_requested": "decisions",
    "next_steps": "next",
    "": "next",
    "annexes": "annexes",
}
"""The chapter of each field and group, in the order of the document; what stands nowhere comes before the annexes."""


def write(
    document: FeasibilityReport, about: Provenance, labels: Labels, lang: Lang, gaps: Gaps | None = None
) -> Manuscript:
    """One language of a feasibility report; with `gaps`, a draft that marks them."""
    composer = Composer(document, about, labels, lang, gaps)
    writing = Writing(composer)
    chapters = writing.chapters(_chapters(writing, document), HOMES)
    written = {
        "summary": writing.numbering.resolved(writing.text(document.summary, "summary")),
        "contents": writing.contents(),
        "captions": writing.captions(),
        **chapters,
        "colophon": _colophon(composer, document),
    }
    said_lines = _lines(composer, document)
    lines, parts = composer.finished(said_lines, written, document.inclusive_style)
    house = publisher(document)
    properties = Properties(
        title=said(lines["title"]) or about.slug,
        author=house.printed(lang) if house else "",
        subject=plain(lines["kicker"]),
        keywords=(plain(lines["kicker"]), *(entity.brief for entity in document.entities)),
        date=document.date.value.isoformat() if document.date and document.date.value else "",
    )
    return writing.manuscript(composer.composition(lines, parts, properties, house), said_lines, written)


def _lines(composer: Composer, report: FeasibilityReport) -> dict[str, Inline]:
    lang = composer.lang
    dated = composer.word("dated", date=format_of(report.date, lang)) if report.date else ""
    horizon = composer.word("horizon_line", date=format_date(report.horizon, lang)) if report.horizon else ""
    return {
        "title": composer.inline(report.title, "title"),
        "subtitle": composer.inline(report.subtitle, "subtitle"),
        "kicker": runs(composer.word("kind")),
        "entities": runs(" · ".join(entity.printed(lang) for entity in report.entities)) or composer.gap("entities"),
        "date": composer.value(dated, "date"),
        "horizon": composer.value(horizon, "horizon"),
        "footer": composer.footer(publisher(report)),
        "notice": composer.notice(),
    }


def _chapters(writing: Writing, report: FeasibilityReport) -> Iterable[tuple[str, str, Blocks]]:
    """The chapters in their order: name, key of the heading, blocks."""
    yield "mandate", "mandate", _mandate(writing, report)
    yield "objectives", "objectives", writing.text(report.objectives, "objectives")
    yield "method", "method", _method(writing, report)
    yield (
        "situation",
        "situation",
        (
            *people(report, writing),
            *writing.table("approvals_and_funding"),
            *finances(report, writing),
            *operations(report, writing),
        ),
    )
    yield "themes", "themes", _themes(writing, report)
    yield "scenarios", "scenarios", (*_scenarios(writing, report), *matrix(report, writing))
    yield "proposals", "proposals", _proposals(writing, report)
    money = (
        *amounts(writing, "costs", "item", "costs_chart"),
        *amounts(writing, "funding_plan", "source", "funding_chart"),
    )
    yield "money", "money", money
    yield "calendar", "calendar", timeline(report, writing)
    yield "risks", "risks", risks(report, writing)
    yield "change", "change", writing.text(report.change_management, "change_management")
    yield "legal", "legal", writing.table("legal_steps", top=2)
    yield "decisions", "decisions", _decisions(writing, report)
    yield "next", "next", writing.table("next_steps", top=2)
    yield "annexes", "annexes", writing.text(report.annexes, "annexes")


def _colophon(composer: Composer, report: FeasibilityReport) -> Blocks:
    """Who publishes the report."""
    line = joined([imprint(composer, publisher(report)), composer.missing(report.organisation, "organisation")], " · ")
    return (Paragraph(line, role="small"),) if line else ()


def _facts(
    writing: Writing, rows: Iterable[tuple[str, Inline]], first: tuple[tuple[Inline, Inline], ...] = ()
) -> Blocks:
    """A box of fields by path and value after the rows given `first`, those that say nothing left out."""
    labels, lang = writing.composer.labels, writing.composer.lang
    filled = (*first, *((runs(labels.field(path).of(lang)), value) for path, value in rows if value))
    return (Facts(filled),) if filled else ()


def _field(writing: Writing, path: str) -> tuple[str, Inline]:
    found, value = writing.tables.field(path)
    return path, writing.tables.say(value, found)


def _mandate(writing: Writing, report: FeasibilityReport) -> Blocks:
    names = ("mandate.given_by", "mandate.date", "mandate.question", "is_merger")
    facts = _facts(writing, (_field(writing, name) for name in names))
    terms = tuple(
        (writing.inline(one.term, f"key_terms.{i}.term"), writing.inline(one.definition, f"key_terms.{i}.definition"))
        for i, one in enumerate(report.key_terms)
    )
    title = runs(writing.composer.labels.field("key_terms").of(writing.composer.lang))
    defined = writing.composer.additions.around("key_terms", (Facts(terms),) if terms else (), 3)
    return (*facts, *((Heading(2, title), *defined) if defined else ()))


def _method(writing: Writing, report: FeasibilityReport) -> Blocks:
    method, composer = report.method, writing.composer
    period = format_period(method.interviews_start, method.interviews_end, composer.lang)
    when = joined([runs(period), composer.rest("method.interviews_start", "method.interviews_end")])
    interviews = ((runs(composer.word("interviews")), when),) if when else ()
    group = ("working_group", "members_per_entity", "since", "frequency")
    return (
        *writing.text(method.summary, "method.summary"),
        *_facts(writing, (_field(writing, f"method.{name}") for name in group)),
        *writing.text(method.group_mandate, "method.group_mandate"),
        *_facts(
            writing,
            (
                _field(writing, name)
                for name in ("method.interviews_count", "method.interviews_anonymised", "tasks_listed", "tasks_open")
            ),
            interviews,
        ),
        *writing.text(report.task_domains, "task_domains"),
        *writing.table("meetings"),
        *writing.optional("external_support"),
    )


def _themes(writing: Writing, report: FeasibilityReport) -> Blocks:
    around = writing.composer.additions.around
    if not report.themes:
        return around("themes", ()) or writing.missing("themes")
    blocks: list[Block] = []
    names = ("argument", "situation", "proposal", "horizon", "working")
    rows = writing.tables.rows("themes", {})
    for i, theme in rows.rows:
        blocks.append(Heading(2, writing.inline(theme.title, f"themes.{i}.title")))
        blocks += _facts(writing, ((f"themes.{name}", writing.tables.cell(rows, i, theme, name)) for name in names))
    return around("themes", tuple(blocks))


def _scenarios(writing: Writing, report: FeasibilityReport) -> Blocks:
    around = writing.composer.additions.around
    if not report.scenarios:
        return around("scenarios", ()) or writing.missing("scenarios")
    blocks: list[Block] = []
    names = (
        "code",
        "legal_form",
        "jobs",
        "funding",
        "identity",
        "cost_once",
        "cost_yearly",
        "duration",
        "risks",
        "reversibility",
    )
    rows = writing.tables.rows("scenarios", {})
    for i, one in rows.rows:
        blocks.append(Heading(2, writing.inline(one.name, f"scenarios.{i}.name")))
        blocks += writing.text(one.description, f"scenarios.{i}.description", 3)
        flags = tuple(
            name
            for name in ("status_quo", "decided")
            if getattr(one, name) or writing.composer.asks(f"scenarios.{i}.{name}")
        )
        cells = ((f"scenarios.{name}", writing.tables.cell(rows, i, one, name)) for name in (*names, *flags))
        blocks += _facts(writing, cells)
    return around("scenarios", tuple(blocks))


def _proposals(writing: Writing, report: FeasibilityReport) -> Blocks:
    blocks: list[Block] = []
    for key, path in (("governance", "governance_proposal"), ("staff", "hr_proposal")):
        text = writing.text(getattr(report, path), path, 3)
        blocks += [writing.heading(key), *text] if text else []
    return tuple(blocks)


def _decisions(writing: Writing, report: FeasibilityReport) -> Blocks:
    blocks: list[Block] = [*writing.table("consultation")]
    if report.votes:
        blocks += votes(report, writing)
    blocks += writing.optional("conditions", caption=writing.composer.word("conditions"))
    requested = writing.text(report.decision_requested, "decision_requested", 3)
    return (*blocks, *((writing.heading("requested"), *requested) if requested else ()))
