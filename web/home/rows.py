"""The dossiers as lines of the first page: in words, the most urgent first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from imprimatur.core.bilingual import Lang
from imprimatur.language.folding import fold
from imprimatur.translation.waiting import APPROVED, STEPS
from web.standings import Owed, Standing
from web.words import Words

SOON = timedelta(days=7)
"""How near a day is that stands out, as in the morning's digest."""


class State(StrEnum):
    """How a dossier stands, in a word."""

    UNREAD = "unread"
    """Nothing was found of it yet: it has just been dropped, or is empty."""
    MISSING = "missing"
    READY = "ready"
    """Nothing holds its final back."""
    FINAL = "final"
    SINCE = "since"
    """Its final was made, and its files have changed since."""


def state_of(standing: Standing) -> State:
    """How a dossier stands."""
    if standing.final and not standing.is_since:
        return State.FINAL
    if not standing.is_read:
        return State.UNREAD
    if standing.final and not standing.blocking:
        return State.SINCE
    return State.MISSING if standing.blocking else State.READY


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier on the page. `texts` says of each language what its texts wait for; `mine` is what waits for whoever
    looks; `due` is the first day that presses, `soon` that it is near or past."""

    standing: Standing
    state: State
    said: str
    texts: tuple[tuple[Lang, str], ...]
    owed: tuple[tuple[str, Owed], ...]
    mine: Owed | None
    due: date | None
    soon: bool


def rows(standings: Iterable[Standing], name: str, today: date, words: Words) -> list[Row]:
    """The dossiers, what presses first; what is finished last."""
    found = [_row(one, name, today, words) for one in standings]
    return sorted(found, key=lambda row: (row.state is State.FINAL, row.due or date.max, row.standing.name))


def _row(one: Standing, name: str, today: date, words: Words) -> Row:
    state, owed = state_of(one), sorted(one.owed.items(), key=lambda share: (not share[0], fold(share[0])))
    mine = next((share for owner, share in owed if name and fold(owner) == fold(name)), None)
    held = bool(one.blocking)
    deadline = one.deadline(today)
    days = [share.due for _, share in owed if share.due] + ([deadline] if deadline else [])
    due = min(days, default=None) if held or state is not State.FINAL else None
    return Row(
        one,
        state,
        _said(one, state, words),
        tuple((lang, _texts(one.waiting.get(lang, {}), words)) for lang in one.languages),
        tuple(owed),
        mine,
        due,
        due is not None and due <= today + SOON,
    )


def _said(one: Standing, state: State, words: Words) -> str:
    if one.final and state in (State.FINAL, State.SINCE, State.MISSING):
        number, day = one.final.number, one.final.day
        final = words("final", number=number, day=words.day(day)) if day else words("final_undated", number=number)
        if state is State.FINAL:
            return final
        return words("final_since", final=final)
    if state is State.MISSING:
        return words.counted("missing", one.blocking)
    return words(f"state_{state}")


def _texts(waiting: Mapping[str, int], words: Words) -> str:
    """What the texts of a language wait for, the first thing first."""
    step = next((step for step in STEPS if waiting.get(step)), None)
    if step:
        return words.counted(f"waiting_{step}", waiting[step])
    return words("approved") if waiting.get(APPROVED) else words("texts_none")


def chosen(found: Iterable[Row], *, text: str = "", state: str = "", kind: str = "", mine: bool = False) -> list[Row]:
    """The rows that somebody asks for; a text is looked for in titles, names and who owes something."""
    wanted = fold(text)
    return [
        row
        for row in found
        if (not wanted or any(wanted in fold(one) for one in _searched(row)))
        and (not state or row.state == state)
        and (not kind or row.standing.kind == kind)
        and (not mine or row.mine)
    ]


def _searched(row: Row) -> Iterable[str]:
    yield from (row.standing.title.fr, row.standing.title.nl, row.standing.slug, row.standing.publisher)
    yield from (owner for owner, _ in row.owed)
