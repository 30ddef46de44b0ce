"""What is known of the pages of a set as canonical JSON, and read back without trust."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.sheets.sheet import Area, Areas, Number, Sheets, Standing

FORM = 2
"""The number of the form: what was kept in another is made anew."""
LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a set by language; for each passage of a language that of the other; what its marks ask for.

    `pairs` are numbers of passages, -1 for none. `findings` are records (docs/findings-json.md) by their marks.
    """

    sheets: Mapping[Lang, Sheets]
    pairs: Mapping[Lang, tuple[int, ...]] = field(default_factory=dict)
    findings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class Unreadable(ValueError):
    """What was given is no record of sheets."""


def dumped(book: Book) -> bytes:
    """What is known of the pages, as it is kept."""
    told = {
        "form": FORM,
        "sheets": {lang: _sheets(one) for lang, one in book.sheets.items()},
        "pairs": book.pairs,
        "findings": book.findings,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _sheets(sheets: Sheets) -> dict[str, Any]:
    return {
        "sizes": sheets.sizes,
        "passages": [_standing(one) for one in sheets.passages],
        "blanks": [list(map(_area, one)) for one in sheets.blanks],
    }


def _standing(one: Standing) -> list[Any]:
    numbers = [[each.cell, each.start, each.end, list(map(_area, each.areas))] for each in one.numbers]
    return [list(map(_area, one.areas)), [list(map(_area, cell)) for cell in one.cells], numbers]


def _area(one: Area) -> list[float]:
    return [one.page, one.left, one.top, one.right, one.bottom]


def loaded(content: bytes) -> Book:
    """What was kept. Raises Unreadable for anything else."""
    if len(content) > LARGEST:
        raise Unreadable("size")
    try:
        told = json.loads(content)
        if told["form"] != FORM:
            raise Unreadable("form")
        sheets = {lang: _sheets_of(told["sheets"][lang]) for lang in LANGS if lang in told["sheets"]}
        pairs = {lang: tuple(map(int, told["pairs"][lang])) for lang in sheets if lang in told["pairs"]}
        return Book(sheets, pairs, dict(told["findings"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable(type(fault).__name__) from fault


def _sheets_of(told: Mapping[str, Any]) -> Sheets:
    sizes = tuple((int(width), int(height)) for width, height in told["sizes"])
    return Sheets(
        sizes,
        tuple(_standing_of(one, len(sizes)) for one in told["passages"]),
        tuple(_areas_of(one, len(sizes)) for one in told["blanks"]),
    )


def _standing_of(told: Sequence[Any], pages: int) -> Standing:
    areas, cells, numbers = told
    return Standing(
        _areas_of(areas, pages),
        tuple(_areas_of(one, pages) for one in cells),
        tuple(Number(int(cell), int(start), int(end), _areas_of(one, pages)) for cell, start, end, one in numbers),
    )


def _areas_of(told: Sequence[Any], pages: int) -> Areas:
    return tuple(_area_of(one, pages) for one in told)


def _area_of(told: Sequence[Any], pages: int) -> Area:
    page, *edges = told
    left, top, right, bottom = map(float, edges)
    if not 0 <= int(page) < pages or not all(0.0 <= one <= 1.0 for one in (left, top, right, bottom)):
        raise Unreadable("area")
    return Area(int(page), left, top, right, bottom)
