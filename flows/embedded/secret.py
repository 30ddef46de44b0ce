"""The secret of a project's server: made at its first start, readable by its owner only, needed for every call."""

import os
import secrets
import stat
from pathlib import Path

from flows.embedded.faults import ServerFault
from flows.messages import say
from flows.project_lookup import PRIVATE
from imprimatur.project import Project

SECRET = "secret"
"""The name of its file, in the project's private folder."""
_USER = "imprimatur"
"""Prefect's secret has the form of HTTP's basic authentication: a name, a colon, a password."""
_BYTES = 32
"""256 bits: nobody guesses them."""


def private_folder(project: Project) -> Path:
    """The project's private folder, made where there is none, closed to other users. Raises ServerFault.

    It is refused when it belongs to somebody else or is a link: whoever made it could read what is put there. So is
    what stands in it, which the server empties and writes.
    """
    folder = project.root / PRIVATE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise _not_ours(PRIVATE)
    for inside in sorted(folder.iterdir()):
        about = inside.lstat()
        if stat.S_ISLNK(about.st_mode) or about.st_uid != os.geteuid():
            raise _not_ours(f"{PRIVATE}/{inside.name}")
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(0o700)
    return folder


def project_secret(project: Project) -> str:
    """The secret of a project, made when there is none yet. Raises ServerFault when its file is somebody else's.

    One that others could read is theirs too: it is thrown away and another is made.
    """
    path = private_folder(project) / SECRET
    try:
        found = path.lstat()
    except FileNotFoundError:
        return _make(path)
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
        raise _not_ours(f"{PRIVATE}/{SECRET}")
    known = path.read_text(encoding="utf-8").strip()
    if found.st_mode & 0o077 or not known:
        path.unlink()
        return _make(path)
    return known


def _make(path: Path) -> str:
    secret = f"{_USER}:{secrets.token_urlsafe(_BYTES)}"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{secret}\n")
    return secret


def _not_ours(name: str) -> ServerFault:
    return ServerFault(say("server_secret", name=name))
