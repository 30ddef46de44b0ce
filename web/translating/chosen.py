"""Which texts a page shows: by what they wait for, of one part; so many at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from imprimatur.translation.unit import UnitState
from web.translating.stating import Shown, View

MOST = 50
"""Texts on one page."""
WAITING, ALL = "waiting", "all"
Shows = Mapping[str, Callable[[Shown], bool]]
"""The filters by name, the first being that of what waits, the last that of all."""
SHOWS: Shows = {
    WAITING: lambda one: one.waits,
    "approved": lambda one: one.state is UnitState.APPROVED,
    ALL: lambda one: True,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a page shows: `units` are those on it, `counts` how many each filter has, `sections` how many each part has
    of them."""

    show: str
    section: str
    page: int
    last: int
    units: tuple[Shown, ...]
    counts: Mapping[str, int]
    sections: Mapping[str, int]

    def link(self, home: str, **asked: str | int) -> str:
        """The address of the page with another filter, part or number."""
        said: dict[str, Any] = {"show": self.show, "section": self.section, "page": 1, **asked}
        return f"{quote(home)}?{urlencode({name: value for name, value in said.items() if value})}"


def chosen(request: Request, view: View, mine: Sequence[Shown], shows: Shows) -> Chosen:
    """What is asked for by an address, of some texts; what waits first, each in the order of the document."""
    asked = request.query_params
    counts = {name: sum(map(meant, mine)) for name, meant in shows.items()}
    show = asked.get("show", "")
    if show not in shows:
        show = WAITING if counts[WAITING] else ALL
    found = [one for one in mine if shows[show](one)]
    sections = {key: sum(one.section == key for one in found) for key in view.sections}
    section = asked.get("section", "")
    if sections.get(section):
        found = [one for one in found if one.section == section]
    else:
        section = ""
    found.sort(key=lambda one: not shows[WAITING](one))
    last = max(1, -(-len(found) // MOST))
    page = min(_number(asked.get("page", "")), last)
    units = tuple(found[(page - 1) * MOST : page * MOST])
    return Chosen(show, section, page, last, units, counts, {key: count for key, count in sections.items() if count})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 5 and int(text) else 1
