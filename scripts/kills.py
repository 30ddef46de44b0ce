"""`python -m scripts.kills --count 200`: SIGKILL at random moments while something is being written, and what is left.

Each round starts one piece of work in a process of its own (a draft, a final, what the drop folder tells, a redline,
the night, a translation that comes back, letters, the kits), kills it at a moment drawn from a seeded chance, looks at
what is left, then does the work again, to its end. Every published set and version must be whole, every number given
once, every record and input readable, no letter lost, and the work done again must come to the same documents as if
nothing had happened. The exit code is not zero unless all held.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from imprimatur.project import Project
from scripts.killed.left import faults_of, left_over, state_of
from scripts.killed.works import WORKS, Work

ROUND_SECONDS = 300
"""What takes longer than this, done again, has failed."""


def main() -> int:
    """Kill; 0 when everything held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20270101)
    parser.add_argument("--works", default=",".join(WORKS), help="which, separated by commas")
    given = parser.parse_args()
    warm_up()
    folder = Path(tempfile.mkdtemp(prefix="imprimatur-kills-"))
    chosen = [WORKS[name] for name in given.works.split(",")]
    told = Counter[str]()
    wrong = 0
    for name, moment, faults in kills(folder, chosen, given.count, random.Random(given.seed)):
        told[name] += 1
        wrong += bool(faults)
        line = "; ".join(faults) or "held"
        print(f"{sum(told.values())}/{given.count} {name}, killed {moment}: {line}", flush=True)
    print(f"{given.count - wrong} of {given.count} held: {dict(told)}", flush=True)
    if wrong:
        print(f"The projects are kept in {folder}", flush=True)
        return 1
    shutil.rmtree(folder)
    return 0


def warm_up() -> None:
    """Import now what every piece of work would import, so that each kill falls into work and not into imports."""
    for name in ("flows.cli.check_and_build", "flows.cli.translate", "flows.cli.new", "imprimatur.publishing.redline"):
        import_module(name)
    import_module("validators.tables.suites").warm_up()


def kills(
    folder: Path, works: list[Work], count: int, chance: random.Random
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Kill `count` times, each kind of work in its turn: its name, when it was killed, what did not hold."""
    ready: dict[str, Rounds] = {}
    shares = [work for work in works for _ in range(work.share)]
    for number in range(count):
        work = works[number] if number < len(works) else chance.choice(shares)
        rounds = ready.get(work.name) or ready.setdefault(work.name, Rounds(folder / work.name, work))
        moment, faults = rounds.kill(chance)
        yield rounds.work.name, moment, faults


class Rounds:
    """One piece of work, killed again and again in a project of its own."""

    def __init__(self, folder: Path, work: Work) -> None:
        """Make the project, and do the work undisturbed in each of its two forms, to know what it comes to and how long
        it takes.
        """
        self.work = work
        self.project = work.project(folder)
        self.number = 0
        self.wanted: list[dict[str, str]] = []
        self.seconds = 0.0
        for form in (0, 1, 0):  # the second time in a form: with what the first has left
            work.begin(self.project, form)
            began = time.monotonic()
            status = ended(start(work, self.project), ROUND_SECONDS)
            self.seconds = time.monotonic() - began
            if status:
                raise RuntimeError(f"{work.name}, undisturbed: exit code {status}")
            self.wanted = [*self.wanted, state_of(self.project)][:2]

    def kill(self, chance: random.Random) -> tuple[str, tuple[str, ...]]:
        """One round: when the process was killed, and what did not hold."""
        self.number += 1
        form = self.number % 2
        self.work.begin(self.project, form)
        moment = chance.uniform(0, 1.05 * self.seconds)
        child = start(self.work, self.project)
        time.sleep(moment)
        finished = killed(child)
        faults = [*faults_of(self.project), *self.work.held(self.project)]
        began = time.monotonic()
        again = ended(start(self.work, self.project), ROUND_SECONDS)
        self.seconds = (self.seconds + time.monotonic() - began) / 2  # other work comes and goes on the machine
        if again:
            faults.append(f"done again: exit code {again}")
        faults += [f"after: {one}" for one in (*faults_of(self.project), *left_over(self.project))]
        faults += [f"after: {one}" for one in self.work.finished(self.project)]
        if state_of(self.project) != self.wanted[form]:
            faults.append(
                f"after: not what it comes to undisturbed: {_differs(state_of(self.project), self.wanted[form])}"
            )
        return f"after {moment:.2f} s of about {self.seconds:.2f}{' (it had ended)' if finished else ''}", tuple(faults)


def _differs(one: dict[str, str], two: dict[str, str]) -> list[str]:
    return sorted(name for name in {*one, *two} if one.get(name) != two.get(name))[:5]


def start(work: Work, project: Project) -> int:
    """Start the work in a copy of this process, which is warm, in a session of its own; its number."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.setsid()
        quiet = os.open(project.root / "said.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        status = work.act(project)
    except BaseException as fault:
        print(repr(fault), file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def killed(child: int) -> bool:
    """Kill a process, and wait until the processes that it had started have gone too; whether it had ended before."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    deadline = time.monotonic() + ROUND_SECONDS
    while in_session(child):
        if time.monotonic() > deadline:
            raise RuntimeError(f"processes left: {in_session(child)}")
        time.sleep(0.02)
    return not os.WIFSIGNALED(status)


def ended(child: int, seconds: float) -> int:
    """The exit code of a process; 71 where it took longer, and was killed."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    killed(child)
    return 71


def in_session(number: int) -> list[int]:
    """The processes of a session, those that have ended and that nobody asked after left out (Linux)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session, *_ = entry.read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if int(session) == number and state != "Z":
            found.append(int(entry.parent.name))
    return found


if __name__ == "__main__":
    sys.exit(main())
