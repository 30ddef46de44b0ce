"""A lane: what was asked for last is done first, by a few hands, one of which is always free for what people drop."""

import threading
from collections.abc import Callable, Iterable

from flows.drop_folder.dossiers import Dossier

Work = Callable[[Dossier, bool], None]
"""What is done for a dossier; whether it is caught up with, rather than dropped just now."""


class Lane:
    """Dossiers waiting for one sort of work. No dossier is in two hands at once, and none waits twice.

    What is dropped goes before what was dropped earlier, and before everything that is only caught up with; that goes
    in the order it was asked for, and leaves a hand free.
    """

    def __init__(self, name: str, work: Work, hands: int = 2) -> None:
        """Begin with nothing to do. `work` tells itself what goes wrong: what it raises ends this process."""
        self._work, self._hands = work, hands
        self._change = threading.Condition()
        self._dropped: dict[Dossier, None] = {}
        self._late: dict[Dossier, None] = {}
        self._busy: dict[Dossier, bool] = {}
        self._ended = False
        self._threads = [
            threading.Thread(target=self._go_on, name=f"{name}-{number}", daemon=True) for number in range(hands)
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Begin nothing any more, and wait for what is in hand."""
        with self._change:
            self._ended = True
            self._change.notify_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def ask(self, dossiers: Iterable[Dossier], late: bool = False) -> None:
        """Ask for the work on dossiers, of those dropped the last one first. One that is in hand is done again."""
        with self._change:
            for dossier in dossiers:
                if not late:
                    self._late.pop(dossier, None)
                    self._dropped.pop(dossier, None)
                    self._dropped[dossier] = None
                elif dossier not in self._dropped:
                    self._late[dossier] = None
            self._change.notify_all()

    def forget(self, dossiers: Iterable[Dossier]) -> None:
        """Leave out dossiers that have gone."""
        with self._change:
            for dossier in dossiers:
                self._dropped.pop(dossier, None)
                self._late.pop(dossier, None)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is in hand."""
        with self._change:
            return not (self._dropped or self._late or self._busy)

    def _go_on(self) -> None:
        while (taken := self._take()) is not None:
            try:
                self._work(*taken)
            finally:
                with self._change:
                    del self._busy[taken[0]]
                    self._change.notify_all()

    def _take(self) -> tuple[Dossier, bool] | None:
        with self._change:
            while not self._ended:
                if (taken := self._next()) is not None:
                    self._busy[taken[0]] = taken[1]
                    return taken
                self._change.wait()
        return None

    def _next(self) -> tuple[Dossier, bool] | None:
        for dossier in reversed(self._dropped):
            if dossier not in self._busy:
                del self._dropped[dossier]
                return dossier, False
        if sum(self._busy.values()) < max(1, self._hands - 1):
            for dossier in self._late:
                if dossier not in self._busy:
                    del self._late[dossier]
                    return dossier, True
        return None
