"""Writing what people will find: a file or a folder is there whole, or not at all; what the system refuses is said."""

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import NotWritten
from imprimatur.core.messages import say

_REASONS = dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk_full") | dict.fromkeys(
    (errno.EROFS, errno.EACCES, errno.EPERM), "write_closed"
)


def reason_of(fault: OSError) -> Bilingual:
    """Why the system refuses to write, as the end of a sentence."""
    return say(_REASONS.get(fault.errno or 0, "system_says"), text=fault.strerror or str(fault))


def beside(path: Path) -> Path:
    """Where a file or folder is written until it is whole."""
    return path.with_name(f".{path.name}.new")


def is_being_written(name: str) -> bool:
    """Whether a name is that of something which is not whole yet, or was not when somebody looked."""
    return name.startswith(".") and name.endswith(".new")


def write_file(path: Path, content: bytes) -> None:
    """Write a file in the place of what stands there, in one rename. Raises NotWritten: that stands there still."""
    new = beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(new, content)
        os.replace(new, path)
    except OSError as fault:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise NotWritten(say("cannot_write", name=path.name, reason=reason_of(fault))) from fault


def write_folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Make a folder with these files, by their paths in it. Raises NotWritten: there is none then."""
    new = beside(folder)
    try:
        shutil.rmtree(new, ignore_errors=True)  # of a process that was killed
        new.mkdir(parents=True)
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            _write(new / name, content)
        new.rename(folder)
    except OSError as fault:
        shutil.rmtree(new, ignore_errors=True)
        raise NotWritten(say("cannot_write", name=folder.name, reason=reason_of(fault))) from fault


def sweep(folder: Path) -> None:
    """Remove what processes were writing that were killed on the way: hidden files whose names end in their number."""
    for path in folder.glob(".*.*"):
        try:
            os.kill(int(path.name.rpartition(".")[2]), 0)
        except ProcessLookupError:
            with suppress(OSError):
                path.unlink()
        except (OSError, ValueError):
            continue  # no number, or somebody else's process


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
