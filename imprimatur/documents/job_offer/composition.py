"""What an offer says: lines, the facts box, and its parts, for the templates to place."""

from collections.abc import Mapping
from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Blocks,
    Chart,
    Figure,
    Inline,
    Paragraph,
    Quotation,
    Run,
    Table,
    plain,
    runs,
)
from imprimatur.core.composition import Properties
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.job_offer import jointly, tender
from imprimatur.documents.job_offer.choices import ContractKind
from imprimatur.documents.job_offer.conditions import conditions, facts
from imprimatur.documents.job_offer.homes import BOXES, HOMES
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.job_offer.phrases import as_sentence
from imprimatur.documents.job_offer.posting import posting
from imprimatur.documents.job_offer.procedure import application
from imprimatur.documents.job_offer.profile import profile
from imprimatur.documents.job_offer.project import deliverables, project
from imprimatur.documents.job_offer.selecting import selection, workplaces
from imprimatur.documents.job_offer.volunteering import volunteering
from imprimatur.documents.schema.document import Provenance
from imprimatur.documents.writing.chapters import said
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.documents.writing.identity import imprint
from imprimatur.documents.writing.levels import levelled
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.language.formatting import format_date, format_money
from imprimatur.language.labels import Labels

SIZES = (11.0, 10.5, 10.0, 9.5)
"""The sizes in points that an offer may be set in: the largest that takes no more pages than the smallest."""
CLOSER = 9.25
"""One more size for drafts, whose ribbon, notice and gaps take room: they have as many pages as the final."""
SENTENCE_ENDS = (".", "!", "?", "…")
LONG = 900
"""Characters of who we are beyond which it fills a column by far."""


def write(document: JobOffer, about: Provenance, labels: Labels, lang: Lang, gaps: Gaps | None = None) -> Manuscript:
    """One language of an offer; with `gaps`, a draft that marks them."""
    composer = Composer(document, about, labels, lang, gaps)
    said_lines, written = _lines(composer, document), _parts(composer, document)
    lines, parts = composer.finished(said_lines, written, document.inclusive_style)
    employer, published = document.employer, document.publication_date
    title = said(lines["title"])
    properties = Properties(
        title=f"{title} ({plain(lines['mention'])})" if lines["mention"] else title or about.slug,
        author=employer.printed(lang) if employer else "",
        subject=plain(lines["kicker"]),
        keywords=(plain(lines["kicker"]), *((employer.brief,) if employer else ())),
        date=published.value.isoformat() if published and published.value else "",
    )
    composition = composer.composition(
        lines,
        parts,
        properties,
        employer,
        words={name: composer.word(key) for name, key in _headings(document).items()},
        posting=posting(composer, document, title),
        flags={
            "mission": document.is_mission,
            "apart": False,
            "flowing": flows(parts["presentation"]),
            "wordmark": bool(employer and employer.theme and employer.theme.wordmark_png),
            **wide_parts(parts),
        },
    )
    sizes = SIZES if gaps is None else (*SIZES, CLOSER)
    return Manuscript(replace(composition, sizes=sizes), said_lines, written)


def _headings(offer: JobOffer) -> dict[str, str]:
    """The headings of which the case decides, as words of the labels."""
    kind = offer.contract.kind
    apply = {ContractKind.MISSION: "application_mission", ContractKind.VOLUNTEER: "application_volunteer"}
    return {
        "application": apply.get(kind, "application") if kind else "application",
        "partners": jointly.heading(offer),
        "criteria": "criteria" if offer.criteria else "calendar",
    }


def wide_parts(parts: Mapping[str, Blocks]) -> dict[str, bool]:
    """The flags `wide_…` of parts: whether one needs more than a column, as tables and charts do."""
    return {f"wide_{name}": any(isinstance(block, Table | Chart) for block in part) for name, part in parts.items()}


def flows(presentation: Blocks) -> bool:
    """Whether who we are takes so much room that it runs on above the picture beside it: long, or more pictures."""
    pictured = any(isinstance(block, Figure) for block in presentation)
    return pictured or sum(map(len, plain_blocks(presentation))) > LONG


def _lines(composer: Composer, offer: JobOffer) -> dict[str, Inline]:
    kind = offer.contract.kind
    kicker = {
        ContractKind.MISSION: "kicker_mission",
        ContractKind.VOLUNTEER: "kicker_volunteer",
        ContractKind.INTERNSHIP: "kicker_internship",
        ContractKind.STUDENT: "kicker_student",
    }
    counted = {ContractKind.VOLUNTEER: "positions_volunteer", ContractKind.INTERNSHIP: "positions_internship"}
    positions = offer.positions or 1
    return {
        "title": composer.inline(offer.title, "title"),
        "mention": composer.value(
            composer.choice(offer.inclusive_mention) if offer.inclusive_mention else "", "inclusive_mention"
        ),
        "kicker": joined(
            [
                runs(composer.word(kicker.get(kind, "kicker_job") if kind else "kicker_job")),
                runs(composer.word(counted.get(kind, "positions") if kind else "positions", count=str(positions)))
                if positions > 1
                else (),
                composer.missing(offer.positions_count, "positions_count"),
            ],
            " · ",
        ),
        "employer": jointly.offering(composer, offer),
        "headline": _headline(composer, offer),
        "reference": joined([runs(offer.reference or "")], "") or composer.gap("reference"),
        "footer": jointly.footer(composer, offer),
        "funders": _funders(composer, offer),
        "published": _published(composer, offer),
        "imprint": imprint(composer, offer.employer),
        "notice": composer.notice(),
    }


