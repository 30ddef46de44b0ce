"""How to apply: the box at the end of an offer."""

from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, Paragraph, Run, runs
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised, enumerated, joined
from imprimatur.documents.writing.identity import contact, mailbox, site
from imprimatur.documents.writing.levels import levelled
from imprimatur.language.formatting import format_dates, format_limit


def application(composer: Composer, offer: JobOffer) -> Blocks:
    """What to send, where, by when, to whom to talk; then the procedure."""
    apply = offer.application
    deadline = format_limit(apply.deadline, composer.lang, weekday=True) if apply.deadline else ""
    contacts = [person for person in (apply.contact, *apply.contacts) if person and person.public]
    unread = [composer.rest("application.contact"), composer.rest("application.contacts")]
    interviews = format_dates(apply.interview_dates, composer.lang)
    rows: list[tuple[str, Inline]] = [
        ("apply_documents", enumerated(composer.blocks(apply.documents, "application.documents"))),
        ("send_to", mailbox(apply.email) or composer.gap("application.email")),
        ("apply_online", composer.value(site(apply.url), "application.url")),
        ("apply_attention", _attention(composer, offer)),
        ("apply_by", composer.value(deadline, "application.deadline")),
        ("apply_reference", _reference(composer, offer)),
        (
            "apply_contact_volunteer" if offer.is_volunteer else "apply_contact",
            joined([*(contact(composer, person) for person in contacts), *unread], " ; "),
        ),
        ("apply_interviews", composer.value(interviews, "application.interview_dates")),
    ]
    filled = tuple((runs(composer.word(key)), capitalised(value)) for key, value in rows if value)
    blocks: list[Block] = [Facts(filled)] if filled else []
    if proposal := levelled(composer.blocks(apply.proposal, "application.proposal"), 3):
        blocks += [Heading(2, runs(composer.word("apply_proposal"))), *proposal]
    blocks.extend(composer.blocks(apply.procedure, "application.procedure"))
    if offer.has_recruiter and offer.recruiter:
        liable = offer.liable_party.brief if offer.liable_party else ""
        if liable:
            sentence = composer.word("handled_by", recruiter=offer.recruiter.brief, liable=liable)
            blocks.append(Paragraph(runs(sentence)))
        else:
            blocks.append(Paragraph(joined([runs(offer.recruiter.brief), composer.gap("liable_party")], " · ")))
    return tuple(blocks)


def _attention(composer: Composer, offer: JobOffer) -> Inline:
    person = offer.recruiter_contact
    return contact(composer, person) if person else composer.gap("recruiter_contact")


def _reference(composer: Composer, offer: JobOffer) -> Inline:
    if offer.reference:
        return (Run(offer.reference, verbatim=True),)
    return composer.gap("reference")
