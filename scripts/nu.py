"""Hold every edition for the screen below outputs/, and every page of findings, against the standard of HTML.

Run through ``make conformance``. The Nu Html Checker (MIT), which validator.w3.org runs, is an external tool here: npm
fetches one pinned version into .cache/nu/, the hash of whose program is checked before it is run. Exit code 0 when
nothing fails or a tool is missing, 1 when a page has an error, 2 when the checker could not be fetched or run.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "nu"
VERSION = "26.9.27"
PACKAGE = f"vnu-jar@{VERSION}"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
_SECONDS = 600


class CannotCheck(Exception):
    """The checker could not be fetched or did not answer; the message says why."""


def main() -> int:
    """Check every page and print its errors; 1 where there is any."""
    if missing := [tool for tool in ("java", "npm") if not shutil.which(tool)]:
        print(f"HTML not validated: {' and '.join(missing)} not found.")
        return 0
    pages = sorted((ROOT / "outputs").rglob("*.html"))
    if not pages:
        print("HTML not validated: there is no page below outputs/ yet.")
        return 0
    try:
        failures = list(check(fetch(), pages))
    except CannotCheck as problem:
        print(f"HTML not validated: {problem}", file=sys.stderr)
        return 2
    print("\n".join([*failures, f"Nu Html Checker {VERSION}: {len(pages)} pages, {len(failures)} errors."]))
    return 1 if failures else 0


def fetch() -> Path:
    """The pinned program, from the cache or else by npm. Raises CannotCheck when it is not the one expected."""
    program = CACHE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        print(f"Fetching the Nu Html Checker {VERSION} with npm (once)…", file=sys.stderr)
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(CACHE)]
        run = subprocess.run(["npm", "install", *options, PACKAGE], capture_output=True, text=True)
        if run.returncode or not program.exists():
            raise CannotCheck(f"npm could not fetch {PACKAGE}.\n{run.stdout}{run.stderr}".strip())
    found = hashlib.sha256(program.read_bytes()).hexdigest()
    if found != SHA256:
        raise CannotCheck(f"{program.name} has the hash {found}, not {SHA256}; remove it and run this again.")
    return program


def check(program: Path, pages: list[Path]) -> Iterator[str]:
    """The errors of all pages, a line each; warnings are not told. Raises CannotCheck without a report."""
    options = ["--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]
    # Java reads file names in the encoding of the locale.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(program), *options, *map(str, pages)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_SECONDS, env=environment)
    try:
        messages: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError) as problem:
        raise CannotCheck(f"no report.\n{run.stdout[-2000:]}{run.stderr[-2000:]}") from problem
    for one in messages:
        if one["type"] == "error":
            yield f"{one['url'].rpartition('/outputs/')[2]}:{one.get('lastLine', '')}: {one['message']}"


if __name__ == "__main__":
    raise SystemExit(main())
