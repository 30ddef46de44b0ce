"""What closes a synthesis: its references, and who stands behind it."""

from collections.abc import Sequence

from imprimatur.core.blocks import Blocks, Facts, Inline, Paragraph, Run, plain, runs
from imprimatur.documents.research_synthesis.choices import PartnerRole
from imprimatur.documents.research_synthesis.groups import Partner
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
    by_role = {role: _names(writing, synthesis, role) for role in PartnerRole}
    publisher = synthesis.responsible_publisher
    report = writing.inline(synthesis.full_report.title, "full_report.title")
    commissioned = writing.inline(synthesis.commissioned_by, "commissioned_by")
    steering = enumerated(writing.text(synthesis.steering_group, "steering_group"))
    person, mail = synthesis.contact, synthesis.contact_email
    reach = mailbox(mail) if person is None or mail != person.email else ()
    rows: list[tuple[str, Inline]] = [
        ("authors", composer.value(", ".join(p.full_name for p in synthesis.authors), "authors")),
        ("partners", by_role[PartnerRole.PARTNER] or composer.gap("partners")),
        ("funded_by", by_role[PartnerRole.FUNDER]),
        ("supported_by", by_role[PartnerRole.SUPPORT]),
        ("commissioned_by", joined([commissioned, by_role[PartnerRole.COMMISSIONER]])),
        ("steering_group", joined([steering, by_role[PartnerRole.STEERING]])),
        ("licence", writing.inline(synthesis.licence, "licence")),
        ("isbn", composer.value(synthesis.isbn or "", "isbn")),
        ("legal_deposit", composer.value(synthesis.legal_deposit or "", "legal_deposit")),
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


def role_of(partner: Partner) -> PartnerRole:
    """What a partner did: as it is said, else paid for the research or took part in it."""
    return partner.role or (PartnerRole.FUNDER if partner.funds else PartnerRole.PARTNER)


def _names(writing: Writing, synthesis: ResearchSynthesis, role: PartnerRole) -> Inline:
    """The partners of a role, each with what it did: `Clairevoie (analyse des données), Maison Ardoise`."""
    pieces = []
    for i, one in enumerate(synthesis.partners):
        path = f"partners.{i}"
        if role_of(one) is not role:
            continue
        name = joined(
            [
                runs(one.person or ""),
                runs(one.organisation.printed(writing.composer.lang)) if one.organisation else (),
                writing.composer.inline(one.name, "partners"),
                writing.composer.rest(path),
            ]
        )
        part = writing.inline(one.part, f"{path}.part")
        told = one.funds and role is not PartnerRole.FUNDER
        funds = runs(writing.composer.word("funds")) if told else ()
        beside = joined([part, funds])
        pieces.append((*name, Run(" ("), *beside, Run(")")) if beside else name)
    between = "; " if role is PartnerRole.STEERING and any(one.person for one in synthesis.partners) else ", "
    return joined(pieces, between)
