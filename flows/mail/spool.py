"""The files of the outbox: `.imprimatur/mail/waiting`, `sent`, `refused`, a file a letter, moved by one rename."""

import json
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.parser import BytesHeaderParser
from pathlib import Path

from flows.embedded.secret import private_folder
from flows.mail.addresses import is_address
from flows.mail.composing import POLICY
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.writing import sweep
from imprimatur.project import Project
from imprimatur.publishing.sets import told

WAITING, SENT, REFUSED = "waiting", "sent", "refused"
KEPT_DAYS = 31
"""Days that a letter is kept once it was sent, so that the same one is known again."""
_KEPT_AT_LEAST = 2
"""Of how many days on which letters left they are kept, whatever the clock says: it may be set years ahead, and the
day on which it is be one of them."""
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-[0-9a-f]{32}\.eml")
_HEAD = 20_000
"""Bytes of a letter among which its headers are."""
_LARGEST = 250_000_000
"""Bytes of a file that is taken for a letter of ours. Servers take 10 to 50 millions, and say of more that it is too
much: then it is told, as what nobody tried would not be."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter of the outbox: its file, to whom, about what, and the day it was put there."""

    path: Path
    to: str
    subject: str
    since: date


class Spool:
    """The outbox of a project, its folders closed to other users.

    Raises NotWritten where the disk is full or closed, ServerFault where the private folder is somebody else's.
    """

    def __init__(self, project: Project) -> None:
        """Have the folders, without what killed processes were writing there."""
        self.root = private_folder(project) / "mail"
        with told(self.root):
            for name in (WAITING, SENT, REFUSED):
                (self.root / name).mkdir(mode=0o700, parents=True, exist_ok=True)
                sweep(self.root / name)

    def holds(self, name: str) -> bool:
        """Whether a letter of that name waits, was sent or was refused."""
        return any((self.root / folder / name).exists() for folder in (WAITING, SENT, REFUSED))

    def put(self, name: str, content: bytes) -> None:
        """Write a letter that waits, whole or not at all."""
        self._write(self.root / WAITING / name, content)

    def waiting(self) -> Iterator[Kept]:
        """The letters that wait, those first that were tried longest ago; a file that is no letter of ours stays."""
        return self._kept(WAITING)

    def later(self, one: Kept) -> None:
        """Put a letter that the server did not take now behind the others."""
        with suppress(OSError):
            # The clock of a file system ticks some hundred times a second: letters of one tick would stay as they are.
            behind = max(1 + max(path.lstat().st_mtime_ns for path in self._files(WAITING)), time.time_ns())
            os.utime(one.path, ns=(behind, behind))

    def refused(self) -> Iterator[tuple[Kept, str]]:
        """The letters that were refused for good, each with what the server answered."""
        for one in self._kept(REFUSED):
            try:
                why = json.loads(one.path.with_suffix(".json").read_bytes())["reason"]
            except (OSError, ValueError, KeyError, TypeError):
                why = ""
            yield one, str(why)

    def was_sent(self, one: Kept) -> bool:
        """Whether the same letter left already: a process was killed while it moved it, or two put it at once."""
        return (self.root / SENT / one.path.name).exists()

    def sent(self, one: Kept) -> None:
        """Move a letter that the server took."""
        self._move(one, SENT)

    def refuse(self, one: Kept, reason: Bilingual) -> None:
        """Move a letter that the server will never take, its reason beside it."""
        about = {"to": one.to, "reason": reason.fr}
        written = json.dumps(about, ensure_ascii=False, indent=1).encode()
        self._write(self.root / REFUSED / Path(one.path.name).with_suffix(".json").name, written)
        self._move(one, REFUSED)

    def prune(self, today: date) -> None:
        """Throw away the letters that were sent a month ago, those of the last days on which any left excepted."""
        sent = []
        for path in (self.root / SENT).iterdir():
            if name := _NAME.fullmatch(path.name):
                with suppress(ValueError):
                    sent.append((date.fromisoformat(name[1]), name[0]))
        sent.sort()
        staying = sorted({day for day, _ in sent})[-_KEPT_AT_LEAST:]
        for day, file in sent:
            if day < today - timedelta(days=KEPT_DAYS) and day not in staying:
                (self.root / SENT / file).unlink(missing_ok=True)

    def _kept(self, folder: str) -> Iterator[Kept]:
        found = []
        for path in self._files(folder):
            about, name = path.lstat(), _NAME.fullmatch(path.name)
            if name and stat.S_ISREG(about.st_mode) and about.st_size <= _LARGEST:
                with suppress(ValueError):  # of a day that no calendar has: no letter of ours
                    found.append((about.st_mtime_ns, path.name, path, date.fromisoformat(name[1])))
        for _, _, path, since in sorted(found):
            with path.open("rb") as stream:
                head = BytesHeaderParser(policy=POLICY).parsebytes(stream.read(_HEAD))
            if is_address(to := str(head["To"] or "")):
                yield Kept(path, to, str(head["Subject"] or ""), since)

    def _files(self, folder: str) -> list[Path]:
        try:
            return list((self.root / folder).iterdir())
        except FileNotFoundError:
            return []  # an operator has just put the outbox away

    def _move(self, one: Kept, folder: str) -> None:
        with told(self.root):
            os.replace(one.path, self.root / folder / one.path.name)
            _sync(self.root / folder)
            _sync(one.path.parent)

    def _write(self, path: Path, content: bytes) -> None:
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        with told(self.root):
            try:
                handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                os.replace(beside, path)
            except BaseException:
                with suppress(OSError):
                    beside.unlink()
                raise
            _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def day_of(now: datetime) -> str:
    """The day of a letter, as the name of its file begins."""
    return f"{now:%Y-%m-%d}"
