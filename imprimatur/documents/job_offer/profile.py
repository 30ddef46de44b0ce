"""Who is looked for: the profile of an offer."""

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Item, List, Paragraph, Run, runs
from imprimatur.documents.job_offer.groups import Requirement
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, capitalised
from imprimatur.language.formatting import format_years


def profile(composer: Composer, offer: JobOffer) -> Blocks:
    """Training and experience, knowledge, skills, languages, qualities, each under its heading."""
    wanted = offer.profile
    blocks: list[Block] = []
    background = [item for item in (_diploma(composer, offer), _experience(composer, offer)) if item]
    sections: list[tuple[str, str, list[Inline]]] = [
        ("profile_background", "profile.diploma", background),
        ("profile_knowledge", "profile.knowledge", _requirements(composer, wanted.knowledge, "profile.knowledge")),
        ("profile_skills", "profile.skills", _requirements(composer, wanted.skills, "profile.skills")),
        ("profile_languages", "profile.languages", _languages(composer, offer)),
        ("profile_qualities", "profile.qualities", _requirements(composer, wanted.qualities, "profile.qualities")),
    ]
    for key, path, items in sections:
        listed = (List(tuple(Item(capitalised(item)) for item in items)),) if items else ()
        if said := composer.additions.around(path, listed):
            blocks += [Heading(2, runs(composer.word(key))), *said]
    values = composer.inline(wanted.values, "profile.values")
    if values:
        blocks += [Heading(2, runs(composer.word("profile_values"))), Paragraph(values)]
    availability = composer.inline(wanted.availability, "profile.availability")
    return (*blocks, *((Paragraph(availability),) if availability else ()))


def _diploma(composer: Composer, offer: JobOffer) -> Inline:
    diploma = composer.inline(offer.profile.diploma, "profile.diploma")
    if not diploma or not offer.profile.equivalence or not offer.profile.diploma:
        return diploma
    return (*diploma, Run(composer.word("diploma_equivalent", diploma="")))


def _experience(composer: Composer, offer: JobOffer) -> Inline:
    profile = offer.profile
    domain = composer.inline(profile.experience_domain, "profile.experience_domain")
    if profile.experience is None:
        return (*domain, *_asset(composer, bool(profile.experience_asset and domain)))
    years = format_years(profile.experience, composer.lang)
    key = "experience_in" if domain else "experience"
    lead = composer.word(key, years=years, domain="").rstrip() + (" " if domain else "")
    return (*runs(lead), *domain, *_asset(composer, bool(profile.experience_asset)))


def _asset(composer: Composer, asset: bool) -> Inline:
    return runs(composer.word("asset_suffix", text="")) if asset else ()


def _requirements(composer: Composer, rows: tuple[Requirement, ...], path: str) -> list[Inline]:
    if not rows:
        missing = composer.gap(path)
        return [missing] if missing else []
    return [
        (*composer.inline(row.text, f"{path}.{place}.text"), *_asset(composer, bool(row.asset)))
        for place, row in enumerate(rows)
    ]


def _languages(composer: Composer, offer: JobOffer) -> list[Inline]:
    lines: list[Inline] = []
    for row in offer.profile.languages:
        if row.language is None:
            continue
        language = composer.choice(row.language)
        text = language
        if row.level:
            text = composer.word("language_level", language=language, level=composer.choice(row.level))
        lines.append((*runs(text[:1].upper() + text[1:]), *_asset(composer, bool(row.asset))))
    return lines
