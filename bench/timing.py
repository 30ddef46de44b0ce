"""The clock of the measurements."""

import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
