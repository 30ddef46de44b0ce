"""Rows of totals in the table of a running text: told and left out, so that nothing counts twice.

The rule is that of the tables of a workbook, as far as a text can say it: by the label, and by the numbers above.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from imprimatur.core.blocks import Table, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import cell_place
from imprimatur.findings.catalogue import finding
from imprimatur.language.totals import amount, begins_as_total, is_partial, is_sum, is_total, written


@dataclass(frozen=True, slots=True)
class Totals:
    """The rows of a table that only add up others, counted from one, and what was told about them."""

    rows: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Added:
    """The rows added up so far: the sum of each column, None where it has no number."""

    sums: list[Decimal | None]
    rows: int = 0

    def add(self, numbers: list[Decimal | None]) -> None:
        both = zip(self.sums, numbers, strict=True)
        self.sums = [old if new is None else (old or Decimal(0)) + new for old, new in both]
        self.rows += 1

    def has(self, column: int, stated: Decimal) -> bool:
        found = self.sums[column]
        return found is not None and is_sum(stated, found, self.rows)


def totals_of(table: Table) -> Totals:
    """Tell the rows of totals of a table, and every amount of them that is not the sum of what stands above."""
    found, nothing = Totals(), [None] * len(table.header)
    whole, group = _Added([*nothing]), _Added([*nothing])
    for number, cells in enumerate(table.rows, 1):
        texts = [plain(cell).strip() for cell in cells]
        numbers = [amount(text) if text else None for text in texts]
        stated = {column: one for column, one in enumerate(numbers) if one is not None}
        label = next((text for text in texts if text), "")
        right = bool(stated) and all(whole.has(column, one) for column, one in stated.items())
        if not (is_total(label) or (begins_as_total(label) and right)):
            whole.add(numbers)
            group.add(numbers)
            continue
        found.rows.add(number)
        starts, is_wrong = [group] if is_partial(label) else [whole, group], False
        for column, one in stated.items():
            wanted = starts[0].sums[column]
            if wanted is not None and not any(start.has(column, one) for start in starts):
                wrong = {"field": plain(table.header[column]), "value": texts[column], "sum": written(wanted)}
                found.findings.append(finding("T21", cell_place(table, number, column), wrong))
                is_wrong = True
        # A total that is wrong is told once, at its cell.
        if not is_wrong:
            about = {"value": " · ".join(text for text in texts if text)}
            found.findings.append(finding("T20", cell_place(table, number, 0), about))
        group = _Added([*nothing])
    return found
