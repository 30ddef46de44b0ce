"""Words that many rows of a table share, said once above these."""

import pytest

from imprimatur.core.blocks import Gap, Location, Run, Table, plain, runs
from imprimatur.documents.writing.grouping import grouped, said_once


def of(*rows: str, **looks: object) -> Table:
    """A table of those rows, a letter a cell, below the header XYZ."""
    return Table(tuple(map(runs, "XYZ")), tuple(tuple(map(runs, row)) for row in rows), **looks)  # type: ignore[arg-type]


def letters(table: Table) -> list[str]:
    return ["".join(map(plain, row)) for row in (table.header, *table.rows)]


def test_rows_stand_below_what_they_share_in_the_order_of_the_first() -> None:
    made = grouped(of("abc", "bde", "afg", "bhi", numeric=(0, 2), marked=(1,)), 0)
    assert letters(made) == ["YZ", "a", "bc", "fg", "b", "de", "hi"]
    assert (made.numeric, made.marked, made.grouped) == ((1,), (0,), True)
    assert [made.heads(row) for row in made.rows] == [True, False, False, True, False, False]
    assert letters(grouped(of("xaz", "yaz"), 1)) == ["XZ", "a", "xz", "yz"]


@pytest.mark.parametrize(("rows", "is_grouped"), [("aab", True), ("ab", False), ("aabc", False), ("a", False)])
def test_a_head_needs_three_rows_for_two(rows: str, is_grouped: bool) -> None:
    table = of(*(f"{letter}xy" for letter in rows))
    assert grouped(table, 0) == (grouped(table, 0) if is_grouped else table)
    assert grouped(table, 0).grouped is is_grouped


def test_what_a_draft_marks_is_shared_with_none() -> None:
    gap = (Run("?", gap=Gap("C01", "?", "")),)
    rows = (*(((runs("a"),) * 3,) * 4), *((gap, runs("x"), runs("y")),) * 2)
    made = grouped(Table(tuple(map(runs, "XYZ")), rows), 0)
    assert [plain(row[0]) for row in made.rows if made.heads(row)] == ["a", "?", "?"]


def test_what_heads_a_group_begins_with_a_capital_where_it_is_asked_for() -> None:
    table = Table(tuple(map(runs, "XYZ")), (((Run("élan"), Run(" vif")), runs("b"), runs("c")),) * 2)
    assert [plain(grouped(table, 0, capital=one).rows[0][0]) for one in (False, True)] == ["élan vif", "Élan vif"]


def test_only_tables_of_data_with_that_column_are_grouped() -> None:
    own = of("abc", "abc", location=Location("texte.md"))
    other = of("abc", "abc")
    assert said_once((own, other), runs("Q")) == (own, other)
    assert said_once((own, other), runs("Y")) == (own, grouped(other, 1))
