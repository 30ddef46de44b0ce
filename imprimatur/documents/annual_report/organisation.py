"""The organisation chart: boxes and lines where they fit a page, else a list of what is below what."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import (
    Blocks,
    Chart,
    ChartSort,
    Inline,
    Item,
    List,
    Paragraph,
    Run,
    Series,
    Table,
    plain,
    runs,
)
from imprimatur.documents.annual_report.life import Unit
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.documents.writing.tables import Rows, Tables
from imprimatur.language.parsing import fold

FEWEST, MOST, DEEPEST = 2, 25, 6
"""The fewest and most boxes drawn, and the deepest level of one: beyond, a list is read better."""
TOLD = 12
"""The most boxes that an alternative text tells; the data of more stand in a table below the drawing."""


def names_of(unit: Unit) -> frozenset[str]:
    """The folded names of a box, in both languages."""
    return frozenset(fold(unit.name.plain(lang)) for lang in LANGS) - {""}


def parents(units: Sequence[Unit]) -> list[int | None]:
    """The place of the box above each: None for a first one, for a name that is nobody's, and where a ring is cut."""
    names = [names_of(one) for one in units]
    above = [
        next((at for at, known in enumerate(names) if one.reports_to and fold(one.reports_to) in known), None)
        for one in units
    ]
    for place in range(len(units)):
        seen, at = {place}, above[place]
        while at is not None and at not in seen:
            seen.add(at)
            at = above[at]
        if at == place:
            above[place] = None
    return above


def organisation(tables: Tables, composer: Composer) -> Blocks:
    """The chart, or the list in its place; nothing without units."""
    rows = tables.rows("org_chart", {})
    units: list[Unit] = [one for _, one in rows.rows]
    if not units:
        return ()
    above = parents(units)
    names = [capitalised(tables.cell(rows, place, one, "name")) for place, one in rows.rows]
    people = [_people(tables, composer, rows, place, one) for place, one in rows.rows]
    marked = any(run.gap for cell in (*names, *people) for run in cell)
    deepest = max(_depth(place, above) for place in range(len(units)))
    if not FEWEST <= len(units) <= MOST or deepest > DEEPEST or marked:
        # A paragraph and no heading: a chapter that places the list has headings of its own around it.
        title = Paragraph(runs(tables.labels.field("org_chart").of(tables.lang)), role="unit")
        return (title, List(tuple(_items(None, above, names, people))))
    return (_chart(tables, composer, above, [plain(one) for one in names], [plain(one) for one in people]),)


def _people(tables: Tables, composer: Composer, rows: Rows, place: int, one: Unit) -> Inline:
    fte = tables.cell(rows, place, one, "fte")
    said = tables.cell(rows, place, one, "people")
    return joined([said, runs(composer.word("full_time", fte=plain(fte))) if one.fte is not None else fte], " · ")


def _depth(place: int, above: Sequence[int | None]) -> int:
    depth, at = 1, above[place]
    while at is not None:
        depth, at = depth + 1, above[at]
    return depth


def _items(
    top: int | None, above: Sequence[int | None], names: Sequence[Inline], people: Sequence[Inline]
) -> Iterator[Item]:
    """What stands below a box, each with what stands below it."""
    for place, name in enumerate(names):
        if above[place] == top:
            below = tuple(_items(place, above, names, people))
            bold = tuple(run if run.gap else Run(run.text, bold=True, lang=run.lang) for run in name)
            yield Item(joined([bold, people[place]], " – "), (List(below),) if below else ())


def _chart(
    tables: Tables, composer: Composer, above: Sequence[int | None], names: list[str], people: list[str]
) -> Chart:
    """The drawing; its alternative text says, box by box, what is below what and who is there."""
    title = tables.labels.field("org_chart").of(tables.lang)
    first = [runs(name) for name, at in zip(names, above, strict=True) if at is None]
    said = [composer.word("org_chart_alt", title=title, count=str(len(names)), first=plain(composer.listed(first)))]
    for place, name in enumerate(names):
        below = [runs(names[at]) for at, over in enumerate(above) if over == place]
        who = f" ({people[place]})" if people[place] else ""
        if below:
            said.append(composer.word("org_chart_below", name=name + who, names=plain(composer.listed(below))))
        elif who:
            said.append(f"{name}{who}.")
    heads = [tables.labels.field(f"org_chart.{column}").of(tables.lang) for column in ("name", "reports_to", "people")]
    lines = [
        (runs(name), runs(names[at] if at is not None else "–"), runs(who or "–"))
        for name, at, who in zip(names, above, people, strict=True)
    ]
    told = len(names) <= TOLD
    return Chart(
        ChartSort.ORGANISATION,
        tuple(names),
        (Series(title, tuple(Decimal(0 if at is None else at + 1) for at in above)),),
        alt=" ".join(said if told else said[:1]),
        data=None if told else Table(tuple(map(runs, heads)), tuple(lines), row_headers=True),
        labels=tuple(people),
        caption=runs(title),
    )
