"""The key figures of a synthesis: large numbers, and below all of them where they come from, said once."""

from dataclasses import dataclass
from string import ascii_lowercase

from imprimatur.core.blocks import Blocks, Facts, Inline, Paragraph, Run, plain, runs
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import joined

MOST = len(ascii_lowercase)
"""Sources that a letter can name; with more, each figure tells its own."""


LONG = 9
"""The characters of a value beyond which four of them do not stand side by side."""


def are_wide(blocks: Blocks) -> bool:
    """Whether one of the large numbers is too long for its fourth of the width."""
    values = [value for block in blocks if isinstance(block, Facts) for _, value in block.rows]
    return any(len(word) > LONG for value in values for word in plain(value).replace(" %", "\u00a0%").split(" "))


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Inline
    whom: Inline
    year: Inline
    source: Inline

    @property
    def origin(self) -> str:
        """The source as its figures share it; none where it is missing or marked."""
        return "" if any(run.gap or run.note for run in self.source) else plain(self.source)


def key_figures(writing: Writing) -> Blocks:
    """Value and unit, with whom they count; the year, the source and the base below, of several figures.

    One source is named once; of several, each has a letter that its figures bear. A year that all share is told with
    the source, where there is one.
    """
    figures = _figures(writing)
    if not figures:
        return ()
    origins = {one.origin: one.source for one in figures if one.origin}
    if len(origins) > MOST:
        origins = {}
    years = {one.year for one in figures}
    shared = len(years) == 1 and len(origins) == 1 and all(one.origin and plain(one.year) for one in figures)
    letters = dict(zip(origins, ascii_lowercase, strict=False)) if len(origins) > 1 else dict.fromkeys(origins, "")
    rows = tuple((_label(writing, one, letters, () if shared else one.year), one.value) for one in figures)
    year = figures[0].year if shared else ()
    said = [
        joined([(*runs(f"{letters[name]}\u00a0", bold=True), *source) if letters[name] else source, year])
        for name, source in origins.items()
    ]
    word = writing.composer.word("key_figure_sources" if len(origins) > 1 else "key_figure_source")
    below = Paragraph((*runs(f"{word} "), *joined(said, " · ")), role="small")
    return (Facts(rows), *((below,) if origins else ()))


def _figures(writing: Writing) -> list[_Figure]:
    rows = writing.tables.rows("key_figures", {})
    return [
        _Figure(
            joined([writing.tables.cell(rows, i, one, name) for name in ("value", "unit")], " "),
            writing.tables.cell(rows, i, one, "population"),
            writing.tables.cell(rows, i, one, "year"),
            joined([writing.tables.cell(rows, i, one, name) for name in ("source", "base")]),
        )
        for i, one in rows.rows
    ]


def _label(writing: Writing, figure: _Figure, letters: dict[str, str], year: Inline) -> Inline:
    """With whom a figure counts, when, and where it comes from: a letter, or words where no letter does."""
    whom = joined([figure.whom, year])
    if figure.origin in letters:
        letter = letters[figure.origin]
        return (*whom, Run(letter, bold=True, raised="super")) if letter else whom
    word = writing.composer.word("key_figure_source")
    return joined([whom, (*runs(f"{word} "), *figure.source)], ". ") if figure.source else whom
