"""A PostgreSQL of the distribution for a test: in a folder of its own, on a socket alone, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "imprimatur"


def programs() -> Path:
    """Where PostgreSQL's programs stand; skips the test where the distribution's package is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    if named is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return Path(named).resolve().parent


@contextmanager
def postgresql() -> Iterator[str]:
    """The address, for Prefect, of a database that is empty."""
    where, folder = programs(), Path(tempfile.mkdtemp(prefix="pg-"))  # the path of a socket must be short
    data = folder / "data"
    # PostgreSQL refuses to run as root.
    if as_other := ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []:
        shutil.chown(folder, "nobody")

    def run(*command: str) -> None:
        subprocess.run([*as_other, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(str(where / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    told = f"-c listen_addresses='' -c fsync=off -k {folder}"
    run(str(where / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", told, "start")
    try:
        run(str(where / "createdb"), "-h", str(folder), "-U", USER, "imprimatur")
        yield f"postgresql+asyncpg://{USER}@/imprimatur?host={folder}"
    finally:
        run(str(where / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
