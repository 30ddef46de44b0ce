"""What a browser sends of a form, as what was typed: only names that the form of the kind has are looked at."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from web.forms.asked import asked_of, is_rows
from web.forms.saving import Typed, TypedRow

FIELD, GOES, WAS = "f.", "x.", "was"
"""How the names of fields, and of the marks of rows that are to go, begin; the name of what stood there before."""
MOST_ROWS = 500
"""Rows of one table that are taken."""
_ROW = re.compile(r"(\+?)([0-9]{1,4})(?:\.(.+))?")


def typed_of(kind: str, given: Iterable[tuple[str, object]]) -> Typed:
    """What was typed, of the pairs of names and values that a form sent; several choices of one field are joined."""
    tables = sorted((one.path for one in asked_of(kind) if is_rows(one)), key=len, reverse=True)
    fields: dict[str, str] = {}
    rows: dict[str, dict[tuple[str, int], dict[str, str]]] = {}
    goes: dict[str, set[int]] = {}
    pairs = [(name, value) for name, value in given if isinstance(value, str)]
    for name, found in groupby(sorted(pairs, key=lambda one: one[0]), key=lambda one: one[0]):
        text = "\n".join(value for _, value in found if value)
        key = name.removeprefix(FIELD) if name.startswith(FIELD) else name.removeprefix(GOES)
        table = next((one for one in tables if key.startswith(f"{one}.")), "")
        place = _ROW.fullmatch(key[len(table) + 1 :]) if table else None
        if name.startswith(FIELD) and place and place[3]:
            if len(rows.setdefault(table, {})) < MOST_ROWS:
                rows[table].setdefault((place[1], int(place[2])), {})[place[3]] = text
        elif name.startswith(GOES) and place:
            goes.setdefault(table, set()).add(int(place[2]))
        elif name.startswith(FIELD):
            fields[key] = text
    made = {table: tuple(_rows(found, goes.get(table, set()))) for table, found in rows.items()}
    return Typed(fields, made, _marks(dict(pairs).get(WAS, "")))


def _rows(found: Mapping[tuple[str, int], Mapping[str, str]], goes: set[int]) -> Iterable[TypedRow]:
    """The rows that stood there by their number, then the new ones."""
    for (sign, number), cells in sorted(found.items()):
        yield TypedRow(None, cells) if sign else TypedRow(number, cells, number in goes)


def _marks(text: str) -> dict[str, str]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    pairs = said.items() if isinstance(said, dict) else ()
    return {key: mark for key, mark in pairs if isinstance(mark, str)}
