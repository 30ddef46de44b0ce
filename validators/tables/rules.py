"""The rules that a table of a document must hold, as people write them in `validators/<kind>/suites.yaml`.

    staff:
      - {distinct: person}
      - {between: entry, to: staff_date}
      - {in_order: [entry, exit], code: A09}
      - {total: fte, equals: fte_stated, code: A01}

A suite is the rules of one table, named by the table's path. The columns that must be filled follow from the model
and stand in no file. What each sort of rule means stands beside its name below; its words for readers are in
`words.yaml`, and `docs/tables.md` is made of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


class Sort(StrEnum):
    """What a rule asks of a table. A cell that says nothing breaks no rule but `required`.

    Dates known to a month or a year leave the doubt to the author, except that `between` looks at their first day.
    """

    REQUIRED = "required"
    """Every row fills the column (T03)."""
    DISTINCT = "distinct"
    """No two rows say the same in the column (T04)."""
    BETWEEN = "between"
    """Every value stands `from` a number or a field `to` another; a date may be as late as the last day of a field."""
    IN_ORDER = "in_order"
    """In every row, the date of the second column does not come before that of the first."""
    AT_MOST = "at_most"
    """In every row, the number of the first column is not greater than that of the second."""
    NOT_AFTER = "not_after"
    """No value comes after a `field` of the document; a year is compared with the year of that field."""
    WITHIN_YEAR = "within_year"
    """Every date falls in the year that is the field `of` the document."""
    KNOWN = "known"
    """Every value is one that stands `in` a column of another table, or in a list of records; spelling aside."""
    EACH = "each"
    """Every record of the list `in` has a row. Judged once every row says whom it is about."""
    TOTAL = "total"
    """The sum of the column `equals` a field, or is `at_least` the sum of another column. Judged once all are given."""
    COUNT = "count"
    """The number of rows `equals` a field. Judged once there is a row."""


_LIMITS = ("field", "of", "in", "equals", "at_least")
"""The keys that say against what a rule holds its column: a field of the document or `table.column`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `then` is the second column of a pair, `other` what the column is held against.

    `low` and `high` are numbers or names of fields. `where` leaves out the rows that say something else. `code` is the
    sort of finding, `at` the column whose cell is shown (the last one named, unless said), and `says` fills places of
    its message by other names: a column, a word of the rule, or `document.` and a field.
    """

    sort: Sort
    column: str
    then: str = ""
    low: int | str | None = None
    high: int | str | None = None
    other: str = ""
    at_least: bool = False
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    code: str = ""
    at: str = ""
    says: Mapping[str, str] = field(default_factory=dict)


GENERAL = {Sort.REQUIRED: "T03", Sort.DISTINCT: "T04", Sort.BETWEEN: "T05"}
"""The findings of the rules that every kind shares; the others say their own."""

Suites = Mapping[str, tuple[Rule, ...]]
"""The rules of a kind by the path of their table."""


@cache
def suites_of(folder: Path) -> Suites:
    """The suites of the kind whose checks stand in a folder; none where it has no file of them.

    Raises KeyError or ValueError for a rule that is not one: a programming fault.
    """
    path = folder / "suites.yaml"
    content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) if path.is_file() else None
    return {table: tuple(map(_rule, rules)) for table, rules in (content or {}).items()}


def _rule(given: dict[str, Any]) -> Rule:
    said = dict(given)
    sort = next(sort for sort in Sort if sort.value in said)
    columns = said.pop(sort.value)
    column, then = columns if isinstance(columns, list) else (columns, "")
    limit = next((key for key in _LIMITS if key in said), "")
    where = {
        name: (wanted,) if isinstance(wanted, str) else tuple(wanted) for name, wanted in said.pop("where", {}).items()
    }
    rule = Rule(
        sort,
        "" if sort is Sort.COUNT else column,
        then,
        said.pop("from", None),
        said.pop("to", None),
        said.pop(limit, ""),
        limit == "at_least",
        where,
        said.pop("code", None) or GENERAL[sort],
        said.pop("at", then or column),
        said.pop("says", {}),
    )
    if said:
        raise ValueError(f"{given}: {', '.join(said)}")
    return rule
