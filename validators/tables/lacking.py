"""Required cells that are empty: each said at its cell, once for both languages, or once at the head of its column."""

from collections.abc import Iterable, Iterator, Mapping

from imprimatur.core.bilingual import LANGS, NOTHING, Lang
from imprimatur.core.finding import Finding
from imprimatur.findings.catalogue import Values
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.tables.messages import say
from validators.tables.rules import GENERAL, Sort
from validators.tables.sheets import Case, Sheet, failing

_FEW = 2
"""Empty cells up to which each is said; a column that nobody typed, or that is empty in most rows, is said once."""

Empty = Mapping[Lang | None, list[int]]
"""The rows in which a column is empty: by language for a text, under None for any other value."""


def check(examined: Examination, sheet: Sheet, cases: Iterable[Case]) -> Iterator[Finding]:
    """What the required columns of a table lack, given their cases."""
    columns: dict[str, dict[Lang | None, list[int]]] = {}
    for case in cases:
        side = next((lang for lang in LANGS if case.column == f"{case.rule.column}.{lang}"), None)
        columns.setdefault(case.rule.column, {})[side] = [
            row
            for row in failing(case, sheet.frame)
            if not examined.is_known(f"{sheet.spec.path}.{row}.{case.rule.column}", side)
        ]
    for column, empty in columns.items():
        yield from _column(examined, sheet, column, empty)


def _column(examined: Examination, sheet: Sheet, column: str, empty: Empty) -> Iterator[Finding]:
    every = len(sheet.rows)
    few = 1 if _is_untyped(examined, sheet, column) else _FEW
    whole = [side for side, rows in empty.items() if len(rows) > few and 2 * len(rows) > every]
    if whole and len(whole) == len(empty):
        rows = set.union(*map(set, empty.values()))
        yield _head(examined, sheet, column, rows, whole[0] if len(empty) == 1 else None)
        return
    for side in whole:
        yield _head(examined, sheet, column, set(empty[side]), side)
    left = {side: rows for side, rows in empty.items() if side not in whole}
    both = set.intersection(*map(set, left.values())) if len(left) > 1 else set()
    for row in sorted({row for rows in left.values() for row in rows}):
        sides = [side for side, rows in left.items() if row in rows]
        for side in (None,) if row in both else sides:
            yield _cell(examined, sheet, column, row, side)


def _is_untyped(examined: Examination, sheet: Sheet, column: str) -> bool:
    """Whether the table has no such column at all."""
    path = sheet.spec.path
    rows = (f"{path}.{row}.{column}" for row in range(len(sheet.rows)))
    return not any(key in examined.provenance.places for key in (f"{path}.{column}", *rows))


def _head(examined: Examination, sheet: Sheet, column: str, rows: set[int], side: Lang | None) -> Finding:
    """A column that says little or nothing, at its title, else at its table."""
    about: Values = {
        "table": examined.label(sheet.spec.path),
        "count": str(len(rows)),
        "total": str(len(sheet.rows)),
        "language": say("in_language", language=LANGUAGE[side]).after_space() if side else NOTHING,
    }
    return examined.finding("C09", f"{sheet.spec.path}.{column}", about, lang=side)


def _cell(examined: Examination, sheet: Sheet, column: str, row: int, side: Lang | None) -> Finding:
    path = f"{sheet.spec.path}.{row}.{column}"
    places = examined.provenance.places
    if side and f"{path}:{side}" not in places and any(f"{path}:{lang}" in places for lang in LANGS):
        # No cell of that language is empty: the text stands in the other one alone.
        return examined.finding("C03", path, {"language": LANGUAGE[side]}, lang=side)
    return examined.finding(GENERAL[Sort.REQUIRED], path, {"table": examined.label(sheet.spec.path)}, lang=side)
