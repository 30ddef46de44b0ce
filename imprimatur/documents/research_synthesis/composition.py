"""What a research synthesis says: key figures, findings, recommendations by addressee, references."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    Facts,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
    runs,
)
from imprimatur.core.composition import Properties
from imprimatur.core.placing import fits
from imprimatur.core.text import Text
from imprimatur.documents.research_synthesis.about import about, references
from imprimatur.documents.research_synthesis.advice import follow_up, recommendations, unread
from imprimatur.documents.research_synthesis.charts import charts, tables_drawn
from imprimatur.documents.research_synthesis.key_figures import are_wide, key_figures
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.research_synthesis.references import cited
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.writing.chapters import Writing, said
from imprimatur.documents.writing.composer import Composer, capitalised, enumerated, joined
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.documents.writing.tables import NotFound
from imprimatur.language.formatting import format_date, format_period
from imprimatur.language.labels import Labels

HOMES: Mapping[str, str] = {
    "key_figures": "key_figures",
    "summary": "summary",
    "context": "context",
    "research_question": "question",
    "objectives": "objectives",
    "concepts": "concepts",
    "method": "method",
    "results": "results",
    "recommendations": "recommendations",
    "follow_up": "follow_up",
    "": "follow_up",
    "references": "references",
    "how_to_cite": "how_to_cite",
    "partners": "about",
    "commissioned_by": "about",
    "steering_group": "about",
    "full_report": "about",
    "translation": "about",
    "licence": "about",
    "annexes": "after_references",
}
"""The part of each field and group, in the order of the document; what stands nowhere comes before the references,
annexes after them."""
BOXES: Mapping[str, str] = {
    "key_figures": "opening",
    "summary": "opening",
    "method": "after_method",
    "recommendations": "after_recommendations",
    **dict.fromkeys(("how_to_cite", "about"), "after_references"),
}
"""Parts set in a box or in small print, and where the main sections go that their authors put after them."""


def write(
    document: ResearchSynthesis, about: Provenance, labels: Labels, lang: Lang, gaps: Gaps | None = None
) -> Manuscript:
    """One language of a synthesis; with `gaps`, a draft that marks them."""
    composer = Composer(document, about, labels, lang, gaps)
    cite: Callable[..., Any] = lambda *keys: cited(document, keys, lang)  # noqa: E731
    writing = Writing(composer, dict.fromkeys(("cite", "citer", "citeer"), cite))
    writing.evaluator.offer(charts(writing.tables))
    said_lines, written = _lines(composer, document), _parts(writing, document)
    lines, parts = composer.finished(said_lines, written, document.inclusive_style)
    institution = document.institution
    properties = Properties(
        title=said(lines["title"]) or about.slug,
        author=", ".join(person.full_name for person in document.authors),
        subject=plain(lines["kicker"]),
        keywords=(plain(lines["kicker"]), *((institution.brief,) if institution else ())),
        date=document.date.value.isoformat() if document.date and document.date.value else "",
    )
    composition = composer.composition(
        lines,
        parts,
        properties,
        institution,
        flags={
            "wide_figures": are_wide(parts["key_figures"]),
            "wordmark": bool(institution and institution.theme and institution.theme.wordmark_png),
        },
    )
    return writing.manuscript(composition, said_lines, written)


def _lines(composer: Composer, synthesis: ResearchSynthesis) -> dict[str, Inline]:
    institution = synthesis.institution
    authors = ", ".join(person.full_name for person in synthesis.authors)
    form = composer.choice(synthesis.form) if synthesis.form else ""
    return {
        "title": composer.inline(synthesis.title, "title"),
        "subtitle": composer.inline(synthesis.subtitle, "subtitle"),
        "kicker": capitalised(composer.value(form, "form")) or runs(composer.word("kind")),
        "institution": runs(institution.printed(composer.lang)) if institution else composer.gap("institution"),
        "authors": composer.value(authors, "authors"),
        "date": composer.value(format_date(synthesis.date, composer.lang) if synthesis.date else "", "date"),
        "footer": composer.footer(institution),
        "notice": composer.notice(),
    }


def _parts(writing: Writing, synthesis: ResearchSynthesis) -> dict[str, Blocks]:
    texts = {
        "context": synthesis.context,
        "question": synthesis.research_question,
        "objectives": synthesis.objectives,
    }
    paths = {"question": "research_question"}
    tables = {
        "concepts": _concepts(writing, synthesis),
        "key_figures": key_figures(writing),
        "results": _results(writing, synthesis),
        "recommendations": recommendations(writing, synthesis),
        "follow_up": follow_up(writing, synthesis),
        "references": references(writing, synthesis),
    }
    around = writing.composer.additions.around
    parts = {
        **{name: _text(writing, text, paths.get(name, name)) for name, text in texts.items()},
        "summary": _leading(_text(writing, synthesis.summary, "summary")),
        "method": _method(writing, synthesis),
        **{name: around(name, blocks) or writing.missing(name) for name, blocks in tables.items()},
        "how_to_cite": writing.text(synthesis.how_to_cite, "how_to_cite"),
        "about": about(writing, synthesis),
    }
    return writing.composer.additions.into(parts, HOMES, BOXES)


def _text(writing: Writing, text: Text, path: str, top: int = 2) -> Blocks:
    """A narrative, the tables drawn that its author asks to see as a chart."""
    return tables_drawn(writing, writing.text(text, path, top), path)


def _leading(blocks: Blocks) -> Blocks:
    """A summary, whose paragraphs lead into the rest."""
    return tuple(
        replace(block, role="lead") if isinstance(block, Paragraph) and block.role == "body" else block
        for block in blocks
    )


def _concepts(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    rows = tuple(
        (
            writing.inline(one.term, f"concepts.{i}.term"),
            (
                *writing.inline(one.definition, f"concepts.{i}.definition"),
                *_source(synthesis, one.source, writing.composer.lang),
                *unread(writing.composer, f"concepts.{i}"),
            ),
        )
        for i, one in enumerate(synthesis.concepts)
    )
    return (Facts(rows),) if rows else ()


def _source(synthesis: ResearchSynthesis, key: str | None, lang: Lang) -> Inline:
    """The citation of a concept's source; nothing for a key that is not in the list, which the checks report."""
    try:
        return (Run(" "), *cited(synthesis, (key,), lang)) if key else ()
    except NotFound:
        return ()


