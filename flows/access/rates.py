"""How often somebody may try: through the `limits` library, kept in the memory of the page's one process.

A moving window, so that nobody has twice as many tries around the full hour. What is counted is kept under a hash, a
stranger's address as the network that it stands in (an IPv6 house has 2^64 of them).
"""

import hashlib
import ipaddress
import math
import threading
import time
from enum import StrEnum

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from flows.access.faults import TooOften
from flows.access.messages import say


class Rate(StrEnum):
    """What is counted."""

    PASSWORD_HERE = "password_here"
    """Passwords tried for one account from one network."""
    PASSWORD = "password"
    """Passwords tried for one account from anywhere: higher, so that one stranger does not keep its holder out."""
    STRANGER = "stranger"
    """Passwords and secrets tried from one network."""
    BEGINNING = "beginning"
    """Sign-ins at the provider that are begun from one network: a whole office may stand behind it."""
    INVITATION = "invitation"
    """Invitations that one operator sends, which leave as letters."""
    UPLOAD = "upload"
    """Requests with files of one account."""


LIMITS: dict[Rate, RateLimitItem] = {
    Rate.PASSWORD_HERE: RateLimitItemPerMinute(5, 15),
    Rate.PASSWORD: RateLimitItemPerHour(60),
    Rate.STRANGER: RateLimitItemPerMinute(30, 15),
    Rate.BEGINNING: RateLimitItemPerMinute(200, 15),
    Rate.INVITATION: RateLimitItemPerDay(100),
    Rate.UPLOAD: RateLimitItemPerHour(300),
}


class Rates:
    """What was counted since the page was started."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._lock = threading.Lock()

    def count(self, rate: Rate, *of: str) -> None:
        """Count one try. Raises TooOften, with how long to wait, where there were as many as may be."""
        with self._lock:
            if not self._limiter.hit(LIMITS[rate], rate.value, _key(of)):
                raise self._too_often(rate, of)

    def ask(self, rate: Rate, *of: str) -> None:
        """Count nothing; raises TooOften where one more could not be counted."""
        with self._lock:
            if not self._limiter.test(LIMITS[rate], rate.value, _key(of)):
                raise self._too_often(rate, of)

    def _too_often(self, rate: Rate, of: tuple[str, ...]) -> TooOften:
        ends = self._limiter.get_window_stats(LIMITS[rate], rate.value, _key(of)).reset_time
        wait = max(1, math.ceil(ends - time.time()))
        minutes = math.ceil(wait / 60)
        return TooOften(say("too_often_one") if minutes == 1 else say("too_often", minutes=str(minutes)), wait)

    def forget(self, rate: Rate, *of: str) -> None:
        """Forget what was counted: whoever it was has shown who they are."""
        with self._lock:
            self._limiter.clear(LIMITS[rate], rate.value, _key(of))


def network_of(client: str) -> str:
    """The network that the address of a client stands in: itself in IPv4, the first 64 bits in IPv6."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _key(of: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(of).encode("utf-8", "replace")).hexdigest()
