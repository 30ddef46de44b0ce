"""How many builds the machine has room for at once: by its processors and by its memory, those of a container alike."""

import os

PER_BUILD = 700 * 1024 * 1024
"""Bytes that one process may come to need: 230 MB of libraries, 300 MB for the largest sample report, and room."""
KEPT = 1024 * 1024 * 1024
"""Bytes of a container's limit that are left to the server, its worker and the drop folder."""


def processes(wanted: int) -> int:
    """The number of processes for so many builds: one at least, never more than the machine can hold."""
    return max(1, min(wanted, _processors(), _memory() // PER_BUILD))


def _processors() -> int:
    """The processors that this process may use: its own share of them, where it has one (cgroups, affinity)."""
    from dask.system import cpu_count

    return min(int(cpu_count()), len(os.sched_getaffinity(0)))


def _memory() -> int:
    """The bytes that can be taken now without anybody being put out, nor a limit be passed (cgroups)."""
    import psutil
    from distributed.system import memory_limit

    limit: int = memory_limit()
    free: int = psutil.virtual_memory().available
    return min(free, limit - KEPT)