def _method(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """The method in a box: approach, then period, people met, territories, steps, a map, limits."""
    composer, method = writing.composer, synthesis.method
    period = format_period(synthesis.research_start, synthesis.research_end, composer.lang)
    rows: list[tuple[str, Inline]] = [
        ("method_period", joined([runs(period), composer.rest("research_start", "research_end")])),
    ]
    for name in ("co_researchers", "interviews", "focus_groups"):
        rows.append((f"method_{name}", writing.inline(getattr(method, name), f"method.{name}")))
    territories = _text(writing, method.territories, "method.territories", 3)
    shown = tuple(block for block in territories if isinstance(block, Figure | Table | Chart))
    named = tuple(block for block in territories if block not in shown)
    rows.append(("method_territories", enumerated(named)))
    facts = tuple((runs(composer.word(key)), value) for key, value in rows if value)
    limits = _text(writing, method.limits, "method.limits", 3)
    return (
        *_text(writing, method.approach, "method.approach"),
        *((Facts(facts),) if facts else ()),
        *writing.optional("method.steps"),
        *shown,
        *((writing.heading("method_limits"), *limits) if limits else ()),
    )


def _results(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """Each finding with its evidence, a quotation in the margin beside it, then its charts over the whole width.

    Where the text is too short for the quotation, that comes after it. Of the quotations in a text, the first does as
    one in its own field.
    """
    blocks: list[Block] = []
    for i, one in enumerate(synthesis.results):
        path = f"results.{i}"
        body = list(_text(writing, one.body, f"{path}.body", 3))
        evidence = writing.inline(one.evidence, f"{path}.evidence")
        body += [Paragraph(evidence, role="small")] if evidence else []
        quote, source = writing.inline(one.quote, f"{path}.quote"), writing.inline(one.quote_by, f"{path}.quote_by")
        charts_of = [block for block in body if isinstance(block, Chart)]
        body = [block for block in body if not isinstance(block, Chart)]
        quotation = Quotation(quote, source) if quote else _first_quotation(body)
        blocks.append(Heading(2, writing.inline(one.title, f"{path}.title")))
        blocks += [*(_beside(quotation, body, own=bool(quote)) if quotation else body), *charts_of]
    return tuple(blocks)


def _first_quotation(blocks: Sequence[Block]) -> Quotation | None:
    return next((block for block in blocks if isinstance(block, Quotation)), None)


def _beside(quotation: Quotation, body: Sequence[Block], own: bool) -> Sequence[Block]:
    """A text with a quotation in the margin where there is room; else last if it is the field's `own`, or as it was."""
    text = tuple(block for block in body if block is not quotation)
    placed = replace(quotation, place="margin")
    if fits(placed, text):
        return (placed, *text)
    return (*text, quotation) if own else body
