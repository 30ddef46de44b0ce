"""Whom the report thanks: the names of each group in a running list, as readers look for their own."""

from dataclasses import replace

from imprimatur.core.blocks import Blocks, Inline, Item, List, plain, runs
from imprimatur.documents.annual_report.life import Thanks
from imprimatur.documents.writing.composer import capitalised, joined
from imprimatur.documents.writing.tables import Rows, Tables


def thanks(tables: Tables) -> Blocks:
    """An item a group in the order in which the table first names them; nothing without names."""
    rows = tables.rows("thanks", {})
    groups: dict[str, list[Inline]] = {}
    heads: dict[str, Inline] = {}
    for place, one in rows.rows:
        head = tables.cell(rows, place, one, "group")
        heads.setdefault(plain(head), head)
        groups.setdefault(plain(head), []).append(_name(tables, rows, place, one))
    items = []
    for key, names in groups.items():
        head = tuple(replace(run, bold=True) for run in capitalised(heads[key]))
        items.append(Item((*head, *runs(" : "), *joined(names)) if head else joined(names)))
    return (List(tuple(items)),) if items else ()


def _name(tables: Tables, rows: Rows, place: int, one: Thanks) -> Inline:
    """A name, what for between brackets."""
    reason = tables.cell(rows, place, one, "reason")
    return (*tables.cell(rows, place, one, "name"), *((*runs(" ("), *reason, *runs(")")) if reason else ()))
