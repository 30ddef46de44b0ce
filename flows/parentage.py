"""Processes that end with the one that asked for them, however that one ends: nobody is left to work for nobody."""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1
"""The request of prctl(2) by which a process asks for a signal when its parent dies."""


def end_with_parent(parent: int) -> None:
    """Ask to be killed when the thread that started this process ends, or be so at once where `parent`, the number of
    its process, has ended already: no signal comes then (prctl(2), Linux; nothing elsewhere).
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
