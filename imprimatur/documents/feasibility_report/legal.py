"""The legal steps of a report: who decides each, by when, and in which scenarios it is needed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Block, Blocks, Inline, Table, plain, runs
from imprimatur.documents.feasibility_report.model import FeasibilityReport
from imprimatur.documents.feasibility_report.plans import Scenario
from imprimatur.documents.feasibility_report.scenarios import first_words, named
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.grouping import grouped
from imprimatur.language.parsing import fold

_ALL = frozenset(
    fold(said)
    for said in (
        *("tous", "toutes", "tous les scénarios", "tous scénarios", "chaque scénario", "quel que soit le scénario"),
        *("alle", "alle scenario’s", "elk scenario", "ongeacht het scenario"),
    )
)
"""How a step says that every scenario needs it."""
_WORD = re.compile(r"^(?:sc[ée]narios?|scenario['’]?s)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;/+]\s*|\s+(?:et|en|ou|of)\s+")


def legal_steps(writing: Writing, report: FeasibilityReport) -> Blocks:
    """The steps as a table; below the scenario that needs them where they differ, else it is said with the caption."""
    return tuple(_by_scenario(writing, report, block) for block in writing.table("legal_steps", top=2))


def places_of(report: FeasibilityReport, said: Sequence[str]) -> frozenset[int] | None:
    """The scenarios that a step belongs to, by their places; none named is every one. None for one nobody knows."""
    found: set[int] = set()
    for one in said:
        places = _places(report, one)
        if places is None:
            return None
        found |= places
    return frozenset(found or range(len(report.scenarios)))


def _places(report: FeasibilityReport, said: str) -> set[int] | None:
    """Scenarios by a code, a name, both, or several of them; all of them in words."""
    bare = _WORD.sub("", said.strip())
    if fold(said) in _ALL or fold(bare) in _ALL:
        return set(range(len(report.scenarios)))
    one = next((place for place, scenario in enumerate(report.scenarios) if fold(bare) in _names(scenario)), None)
    if one is not None:
        return {one}
    pieces = [_places(report, piece) for piece in _BETWEEN.split(bare)] if _BETWEEN.search(bare) else [None]
    return {place for piece in pieces if piece for place in piece} if all(pieces) else None


def _names(scenario: Scenario) -> frozenset[str]:
    """What a scenario may be called, folded: its code, its name or the first words of it, and both."""
    names = {name for lang in LANGS if (whole := scenario.name.plain(lang)) for name in (whole, first_words(whole))}
    code = scenario.code or ""
    return frozenset(map(fold, {code, *names, *(f"{code} {name}" for name in names)})) - {""}


def _by_scenario(writing: Writing, report: FeasibilityReport, block: Block) -> Block:
    header = writing.tables.header(writing.tables.rows("legal_steps", {}), "scenario")
    if not isinstance(block, Table) or block.location.file or header not in block.header:
        return block
    column = block.header.index(header)
    said = [
        _said(writing, report, row[column], one.scenario)
        for row, one in zip(block.rows, report.legal_steps, strict=True)
    ]
    rows = tuple((*row[:column], cell, *row[column + 1 :]) for row, cell in zip(block.rows, said, strict=True))
    table = replace(block, rows=rows)
    if len({plain(cell) for cell in said}) > 1 or any(run.gap for cell in said for run in cell):
        return grouped(table, column)
    caption = (*block.caption, *runs(" – "), *said[0])
    kept = tuple(place for place in range(len(table.header)) if place != column)
    return replace(
        table,
        header=tuple(table.header[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        caption=caption,
        numeric=tuple(place - (place > column) for place in table.numeric),
    )


def _said(writing: Writing, report: FeasibilityReport, cell: Inline, said: tuple[str, ...]) -> Inline:
    """The scenarios of a step: all of them, one by its name, several by their codes."""
    places = places_of(report, said)
    if any(run.gap for run in cell) or places is None or not report.scenarios:
        return cell
    if len(places) == len(report.scenarios):
        return runs(writing.composer.word("all_scenarios"))
    if len(places) == 1:
        return runs(writing.composer.word("in_scenario", scenario=plain(named(writing, report, min(places)))))
    codes = [runs(report.scenarios[place].code or "") for place in sorted(places)]
    return runs(writing.composer.word("in_scenarios", codes=plain(writing.composer.listed(codes))))
