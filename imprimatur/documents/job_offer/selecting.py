"""What an offer says of the selection, step by step, and of posts in several places."""

from imprimatur.core.blocks import Block, Blocks, Facts, Heading, Inline, Item, List, plain, runs
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.job_offer.recruiting import Step, Workplace
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.documents.writing.levels import levelled
from imprimatur.language.formatting import format_date, format_working_time


def selection(composer: Composer, offer: JobOffer) -> Blocks:
    """The selection: how it goes in general, then its steps, who judges, the reserve and who answers, as facts."""
    told = offer.selection
    around = composer.additions.around
    blocks = list(around("selection.course", levelled(composer.blocks(told.course, "selection.course"), 2)))
    steps = [_step(composer, step, f"selection.steps.{place}") for place, step in enumerate(told.steps)]
    rows: list[tuple[Inline, Inline]] = [
        *steps,
        *(
            (runs(composer.word(f"selection_{name}")), composer.inline(getattr(told, name), f"selection.{name}"))
            for name in ("jury", "reserve", "answer")
        ),
    ]
    filled = tuple((label, capitalised(value)) for label, value in rows if value)
    facts: Blocks = (Facts(filled),) if filled else ()
    return (*blocks, *around("selection.steps", facts, 2))


def _step(composer: Composer, step: Step, path: str) -> tuple[Inline, Inline]:
    """A step: what it is, then when, where and what it is about."""
    title = composer.inline(step.title, f"{path}.title")
    on = format_date(step.on, composer.lang, weekday=True) if step.on else ""
    details = [
        composer.value(on, f"{path}.on"),
        composer.inline(step.place, f"{path}.place"),
        composer.inline(step.about, f"{path}.about"),
    ]
    value = joined(details, " · ")
    return (capitalised(title), value) if value else (runs(composer.word("selection_step")), title)


def workplaces(composer: Composer, offer: JobOffer) -> Blocks:
    """Where the posts are, one item a place: `Antenne Nord, rue du Puits 3 : 2 postes, temps plein`."""
    items = tuple(
        Item(capitalised(_workplace(composer, one, f"contract.workplaces.{place}")))
        for place, one in enumerate(offer.contract.workplaces)
    )
    said: list[Block] = [Heading(2, runs(composer.word("workplaces"))), List(items)] if items else []
    return tuple(said)


def _workplace(composer: Composer, one: Workplace, path: str) -> Inline:
    where = joined([composer.inline(one.place, f"{path}.place"), composer.inline(one.address, f"{path}.address")], ", ")
    key = "position" if one.positions == 1 else "positions"
    count = composer.word(key, count=str(one.positions)) if one.positions else ""
    regime = format_working_time(one.regime, composer.lang) if one.regime else ""
    details = [composer.value(count, f"{path}.positions"), composer.value(regime, f"{path}.regime")]
    told = joined(details, ", ")
    return (*where, *runs(composer.word("language_level", language="", level="")), *told) if told else where


def places(composer: Composer, offer: JobOffer) -> Inline:
    """The place of work at a glance: the one that the offer names, else the names of the several."""
    named = [composer.inline(one.place, "") for one in offer.contract.workplaces if one.place]
    workplace = composer.inline(offer.contract.workplace, "contract.workplace")
    return workplace if plain(workplace) or not named else composer.listed(named)
