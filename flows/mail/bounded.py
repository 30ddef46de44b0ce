"""A conversation with a server that ends: smtplib bounds each wait, and a server that drips starts each one anew.

Time is counted by the step: the connection with its login, each letter, the goodbye. What one answer may hold is
bounded as well, since smtplib keeps all its lines.
"""

import smtplib
import socket
import time
from io import BufferedReader, RawIOBase
from typing import Any

WHOLE = 4
"""How many times the wait for one answer a step may take: a letter has four answers, and few of them are slow."""
LONGEST = 1024 * 1024
"""Bytes of what a server says in one step: greeting, list of what it can do and login stay below a hundredth."""
_PIECE = 16 * 1024
"""Bytes that are given to the connection at once: over TLS, the wait for each record would start anew."""


class Endless(OSError):
    """A server that says more than any answer holds."""


class Bounded(smtplib.SMTP):
    """A connection whose steps end: whatever waits longer raises TimeoutError, or a disconnection because of it."""

    def __init__(self, host: str, port: int, *, timeout: float, **more: Any) -> None:
        """Call the server; `timeout` is in seconds, for each answer. The first step begins."""
        self._wait = timeout
        self.begin()
        super().__init__(host, port, timeout=timeout, **more)

    def begin(self) -> None:
        """Begin a step."""
        self._until, self._heard = time.monotonic() + WHOLE * self._wait, 0

    def left(self) -> float:
        """Seconds that the next wait may take. Raises TimeoutError where the step has had its time."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self._wait)

    def heard(self, count: int) -> None:
        """Count what the server said, in bytes. Raises Endless."""
        self._heard += count
        if self._heard > LONGEST:
            raise Endless

    def send(self, s: Any) -> None:
        """Give the server bytes or a command, in pieces that are each waited for."""
        for start in range(0, len(s), _PIECE):
            if self.sock:
                self.sock.settimeout(self.left())
            super().send(s[start : start + _PIECE])

    def getreply(self) -> tuple[int, bytes]:
        """An answer, read no longer than the step may take."""
        if self.file is None and self.sock:
            self.file: Any = BufferedReader(_Said(self, self.sock))
        return super().getreply()


class BoundedTLS(Bounded, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class _Said(RawIOBase):
    """What a server says, as it comes."""

    def __init__(self, smtp: Bounded, sock: socket.socket) -> None:
        self._smtp, self._sock = smtp, sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._smtp.left())
        count = self._sock.recv_into(buffer)
        self._smtp.heard(count)
        return count


def is_late(fault: BaseException) -> bool:
    """Whether it is the time that was up: smtplib says of it that the server has hung up."""
    return isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError)


def is_endless(fault: BaseException) -> bool:
    """Whether the server said too much, likewise."""
    return isinstance(fault.__context__, Endless)
