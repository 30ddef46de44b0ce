"""The charts of an annual report, drawn from its tables."""

from collections.abc import Callable
from decimal import Decimal

from imprimatur.core.blocks import Blocks, Chart, ChartSort, Series, Table, plain, runs
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.writing.expressions import Placed
from imprimatur.documents.writing.tables import NotFound, Tables
from imprimatur.language.formatting import format_decimal

Point = tuple[str, Decimal]


def charts(report: AnnualReport, tables: Tables) -> dict[str, Placed]:
    """The function that places a chart by its name, under its French and Dutch names."""
    known: dict[str, Callable[[], list[Point]]] = {
        "etp_fonction": lambda: _fte(report, tables),
        "publics": lambda: _audiences(report, tables),
        "seances": lambda: _sessions(report, tables),
        "reunions": lambda: _meetings(report, tables),
        "publications": lambda: _publications(report, tables),
    }

    def place(name: str, titre: str = "", titel: str = "") -> Blocks:
        if name not in known:
            raise NotFound(name)
        points = known[name]()
        return (_chart(name, points, tables, titre or titel),) if points else ()

    return {"graphique": place, "grafiek": place}


def _chart(name: str, points: list[Point], tables: Tables, title: str) -> Chart:
    lang, labels = tables.lang, tables.labels
    caption = title or labels.word(f"chart_{name}", lang)
    unit = labels.word(f"chart_{name}_unit", lang)
    printed = tuple(format_decimal(value, lang) for _, value in points)
    rows = tuple((runs(category), runs(value)) for (category, _), value in zip(points, printed, strict=True))
    said = " ; ".join(f"{category} {value}" for (category, _), value in zip(points, printed, strict=True))
    return Chart(
        ChartSort.BARS,
        tuple(category for category, _ in points),
        (Series(unit, tuple(value for _, value in points)),),
        alt=labels.word("chart_alt", lang).format(title=caption, unit=unit, values=said),
        data=Table((runs(labels.word(f"chart_{name}_by", lang)), runs(unit)), rows, row_headers=True, numeric=(1,)),
        labels=printed,
        caption=runs(caption),
    )


def _summed(points: list[Point]) -> list[Point]:
    """The points of the same category added up, the largest first."""
    sums: dict[str, Decimal] = {}
    for category, value in points:
        sums[category] = sums.get(category, Decimal(0)) + value
    return sorted(sums.items(), key=lambda point: (-point[1], point[0]))


def _fte(report: AnnualReport, tables: Tables) -> list[Point]:
    unknown = tables.labels.word("chart_unknown", tables.lang)
    return _summed(
        [(plain(one.function.inline(tables.lang)) or unknown, one.fte) for one in report.staff if one.fte is not None]
    )


def _audiences(report: AnnualReport, tables: Tables) -> list[Point]:
    rows = [(plain(one.name.inline(tables.lang)), one.audience) for one in report.channels]
    return _summed([(name, Decimal(audience)) for name, audience in rows if audience is not None])


def _sessions(report: AnnualReport, tables: Tables) -> list[Point]:
    rows = [(plain(one.beneficiary.inline(tables.lang)), one.sessions) for one in report.supports]
    return _summed([(name, Decimal(count)) for name, count in rows if count is not None])


def _meetings(report: AnnualReport, tables: Tables) -> list[Point]:
    return _summed([(plain(one.body.inline(tables.lang)), Decimal(1)) for one in report.meetings])


def _publications(report: AnnualReport, tables: Tables) -> list[Point]:
    labels, lang = tables.labels, tables.lang
    kinds = [one.kind for one in report.publications if one.kind]
    return _summed([(labels.choice("PublicationKind", str(kind), lang), Decimal(1)) for kind in kinds])
