"""Tables and lists of contents as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from imprimatur.blocks import Contents, ContentsEntry, Inline, Table, plain
from imprimatur.rendering.html_inline import inline_html, joined

KEPT_WHOLE = 18
"""Lines up to which a table stays on one page with its caption."""

LINE = 95
"""Characters that a line of a table holds, all its columns together."""

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
    look = "keep" if _lines(table) <= KEPT_WHOLE else "long"
    anchor = Markup(' id="{}"').format(table.anchor) if table.anchor else ""
    return Markup('<div class="{}"{}><table>{}{}</table></div>').format(
        look + " wide" * table.wide, anchor, caption, rows_html(table)
    )


def rows_html(table: Table) -> Markup:
    """The head and the body of a table."""
    head = joined(
        Markup('<th scope="col"{}>{}</th>').format(_look(table, place), inline_html(cell))
        for place, cell in enumerate(table.header)
    )
    last = len(table.rows) - 1
    body = joined(_row(table, row, table.total and place == last) for place, row in enumerate(table.rows))
    return Markup("<thead><tr>{}</tr></thead><tbody>{}</tbody>").format(head, body)


def _row(table: Table, row: tuple[Inline, ...], total: bool) -> Markup:
    cells = joined(_cell(table, place, cell) for place, cell in enumerate(row))
    return Markup('<tr class="total">{}</tr>' if total else "<tr>{}</tr>").format(cells)


def _cell(table: Table, place: int, cell: Inline) -> Markup:
    html = '<th scope="row"{}>{}</th>' if table.row_headers and place == 0 else "<td{}>{}</td>"
    return Markup(html).format(_look(table, place), inline_html(cell))


def _look(table: Table, column: int) -> Markup:
    return Markup(' class="numeric"' if column in table.numeric else "")


def _lines(table: Table) -> int:
    """How many lines a table takes, by a rough count: each column has an equal share of the width."""
    room = LINE // max(len(table.header), 1)
    return sum(max((-(-len(plain(cell)) // room) for cell in row), default=1) or 1 for row in table.rows)


def contents_html(contents: Contents, labels: Mapping[str, str]) -> Markup:
    """A list of headings nested by level, or a plain one of captions; the style sheet adds dots and pages."""
    if contents.sort == "captions":
        lines = joined(_captioned(entry, labels) for entry in contents.entries)
        return Markup('<nav class="contents captions" role="doc-toc"><ol>{}</ol></nav>').format(lines)
    return Markup('<nav class="contents" role="doc-toc">{}</nav>').format(_nested(list(contents.entries)))


def _captioned(entry: ContentsEntry, labels: Mapping[str, str]) -> Markup:
    word = labels.get("table" if entry.level == CAPTION_OF_TABLE else "figure", "")
    return Markup("<li>{}</li>").format(_line(entry, f"{word}\u00a0{entry.number}".strip()))


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
