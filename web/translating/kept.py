"""A file that came back, kept between what it would change being shown and being done: one a session, for a day."""

import hashlib
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from imprimatur.project import Project

_DAY = 24 * 3600
MOST = 100
"""Files that are kept at once, of all sessions; the oldest make room."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files of a project are kept that came back."""

    project: Project

    @property
    def home(self) -> Path:
        """The folder, closed to others."""
        return self.project.private / "web" / "returned"

    def put(self, session: str, dossier: str, name: str, content: bytes) -> Path:
        """Keep a file, in the place of the one before it. Raises OSError."""
        self._sweep()
        folder = self._folder(session, dossier)
        shutil.rmtree(folder, ignore_errors=True)
        self.project.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True)
        path = folder / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as stream:
            stream.write(content)
        return path

    def find(self, session: str, dossier: str) -> Path | None:
        """The file that a session left; None where there is none."""
        with suppress(OSError):
            return next((path for path in self._folder(session, dossier).iterdir() if path.is_file()), None)
        return None

    def drop(self, session: str, dossier: str) -> None:
        """Forget a file."""
        shutil.rmtree(self._folder(session, dossier), ignore_errors=True)

    def _folder(self, session: str, dossier: str) -> Path:
        return self.home / hashlib.sha256(f"{session} {dossier}".encode()).hexdigest()[:32]

    def _sweep(self) -> None:
        """Forget those of yesterday, and the oldest where there are many."""
        with suppress(OSError):
            found = sorted(((path.stat().st_mtime, path) for path in self.home.iterdir()), reverse=True)
            for rank, (moment, path) in enumerate(found, 1):
                if rank >= MOST or time.time() - moment > _DAY:
                    shutil.rmtree(path, ignore_errors=True)
