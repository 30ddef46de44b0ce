"""What the bodies of a feasibility report said and decided: consultation, votes, conditions, decision requested."""

from typing import Any

from imprimatur.core.blocks import Blocks, Inline, Table, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined
from imprimatur.documents.writing.grouping import said_once
from imprimatur.documents.writing.tables import Rows
from imprimatur.language.formatting import is_singular

VOICES = ("votes_for", "votes_against", "abstentions")
ATTENDANCE = ("present", "members", "quorum")


def decisions(writing: Writing, report: FeasibilityReport) -> Blocks:
    """Who was consulted, how each body voted and on which conditions, or the decision that is asked for."""
    requested = writing.text(report.decision_requested, "decision_requested", 3)
    return (
        *writing.table("consultation"),
        *(votes(writing) if report.votes else ()),
        *said_once(
            writing.optional("conditions", caption=writing.composer.word("conditions")),
            writing.tables.header(writing.tables.rows("conditions", {}), "body"),
        ),
        *((writing.heading("requested"), *requested) if requested else ()),
    )


def votes(writing: Writing) -> Blocks:
    """A row a vote: its counts in words, so that any number of votes is readable."""
    rows = writing.tables.rows("votes", {})
    cells = [
        (writing.tables.header(rows, name), [cell(writing, rows, i, row, name) for i, row in rows.rows])
        for name in ("body", "date", "decision")
    ]
    cells.append((writing.tables.header(rows, "result"), [result(writing, rows, i, row) for i, row in rows.rows]))
    for word, names in (("voices", VOICES), ("attendance", ATTENDANCE)):
        said = [counts(writing, rows, i, row, names) for i, row in rows.rows]
        cells.append((runs(writing.composer.word(word)), said))
    kept = [(title, column) for title, column in cells if any(column)]
    table = Table(
        tuple(title for title, _ in kept),
        tuple(zip(*(column for _, column in kept), strict=True)),
        runs(writing.composer.word("votes")),
        row_headers=True,
    )
    return writing.composer.additions.around("votes", (table,))


def cell(writing: Writing, rows: Rows, place: int, row: Any, name: str) -> Inline:
    """One value of a vote."""
    return writing.tables.cell(rows, place, row, name)


def result(writing: Writing, rows: Rows, place: int, row: Any) -> Inline:
    """The result of a vote, and the scenario it was about: `adopté sous conditions (scénario C)`."""
    about = cell(writing, rows, place, row, "scenario")
    if about and not about[0].gap:
        about = runs(writing.composer.word("about_scenario", code=row.scenario))
    return joined([cell(writing, rows, place, row, "result"), about], " ")


def counts(writing: Writing, rows: Rows, place: int, row: Any, names: tuple[str, ...]) -> Inline:
    """Counts with their words: `5 pour, 0 contre, 1 abstention`."""
    said = []
    for name in names:
        count = cell(writing, rows, place, row, name)
        if count and not count[0].gap:
            form = name + "_one" * is_singular(getattr(row, name), writing.composer.lang)
            count = runs(writing.composer.word(f"count_{form}", count=count[0].text))
        said.append(count)
    return joined(said)
