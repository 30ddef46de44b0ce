"""Work done in a copy of a warm process: one that dies, hangs or asks for too much takes only itself along.

What work may take is counted in seconds of the processor: on a busy machine it lasts longer, and takes no more of them.
"""

import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from flows.parentage import end_with_parent

Announce = Callable[[str], None]
"""How the work says what it begins with now: what it was at is known when it dies."""
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
    """It took more of the processor than it may."""
    HUNG = "hung"
    """It was not done after hours, however little it took."""
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
    """What a piece of work may take.

    `cpu`: seconds of the processor, in each of its processes. `hang`: seconds by the clock after which it is taken to
    wait for what never comes; no machine is as slow. `memory`: bytes more than it was born with (0: as many as there
    are).
    """

    cpu: int
    hang: float = 3600
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
            return self._ended(process, ours, time.monotonic() + bounds.hang)
        finally:
            ours.close()
            _end(process)

    def _ended(self, process: BaseProcess, ours: Connection, deadline: float) -> Ended:
        at = ""
        while not self._stop.is_set():
            left = deadline - time.monotonic()
            if left <= 0:
                return Ended(How.HUNG, at=at)
            if not wait([ours, process.sentinel], min(left, _LOOK)):
                continue
            try:
                what, value = ours.recv() if ours.poll() else (_died(process), None)
            except (EOFError, OSError):
                what, value = _died(process), None
            if what != "at":
                return Ended(How(what), value, at)
            at = str(value)
        return Ended(How.STOPPED, at=at)


def _died(process: BaseProcess) -> How:
    """What a process died of that has said nothing more."""
    process.join()
    return How.SLOW if process.exitcode == -signal.SIGXCPU else How.DIED


def _end(process: BaseProcess) -> None:
    process.join(_LOOK)
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


def _work(theirs: Connection, bounds: Bounds, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
    """What a copy does: it ends with the warm process it was copied from, and takes no more than it may."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(os.getppid())
    if bounds.gentle:
        os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the end of its time leaves no picture of its memory on the disk
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.cpu, bounds.cpu + 1))
    if bounds.memory:
        most = _size() + bounds.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def tell(what: str, value: Any = None) -> None:
        try:
            theirs.send((what, value))
        except OSError:
            sys.exit(1)  # whoever asked is gone: nobody is left to tell

    try:
        tell(How.DONE, function(lambda at: tell("at", at), *given))
    except MemoryError:
        tell(How.MEMORY)


def _size() -> int:
    """The bytes of address space that this process has."""
    with open("/proc/self/statm", encoding="ascii") as about:
        return int(about.read().split()[0]) * resource.getpagesize()
