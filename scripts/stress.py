"""`make stress`: the demonstration, again and again, on a machine that is busy with something else.

It works on a copy of the samples in a temporary folder, each round from nothing, as after a clean checkout. Says after
each round how it went and at the end how many went well; the exit code is not zero unless all did.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.embedded import processes

ROOT = Path(__file__).resolve().parents[1]
ROUND_SECONDS = 900
"""What takes longer has failed: many times what a busy machine needs."""
SHOWN_LINES = 20
"""How much is shown of a round that failed."""
_BURN = """
import os, sys, time
parent, end = os.getppid(), time.monotonic() + float(sys.argv[1])
while time.monotonic() < end and os.getppid() == parent: pass
"""


def main() -> int:
    """Run the rounds; 0 when all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds: int = parser.parse_args().rounds
    folder = Path(tempfile.mkdtemp(prefix="imprimatur-stress-"))
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    well = 0
    with busy(os.cpu_count() or 1, rounds * ROUND_SECONDS):
        for number in range(1, rounds + 1):
            began = time.monotonic()
            fault = demonstrate(folder)
            well += not fault
            print(f"{number}/{rounds}: {'failed' if fault else 'done'}, {time.monotonic() - began:.0f} s", flush=True)
            if fault:
                print(fault, flush=True)
    print(f"{well} of {rounds}", flush=True)
    if well < rounds:
        print(f"The last round is kept in {folder}", flush=True)
        return 1
    shutil.rmtree(folder)
    return 0


def demonstrate(folder: Path) -> str:
    """One demonstration on a project folder, from nothing; what it said last if it failed, else nothing."""
    for name in ("outputs", ".imprimatur"):
        shutil.rmtree(folder / name, ignore_errors=True)
    environment = {**os.environ, "IMPRIMATUR_PROJECT": str(folder)}
    command = [sys.executable, "-m", "flows.demo"]
    try:
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=ROUND_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        processes.end(lambda: processes.marked(str(folder.resolve())))
        return f"Not finished after {ROUND_SECONDS} s"
    said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
    return "\n".join([*said[-SHOWN_LINES:], f"exit code {done.returncode}"]) if done.returncode else ""


@contextmanager
def busy(processors: int, seconds: float) -> Iterator[None]:
    """Keep the processors busy meanwhile; the work ends with us, or by itself after `seconds`."""
    burning = [subprocess.Popen([sys.executable, "-c", _BURN, str(seconds)]) for _ in range(processors)]
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
