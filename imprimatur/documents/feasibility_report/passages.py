"""The chapters of a feasibility report that are prose: mandate, method, themes. Fields stand as run-in labels."""

from collections.abc import Iterable

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Paragraph, Run, plain, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.language.formatting import format_period

SENTENCE = (".", "!", "?", "…")
"""How a value ends that is a sentence: its label then ends with a full stop, not with a colon."""


def mandate(writing: Writing, report: FeasibilityReport) -> Blocks:
    """The question that was asked, by whom and when; then the terms of the report and what they mean there."""
    names = ("mandate.given_by", "mandate.date", "project", "is_merger")
    terms = tuple(
        labelled(
            writing,
            writing.inline(one.term, f"key_terms.{i}.term"),
            writing.inline(one.definition, f"key_terms.{i}.definition"),
        )
        for i, one in enumerate(report.key_terms)
    )
    defined = writing.composer.additions.around("key_terms", terms, 3)
    title = Heading(2, runs(writing.composer.labels.field("key_terms").of(writing.composer.lang)))
    return (
        *labelled_fields(writing, ("mandate.question",), "lead"),
        *labelled_fields(writing, names),
        *_roles(writing, report),
        *((title, *defined) if defined else ()),
    )


def _roles(writing: Writing, report: FeasibilityReport) -> Blocks:
    """What each entity is in the project, a line an entity."""
    rows = writing.tables.rows("roles", {})
    lines = tuple(
        labelled(writing, writing.tables.cell(rows, i, row, "entity"), writing.tables.cell(rows, i, row, "role"))
        for i, row in rows.rows
    )
    said = writing.composer.additions.around("roles", lines, 3)
    return (writing.heading("roles"), *said) if said else ()


def method(writing: Writing, report: FeasibilityReport) -> Blocks:
    """How the study was made: as its authors say, then the group, its missions, interviews, tasks and meetings."""
    given, composer = report.method, writing.composer
    period = format_period(given.interviews_start, given.interviews_end, composer.lang)
    when = joined([runs(period), composer.rest("method.interviews_start", "method.interviews_end")])
    interviews = (labelled(writing, runs(composer.word("interviews")), when),) if when else ()
    group = (f"method.{name}" for name in ("working_group", "members_per_entity", "since", "frequency"))
    counted = labelled_fields(writing, ("method.interviews_count", "method.interviews_anonymised"))
    tasks = labelled_fields(writing, ("tasks_listed", "tasks_open"))
    return (
        *writing.text(given.summary, "method.summary"),
        *_headed(writing, "group", labelled_fields(writing, group)),
        *_headed(writing, "missions", writing.text(given.group_mandate, "method.group_mandate", 3)),
        *_headed(writing, "interviews_held", (*interviews, *counted)),
        *_headed(writing, "tasks", (*tasks, *writing.text(report.task_domains, "task_domains", 3))),
        *_headed(writing, "meetings_held", (*writing.table("meetings"), *writing.optional("external_support"))),
    )


def themes(writing: Writing, report: FeasibilityReport) -> Blocks:
    """The themes one after the other: why first, then what is, what is proposed, by when, and how it would work."""
    around = writing.composer.additions.around
    if not report.themes:
        return around("themes", ()) or writing.missing("themes")
    blocks: list[Block] = []
    rows = writing.tables.rows("themes", {})
    for i, theme in rows.rows:
        blocks.append(Heading(2, writing.inline(theme.title, f"themes.{i}.title")))
        argument = writing.tables.cell(rows, i, theme, "argument")
        blocks += [Paragraph(argument)] if argument else []
        names = ("situation", "proposal", "horizon", "working")
        cells = ((writing.tables.header(rows, name), writing.tables.cell(rows, i, theme, name)) for name in names)
        blocks += (labelled(writing, label, cell) for label, cell in cells if cell)
    return around("themes", tuple(blocks))


def labelled_fields(writing: Writing, paths: Iterable[str], role: str = "fact") -> Blocks:
    """Single fields by their paths, each a paragraph after its label; those that say nothing are left out."""
    labels, lang = writing.composer.labels, writing.composer.lang
    found = [(path, writing.tables.field(path)) for path in paths]
    values = [(path, writing.tables.say(value, place)) for path, (place, value) in found]
    return tuple(labelled(writing, runs(labels.field(path).of(lang)), value, role) for path, value in values if value)


def labelled(writing: Writing, label: Inline, value: Inline, role: str = "fact") -> Paragraph:
    """A value after its label on the same line: `Horizon : 2028`, `Proposition. Un dossier unique…`."""
    ends = plain(value).rstrip().endswith(SENTENCE)
    mark = Run("." if ends else writing.composer.word("run_in"), bold=True)
    heads = tuple(Run(run.text, bold=True, lang=run.lang, gap=run.gap) for run in label)
    return Paragraph((*heads, mark, Run(" "), *value), role=role)


def _headed(writing: Writing, key: str, blocks: Blocks) -> Blocks:
    return (writing.heading(key), *blocks) if blocks else ()
