"""Who is looked for: the profile of an offer."""

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Item, List, Paragraph, Run, plain, runs
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.job_offer.groups import Requirement
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.job_offer.phrases import as_sentence
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.formatting import format_language, format_range
from imprimatur.language.prose import goes_on, is_prose


def profile(composer: Composer, offer: JobOffer) -> Blocks:
    """Training and experience, knowledge, skills, languages, qualities, each under its heading."""
    wanted = offer.profile
    blocks: list[Block] = []
    told = () if wanted.equivalence else _told(composer.blocks(wanted.diploma, "profile.diploma"))
    diploma = () if told else _diploma(composer, offer)
    background = [item for item in (diploma, _experience(composer, offer)) if item]
    sections: list[tuple[str, str, list[Inline]]] = [
        ("profile_background", "profile.diploma", background),
        ("profile_knowledge", "profile.knowledge", _requirements(composer, wanted.knowledge, "profile.knowledge")),
        ("profile_skills", "profile.skills", _requirements(composer, wanted.skills, "profile.skills")),
        ("profile_languages", "profile.languages", _languages(composer, offer)),
        ("profile_qualities", "profile.qualities", _requirements(composer, wanted.qualities, "profile.qualities")),
    ]
    for key, path, items in sections:
        listed = (List(tuple(Item(capitalised(item)) for item in items)),) if items else ()
        told_of = (*told, *listed) if key == "profile_background" else listed
        if said := composer.additions.around(path, told_of, 3):
            blocks += [Heading(2, runs(composer.word(key))), *said]
    values = as_sentence(composer.blocks(wanted.values, "profile.values"))
    if values:
        blocks += [Heading(2, runs(composer.word("profile_values"))), *values]
    return (*blocks, *as_sentence(composer.blocks(wanted.availability, "profile.availability")))


def _told(diploma: Blocks) -> Blocks:
    """What is said of the diploma where it is more than a line: sentences, a list."""
    is_line = len(diploma) <= 1 and all(isinstance(block, Paragraph) for block in diploma)
    return () if is_line and not any(map(is_prose, plain_blocks(diploma))) else diploma


def _diploma(composer: Composer, offer: JobOffer) -> Inline:
    diploma = composer.inline(offer.profile.diploma, "profile.diploma")
    if not diploma or not offer.profile.equivalence or not offer.profile.diploma:
        return joined([diploma, composer.missing(offer.profile.equivalence, "profile.equivalence")])
    return (*diploma, Run(composer.word("diploma_equivalent", diploma="")))


def _experience(composer: Composer, offer: JobOffer) -> Inline:
    profile = offer.profile
    domain = composer.inline(profile.experience_domain, "profile.experience_domain")
    unread = composer.missing(profile.experience_asset, "profile.experience_asset")
    if profile.experience is None:
        asset = _asset(composer, bool(profile.experience_asset and domain))
        return joined([composer.gap("profile.experience"), (*domain, *asset), unread])
    years = format_range(profile.experience, composer.lang, is_running=True)
    is_phrase = goes_on(plain(domain), composer.lang)
    told = "experience_as" if is_phrase else "experience_in"
    key = told if domain else "experience"
    lead = composer.word(key, years=years, domain="").rstrip() + (" " if domain else "")
    return joined([(*runs(lead), *domain, *_asset(composer, bool(profile.experience_asset))), unread])


def _asset(composer: Composer, asset: bool) -> Inline:
    return runs(composer.word("asset_suffix", text="")) if asset else ()


def _requirements(composer: Composer, rows: tuple[Requirement, ...], path: str) -> list[Inline]:
    if not rows:
        missing = composer.gap(path)
        return [missing] if missing else []
    return [
        joined(
            [
                (*composer.inline(row.text, f"{path}.{place}.text"), *_asset(composer, bool(row.asset))),
                composer.missing(row.asset, f"{path}.{place}.asset"),
            ]
        )
        for place, row in enumerate(rows)
    ]


def _languages(composer: Composer, offer: JobOffer) -> list[Inline]:
    lines: list[Inline] = []
    for place, row in enumerate(offer.profile.languages):
        path = f"profile.languages.{place}"
        language = composer.value(
            format_language(row.language, composer.lang) if row.language else "", f"{path}.language"
        )
        level = composer.choice(row.level) if row.level else ""
        if level and row.minimum:
            level = composer.word("level_minimum", level=level)
        line = (*language, *runs(composer.word("language_level", language="", level=level) if level else ""))
        gaps = [composer.missing(getattr(row, name), f"{path}.{name}") for name in ("level", "minimum", "asset")]
        lines.append(joined([(*capitalised(line), *_asset(composer, bool(row.asset))), *gaps]))
    return [line for line in lines if line]
