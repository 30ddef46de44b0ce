"""What comes before what: values of one row exchanged, approvals older than what they approve."""

from collections.abc import Sequence
from random import Random

from bench.faults.dates import day_of, year_of
from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.spots import Planted


def _swapped_fields(name: str, one: str, other: str, codes: Sequence[str], kinds: Sequence[str]) -> Class:
    """A class of two values of one row exchanged."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        pairs = [
            (a, b)
            for a in ground.cells
            for b in ground.cells
            if a.name.casefold() == one
            and b.name.casefold() == other
            and (a.file, a.table, a.row) == (b.file, b.table, b.row)
            and a.text != b.text
        ]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        return planted([replace(a, b.text), replace(b, a.text)], [a, b], f"{a.name} {a.text} ⇄ {b.name} {b.text}")

    return Class(name, "values", tuple(codes), make, kinds=tuple(kinds))


def _approval_before(ground: Ground, rng: Random) -> Planted | None:
    """An approval given years before what it approves was written."""
    spot = pick(rng, [one for one in ground.cells if "approuvé le" in one.name.casefold() and day_of(one.text)])
    if spot is None:
        return None
    year = year_of(spot.text)
    return swapped(spot, spot.text.replace(year, str(int(year) - rng.choice((2, 3, 10)))))


CLASSES = (
    _swapped_fields("minimum above maximum", "brut mensuel minimum", "brut mensuel maximum", ("J08",), ("job_offer",)),
    Class("approval before its text", "values", ("D", "C04", "A", "F", "S", "J"), _approval_before),
)
"""The classes of this subject."""
