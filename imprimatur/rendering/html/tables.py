"""Tables and lists of contents as HTML."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from imprimatur.core.blocks import Contents, ContentsEntry, Inline, Table, plain
from imprimatur.rendering.fitting import CLOSE, SHORT, SIZES, TURNED, UPRIGHT, Fit, closeness, fitted, lined, whole
from imprimatur.rendering.html.inline import inline_html, joined
from imprimatur.rendering.widths import POINT, widths_of

Row = tuple[Inline, ...]

NEXT_GROUP = Markup("</tbody><tbody>")
"""What parts two groups of rows."""

KEPT_WHOLE = 10
"""Lines up to which a table stays on one page with its caption: more would leave a hole on the page before."""

PAGEFUL = 32
"""The same of a table that is read at a glance: two thirds of a page, for a page that is left emptier looks broken."""

LINE = 95
"""Characters that a line of a table holds, all its columns together."""

SMALLER = dict(zip(SIZES[1:], (" tight", " tightest"), strict=True))
"""The classes of a table in smaller type, by its size in points (templates/_shared/print.css)."""

CLOSER = dict(zip(CLOSE, ("", " tight", " tightest"), strict=True))
"""The same of a table whose rows stand close (templates/annual_report/style.css)."""

CAPTION_OF_TABLE = 1
"""The level of tables in a list of captions; figures have the other one."""


def caption_html(sort: str, number: str, caption: Inline, labels: Mapping[str, str]) -> Markup:
    """What a caption says: `Tableau 3. …` where it is numbered. `sort` is the label of its word."""
    if not number:
        return inline_html(caption)
    said = f"{labels.get(sort, '')}\u00a0{number}.".strip()
    return Markup('<span class="number">{}</span> {}').format(said, inline_html(caption))


def table_html(table: Table, labels: Mapping[str, str]) -> Markup:
    """A table in a block of its own, which its anchor names. A short one is kept whole."""
    caption = Markup()
    if table.caption:
        caption = Markup("<caption>{}</caption>").format(caption_html("table", table.number, table.caption, labels))
    look = "keep" if _lines(table) <= (PAGEFUL if table.whole else KEPT_WHOLE) else "long"
    anchor = Markup(' id="{}"').format(table.anchor) if table.anchor else ""
    fit = fitted(table)
    way = " wide" * fit.turned + (CLOSER[closeness(table)] if table.close else SMALLER.get(fit.size, ""))
    parts = (look + way, anchor, caption, _columns(table, fit), rows_html(table))
    return Markup('<div class="{}"{}><table>{}{}{}</table></div>').format(*parts)


def _columns(table: Table, fit: Fit) -> Markup:
    """The columns with their shares of the width, those of Word: both break their lines alike.

    A table whose rows stand close is in the smaller type of its page, which is not measured here.
    """
    if table.close:
        return Markup()
    total = round(POINT * (TURNED if fit.turned else UPRIGHT))
    widths = widths_of(lined(table), total, fit.size)
    shares = joined(Markup('<col style="width: {:.1f}%">').format(100 * one / total) for one in widths)
    return Markup("<colgroup>{}</colgroup>").format(shares)


def rows_html(table: Table) -> Markup:
    """The head and the body of a table; a row that is too short ends with empty cells."""
    count = max(len(row) for row in (table.header, *table.rows))
    header, *rows = (
        row if table.heads(row) else (*row, *((),) * (count - len(row))) for row in (table.header, *table.rows)
    )
    fit = fitted(table)
    short = whole(lined(table), TURNED if fit.turned else UPRIGHT, fit.size)
    looks = [_look(table, place, short) for place in range(count)]
    brief = [place for place in short if len(plain(header[place])) <= SHORT]
    heads = zip(header, (_look(table, place, brief) for place in range(count)), strict=True)
    head = joined(Markup('<th scope="col"{}>{}</th>').format(look, inline_html(cell)) for cell, look in heads)
    body = joined(
        _group(row, count)
        if table.heads(row)
        else Markup('<tr class="total">{}</tr>' if table.adds_up(place) else "<tr>{}</tr>").format(
            _cells(row, looks, table.row_headers)
        )
        for place, row in enumerate(rows)
    )
    return Markup("<thead><tr>{}</tr></thead><tbody>{}</tbody>").format(head, body.removeprefix(NEXT_GROUP))


def _group(row: Row, count: int) -> Markup:
    """The row that heads a group over so many columns, in a body of its own: its scope is the rest of that body."""
    head = Markup('<tr class="group"><th scope="rowgroup" colspan="{}">{}</th></tr>').format(count, inline_html(row[0]))
    return NEXT_GROUP + head


def _cells(row: Row, looks: list[Markup], headed: bool) -> Markup:
    cells = [Markup("<td{}>{}</td>").format(look, inline_html(cell)) for cell, look in zip(row, looks, strict=True)]
    if headed and row:
        cells[0] = Markup('<th scope="row"{}>{}</th>').format(looks[0], inline_html(row[0]))
    return joined(cells)


def _look(table: Table, column: int, short: Collection[int]) -> Markup:
    looks = ["numeric" if column in table.numeric else "short"] * (column in table.numeric or column in short)
    looks += ["marked"] * (column in table.marked)
    return Markup(' class="{}"').format(" ".join(looks)) if looks else Markup()


def _lines(table: Table) -> int:
    """How many lines a table takes, by a rough count: each column has an equal share of the width."""
    room = LINE // max(len(table.header), 1)
    return sum(max((-(-len(plain(cell)) // room) for cell in row), default=1) or 1 for row in table.rows)


def contents_html(contents: Contents, labels: Mapping[str, str]) -> Markup:
    """A list of headings nested by level, or lists of tables and of figures; the style sheet adds dots and pages."""
    if contents.sort == "captions":
        ordered = sorted(contents.entries, key=lambda entry: entry.level)
        groups = groupby(ordered, key=lambda entry: entry.level)
        lists = (Markup("<ol>{}</ol>").format(joined(_captioned(one, labels) for one in group)) for _, group in groups)
        return Markup('<nav class="contents captions" role="doc-toc">{}</nav>').format(joined(lists))
    return Markup('<nav class="contents" role="doc-toc">{}</nav>').format(_nested(list(contents.entries)))


def _captioned(entry: ContentsEntry, labels: Mapping[str, str]) -> Markup:
    word = labels.get("table" if entry.level == CAPTION_OF_TABLE else "figure", "")
    return Markup("<li>{}</li>").format(_line(entry, f"{word}\u00a0{entry.number}.".strip()))


def _nested(entries: list[ContentsEntry]) -> Markup:
    """The entries as lists in lists: what follows an entry at a deeper level stands below it."""
    items = joined(
        Markup("<li>{}{}</li>").format(_line(group[0], group[0].number), _nested(group[1:]) if group[1:] else "")
        for group in _groups(entries)
    )
    return Markup("<ol>{}</ol>").format(items)


def _groups(entries: list[ContentsEntry]) -> Iterator[list[ContentsEntry]]:
    """Each entry with the deeper ones that follow it."""
    group: list[ContentsEntry] = []
    for entry in entries:
        if group and entry.level <= group[0].level:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _line(entry: ContentsEntry, number: str) -> Markup:
    said = Markup('<span class="number">{}</span> ').format(number) if number else ""
    # Notes and gaps are marked where the heading stands, and a link cannot stand in a link.
    text = inline_html(tuple(replace(run, note=(), gap=None, link="", target="") for run in entry.text))
    return Markup('<a href="#{}">{}{}</a>').format(entry.anchor, said, text)