def _headline(composer: Composer, offer: JobOffer) -> Inline:
    """What the offer says first, and on whose behalf it appears: a sentence after a sentence, else after a point."""
    headline, body = composer.inline(offer.headline, "headline"), composer.inline(offer.on_behalf_of, "on_behalf_of")
    behalf = (*runs(composer.word("on_behalf", body="")), *body) if body else ()
    return joined([headline, behalf], " " if plain(headline).endswith(SENTENCE_ENDS) else " · ")


def _funders(composer: Composer, offer: JobOffer) -> Inline:
    """Who supports the post, and how, since when and with how much where the offer says so."""
    names: list[Inline] = []
    for place, one in enumerate(offer.funders):
        name = one.organisation.printed(composer.lang) if one.organisation else ""
        amount = format_money(one.amount, composer.lang) if one.amount else ""
        details = [
            composer.value(composer.choice(one.kind) if one.kind else "", f"funders.{place}.kind"),
            composer.inline(one.period, f"funders.{place}.period"),
            composer.value(amount, f"funders.{place}.amount"),
        ]
        how = joined(details)
        said = composer.value(name, f"funders.{place}.organisation")
        names.append((*said, Run(" ("), *how, Run(")")) if how else said)
    named = composer.listed(names)
    return (*runs(f"{composer.word('with_support')} "), *named) if named else ()


def _published(composer: Composer, offer: JobOffer) -> Inline:
    """When and where the offer appears."""
    published = format_date(offer.publication_date, composer.lang) if offer.publication_date else ""
    said = [
        (*runs(composer.word(key) + " "), *value)
        for key, value in (
            ("published", composer.value(published, "publication_date")),
            ("channels", composer.value(", ".join(offer.channels), "channels")),
        )
        if value
    ]
    return joined(said, " · ")


_PHRASES = ("main_mission", "supervision")
"""Parts that their authors give as a phrase: `la coordination de l’équipe d’accueil`."""


def _parts(composer: Composer, offer: JobOffer) -> dict[str, Blocks]:
    texts = {
        "presentation": (offer.organisation_presentation, "organisation_presentation"),
        "context": (offer.context, "context"),
        "legal_basis": (offer.legal_basis, "legal_basis"),
        "main_mission": (offer.main_mission, "main_mission"),
        "objectives": (offer.objectives, "objectives"),
        "missions": (offer.missions, "missions"),
        "tasks": (offer.tasks, "tasks"),
        "process": (offer.process, "process"),
        "supervision": (offer.supervision, "supervision"),
        "benefits": (offer.pay.benefits, "pay.benefits"),
        "access": (offer.access_conditions, "access_conditions"),
        "equal_opportunity": (offer.equal_opportunity_statement, "equal_opportunity_statement"),
        "privacy": (offer.privacy_note, "privacy_note"),
    }
    around = composer.additions.around
    told = {name: (path, levelled(composer.blocks(text, path), 2)) for name, (text, path) in texts.items()}
    parts = {
        **{name: around(path, as_sentence(said) if name in _PHRASES else said) for name, (path, said) in told.items()},
        "facts": facts(composer, offer),
        "department": _department(composer, offer),
        "project": project(composer, offer),
        "deliverables": deliverables(composer, offer),
        "profile": profile(composer, offer),
        "conditions": (*conditions(composer, offer), *workplaces(composer, offer)),
        "selection": selection(composer, offer),
        "application": application(composer, offer),
        "partners": jointly.partners(composer, offer),
        "volunteer": volunteering(composer, offer),
        "criteria": tender.choice(composer, offer),
    }
    return _with_beside(composer.additions.into(parts, HOMES, BOXES))


def _with_beside(parts: dict[str, Blocks]) -> dict[str, Blocks]:
    """The parts, the first picture or quotation of the presentation in one of its own, for the templates to set beside.

    Where nothing else is said there is nothing to stand beside, and it stays.
    """
    told = parts["presentation"]
    place = next((at for at, block in enumerate(told) if isinstance(block, Figure | Quotation)), None)
    if place is None or len(told) == 1:
        return {**parts, "beside": ()}
    return {**parts, "presentation": (*told[:place], *told[place + 1 :]), "beside": (told[place],)}


def _department(composer: Composer, offer: JobOffer) -> Blocks:
    name = composer.inline(offer.department, "department")
    mission = composer.blocks(offer.department_mission, "department_mission")
    return (*((Paragraph(name, role="lead"),) if name else ()), *mission)


__all__ = ["flows", "wide_parts", "write"]
