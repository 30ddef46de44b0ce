"""What is said of a case: the fault found at its place or not, by a right code or not, and what is said besides."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.faults.spots import Planted
from imprimatur.core.finding import Finding

_NUMBER = re.compile(r"\.\d+")
_ELSEWHERE = ("G04",)
"""What is true of any change of a text that another dossier tells too, and says nothing of the change itself."""
_IN_STEP = tuple(f"L{number}" for number in range(20, 35))
"""What is true of any fault that is planted in one language alone: the other one does not say it. Of a change that is
right, it is an alarm as any other."""
Key = tuple[str | int, ...]


@dataclass(slots=True)
class Verdict:
    """What a case gave. `codes` were found at its place, `noise` elsewhere without a reason."""

    is_found: bool = False
    is_coded: bool = False
    codes: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    followed: int = 0
    new: int = 0
    shown: tuple[str, ...] = field(default=())

    @property
    def true(self) -> int:
        """How many of the new findings are true."""
        return self.new - len(self.noise)


def is_one_of(code: str, codes: Iterable[str]) -> bool:
    """Whether a code is one of some, each a whole code or the letter of a family."""
    return any(code == one or (len(one) == 1 and code.startswith(one)) for one in codes)


def judged(
    planted: Planted, codes: Sequence[str], also: Sequence[str], before: Sequence[Finding], after: Sequence[Finding]
) -> Verdict:
    """The verdict over a case, given what was found about the untouched host and about the faulty one."""
    known = Counter(_key(one, planted) for one in before)
    said = {(*_key(one, planted), one.message.fr) for one in before}
    new: list[Finding] = []
    altered: list[Finding] = []
    for one in after:
        key = _key(one)
        if known[key]:
            known[key] -= 1
            if (*key, one.message.fr) not in said:
                altered.append(one)
        else:
            new.append(one)
    # The same thing said of the same field at another place, or of other values, is no news but news of the fault.
    gone = Counter((key[0], key[-2], key[-1]) for key, count in known.items() for _ in range(count))
    verdict = Verdict()
    for one in [*new, *altered]:
        is_here = any(place.holds(one.location, one.path) for place in planted.places)
        is_right = is_one_of(one.code, planted.codes or codes)
        moved = (one.code, _NUMBER.sub(".#", one.path), one.lang or "")
        parts = _IN_STEP if planted.codes or codes else ()
        follows = is_one_of(one.code, (*planted.also, *also, *_ELSEWHERE, *parts))
        if is_here and (is_right or not follows):
            verdict.codes += (one.code,)
            verdict.is_found, verdict.is_coded = True, verdict.is_coded or is_right
        elif one in altered:
            continue
        elif gone[moved]:
            gone[moved] -= 1
            continue
        elif follows:
            verdict.followed += 1
            continue
        else:
            verdict.noise += (f"{one.code} {one.location} {one.message.fr}",)
        verdict.new += 1
    verdict.shown = tuple(f"{one.code} {one.location} {one.message.fr}" for one in [*new, *altered])
    return verdict


def _key(one: Finding, planted: Planted | None = None) -> Key:
    """What makes two findings the same, though what stands above may have moved them."""
    place = one.location
    line, paragraph, cell = place.line, place.paragraph, place.cell
    if planted and planted.shift:
        file, sheet, start, by = planted.shift
        if place.file.endswith(f"/{file}") and place.sheet == sheet:
            line += by if line > start else 0
            paragraph += by if paragraph > start else 0
            row = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
            if row and int(row[2]) > start:
                cell = f"{row[1]}{int(row[2]) + by}"
    path = _NUMBER.sub(".#", one.path)
    return (one.code, place.file, place.sheet, cell, line, paragraph, path, one.lang or "")
