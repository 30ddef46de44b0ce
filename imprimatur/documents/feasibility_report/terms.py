"""The delays of a report: which step or vote each is counted from, and the day that follows where that is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.delays import Unit
from imprimatur.core.text import Text
from imprimatur.core.values import Bound, FlexDate, Precision
from imprimatur.language.parsing import core_of, fold

FIELDS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("start", "end"),
    "legal_steps": ("deadline",),
    "next_steps": ("due",),
}
"""The tables of steps, and the columns that may hold a delay."""
ASSEMBLY = ("assembleegenerale", "assembleesgenerales", "algemenevergadering")
"""How the name of a general assembly is known, folded."""
VOTE = ("vote", "stemming")
_SHARED = {Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR}
"""What a date may be known to for a delay of whole months to be known as well."""

At = tuple[str, int]
"""A step: its table and its place there."""


def counted(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a report, each delay with the name of its step in both languages, and its day where it is known."""
    made = dict(values)
    clock = _Clock({name: tuple(values.get(name) or ()) for name in (*FIELDS, "votes")})
    for name, columns in FIELDS.items():
        rows = clock.tables[name]
        if any(_delayed(row, column) for row in rows for column in columns):
            made[name] = tuple(
                row.model_copy(update={c: clock.term((name, i), c) for c in columns if _delayed(row, c)})
                for i, row in enumerate(rows)
            )
    return made


def names_of(text: Text) -> frozenset[str]:
    """The names of a step, folded, in each of its languages."""
    return frozenset(fold(text.plain(lang)) for lang in LANGS) - {""}


def _delayed(row: Any, column: str) -> bool:
    found = getattr(row, column, None)
    return isinstance(found, FlexDate) and found.delay is not None


@dataclass(slots=True)
class _Clock:
    """The steps and votes of a report, from which delays are counted; `open` are those being worked out."""

    tables: Mapping[str, Sequence[Any]]
    open: set[tuple[At, str]] = field(default_factory=set)

    def term(self, at: At, column: str) -> FlexDate | None:
        """A date of a step; of a delay, with the day that it comes to. One that waits for itself comes to none."""
        found: FlexDate | None = getattr(self.tables[at[0]][at[1]], column, None)
        if found is None or found.delay is None or (at, column) in self.open:
            return found
        self.open.add((at, column))
        delay = found.delay
        step = self._step(delay.event, at)
        if step is not None:
            text: Text = self.tables[step[0]][step[1]].step
            delay = replace(delay, event=Bilingual(text.plain("fr"), text.plain("nl")), is_step=True)
            found = replace(found, delay=delay)
        event = self._date_of(step, before=delay.before) if step else self._known(delay.event)
        self.open.discard((at, column))
        return _worked_out(found, event) if event else found

    def _step(self, event: Bilingual, but: At) -> At | None:
        """The step that bears the name of an event."""
        wanted = {fold(core_of(one)) for one in (event.fr, event.nl) if one}
        for name in FIELDS:
            for place, row in enumerate(self.tables[name]):
                if (name, place) != but and wanted & {fold(core_of(row.step.plain(lang))) for lang in LANGS} - {""}:
                    return name, place
        return None

    def _date_of(self, step: At, before: bool) -> FlexDate | None:
        """When a step ends, or begins for what comes before it."""
        columns = FIELDS[step[0]]
        return self.term(step, columns[0] if before else columns[-1])

    def _known(self, event: Bilingual) -> FlexDate | None:
        """The date of the votes, or of those of the general assemblies, where all have the same."""
        core = fold(core_of(event.fr))
        is_assembly = core in ASSEMBLY
        if core not in VOTE and not is_assembly:
            return None
        dates = {
            vote.date
            for vote in self.tables["votes"]
            if vote.date and (not is_assembly or any(word in one for one in names_of(vote.body) for word in ASSEMBLY))
        }
        return dates.pop() if len(dates) == 1 else None


def _worked_out(term: FlexDate, event: FlexDate) -> FlexDate:
    """A delay with the day that it comes to, where the date of its event tells it."""
    delay = term.delay
    assert delay is not None
    first, last = event.first_day(), event.last_day()
    base: date | None
    if term.bound is Bound.FROM:
        base = first
    elif term.bound in (Bound.BY, Bound.BEFORE, Bound.DURING):
        base = last
    elif first == last:
        base = first
    elif event.is_calendar and event.precision in _SHARED and not (event.part or event.bound) and _in_months(term):
        assert event.value is not None
        return replace(term, value=delay.day(event.value), precision=event.precision)
    else:
        base = None
    within_before = delay.before and term.bound is Bound.DURING
    day = base if base is None or within_before else delay.day(base)
    return replace(term, value=day, precision=Precision.DAY if day else Precision.NONE)


def _in_months(term: FlexDate) -> bool:
    assert term.delay is not None
    return term.delay.unit in (Unit.MONTH, Unit.YEAR) and term.delay.high is None
