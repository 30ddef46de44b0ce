"""Hold every edition for the screen below outputs/, and every page of findings, against the standard of HTML.

Run through ``make conformance``. The Nu Html Checker (MIT), which validator.w3.org runs, is an external tool here,
fetched by npm (scripts/pinned.py). Exit code 0 when nothing fails or a tool is missing, 1 when a page has an error, 2
when the checker could not be fetched or run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.pinned import ROOT, CannotCheck, Pinned

CHECKER = Pinned(
    "Nu Html Checker",
    "vnu-jar",
    "26.9.27",
    "build/dist/vnu.jar",
    "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
)
_SECONDS = 600


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
        failures = list(check(CHECKER.fetch(), pages))
    except CannotCheck as problem:
        print(f"HTML not validated: {problem}", file=sys.stderr)
        return 2
    print("\n".join([*failures, f"{CHECKER.name} {CHECKER.version}: {len(pages)} pages, {len(failures)} errors."]))
    return 1 if failures else 0


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
