"""The two languages of a dossier rendered at once, wherever somebody waits for them."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context
from typing import Any

from flows.parentage import end_with_parent
from imprimatur.core.bilingual import LANGS
from imprimatur.core.parameters import FORMATS
from imprimatur.rendering import renderer

Sides = Callable[..., Any]
"""Applies a function to each language, in order, as `map` does."""

_SIDES: ContextVar[Sides] = ContextVar("sides", default=map)


def sides() -> Sides:
    """How the languages of a dossier are rendered here: one after the other unless `at_once` says otherwise."""
    return _SIDES.get()


@contextmanager
def at_once() -> Iterator[None]:
    """Render the two languages at once, in processes that load the renderers while we read and check.

    With a single processor they go one after the other. A process that dies is a fault of its dossier, and the next
    dossier has processes of its own.
    """
    if (os.cpu_count() or 1) < len(LANGS):
        yield
        return
    with _Pool() as pool:
        token = _SIDES.set(pool.map)
        try:
            yield
        finally:
            _SIDES.reset(token)


class _Pool:
    """A process a language; made anew when one of them has died."""

    def __enter__(self) -> "_Pool":
        self._pool = self._made()
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def map(self, function: Callable[..., Any], *given: Any) -> list[Any]:
        """As the built-in, all at once."""
        try:
            return list(self._pool.map(function, *given))
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._made()
            raise

    @staticmethod
    def _made() -> ProcessPoolExecutor:
        # Forked while this process has one thread: nothing is imported twice, and there is no lock to inherit.
        method = "fork" if threading.active_count() == 1 else "spawn"
        context, ourselves = get_context(method), (os.getpid(),)
        pool = ProcessPoolExecutor(len(LANGS), mp_context=context, initializer=_ready, initargs=ourselves)
        for _ in LANGS:
            pool.submit(int)  # processes start with the first work that they are given
        return pool


def _ready(parent: int) -> None:
    """Load the renderers; and end with the process that asked for us, however it ends (prctl(2), Linux)."""
    # Ctrl-C reaches every process of the terminal: these end without a word, the one that asked for us speaks.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent(parent)
    for name in FORMATS:
        renderer(name)
