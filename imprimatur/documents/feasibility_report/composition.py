"""What a feasibility report says: cover lines, chapters, and what is drawn from its tables."""

from collections.abc import Iterable, Mapping

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Block, Blocks, Contents, Inline, Paragraph, plain, runs
from imprimatur.core.composition import Properties
from imprimatur.documents.feasibility_report import leads
from imprimatur.documents.feasibility_report.board import board, choice_word, cover_picture, leaves_room
from imprimatur.documents.feasibility_report.comparison import operations, people
from imprimatur.documents.feasibility_report.decisions import decisions
from imprimatur.documents.feasibility_report.drawn import amounts, risks, timeline
from imprimatur.documents.feasibility_report.finances import finances
from imprimatur.documents.feasibility_report.legal import legal_steps
from imprimatur.documents.feasibility_report.model import FeasibilityReport, publisher
from imprimatur.documents.feasibility_report.passages import mandate, method, themes
from imprimatur.documents.feasibility_report.scenarios import scenarios
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.writing.chapters import Writing, said
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.documents.writing.grouping import said_once
from imprimatur.documents.writing.identity import imprint
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.language.formatting import format_date, format_of
from imprimatur.language.labels import Labels

LISTED = 30
"""The lines of contents that fit one page below a summary, in both formats."""
CAPTIONS = 40
"""The tables and figures up to which a report needs no list of them."""

HOMES: Mapping[str, str] = {
    "summary": "opening",
    "mandate": "mandate",
    "key_terms": "mandate",
    "roles": "mandate",
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
    page = board(writing, document)
    contents = _contents(writing, page)
    cover, summary = cover_picture(writing.numbering.resolved(writing.text(document.summary, "summary")))
    written = {
        "cover": cover,
        **page,
        "summary": summary,
        "contents": contents,
        "captions": _captions(writing),
        **chapters,
        "colophon": _colophon(composer, document),
    }
    said_lines = _lines(writing, document)
    lines, parts = composer.finished(said_lines, written, document.inclusive_style)
    house = publisher(document)
    properties = Properties(
        title=said(lines["title"]) or about.slug,
        author=house.printed(lang) if house else "",
        subject=plain(lines["kicker"]),
        keywords=(plain(lines["kicker"]), *(entity.acronym or entity.printed(lang) for entity in document.entities)),
        date=document.date.value.isoformat() if document.date and document.date.value else "",
    )
    flags = {"compact": leaves_room(page, contents)}
    return writing.manuscript(composer.composition(lines, parts, properties, house, flags=flags), said_lines, written)


def _lines(writing: Writing, report: FeasibilityReport) -> dict[str, Inline]:
    composer, lang = writing.composer, writing.composer.lang
    dated = composer.word("dated", date=format_of(report.date, lang)) if report.date else ""
    horizon = composer.word("horizon_line", date=format_date(report.horizon, lang)) if report.horizon else ""
    return {
        "title": composer.inline(report.title, "title"),
        "subtitle": composer.inline(report.subtitle, "subtitle"),
        "kicker": runs(composer.word("kind")),
        "entities": runs(" · ".join(entity.printed(lang) for entity in report.entities)) or composer.gap("entities"),
        "date": composer.value(dated, "date"),
        "horizon": composer.value(horizon, "horizon"),
        "choice": choice_word(writing, report),
        "footer": composer.footer(publisher(report)),
        "notice": composer.notice(),
    }


def _chapters(writing: Writing, report: FeasibilityReport) -> Iterable[tuple[str, str, Blocks]]:
    """The chapters in their order: name, key of the heading, blocks."""
    situation = (
        *people(report, writing),
        *said_once(
            writing.table("approvals_and_funding"),
            writing.tables.header(writing.tables.rows("approvals_and_funding", {}), "entity"),
        ),
        *finances(report, writing),
        *operations(report, writing),
    )
    money = (
        *amounts(writing, "costs", "item", "costs_chart"),
        *amounts(writing, "funding_plan", "source", "funding_chart"),
    )
    given: tuple[tuple[str, str, Blocks], ...] = (
        ("mandate", "", mandate(writing, report)),
        ("objectives", "", writing.text(report.objectives, "objectives")),
        ("method", "", method(writing, report)),
        ("situation", leads.situation(writing, report), situation),
        ("themes", leads.themes(writing, report), themes(writing, report)),
        ("scenarios", leads.scenarios(writing, report), scenarios(writing, report)),
        ("proposals", "", _proposals(writing, report)),
        ("money", leads.money(writing, report), money),
        ("calendar", leads.calendar(writing, report), timeline(report, writing)),
        ("risks", leads.risks(writing, report), risks(report, writing)),
        ("change", "", writing.text(report.change_management, "change_management")),
        ("legal", leads.legal(writing, report), legal_steps(writing, report)),
        ("decisions", leads.decisions(writing, report), decisions(writing, report)),
        ("next", leads.following(writing, report), writing.table("next_steps", top=2)),
        ("annexes", "", writing.text(report.annexes, "annexes")),
    )
    return ((name, name, leads.led(lead, blocks)) for name, lead, blocks in given)


def _colophon(composer: Composer, report: FeasibilityReport) -> Blocks:
    """Who publishes the report."""
    line = joined([imprint(composer, publisher(report)), composer.missing(report.organisation, "organisation")], " · ")
    return (Paragraph(line, role="small"),) if line else ()


def _proposals(writing: Writing, report: FeasibilityReport) -> Blocks:
    blocks: list[Block] = []
    for key, path in (("governance", "governance_proposal"), ("staff", "hr_proposal")):
        text = writing.text(getattr(report, path), path, 3)
        blocks += [writing.heading(key), *text] if text else []
    return tuple(blocks)


def _contents(writing: Writing, page: Mapping[str, Blocks]) -> Blocks:
    """The chapters and their sections; the chapters alone where these are too many for a page, or where without them
    the contents stand on that for the board.
    """
    (listed,) = writing.contents() or (None,)
    if not isinstance(listed, Contents):
        return ()
    whole, chapters = (
        (Contents(tuple(entry for entry in listed.entries if entry.level <= deepest)),) for deepest in (2, 1)
    )
    fits = not leaves_room(page, whole) and leaves_room(page, chapters)
    return chapters if fits or len(whole[0].entries) > LISTED else whole


def _captions(writing: Writing) -> Blocks:
    """The list of tables and figures, of a report in which they are too many to be found by its contents."""
    return writing.captions() if len(writing.numbering.captions) > CAPTIONS else ()
