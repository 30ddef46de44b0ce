"""What an offer says of its project and of what is to be delivered."""

from collections.abc import Iterable
from dataclasses import replace

from imprimatur.core.blocks import Block, Blocks, Heading, Item, List, Paragraph, Table, runs
from imprimatur.documents.job_offer.groups import Section
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.documents.writing.composer import Composer, joined
from imprimatur.documents.writing.levels import levelled
from imprimatur.language.formatting import format_date, format_period, format_quantity


def project(composer: Composer, offer: JobOffer) -> Blocks:
    """The project of an offer: title and period, summary, phases, figures, sections, principles and structure."""
    told = offer.project
    blocks: list[Block] = []
    title = composer.inline(told.title, "project.title")
    period = runs(format_period(told.start, told.end, composer.lang))
    lead = joined(
        [title, period, composer.missing(told.start, "project.start"), composer.missing(told.end, "project.end")],
        " · ",
    )
    if lead:
        blocks.append(Paragraph(lead, role="lead"))
    around = composer.additions.around
    blocks.extend(around("project.summary", levelled(composer.blocks(told.summary, "project.summary"), 2)))
    blocks.extend(composer.blocks(told.phases, "project.phases"))
    if told.figures:
        rows = tuple(
            (
                composer.value(
                    format_quantity(figure.value, composer.lang) if figure.value is not None else "",
                    f"project.figures.{place}.value",
                ),
                composer.inline(figure.caption, f"project.figures.{place}.caption"),
            )
            for place, figure in enumerate(told.figures)
        )
        items = tuple(
            Item(joined([tuple(replace(run, bold=True) for run in value), caption], " ")) for value, caption in rows
        )
        blocks += [Heading(2, runs(composer.word("figures"))), List(items)]
    blocks.extend(around("project.sections", tuple(_sections(composer, told.sections, "project.sections", 2)), 0))
    principles = tuple(_sections(composer, told.principles, "project.principles", 3))
    if said_of := around("project.principles", principles, 3):
        blocks += [Heading(2, runs(composer.word("principles"))), *said_of]
    structure = composer.blocks(told.structure, "project.structure")
    if structure:
        blocks += [Heading(2, runs(composer.word("structure"))), *levelled(structure, 3)]
    return tuple(blocks)


def _sections(composer: Composer, sections: tuple[Section, ...], path: str, level: int) -> Iterable[Block]:
    for place, section in enumerate(sections):
        title = composer.inline(section.title, f"{path}.{place}.title")
        yield Heading(level, title)
        yield from levelled(composer.blocks(section.body, f"{path}.{place}.body"), level + 1)


def deliverables(composer: Composer, offer: JobOffer) -> Blocks:
    """What a mission is to deliver: a table, or a list where only titles are given."""
    return composer.additions.around("deliverables", _delivered(composer, offer))


def _delivered(composer: Composer, offer: JobOffer) -> Blocks:
    if not offer.deliverables:
        missing = composer.gap("deliverables")
        return (Paragraph(missing),) if missing else ()
    rows = tuple(
        (
            composer.inline(one.title, f"deliverables.{place}.title"),
            composer.inline(one.length, f"deliverables.{place}.length"),
            composer.value(format_date(one.due, composer.lang) if one.due else "", f"deliverables.{place}.due"),
        )
        for place, one in enumerate(offer.deliverables)
    )
    kept = [column for column in range(3) if column == 0 or any(row[column] for row in rows)]
    header = [runs(composer.word(key)) for key in ("deliverable", "length", "due")]
    if kept == [0]:
        return (List(tuple(Item(row[0]) for row in rows)),)
    table = Table(
        tuple(header[column] for column in kept),
        tuple(tuple(row[column] for column in kept) for row in rows),
        runs(composer.word("deliverables_caption")),
        row_headers=True,
    )
    return (table,)
