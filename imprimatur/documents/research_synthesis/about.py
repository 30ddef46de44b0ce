"""What closes a synthesis: its references, and who stands behind it."""

from collections.abc import Sequence
from typing import Any

from imprimatur.core.blocks import Blocks, Facts, Inline, Paragraph, plain, runs
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.research_synthesis.references import items
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import enumerated, joined
from imprimatur.documents.writing.identity import contact, imprint, mailbox, site
from imprimatur.language.citations import formatted
from imprimatur.language.formatting import format_date


def references(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """The list of references, in alphabetical order."""
    entries = items(synthesis.references)
    made: Sequence[Inline] = formatted(entries, writing.composer.lang)
    whole = [joined([one, writing.composer.rest(f"references.{i}")], " ") for i, one in enumerate(made)]
    return tuple(Paragraph(entry, role="reference") for entry in sorted(whole, key=lambda one: plain(one).casefold()))


def about(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """Who made, paid, commissioned, translated and publishes the synthesis."""
    composer = writing.composer
    partners = [(i, one) for i, one in enumerate(synthesis.partners) if not one.funds]
    funders = [(i, one) for i, one in enumerate(synthesis.partners) if one.funds]
    publisher = synthesis.responsible_publisher
    report = writing.inline(synthesis.full_report.title, "full_report.title")
    person, mail = synthesis.contact, synthesis.contact_email
    reach = mailbox(mail) if person is None or mail != person.email else ()
    rows: list[tuple[str, Inline]] = [
        ("authors", composer.value(", ".join(p.full_name for p in synthesis.authors), "authors")),
        ("partners", _names(writing, partners) or composer.gap("partners")),
        ("funded_by", _names(writing, funders)),
        ("commissioned_by", writing.inline(synthesis.commissioned_by, "commissioned_by")),
        ("steering_group", enumerated(writing.text(synthesis.steering_group, "steering_group"))),
        ("licence", writing.inline(synthesis.licence, "licence")),
        ("full_report", joined([report, composer.value(site(synthesis.full_report.url), "full_report.url")])),
        (
            "contact",
            joined([contact(composer, person) if person else (), reach, composer.rest("contact", "contact_email")]),
        ),
        ("responsible", composer.value(publisher.full_name if publisher else "", "responsible_publisher")),
        ("translation", _translation(writing, synthesis)),
        ("publisher", imprint(composer, synthesis.institution)),
    ]
    filled = tuple((runs(composer.word(key)), value) for key, value in rows if value)
    return (Facts(filled),) if filled else ()


def _translation(writing: Writing, synthesis: ResearchSynthesis) -> Inline:
    """From what the synthesis was translated, by whom, when, and who answers for it."""
    composer, translation = writing.composer, synthesis.translation
    date, validated = translation.date, translation.validated_by
    by = joined(
        [
            composer.value(translation.translator or "", "translation.translator"),
            composer.value(format_date(date, composer.lang) if date else "", "translation.date"),
            composer.value(
                composer.word("validated", person=validated.full_name) if validated else "", "translation.validated_by"
            ),
        ]
    )
    source = writing.inline(translation.source_language, "translation.source_language")
    return joined([(*runs(f"{composer.word('translated_from')} "), *source) if source else (), by], " · ")


def _names(writing: Writing, partners: Sequence[tuple[int, Any]]) -> Inline:
    lang = writing.composer.lang
    pieces = [
        joined(
            [
                runs(one.organisation.printed(lang)) if one.organisation else (),
                writing.composer.inline(one.name, "partners"),
                writing.composer.rest(f"partners.{i}"),
            ]
        )
        for i, one in partners
    ]
    return joined(pieces)
