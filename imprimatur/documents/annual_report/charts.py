"""The charts of an annual report, drawn from its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from imprimatur.core.blocks import Blocks, Chart, ChartSort
from imprimatur.core.values import Hedge, Quantity
from imprimatur.documents.schema.fields import value_at
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
    `counted` is the column that says what a row counts: rows that count different things are not drawn together.
    """

    table: str
    by: str
    summed: str = ""
    choice: str = ""
    unknown: str = ""
    counted: str = ""


LEAST = 3
"""The bars from which a drawing says more than its table."""

CHARTS: Mapping[str, Grouping] = {
    "etp_fonction": Grouping("staff", "function", "fte", unknown="chart_unknown"),
    "participants": Grouping("activities", "name", "participants"),
    "publics_touches": Grouping("audiences", "audience", "number", counted="unit"),
    "heures_benevoles": Grouping("volunteers", "role", "hours"),
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
        return _placed(name, tables, titre or titel)

    return {"graphique": place, "grafiek": place}


def reach(tables: Tables) -> Blocks:
    """The publics reached, drawn where there are several and all of them count the same."""
    blocks = _placed("publics_touches", tables)
    return blocks if all(len(one.categories) >= LEAST for one in blocks if isinstance(one, Chart)) else ()


def _placed(name: str, tables: Tables, title: str = "") -> Blocks:
    chart = CHARTS[name]
    units = _units(chart, tables)
    points = _points(chart, tables) if len(units) < 2 else []
    unit = "".join(units)
    return (_chart(name, points, _about(chart, tables), tables, title, unit),) if points else ()


def _units(chart: Grouping, tables: Tables) -> frozenset[str]:
    """What the rows of a chart count, where a column says it."""
    rows = tables.rows(chart.table, {})
    return frozenset(value_at(row, chart.counted).plain(tables.lang) for _, row in rows.rows if chart.counted)


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


def _chart(
    name: str, points: list[Point], approximate: frozenset[str], tables: Tables, title: str, counted: str
) -> Chart:
    lang, labels = tables.lang, tables.labels
    caption, unit, by = (labels.word(f"chart_{name}{end}", lang) for end in ("", "_unit", "_by"))
    hedges = {True: Hedge.ABOUT, False: Hedge.EXACT}
    said = [
        (name, value, format_quantity(Quantity(value, hedges[name in approximate]), lang)) for name, value in points
    ]
    words = Words(labels, lang, title or caption, counted or unit, by)
    return drawn(ChartSort.BARS, [name for name, _ in points], {unit: said}, words)
