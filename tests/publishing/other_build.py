"""Another build of the same dossier, which holds it meanwhile."""

import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from imprimatur.publishing.sets import locked


class Other:
    """Another build, on a clock that passes while somebody waits: it holds a dossier for so many seconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.waits, self._until, self._held = 0.0, 0, 0.0, ExitStack()
        monkeypatch.setattr(time, "perf_counter", lambda: self.now)
        monkeypatch.setattr(time, "sleep", self._pass)

    def hold(self, home: Path, seconds: float) -> None:
        self._until = self.now + seconds
        self._held.enter_context(locked(home))

    def _pass(self, seconds: float) -> None:
        self.now += max(seconds, 0.01)
        if self.now >= self._until:
            self.waits += self._until > 0
            self._until = 0.0
            self._held.close()
