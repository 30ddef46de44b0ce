"""Expressions in a text: figures, tables and references taken from the data.

`{{ nombre("Équipe") }}` in a sentence becomes the number of rows; a paragraph that holds nothing but
`{{ tableau("Équipe") }}` becomes that table. The same syntax in Word and Markdown, function names and labels in either
language. An expression is one call of a function named here, with literal arguments: see `calls`.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import NOWHERE, Block, Blocks, Inline, Paragraph, Run, plain
from imprimatur.core.location import Location
from imprimatur.core.values import Quantity
from imprimatur.core.walking import mapped_block
from imprimatur.documents.messages import say
from imprimatur.documents.schema.frames import summed
from imprimatur.documents.writing.calls import Braced, Sort, braced, parsed
from imprimatur.documents.writing.manuscript import Fault, Reference
from imprimatur.documents.writing.tables import NotFound, Rows, Tables

NAMES: Mapping[str, tuple[str, ...]] = {
    "count": ("nombre", "aantal"),
    "total": ("somme", "som"),
    "value": ("valeur", "waarde"),
    "field": ("champ", "veld"),
    "table": ("tableau", "tabel"),
    "list": ("liste", "lijst"),
    "see": ("voir", "zie"),
}
"""The functions of every kind, in French and Dutch; a kind adds its own."""

Placed = Callable[..., Blocks]
"""A function of a kind that places blocks: a chart, a bibliography."""


class Evaluator:
    """Carries out the expressions of a document's texts in one language."""

    def __init__(self, tables: Tables, placed: Mapping[str, Placed] | None = None) -> None:
        """Offer the functions over the tables, and those `placed` by the kind, by every name."""
        self.tables = tables
        self.faults: list[Fault] = []
        self.references: list[Reference] = []
        self.evaluated: set[str] = set()
        self._path, self._place = "", NOWHERE
        own = {"count": self.count, "total": self.total, "value": self.value, "field": self.field, "see": self.see}
        blocks = {"table": self.table, "list": self.list}
        functions: dict[str, Any] = {name: f for key, f in {**own, **blocks}.items() for name in NAMES[key]}
        self._functions = {**functions, **(placed or {})}

    def offer(self, placed: Mapping[str, Placed]) -> None:
        """Offer further functions of the kind, that need the tables."""
        self._functions |= placed

    def count(self, table: str, **filters: object) -> int:
        """How many rows of a table fit the filters."""
        return len(self.tables.frame(self.tables.rows(table, filters)))

    def total(self, table: str, column: str, **filters: object) -> Quantity:
        """The sum of a column over the rows that fit, approximate where one of them is."""
        rows = self.tables.rows(table, filters)
        path = rows.column(column)
        frame = self.tables.frame(rows)
        if path not in frame:
            raise TypeError(f"{column} holds texts")
        return summed(frame, path)

    def value(self, table: str, key: str, column: str) -> Inline:
        """The cell of a column in the row whose first column has the text `key` in either language."""
        rows = self.tables.rows(table, {})
        first = next(iter(rows.names.paths))
        chosen = self._chosen(table, {first: key})
        if not chosen.rows:
            raise NotFound(key)
        place, row = chosen.rows[0]
        return self.tables.cell(rows, place, row, rows.column(column))

    def field(self, name: str) -> Inline:
        """A single field of the document."""
        path, value = self.tables.field(name)
        return self.tables.say(value, path, self.tables.specs[path])

    def table(self, name: str, *columns: str, titre: str = "", titel: str = "", **filters: object) -> Blocks:
        """A table of the rows that fit, its caption the title given or the table's name."""
        rows = self._chosen(name, filters)
        caption = titre or titel or self.tables.labels.field(rows.path).of(self.tables.lang)
        return (self.tables.table(rows, columns, (Run(caption),)),)

    def list(self, name: str, *columns: str, **filters: object) -> Blocks:
        """A bulleted list of the rows that fit."""
        return self.tables.list(self._chosen(name, filters), columns)

    def _chosen(self, name: str, filters: Mapping[str, object]) -> Rows:
        """The rows that fit. Whoever chooses rows by a column has told it of them, in a sentence or a caption."""
        rows = self.tables.rows(name, filters)
        columns = [rows.column(column) for column in filters]
        self.tables.told |= {f"{rows.path}.{place}.{column}" for place, _ in rows.rows for column in columns}
        return rows

    def see(self, title: str) -> Inline:
        """A reference to a heading, a table or a figure by its words; the number is filled in once all have one."""
        self.references.append(Reference(self._path, self._place, title))
        return (Run("", target=f"?{title}"),)

    def blocks(self, blocks: Blocks, path: str, above: Location) -> Blocks:
        """The blocks of the text at a path with every expression carried out.

        A paragraph of a single expression may become blocks of its own. Faults are kept in `faults`, references in
        `references`, each with the path and its place: that of its block, else `above`.
        """
        self._path = path
        self.evaluated.add(path)
        return tuple(made for block in blocks for made in self._block(block, above))

    def inline(self, inline: Inline, path: str, place: Location) -> Inline:
        """The same for a short text."""
        self._path = path
        self.evaluated.add(path)
        return self._inline(inline, place)

    def _inline(self, inline: Inline, place: Location) -> Inline:
        inline = tuple(replace(run, note=self._inline(run.note, place)) if run.note else run for run in inline)
        pieces = Pieces(inline)
        made: list[Run] = []
        end = 0
        for one in braced(inline):
            said = self._said(one, place, pieces)
            if said is not None:
                made.extend((*pieces.cut(end, one.start), *said))
                end = one.end
        return (*made, *pieces.rest(end)) if end else inline

    def _block(self, block: Block, above: Location) -> Blocks:
        place = block.location if block.location.file else above
        if not isinstance(block, Paragraph):
            return (mapped_block(block, self._inline, above=above),)
        one = next(braced(block.text), None)
        if one is None or not _is_alone(one, block.text):
            return (replace(block, text=self._inline(block.text, place)),)
        result = self._result(one, place)
        if result is not None and _is_blocks(result):
            return tuple(replace(made, location=place) for made in result)
        return (block if result is None else replace(block, text=self._inlined(result, block.text)),)

    def _said(self, one: Braced, place: Location, pieces: "Pieces") -> Inline | None:
        """What stands in the place of braces within a sentence; None, with a fault, where they stay as typed."""
        if one.sort is not Sort.EXPRESSION:
            self._fault(one, place, say(f"braces_{one.sort}"))
            return None
        result = self._result(one, place)
        if result is not None and _is_blocks(result):
            self._fault(one, place, say("expression_alone"))
            return None
        return None if result is None else self._inlined(result, pieces.cut(one.start, one.end))

    def _inlined(self, result: Any, typed: Inline) -> Inline:
        """What an expression gives, in the look of the place where it stood; the footnotes called there stay."""
        is_inline = isinstance(result, tuple) and all(isinstance(run, Run) for run in result)
        inline = result if is_inline else self.tables.say(result, "")
        look = typed[0]
        notes = tuple(Run("", note=run.note) for run in typed if run.note)
        looking = (
            replace(run, bold=run.bold or look.bold, italic=run.italic or look.italic, link=run.link or look.link)
            for run in inline
        )
        return (*looking, *notes)

    def _result(self, one: Braced, place: Location) -> Any:
        """What an expression gives, or None with a fault."""
        self._place = place
        try:
            call = parsed(one.text)
            return self._functions[call.name](*call.values, **call.named)
        except NotFound as fault:
            self._fault(one, place, say("expression_unknown", name=fault.name))
        except Exception:  # A function given what it does not expect raises anything, and no text may end a dossier.
            self._fault(one, place, say("expression_unreadable"))
        return None

    def _fault(self, one: Braced, place: Location, reason: Bilingual) -> None:
        self.faults.append(Fault(self._path, place, one.quoted, reason))


