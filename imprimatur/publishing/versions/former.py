"""Drafts that were replaced, by their day: `former/<date>/` keeps what they said, and lets go of it by one rule."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from imprimatur.core.composition import Stage
from imprimatur.editions import EDITION
from imprimatur.publishing.sets import MANIFEST, sync, write_synced
from imprimatur.publishing.versions.shelf import STAGING, bounded

FOLDER = "former"
DAYS = "_days.json"
"""The day of the draft that stands in its place, by the hash of its manifest: no set tells a day."""
DAILY = 14
"""Days of which the draft is kept: the last on which one was made."""
WEEKLY = 8
"""Weeks before those of which the last draft is kept: the last in which one was made."""
KEPT = ("*.docx", EDITION, "findings.json", MANIFEST)
"""The files of a draft that are kept: what it said, to be read, compared and recognised; the rest prints the same."""
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d{1,4}))?")


def kept(days: Iterable[date], today: date, versions: Iterable[date] = ()) -> frozenset[date]:
    """Of the days of drafts, those whose draft is kept: the one rule.

    The last `DAILY` days on which one was made; then the last of each week (Monday to Sunday), for the last `WEEKLY`
    weeks in which one was made; always the last one on or before the day of each version, and days that have not come:
    a clock was wrong, then or now. Days are counted, not what has passed since: a clock that is set years ahead lets
    go of nothing.
    """
    known = sorted(set(days))
    come = [one for one in known if one <= today]
    recent = come[-DAILY:]
    last_of_week = {one.isocalendar()[:2]: one for one in come}
    weekly = sorted(set(last_of_week.values()) - set(recent))[-WEEKLY:]
    before = {max(earlier) for day in versions if (earlier := [one for one in known if one <= day])}
    return frozenset({*recent, *weekly, *before, *known[len(come) :]})


def keep_former(home: Path, manifest: bytes, today: date) -> None:
    """Keep the draft that another one, of that manifest, is about to replace, when it is of another day.

    Raises OSError. For whoever holds the dossier (`sets.locked`).
    """
    draft, folder = home / Stage.DRAFT.value, home / FOLDER
    before, days = bounded(draft / MANIFEST), _days(folder)
    told = {_hash(manifest): today}
    if before is not None:
        # One made again from the same inputs has stood there since its first day.
        day = told[_hash(before)] = days.get(_hash(before)) or _day_of(draft / MANIFEST)
        if before != manifest and day != today:
            _keep(draft, folder, day, before)
    if told != days:
        folder.mkdir(exist_ok=True)
        beside = folder / f".{DAYS}"
        write_synced(beside, (json.dumps({name: day.isoformat() for name, day in told.items()}) + "\n").encode())
        beside.replace(folder / DAYS)


def prune(home: Path, today: date, versions: Iterable[date]) -> None:
    """Let go of the drafts that the rule does not keep."""
    found = former(home)
    staying = kept((day for day, _ in found), today, versions)
    for day, path in found:
        if day not in staying:
            shutil.rmtree(path, ignore_errors=True)


def former(home: Path) -> list[tuple[date, Path]]:
    """The drafts that are kept, the oldest first; several of one day where a clock was moved."""
    folder = home / FOLDER
    found: list[tuple[date, int, Path]] = []
    for path in folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ():
        name = _NAME.fullmatch(path.name)
        if name and not path.is_symlink():
            with suppress(ValueError):
                found.append((date.fromisoformat(name[1]), int(name[2] or 1), path))
    return [(day, path) for day, _, path in sorted(found)]


def day_of_draft(home: Path) -> date | None:
    """The day of the draft that stands in its place, where it is known."""
    content = bounded(home / Stage.DRAFT.value / MANIFEST)
    return _days(home / FOLDER).get(_hash(content)) if content is not None else None


def _keep(draft: Path, folder: Path, day: date, manifest: bytes) -> None:
    """Copy what is kept of a draft, whole or not at all; one that is kept already is not kept again."""
    same = [path for known, path in former(folder.parent) if known == day]
    if any(bounded(path / MANIFEST) == manifest for path in same):
        return
    staging = folder / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for path in sorted({path for pattern in KEPT for path in draft.glob(pattern)}):
        if path.is_file() and not path.is_symlink():
            write_synced(staging / path.name, path.read_bytes())
    sync(staging)
    staging.rename(_free(folder, day))
    sync(folder)


def _free(folder: Path, day: date) -> Path:
    """A name that no draft of that day has."""
    number = 1
    while (path := folder / (day.isoformat() if number == 1 else f"{day}.{number}")).exists():
        number += 1
    return path


def _day_of(path: Path) -> date:
    """The day of a draft that nobody took down: that of its file."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _days(folder: Path) -> Mapping[str, date]:
    try:
        told = json.loads(bounded(folder / DAYS) or b"{}")
        return {str(name): date.fromisoformat(day) for name, day in told.items()}
    except (ValueError, AttributeError, TypeError, RecursionError):
        return {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
