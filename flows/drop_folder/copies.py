"""Work done in a copy of a warm process: one that dies, hangs or asks for too much memory takes only itself along."""

import ctypes
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

Announce = Callable[[str], None]
"""How the work says what it begins with now: what it was at is known when it dies."""
_PR_SET_PDEATHSIG = 1
"""The request of prctl(2) by which a process asks for a signal when its parent dies."""
_LOOK = 0.2
"""Seconds between two looks at whether we are to stop."""
_STARTS = 3
"""How often a copy is begun where the warm process dies."""
_NICE = 5
"""By how much work that nobody waits for lets other work go first."""


class How(StrEnum):
    """How a piece of work ended."""

    DONE = "done"
    DIED = "died"
    SLOW = "slow"
    MEMORY = "memory"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a piece of work ended: what it gave, or what it had announced last."""

    how: How
    value: Any = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a piece of work may take: seconds, and bytes more than it was born with (0: as many as there are)."""

    seconds: float
    memory: int = 0
    gentle: bool = False


class Doing(Protocol):
    """Where work is done: `function(announce, *given)`."""

    def __call__(self, bounds: Bounds, function: Callable[..., Any], *given: Any) -> Ended:
        """Do it, and tell how it ended."""
        ...


def here(bounds: Bounds, function: Callable[..., Any], *given: Any) -> Ended:
    """Work done in this process, unbounded: for who has no other at hand."""
    return Ended(How.DONE, function(lambda _: None, *given))


class Copies:
    """Copies of a process that has imported what the work needs; it warms up beside whatever follows."""

    def __init__(self, stop: threading.Event, preload: str) -> None:
        """Start the warm process, which imports `preload`. Once `stop` is set, what is under way is ended."""
        # A library with threads of its own cannot be forked.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._stop = stop
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([preload])
        self._starting = threading.Lock()
        forkserver.ensure_running()

    def __call__(self, bounds: Bounds, function: Callable[..., Any], *given: Any) -> Ended:
        """Do `function(announce, *given)` in a copy, and tell how it ended."""
        for _ in range(_STARTS):
            ended = self._done(bounds, function, given)
            if ended is not None:
                return ended
            self._stop.wait(_LOOK)  # the system may not have seen yet that it died
        return Ended(How.DIED)

    def _done(self, bounds: Bounds, function: Callable[..., Any], given: tuple[Any, ...]) -> Ended | None:
        """How it ended; None where it could not begin, because the warm process has died: the next start makes one."""
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(theirs, bounds, function, given))
        try:
            with self._starting:
                process.start()
        except (OSError, EOFError):
            ours.close()
            return None
        finally:
            theirs.close()
        try:
            return self._ended(process, ours, time.monotonic() + bounds.seconds)
        finally:
            ours.close()
            _end(process)

    def _ended(self, process: BaseProcess, ours: Connection, deadline: float) -> Ended:
        at = ""
        while not self._stop.is_set():
            left = deadline - time.monotonic()
            if left <= 0:
                return Ended(How.SLOW, at=at)
            if not wait([ours, process.sentinel], min(left, _LOOK)):
                continue
            try:
                what, value = ours.recv() if ours.poll() else (How.DIED, None)
            except (EOFError, OSError):
                what, value = How.DIED, None
            if what != "at":
                return Ended(How(what), value, at)
            at = str(value)
        return Ended(How.STOPPED, at=at)


def _end(process: BaseProcess) -> None:
    process.join(_LOOK)
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


def _work(theirs: Connection, bounds: Bounds, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
    """What a copy does: it ends with the warm process it was copied from, and takes no more than it may."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if bounds.gentle:
        os.nice(_NICE)
    if bounds.memory:
        most = _size() + bounds.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        theirs.send((How.DONE, function(lambda at: theirs.send(("at", at)), *given)))
    except MemoryError:
        theirs.send((How.MEMORY, None))


def _size() -> int:
    """The bytes of address space that this process has."""
    with open("/proc/self/statm", encoding="ascii") as about:
        return int(about.read().split()[0]) * resource.getpagesize()
