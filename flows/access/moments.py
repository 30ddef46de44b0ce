"""Moments, as they are kept: with the time zone of those who read them, or in seconds where they are only compared."""

from datetime import datetime, timedelta

from flows.clock import ZONE


def now() -> datetime:
    """This moment, with its time zone."""
    return datetime.now(ZONE)


def seconds(moment: datetime) -> int:
    """A moment in seconds since 1970, whatever its time zone."""
    return int(moment.timestamp())


def after(moment: datetime, delay: timedelta) -> int:
    """The second at which a delay that begins at a moment is over. Summer and winter time make no difference to it."""
    return seconds(moment) + int(delay.total_seconds())
