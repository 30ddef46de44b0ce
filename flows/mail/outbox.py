"""The outbox: letters wait in `.imprimatur/mail/waiting/`, one file each, until the server has taken them.

A letter moves by one rename: from `waiting` to `sent` (kept for a month, so that the same one is not put again) or to
`refused` (kept until somebody has looked, its reason beside it). A process killed after the server took a letter and
before the rename gives it once more the next time, under the same Message-ID: one duplicate at most. None is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from filelock import FileLock, Timeout

from flows.mail.composing import composed, identity
from flows.mail.faults import MailFault
from flows.mail.letter import Letter
from flows.mail.notices import Held, notice
from flows.mail.people import operators
from flows.mail.settings import MailSettings, mail_settings, password_of
from flows.mail.smtp import Fate, Server
from flows.mail.spool import Kept, Spool, day_of
from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.project import Project

_LOST_IN_A_ROW = 3
"""Connections that may break one after the other before the rest is left for later."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one delivery did: how many left, how many wait, those refused for good, those that have waited too long.

    `fault` is what kept every letter back; `busy` says that another process is delivering.
    """

    sent: int = 0
    waiting: int = 0
    refused: tuple[Held, ...] = ()
    delayed: tuple[Held, ...] = ()
    fault: MailFault | None = None
    busy: bool = False


def put(project: Project, letters: Iterable[Letter], now: datetime | None = None) -> int:
    """Put letters into the outbox, each whole or not at all; how many are new there.

    Without a section `[mail]` nobody gets letters, and none is kept. The same letter put twice a day is one letter.
    Raises BadSettings, NotWritten, ServerFault (the private folder is not ours).
    """
    settings, now = mail_settings(project), now or datetime.now().astimezone()
    return _put(Spool(project), settings, letters, now) if settings else 0


def _put(spool: Spool, settings: MailSettings, letters: Iterable[Letter], now: datetime) -> int:
    new = 0
    for letter in letters:
        name = f"{day_of(now)}-{identity(letter, day_of(now))}.eml"
        if not spool.holds(name):
            spool.put(name, composed(letter, settings, now))
            new += 1
    return new


def deliver(project: Project, now: datetime | None = None) -> Delivered:
    """Give the server what waits; what it does not take now waits for the next delivery.

    A letter refused for good is told to the operators by a letter of its own. One process delivers at a time. Raises
    BadSettings, NotWritten, ServerFault.
    """
    settings, now = mail_settings(project), now or datetime.now().astimezone()
    if settings is None:
        return Delivered()
    spool = Spool(project)
    try:
        with FileLock(spool.root / "lock", timeout=0):
            done = _deliver(project, spool, settings, now) if any(spool.waiting()) else Delivered()
            spool.prune(now.date())
    except Timeout:
        return Delivered(waiting=sum(1 for _ in spool.waiting()), busy=True)
    return done


def _deliver(project: Project, spool: Spool, settings: MailSettings, now: datetime) -> Delivered:
    done, reasons = _given(project, spool, settings)
    told = {one.to for one in operators(settings)}
    about = [one for one in done.refused if one.to not in told]  # no letter about a letter about a letter
    _put(spool, settings, (notice(one, about) for one in operators(settings) if about), now)
    left = list(spool.waiting())
    since = now.date() - timedelta(days=settings.told_after_days)
    late = tuple(_held(one, reasons.get(one.path.name, NOTHING)) for one in left if one.since < since)
    return replace(done, waiting=len(left), delayed=late)


def _given(project: Project, spool: Spool, settings: MailSettings) -> tuple[Delivered, dict[str, Bilingual]]:
    """Try each letter once. Also why those wait that were tried, by the names of their files."""
    sent, lost = 0, 0
    refused: list[Held] = []
    reasons: dict[str, Bilingual] = {}
    fault: MailFault | None = None
    try:
        with Server(settings, password_of(project, settings)) as server:
            for one in list(spool.waiting())[: settings.at_a_time]:
                if spool.was_sent(one):
                    spool.sent(one)
                    continue
                answer = server.send(one.to, one.path.read_bytes())
                if answer.fate is Fate.SENT:
                    spool.sent(one)
                    sent += 1
                elif answer.fate is Fate.REFUSED:
                    spool.refuse(one, answer.reason)
                    refused.append(_held(one, answer.reason))
                else:
                    reasons[one.path.name] = answer.reason
                    spool.later(one)
                lost = lost + 1 if answer.lost else 0
                if lost == _LOST_IN_A_ROW:
                    break
    except MailFault as problem:
        fault = problem
    return Delivered(sent, 0, tuple(refused), (), fault), reasons


def _held(one: Kept, reason: Bilingual) -> Held:
    return Held(one.to, one.subject, one.since, reason)