def _is_alone(one: Braced, inline: Inline) -> bool:
    """Whether an expression is all that a paragraph says; a footnote would be lost with blocks in its place."""
    text = plain(inline)
    rest = text[: one.start] + text[one.end :]
    return one.sort is Sort.EXPRESSION and not rest.strip() and not any(run.note for run in inline)


def _is_blocks(result: Any) -> bool:
    return isinstance(result, tuple) and bool(result) and not isinstance(result[0], Run)


class Pieces:
    """An inline that is cut between characters, from left to right as fast as it is long."""

    def __init__(self, inline: Inline) -> None:
        """Note where each run starts."""
        self.inline = inline
        self._starts = [0, *accumulate(len(run.text) for run in inline)]

    def rest(self, start: int) -> Inline:
        """The runs from a character on, a footnote after the last character included."""
        return self.cut(start, self._starts[-1] + 1)

    def cut(self, start: int, end: int) -> Inline:
        """The runs between two characters; a footnote stays with the end of its run."""
        made: list[Run] = []
        first = bisect_left(self._starts, start)
        if first and (first == len(self._starts) or self._starts[first] > start):
            first -= 1
        for at in range(first, len(self.inline)):
            run, offset = self.inline[at], self._starts[at]
            if offset >= end:
                break
            low, high = max(start - offset, 0), min(end - offset, len(run.text))
            if low < high or (low == high == 0 and run.note):
                whole_end = high == len(run.text)
                made.append(replace(run, text=run.text[low:high], note=run.note if whole_end else ()))
        return tuple(made)
