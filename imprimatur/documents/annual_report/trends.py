"""Figures over several years: a table of indicators by year, and of those that have a trend a drawing of it."""

from decimal import Decimal

from imprimatur.core.blocks import Blocks, Chart, ChartSort, Inline, Table, plain, runs
from imprimatur.documents.annual_report.life import Indicator
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.documents.writing.drawing import Point, Words, drawn
from imprimatur.documents.writing.tables import Rows, Tables
from imprimatur.language.parsing import fold

LEAST = 3
"""The years of an indicator from which they make a trend."""
MOST = 3
"""The most indicators drawn, the first ones, side by side: more find no room there. The table holds them all."""

Lines = dict[str, list[tuple[int, Indicator]]]
"""The rows of each indicator by its folded name, with their places in the table."""


def trends(tables: Tables, composer: Composer) -> Blocks:
    """The drawing, then the table; nothing without figures of years."""
    rows = tables.rows("years", {})
    lines: Lines = {}
    for place, one in rows.rows:
        lines.setdefault(_name(tables, rows, place, one), []).append((place, one))
    if not lines:
        return ()
    lasting = [found for found in lines.values() if _years(found) >= LEAST]
    charts = () if not lasting else (_chart(tables, rows, lasting[:MOST]),)
    return (*charts, _table(tables, composer, rows, lines))


def _name(tables: Tables, rows: Rows, place: int, one: Indicator) -> str:
    """What tells an indicator from others: its name and what it counts."""
    return fold(" ".join(plain(tables.cell(rows, place, one, column)) for column in ("indicator", "unit")))


def _years(lines: list[tuple[int, Indicator]]) -> int:
    return len({one.year for _, one in lines if one.year and one.value is not None})


def _chart(tables: Tables, rows: Rows, lines: list[list[tuple[int, Indicator]]]) -> Chart:
    """A column a year, in the order of the years: a panel each for several indicators, which are counted apart."""
    points = {name: values for found in lines for name, values in (_points(tables, rows, found),)}
    years = sorted({year for values in points.values() for year in values})
    by, spread = plain(tables.header(rows, "year")), f"{years[0]}–{years[-1]}"
    series = {name: [values.get(year) for year in years] for name, values in points.items()}
    if len(series) > 1:
        title = tables.labels.field("years").of(tables.lang)
        return drawn(ChartSort.PANELS, years, series, Words(tables.labels, tables.lang, f"{title}, {spread}", "", by))
    place, first = lines[0][0]
    title = plain(capitalised(tables.cell(rows, place, first, "indicator")))
    unit = plain(tables.cell(rows, place, first, "unit"))
    words = Words(tables.labels, tables.lang, f"{title}, {spread}", unit or title, by)
    return drawn(ChartSort.COLUMNS, years, series, words)


def _points(tables: Tables, rows: Rows, lines: list[tuple[int, Indicator]]) -> tuple[str, dict[str, Point]]:
    """An indicator with what it counts, and its points by their years; of a year told twice, the first row."""
    place, first = lines[0]
    unit = tables.cell(rows, place, first, "unit")
    name = (
        *capitalised(tables.cell(rows, place, first, "indicator")),
        *(runs(" (") + unit + runs(")") if unit else ()),
    )
    told = {one.year: (at, one) for at, one in reversed(lines) if one.year and one.value is not None}
    return plain(name), {
        str(year): (str(year), Decimal(one.value or 0), plain(tables.cell(rows, at, one, "value")))
        for year, (at, one) in told.items()
    }


def _table(tables: Tables, composer: Composer, rows: Rows, lines: Lines) -> Table:
    """A row an indicator, a column a year; a figure of which the year is missing stands in a last column, marked."""
    years = sorted({one.year for _, one in rows.rows if one.year})
    lost = [place for place, one in rows.rows if one.year is None]
    heads = [runs(str(year)) for year in years] + [composer.gap(f"years.{place}.year") or runs("–") for place in lost]
    body: list[tuple[Inline, ...]] = []
    for found in lines.values():
        place, first = found[0]
        unit = tables.cell(rows, place, first, "unit")
        name = (*tables.cell(rows, place, first, "indicator"), *(runs(" (") + unit + runs(")") if unit else ()))
        cells = [_cell(tables, rows, found, year) for year in years]
        cells += [_lost(tables, rows, found, place) for place in lost]
        body.append((name, *cells))
    tables.told.update(f"years.{place}.year" for place, _ in rows.rows)
    caption = runs(tables.labels.field("years").of(tables.lang))
    header = (tables.header(rows, "indicator"), *heads)
    return Table(header, tuple(body), caption, row_headers=True, numeric=tuple(range(1, len(header))))


def _cell(tables: Tables, rows: Rows, found: list[tuple[int, Indicator]], year: int) -> Inline:
    """The figures of an indicator in a year: one, unless two rows of the table tell that year."""
    said = [tables.cell(rows, place, one, "value") for place, one in found if one.year == year]
    return joined([one for one in said if one], " / ") or runs("–")


def _lost(tables: Tables, rows: Rows, found: list[tuple[int, Indicator]], place: int) -> Inline:
    return next((tables.cell(rows, at, one, "value") for at, one in found if at == place), runs("–"))
