"""The team by cell: who is there, in what function, for which share of full time."""

from decimal import Decimal

from imprimatur.core.blocks import Block, Blocks, Facts, Inline, Paragraph, Run, plain, runs
from imprimatur.documents.annual_report.groups import StaffMember
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.documents.writing.tables import Rows, Tables
from imprimatur.language.formatting import format_decimal

_COLUMNS = ("entry", "exit")
"""What is said of a member where it is given, after the name of its column."""


def team(tables: Tables, composer: Composer) -> Blocks:
    """The members of the team, the cells in the order in which the table first names them."""
    rows = tables.rows("staff", {})
    cells: dict[str, list[tuple[int, StaffMember]]] = {}
    for number, member in rows.rows:
        cells.setdefault(plain(tables.cell(rows, number, member, "unit")), []).append((number, member))
    return tuple(block for name, members in cells.items() for block in _cell(name, members, rows, tables, composer))


def _cell(
    name: str, members: list[tuple[int, StaffMember]], rows: Rows, tables: Tables, composer: Composer
) -> tuple[Block, ...]:
    """A cell: its name, how many people and full-time equivalents, then its members."""
    word = "people_one" if len(members) == 1 else "people_many"
    shares = [member.fte for _, member in members if member.fte is not None]
    total = format_decimal(sum(shares, Decimal()), composer.lang)
    said = [composer.word(word, count=str(len(members))), *([composer.word("full_time", fte=total)] if shares else [])]
    head = joined([(Run(name, bold=True),) if name else (), runs(" · ".join(said))], " · ")
    return (
        Paragraph(capitalised(head), role="unit"),
        Facts(tuple(_member(number, member, rows, tables, composer) for number, member in members), look="people"),
    )


def _member(number: int, member: StaffMember, rows: Rows, tables: Tables, composer: Composer) -> tuple[Inline, Inline]:
    function = capitalised(tables.cell(rows, number, member, "function"))
    fte = tables.cell(rows, number, member, "fte")
    if member.fte is not None:
        fte = runs(composer.word("full_time", fte=plain(fte)))
    dates = [
        (*tables.header(rows, column), Run(": "), *value)
        for column in _COLUMNS
        if (value := tables.cell(rows, number, member, column))
    ]
    return joined([function, fte, *dates], " · "), tables.cell(rows, number, member, "person")
