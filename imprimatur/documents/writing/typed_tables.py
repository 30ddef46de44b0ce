"""The tables that authors drew in their texts: figures to the right, sums and what heads rows told apart.

What stands where is known by the cells (`language.accounts`); a table in which nothing is sure stays as it was drawn.
"""

from dataclasses import replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks, Figure, Inline, Run, Table, plain
from imprimatur.core.walking import mapped
from imprimatur.documents.writing.numbering import POINTS
from imprimatur.language.accounts import Layout, layout_of
from imprimatur.language.formatting.columns import set_figures
from imprimatur.language.typography.settings import DEFAULT, TypographySettings


def laid_out(blocks: Blocks) -> Blocks:
    """The blocks, the tables of figures among those that authors drew laid out as such."""
    return tuple(_laid_out(block) if isinstance(block, Table) and is_drawn(block) else block for block in blocks)


def figures_set(blocks: Blocks, lang: Lang, settings: TypographySettings = DEFAULT) -> Blocks:
    """The blocks, the figures of their columns of amounts in one form; a cell of several looks stays as typed."""
    return tuple(_figures_set(block, lang, settings) if isinstance(block, Table) else block for block in blocks)


def _figures_set(table: Table, lang: Lang, settings: TypographySettings) -> Table:
    if not table.amounts:
        return table
    rows = [list(row) for row in table.rows]
    for column in table.amounts:
        there = [row for row in rows if column < len(row)]
        said = set_figures([plain(row[column]) for row in there], lang, settings)
        for row, text in zip(there, said, strict=True):
            row[column] = _said(row[column], text)
    return replace(table, rows=tuple(map(tuple, rows)))


def _said(cell: Inline, text: str | None) -> Inline:
    """A cell with its figure in another form, its look and its footnotes kept."""
    told = [run for run in cell if run.text.strip()]
    if text is None or not told or any(_look(run) != _look(told[0]) for run in told):
        return cell
    return (replace(told[0], text=text, note=()), *(Run("", note=run.note) for run in cell if run.note))


def _look(run: Run) -> Run:
    return replace(run, text="", note=())


def unnumbered(blocks: Blocks) -> Blocks:
    """The blocks of a document that numbers nothing, with the labels and numbers that their authors typed."""
    labelled = (
        replace(block, caption=(Run(f"{block.typed} "), *block.caption))
        if isinstance(block, Table | Figure) and block.typed and not block.number
        else block
        for block in blocks
    )
    return mapped(tuple(labelled), lambda inline, _: tuple(map(_as_typed, inline)))


def _as_typed(run: Run) -> Run:
    return replace(run, target="") if run.target.startswith(POINTS) else run


def is_drawn(table: Table) -> bool:
    """Whether a table is its author's own; one that is composed of data says what its columns are."""
    return bool(table.location.file) and not (table.numeric or table.row_headers or table.grouped)


def layout(table: Table) -> Layout:
    """What the rows and columns of a table are."""
    rows = tuple(tuple(plain(cell).strip() for cell in row) for row in table.rows)
    bold = frozenset(place for place, row in enumerate(table.rows) if _is_bold(row))
    header = tuple(plain(cell).strip() for cell in table.header)
    return layout_of(header, rows, bold, plain(table.caption))


def _laid_out(table: Table) -> Table:
    found = layout(table)
    if not found.numeric:
        return table
    rows = tuple(_head(row) if place in found.groups else row for place, row in enumerate(table.rows))
    return replace(
        table,
        rows=rows,
        numeric=found.numeric,
        amounts=found.amounts,
        sums=found.sums,
        total=len(rows) - 1 in found.sums,
        row_headers=True,
        grouped=bool(found.groups),
    )


def _head(row: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The one cell of a row that says something."""
    return tuple(cell for cell in row if plain(cell).strip())[:1]


def _is_bold(row: tuple[Inline, ...]) -> bool:
    said = [run for cell in row for run in cell if run.text.strip()]
    return bool(said) and all(run.bold for run in said)
