"""Who hears of a digest: nobody is written to when there is nothing to say to them (ADR 33)."""

from datetime import date

from flows.digest.model import Digest, Dossier, Point, is_called
from flows.digest.owed import Names, first_day, held

REMINDING = 0
"""The day of the week on which what still waits is said again: Monday."""


def is_news(one: Dossier, digest: Digest) -> bool:
    """Whether there is anything to say of a document that the last digest did not."""
    fresh = any(point.fresh for point in one.points)
    if one.news or one.wordings or one.settled or fresh or one.fault_since == digest.today:
        return True
    return bool(one.points) and (digest.since is None or is_called(first_day(one, one.points), digest))


def any_news(digest: Digest) -> bool:
    """Whether anything at all is to be said that the last digest did not."""
    return any(is_news(one, digest) for one in digest.dossiers)


def tells_whole(digest: Digest) -> bool:
    """Whether the direction is written to: there is news, or it is the day on which what waits is said again."""
    waits = any(one.points or one.fault for one in digest.dossiers)
    return any_news(digest) or (waits and is_reminding(digest.today))


def tells(digest: Digest, owners: Names) -> bool:
    """Whether a person is written to: something is new in what is theirs, or is called to mind."""
    mine = [share for shares in held(digest, owners).values() for share in shares]
    if mine and is_reminding(digest.today):
        return True
    return any(_calls(dossier, points, digest) for dossier, points in mine)


def _calls(dossier: Dossier, points: list[Point], digest: Digest) -> bool:
    """Whether somebody's points of a document are to be said this morning."""
    if digest.since is None or dossier.news or any(one.fresh for one in points):
        return True
    return is_called(first_day(dossier, points), digest)


def is_reminding(today: date) -> bool:
    """Whether what still waits is said again that day."""
    return today.weekday() == REMINDING
