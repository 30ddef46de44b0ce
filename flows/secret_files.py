"""A secret that an operator keeps in a file of its own: read only where nobody else can read it."""

import os
import stat
from enum import StrEnum
from pathlib import Path

_LONGEST = 4096
"""Bytes of a secret."""


class Unusable(StrEnum):
    """Why the secret of a file is not used; a room has its words for each."""

    NO_FILE = "no_file"
    OPEN = "open"
    EMPTY = "empty"


def secret_in(path: Path) -> str | Unusable:
    """The one line of text that a file of ours, closed to others, holds; else why there is none."""
    try:
        # A pipe that nobody writes to would be waited for.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                return Unusable.NO_FILE
            # Root may lend us a file of its own, as systemd does with a credential.
            if about.st_uid not in (os.geteuid(), 0) or about.st_mode & 0o077:
                return Unusable.OPEN
            found = stream.read(_LONGEST).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        return Unusable.NO_FILE
    return found if found.isprintable() and found else Unusable.EMPTY
