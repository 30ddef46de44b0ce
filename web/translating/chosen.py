"""Which texts a page shows: those that wait, those approved, of one part; so many at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from imprimatur.core.bilingual import Lang
from imprimatur.translation.unit import UnitState
from web.translating.stating import Shown, View

MOST = 50
"""Texts on one page."""
SHOWS = ("waiting", "approved", "all")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a page shows: `units` are those on it, `counts` how many each filter has."""

    show: str
    section: str
    page: int
    last: int
    units: tuple[Shown, ...]
    counts: dict[str, int]
    sections: dict[str, int]


def chosen(request: Request, view: View, to: Lang) -> Chosen:
    """What is asked for by an address; what waits first, each in the order of the document."""
    asked = request.query_params
    mine = [one for one in view.units if one.to == to and one.state is not UnitState.MISSING]
    counts = {show: len(_of(mine, show)) for show in SHOWS}
    show = asked.get("show", "")
    if show not in SHOWS:
        show = "waiting" if counts["waiting"] else "all"
    found = _of(mine, show)
    sections = {key: sum(one.section == key for one in found) for key in view.sections}
    section = asked.get("section", "")
    if sections.get(section):
        found = [one for one in found if one.section == section]
    else:
        section = ""
    found.sort(key=lambda one: not one.waits)
    last = max(1, -(-len(found) // MOST))
    page = min(_number(asked.get("page", "")), last)
    units = tuple(found[(page - 1) * MOST : page * MOST])
    return Chosen(show, section, page, last, units, counts, {key: count for key, count in sections.items() if count})


def _of(units: Sequence[Shown], show: str) -> list[Shown]:
    match show:
        case "waiting":
            return [one for one in units if one.waits]
        case "approved":
            return [one for one in units if one.state is UnitState.APPROVED]
    return list(units)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 5 and int(text) else 1
