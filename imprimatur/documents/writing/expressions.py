"""Expressions in a text: figures, tables and references taken from the data, in a sandbox.

`{{ nombre("Équipe") }}` in a sentence becomes the number of rows; a paragraph that holds nothing but
`{{ tableau("Équipe") }}` becomes that table. The same syntax in Word and Markdown, function names and labels in either
language. Word's typographic quotes are understood.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import NOWHERE, Block, Blocks, Inline, Paragraph, Run, plain
from imprimatur.core.location import Location
from imprimatur.core.walking import mapped_block
from imprimatur.documents.messages import say
from imprimatur.documents.schema.frames import total
from imprimatur.documents.writing.manuscript import Fault, Reference
from imprimatur.documents.writing.tables import NotFound, Rows, Tables

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.S)
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_MAX_LENGTH = 500
"""The longest expression taken: a call with a few filters stays well below."""

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


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without the operators by which a short expression takes hours or gigabytes."""

    intercepted_binops = frozenset(("**", "*", "%"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse them."""
        raise SecurityError(operator)


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

    def count(self, table: str, **filters: object) -> int:
        """How many rows of a table fit the filters."""
        return len(self.tables.frame(self.tables.rows(table, filters)))

    def total(self, table: str, column: str, **filters: object) -> Decimal:
        """The sum of a column over the rows that fit."""
        rows = self.tables.rows(table, filters)
        path = rows.column(column)
        frame = self.tables.frame(rows)
        if path not in frame:
            raise TypeError(f"{column} holds texts")
        return total(frame[path])

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
        text = plain(inline)
        made: list[Run] = []
        end = 0
        for match in _EXPRESSION.finditer(text):
            made.extend(cut(inline, end, match.start()))
            look = next(iter(cut(inline, match.start(), match.end())), Run(""))
            made.extend(self._said(match[1], place, look))
            end = match.end()
        return (*made, *cut(inline, end, len(text))) if made or end else inline

    def _block(self, block: Block, above: Location) -> Blocks:
        place = block.location if block.location.file else above
        if not isinstance(block, Paragraph):
            return (mapped_block(block, self._inline, above=above),)
        alone = _EXPRESSION.fullmatch(plain(block.text).strip())
        if alone is None:
            return (replace(block, text=self._inline(block.text, place)),)
        result = self._result(alone[1], place)
        if result is not None and _is_blocks(result):
            return tuple(replace(one, location=place) for one in result)
        text = block.text if result is None else self._inlined(result, block.text[0])
        return (replace(block, text=text),)

    def _said(self, expression: str, location: Location, look: Run) -> Inline:
        result = self._result(expression, location)
        if result is None or _is_blocks(result):
            if result is not None:
                self._fault(expression, location, say("expression_alone"))
            return (replace(look, text="{{" + expression + "}}"),)
        return self._inlined(result, look)

    def _inlined(self, result: Any, look: Run) -> Inline:
        """What an expression gives, in the look of the place where it stood."""
        is_inline = isinstance(result, tuple) and all(isinstance(run, Run) for run in result)
        inline = result if is_inline else self.tables.say(result, "")
        return tuple(replace(run, bold=run.bold or look.bold, italic=run.italic or look.italic) for run in inline)

    def _result(self, expression: str, location: Location) -> Any:
        """What an expression gives, or None with a fault."""
        self._place = location
        try:
            if len(expression) > _MAX_LENGTH:
                raise TemplateError("too long")
            result = _compiled(expression.translate(_QUOTES).strip())(**self._functions)
        except NotFound as fault:
            self._fault(expression, location, say("expression_unknown", name=fault.name))
            return None
        except (TemplateError, SecurityError, TypeError, ValueError, ArithmeticError, AttributeError):
            self._fault(expression, location, say("expression_unreadable"))
            return None
        if isinstance(result, Undefined) or callable(result):
            self._fault(expression, location, say("expression_unreadable"))
            return None
        return result

    def _fault(self, expression: str, location: Location, reason: Bilingual) -> None:
        self.faults.append(Fault(self._path, location, expression.strip(), reason))


_ENVIRONMENT = _Sandbox()


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> Callable[..., Any]:
    """An expression made ready once: both languages carry it out, and the draft again. Raises TemplateError."""
    return _ENVIRONMENT.compile_expression(expression, undefined_to_none=False)


def _is_blocks(result: Any) -> bool:
    return isinstance(result, tuple) and bool(result) and not isinstance(result[0], Run)


def cut(inline: Inline, start: int, end: int) -> Inline:
    """The runs of an inline between two characters; a footnote stays with the end of its run."""
    made: list[Run] = []
    at = 0
    for run in inline:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            whole_end = high == len(run.text)
            made.append(replace(run, text=run.text[low:high], note=run.note if whole_end else ()))
        at += len(run.text)
    return tuple(made)
