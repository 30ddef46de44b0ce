"""Files rendered before: what has the composition, templates, fonts and renderer it had is not rendered again."""

import copyreg
import hashlib
import io
import json
import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from imprimatur import __version__
from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.writing import sweep

LIBRARIES = ("python-docx", "docxtpl", "weasyprint", "pydyf", "fonttools", "pillow", "lxml", "jinja2", "tinyhtml5")
"""The libraries whose version shows in what is rendered."""
KEPT = 3_000
"""How many files are kept, the last used first: three formats and two languages of five hundred drafts."""
_NOWHERE = (Location, ("",))


def digest(value: object) -> str:
    """A hash of frozen values by content alone: where they were found does not count, nor which are one object."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True  # no memory of objects already seen: equal values give equal bytes
    pickler.dispatch_table = {**copyreg.dispatch_table, Location: lambda _: _NOWHERE}
    pickler.dump(value)
    return hashlib.sha256(stream.getbuffer()).hexdigest()


@cache
def _renderer() -> str:
    """A hash of what renders: our own code, and the versions of the libraries."""
    here = Path(__file__).parent
    said = hashlib.sha256()
    for path in (*sorted(here.rglob("*.py")), *sorted((here.parent / "core").glob("*.py"))):
        said.update(path.relative_to(here.parent).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    said.update(json.dumps([__version__, *map(version, LIBRARIES)]).encode())
    return said.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of rendered files, for templates of one state: `templates` gives the hash of each.

    Two processes may use one folder at the same time. A file that was damaged is rendered again. A cache that cannot
    be used, or that a link leads somewhere else, stops no build.
    """

    folder: Path
    templates: Mapping[str, str]

    def key(self, composition: Composition, format_: str) -> str:
        """The name under which the file of a composition is kept."""
        made_of: Any = (format_, sorted(self.templates.items()), _renderer())
        return hashlib.sha256(f"{digest(composition)}{made_of}".encode()).hexdigest()

    def get(self, key: str) -> Artefact | None:
        """The file kept under a key, if it is there and whole."""
        path = self.folder / key
        if self._leads_elsewhere() or path.is_symlink() or not path.is_file():
            return None
        try:
            head, _, content = path.read_bytes().partition(b"\n")
            about = json.loads(head)
            artefact = Artefact(str(about["name"]), content, str(about["media"]))
            if artefact.sha256 != about["sha256"] or not _is_file_name(artefact.name):
                return None
            os.utime(path)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        return artefact

    def put(self, key: str, artefact: Artefact) -> None:
        """Keep a file under a key. It is there whole or not at all."""
        if self._leads_elsewhere():
            return
        about = {name: getattr(artefact, name) for name in ("name", "media", "sha256")}
        beside = self.folder / f".{key}.{os.getpid()}"
        with suppress(OSError):
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(exist_ok=True)
            beside.unlink(missing_ok=True)
            with beside.open("xb") as file:  # a new file: no link is followed
                file.write(json.dumps(about).encode() + b"\n" + artefact.content)
            beside.replace(self.folder / key)
        with suppress(OSError):
            beside.unlink(missing_ok=True)  # half written, where the disk is full

    def prune(self) -> None:
        """Let go of the files used longest ago, beyond `KEPT`."""
        if self._leads_elsewhere():
            return
        sweep(self.folder)
        for path in sorted(self.folder.glob("[0-9a-f]*"), key=_last_used, reverse=True)[KEPT:]:
            with suppress(OSError):
                path.unlink()

    def _leads_elsewhere(self) -> bool:
        return self.folder.is_symlink() or self.folder.parent.is_symlink()


def _is_file_name(name: str) -> bool:
    """Whether a name, which becomes that of an output, leads nowhere."""
    return name not in ("", ".", "..") and not set(name) & set("/\\\0")


def _last_used(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0  # another process let go of it meanwhile
