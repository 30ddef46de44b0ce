"""The charts of an annual report, drawn from its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from imprimatur.core.blocks import Blocks, Chart, ChartSort
from imprimatur.core.values import Hedge, Quantity
from imprimatur.documents.schema.frames import about, grouped
from imprimatur.documents.writing.drawing import Words, drawn
from imprimatur.documents.writing.expressions import Placed
from imprimatur.documents.writing.tables import NotFound, Tables
from imprimatur.language.formatting import format_quantity

Point = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a chart draws: the rows of a table grouped by a column; a number of theirs summed, or the rows counted.

    `by` is a text or, where `choice` names its words, a choice; `unknown` is the word for a text that is missing.
    """

    table: str
    by: str
    summed: str = ""
    choice: str = ""
    unknown: str = ""


CHARTS: Mapping[str, Grouping] = {
    "etp_fonction": Grouping("staff", "function", "fte", unknown="chart_unknown"),
    "publics": Grouping("channels", "name", "audience"),
    "seances": Grouping("supports", "beneficiary", "sessions"),
    "reunions": Grouping("meetings", "body"),
    "publications": Grouping("publications", "kind", choice="PublicationKind"),
}
"""The charts by name."""


def charts(tables: Tables) -> dict[str, Placed]:
    """The function that places a chart by its name, under its French and Dutch names."""

    def place(name: str, titre: str = "", titel: str = "") -> Blocks:
        if name not in CHARTS:
            raise NotFound(name)
        points = _points(CHARTS[name], tables)
        return (_chart(name, points, _about(CHARTS[name], tables), tables, titre or titel),) if points else ()

    return {"graphique": place, "grafiek": place}


def _points(chart: Grouping, tables: Tables) -> list[Point]:
    """The groups of a chart, the largest first."""
    frame = tables.frame(tables.rows(chart.table, {}))
    numbers = frame[chart.summed] if chart.summed else pd.Series(1, index=frame.index)
    return grouped(_said(frame, chart, tables), numbers)


def _about(chart: Grouping, tables: Tables) -> frozenset[str]:
    """The groups of which a number is approximate."""
    frame = tables.frame(tables.rows(chart.table, {}))
    said = _said(frame, chart, tables)
    return frozenset(said[about(frame, chart.summed).loc[said.index]])


def _said(frame: pd.DataFrame, chart: Grouping, tables: Tables) -> "pd.Series[str]":
    """The column by which rows are grouped, in the words of the language. A choice that is not made groups nothing."""
    if chart.choice:
        return frame[chart.by].dropna().map(lambda code: tables.labels.choice(chart.choice, code, tables.lang))
    unknown = tables.labels.word(chart.unknown, tables.lang) if chart.unknown else ""
    return frame[f"{chart.by}.{tables.lang}"].fillna(unknown)


def _chart(name: str, points: list[Point], approximate: frozenset[str], tables: Tables, title: str) -> Chart:
    lang, labels = tables.lang, tables.labels
    caption, unit, by = (labels.word(f"chart_{name}{end}", lang) for end in ("", "_unit", "_by"))
    hedges = {True: Hedge.ABOUT, False: Hedge.EXACT}
    said = [
        (name, value, format_quantity(Quantity(value, hedges[name in approximate]), lang)) for name, value in points
    ]
    words = Words(labels, lang, title or caption, unit, by)
    return drawn(ChartSort.BARS, [name for name, _ in points], {unit: said}, words)
