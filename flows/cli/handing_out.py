"""Files put where a person picks them up: whole, and never over what somebody may have written meanwhile."""

import os
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from flows.messages import say
from imprimatur.core.errors import NotWritten
from imprimatur.core.writing import reason_of


def put_all(folder: Path, files: Mapping[str, bytes]) -> Iterator[tuple[Path, Path | None]]:
    """Put files into a folder, one after the other; yields where each is, and where what stood there otherwise is kept.

    Raises NotWritten: what stood there stands there still.
    """
    for name, content in files.items():
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = _put(path, content)
        except OSError as fault:
            raise NotWritten(say("not_put", path=str(path), reason=reason_of(fault))) from fault
        yield path, kept


def _put(path: Path, content: bytes) -> Path | None:
    if path.exists() and path.read_bytes() == content:
        return None
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        kept = path.rename(_free(path)) if path.exists() else None
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return kept


def _free(path: Path) -> Path:
    """The name of a file with the first number under which none stands beside it."""
    names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())
