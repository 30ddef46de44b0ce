"""What closes a synthesis: its references, and who stands behind it."""

from collections.abc import Sequence
from typing import Any

from imprimatur.core.blocks import Blocks, Facts, Inline, List, Paragraph, Run, plain, runs
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.research_synthesis.references import items
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.language.citations import formatted


def enumerated(writing: Writing, text: Any, path: str) -> Inline:
    """The items and paragraphs of a text in one line."""
    pieces: list[Inline] = []
    for block in writing.text(text, path):
        if isinstance(block, List):
            pieces.extend(item.text for item in block.items)
        elif isinstance(block, Paragraph):
            pieces.append(block.text)
    return joined(pieces)


def references(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """The list of references, in alphabetical order."""
    entries = items(synthesis.references)
    if not entries:
        return writing.missing("references")
    made: Sequence[Inline] = formatted(entries, writing.composer.lang)
    return tuple(Paragraph(entry, role="reference") for entry in sorted(made, key=lambda one: plain(one).casefold()))


def about(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """Who made, paid, commissioned, translated and publishes the synthesis."""
    composer, translation = writing.composer, synthesis.translation
    partners = [one for one in synthesis.partners if not one.funds]
    funders = [one for one in synthesis.partners if one.funds]
    publisher = synthesis.responsible_publisher
    translated = (
        [runs(composer.word("translated", translator=translation.translator))] if translation.translator else []
    )
    if translation.validated_by:
        translated.append(runs(composer.word("validated", person=translation.validated_by.full_name)))
    url = synthesis.full_report.url
    report = writing.inline(synthesis.full_report.title, "full_report.title")
    link: Inline = (Run(url.removeprefix("https://"), link=url, verbatim=True),) if url else ()
    contact = synthesis.contact.full_name if synthesis.contact else ""
    mail = synthesis.contact_email
    rows: list[tuple[str, Inline]] = [
        ("authors", composer.value(", ".join(p.full_name for p in synthesis.authors), "authors")),
        ("partners", _names(writing, partners) or composer.gap("partners")),
        ("funded_by", _names(writing, funders)),
        ("commissioned_by", writing.inline(synthesis.commissioned_by, "commissioned_by")),
        ("steering_group", enumerated(writing, synthesis.steering_group, "steering_group")),
        ("full_report", joined([report, link])),
        ("licence", writing.inline(synthesis.licence, "licence")),
        ("contact", joined([runs(contact), (Run(mail, link=f"mailto:{mail}", verbatim=True),) if mail else ()])),
        ("responsible", composer.value(publisher.full_name if publisher else "", "responsible_publisher")),
    ]
    filled = tuple((runs(composer.word(key)), value) for key, value in rows if value)
    return ((Facts(filled),) if filled else ()) + ((Paragraph(joined(translated), role="small"),) if translated else ())


def _names(writing: Writing, partners: Sequence[Any]) -> Inline:
    lang = writing.composer.lang
    pieces = [
        runs(one.organisation.printed(lang)) if one.organisation else writing.composer.inline(one.name, "partners")
        for one in partners
    ]
    return joined(pieces)
