"""Waiting for what other threads and processes do, without measuring how long it takes."""

import time
from collections.abc import Callable


def until(condition: Callable[[], bool], seconds: float = 1800) -> None:
    """Wait until a condition holds; it does not within `seconds` only where something is broken."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "in vain"
        time.sleep(0.02)
