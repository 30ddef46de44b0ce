"""What is said of a delivery: on the page of the runs, in both languages; at the keyboard, in one."""

from collections.abc import Iterator

from flows.mail.messages import say
from flows.mail.outbox import Delivered
from flows.messages import both
from imprimatur.core.bilingual import Bilingual


def summary(done: Delivered) -> Iterator[Bilingual]:
    """What became of the letters, a sentence each: the counts, what stands in the way, the letters one by one."""
    if done.busy:
        yield say("busy")
        return
    yield say("delivered", sent=done.sent, waiting=done.waiting, refused=len(done.refused))
    if done.fault:
        yield done.fault.message
    for one in done.refused:
        yield say("not_taken", address=one.to, reason=one.reason)
    for one in done.delayed:
        yield say("late_line", address=one.to, subject=one.subject, day=one.since.isoformat())


def sentence(done: Delivered) -> str:
    """All of it, as the state of a run says it."""
    return " · ".join(map(both, summary(done)))


def ended_badly(done: Delivered) -> bool:
    """Whether somebody must mend something: settings, certificate or login, an address, or a wait that lasts."""
    return bool(done.refused or done.delayed or (done.fault and not done.fault.passes))
