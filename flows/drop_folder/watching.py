"""Watching `inputs/`: what is touched there, until it has settled and is asked for."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import Change
from watchfiles import watch as changes

from flows.drop_folder.asides import Asides
from flows.drop_folder.dossiers import REGISTERS, Dossier, Roll, newest_first, whose
from flows.drop_folder.lanes import Lane
from flows.drop_folder.messages import say
from flows.drop_folder.polling import POLL_MILLISECONDS, silent_type
from flows.drop_folder.settling import LOOK_SECONDS, Settling
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.found_files import is_leftover, is_unfinished
from imprimatur.core.writing import beside, is_being_written
from imprimatur.project import SHARED, Project

Batch = Iterable[tuple[Change, str]]

_STEP_MILLISECONDS = 50
"""The pause after which changes that come one after the other are one batch."""
_TOGETHER_MILLISECONDS = 400
"""The longest that a batch is gathered: a stream of changes does not hold back what has settled."""


class Watch:
    """One watch over the inputs: it asks a lane for what has settled, and says what it leaves aside."""

    def __init__(
        self,
        project: Project,
        lane: Lane,
        tell: Callable[[Bilingual], None],
        forget: Callable[[frozenset[Dossier]], None] = lambda _: None,
        on_dossiers_changed: Callable[[], None] = lambda: None,
    ) -> None:
        """Settled dossiers are asked of `lane`; `forget` is told which have gone.

        `on_dossiers_changed` is called when one has come or gone: whoever shows a list of them renews it.
        """
        self._project, self._lane, self._tell = project, lane, tell
        self._forget, self._on_dossiers_changed = forget, on_dossiers_changed
        self._roll = Roll(project)
        self._asides = Asides(project, tell)
        self._settling = Settling(project, held=self._held)

    def until(self, stop: threading.Event) -> None:
        """Watch until told to stop. What changed while nobody watched is done after all that people drop meanwhile."""
        is_first = True
        for batch in self._batches(stop):
            if is_first:  # changes are announced from now on: whatever came before is seen here
                is_first = False
                self._call_roll()
                self._lane.ask(newest_first(self._project, self._roll.known), late=True)
            if batch:
                self._touch(batch, time.monotonic())
            for dossier in self._settling.settled(time.monotonic()):
                self._settled(dossier)

    def _batches(self, stop: threading.Event) -> Iterator[Batch]:
        """What the system tells of, batch by batch; with a look in between while something is settling."""
        silent = silent_type(self._project.inputs)
        if silent:
            self._tell(say("polling", type=silent))
        for polling in (True,) if silent else (None, True):
            try:
                yield from changes(
                    self._project.inputs,
                    watch_filter=None,
                    stop_event=stop,
                    step=_STEP_MILLISECONDS,
                    debounce=_TOGETHER_MILLISECONDS,
                    rust_timeout=int(LOOK_SECONDS * 1000),
                    yield_on_timeout=True,
                    raise_interrupt=False,
                    force_polling=polling,
                    poll_delay_ms=POLL_MILLISECONDS,
                    ignore_permission_denied=True,
                )
            except OSError as fault:
                if polling:
                    raise
                # The system watches only so many folders, or none here.
                self._tell(say("polling_instead", reason=str(fault)))
            else:
                return

    def _touch(self, batch: Batch, now: float) -> None:
        paths = [(change, Path(name)) for change, name in batch]
        if any(self._stands_high(path) for _, path in paths):
            self._call_roll()
        touched: dict[Dossier, list[Path]] = {}
        ours = {path for _, path in paths if is_being_written(path.name)}
        for change, path in paths:
            self._asides.look(path)
            dossier = whose(self._project, path, self._roll.known) if _counts(change, path) else None
            if dossier:
                touched.setdefault(dossier, []).append(path)
        for dossier, mine in touched.items():
            # What we wrote beside and put in its place, as pages in the browser do, was never there but whole.
            self._settling.touch(dossier, mine, now, all(beside(path) in ours for path in mine))

    def _stands_high(self, path: Path) -> bool:
        """Whether a path is one that a dossier may come or go with, or belongs to none."""
        parts = path.relative_to(self._project.inputs).parts
        return len(parts) <= 2 and parts[:1] != (SHARED,)

    def _call_roll(self) -> None:
        self._asides.strays()
        come, gone = self._roll.called()
        if gone:
            self._forget(gone)
            if self._roll.known or len(gone) == 1:
                for dossier in sorted(gone):
                    self._tell(say("gone", name="/".join(dossier)))
            else:
                self._tell(say("all_gone", folder=str(self._project.inputs)))
        if come or gone:
            self._on_dossiers_changed()

    def _settled(self, dossier: Dossier) -> None:
        if dossier == REGISTERS:
            # They concern every dossier, and none was dropped: these go after what people drop.
            self._lane.ask(newest_first(self._project, self._roll.known), late=True)
        else:
            self._lane.ask([dossier])

    def _held(self, dossier: Dossier, file: str) -> None:
        self._tell(say("open", name="/".join(part for part in dossier if part), file=file))


def _counts(change: Change, path: Path) -> bool:
    """Whether a change may change what is found: of a file still on its way, that it came or went."""
    if is_unfinished(path.name):
        return change is not Change.modified
    return not is_leftover(path.name)
