"""Knowing a row of totals by what it says, whatever the file that holds its table."""

import re
from decimal import Decimal

from imprimatur.language.folding import fold_words
from imprimatur.language.parsing import Unreadable, parse_money

_TOTAL = re.compile(
    r"(?:(?:grand )?(?:total|totaal|totaux|totalen)(?: generale?| general)?|algemeen totaal|eindtotaal|somme|som)"
)
"""What the label of a row of totals is once folded; followed by other words, its numbers must be the sum as well."""
_BEGINS_AS_TOTAL = re.compile(f"{_TOTAL.pattern} ")
_PARTIAL = re.compile(r"(?:sous totaux|sous total|subtotaal|subtotal|deeltotaal|tussentotaal)")
_CENT = Decimal("0.005")
"""By how much each addend may have been rounded."""


def is_total(label: str) -> bool:
    """Whether a label is that of a row of totals, of all rows or of some."""
    return bool(_TOTAL.fullmatch(fold_words(label))) or is_partial(label)


def is_partial(label: str) -> bool:
    """Whether a label is that of a total of the rows since the last one."""
    return bool(_PARTIAL.match(fold_words(label)))


def begins_as_total(label: str) -> bool:
    """Whether a label only begins as one ("Total des heures"): its numbers must then be the sum of those above."""
    return bool(_BEGINS_AS_TOTAL.match(fold_words(label)))


def amount(value: object) -> Decimal | None:
    """The number of a cell, typed as text or not; None for anything else."""
    if value is None or isinstance(value, bool):
        return None
    try:
        return Decimal(parse_money(value).amount)
    except Unreadable:
        return Decimal(str(value)) if isinstance(value, int | float) else None


def is_sum(stated: Decimal, found: Decimal, addends: int) -> bool:
    """Whether a total is that of so many addends, each of which may have been rounded to the cent."""
    return abs(stated - found) <= min(_CENT * (addends + 1), Decimal("0.5"))


def written(number: Decimal) -> str:
    """A sum as a finding shows it."""
    return f"{number.normalize():f}".replace(".", ",")
