"""Which program made a set: its code and catalogues by content, for a version says nothing of what is being mended."""

import hashlib
from functools import cache
from pathlib import Path

PACKAGES = ("imprimatur", "validators")
"""The packages that decide what a set says: neither is asked for, both are read as files."""
HERE = Path(__file__).resolve().parents[2]
"""Where both are installed."""


@cache
def program() -> str:
    """A hash of every file of the packages, as they stood when it was first asked for in this process."""
    return hash_of(HERE)


def hash_of(folder: Path) -> str:
    """A hash of the names and contents of the packages below a folder; what Python makes of them does not count."""
    said = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((folder / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                said.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return said.hexdigest()
