"""The drop folder: from a drop to its feedback, to its draft, and the memory of the watching process over many builds.

`python -m bench folder [DROPS] [BUILDS]`: five timed drops and no builds by default. A drop is timed from the end of
its writing to the set being in its place, the pause of settling included, and held against a bare check and a bare
build of the same dossier in this process, warm, in turn with the drops. The memory is that of `python -m
flows.drop_folder` and of the warm process that it copies, in megabytes, while it builds the offer again and again.
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.timing import seconds
from flows.drop_folder.settling import SHORT_SECONDS
from imprimatur.core.composition import Stage
from imprimatur.core.parameters import Parameters
from imprimatur.pipeline import examined, run
from imprimatur.project import RECORD, Project
from imprimatur.publishing.sets import CHECK, MANIFEST
from validators import check
from validators.tables.suites import warm_up

ROOT = Path(__file__).parent.parent
OFFER = ("job_offer", "forum-ets-2021")
TEXT = "recit.fr.md"
FLAT = 1.05
"""The memory after the last build against that after the first tenth of them: the exit code is 1 beyond."""
PAGE = os.sysconf("SC_PAGE_SIZE")
_LOOK = 0.005
_PATIENCE = 600.0


def a_project(root: Path) -> Project:
    """The registers, the templates and one offer, twice: one to drop, one to check and build here meanwhile."""
    project = Project(root)
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copytree(ROOT / "inputs" / "_shared", project.inputs / "_shared")
    shutil.copytree(
        ROOT / "inputs" / Path(*OFFER), project.inputs / Path(*OFFER), ignore=shutil.ignore_patterns(RECORD)
    )
    return project


@contextmanager
def watching(project: Project) -> Iterator[subprocess.Popen[bytes]]:
    """The drop folder over a project, alone, once it has caught up."""
    environment = {**os.environ, "IMPRIMATUR_PROJECT": str(project.root)}
    environment.pop("PREFECT_API_URL", None)
    command = [sys.executable, "-m", "flows.drop_folder"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _until(lambda: _made(project, Stage.DRAFT))
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def _made(project: Project, name: str) -> int:
    """What tells one set from the next: the file that its manifest is."""
    try:
        return (project.outputs.joinpath(*OFFER) / name / MANIFEST).stat().st_ino
    except OSError:
        return 0


def _is_new(project: Project, name: str, before: int) -> bool:
    return _made(project, name) not in (0, before)


def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("The drop folder does not answer.")
        time.sleep(_LOOK)


def dropped(project: Project, number: int) -> tuple[float, float]:
    """Seconds from a drop to its feedback, and to its draft."""
    text = project.inputs.joinpath(*OFFER) / TEXT
    before = {name: _made(project, name) for name in (CHECK, Stage.DRAFT)}
    former = (ROOT / "inputs").joinpath(*OFFER, TEXT).read_text(encoding="utf-8")
    text.write_text(f"{former}\nLigne {number}.\n", encoding="utf-8")
    took = {}
    started = time.perf_counter()
    for name in before:
        _until(partial(_is_new, project, name, before[name]))
        took[name] = time.perf_counter() - started
    return took[CHECK], took[Stage.DRAFT]


def memory(pid: int) -> float:
    """The megabytes of a process that stand in memory (proc(5))."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1024 / 1024


def share(pid: int) -> float:
    """The megabytes that are a process's own, with its part of those that several share (PSS, proc(5))."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def drops(project: Project, beside: Project, count: int) -> None:
    """Time the drops, each in turn with a bare check and a bare build."""
    asked = Parameters(kind=OFFER[0], slug=OFFER[1])
    rows = []
    for number in range(count):
        feedback, draft = dropped(project, number)
        bare = seconds(lambda: examined(beside, asked, check))
        shutil.rmtree(beside.private / "rendered", ignore_errors=True)
        rows.append((feedback, draft, bare, seconds(lambda: run(beside, asked, check))))
    feedback, draft, bare, built = (statistics.median(column) for column in zip(*rows, strict=True))
    after = feedback - SHORT_SECONDS
    print(f"drop to feedback  {feedback:6.2f} s, {SHORT_SECONDS} s of settling included")
    print(f"  once settled    {after:6.2f} s, {after / bare:.2f} of a bare check ({bare:.2f} s)")
    print(f"drop to draft     {draft:6.2f} s, {draft / built:.2f} of a bare build on one processor ({built:.2f} s)")


def builds(project: Project, pid: int, count: int) -> bool:
    """Build again and again; print the memory, and tell whether it stayed flat."""
    (warm,) = (one for one in _children(pid) if "forkserver" in Path(f"/proc/{one}/cmdline").read_text())
    kept: list[tuple[float, float]] = []
    for number in range(count):
        dropped(project, 1000 + number)
        kept.append((memory(pid), memory(warm)))
        if number % max(1, count // 10) == 0:
            print(
                f"  after {number + 1:4} builds: watching {kept[-1][0]:6.1f} MB, warm {kept[-1][1]:6.1f} MB", flush=True
            )
    _until(lambda: not _children(warm))  # a copy takes half of what it shares
    early = kept[count // 10]
    ratios = [last / first for last, first in zip(kept[-1], early, strict=True)]
    print(f"memory after {count} builds: watching {kept[-1][0]:.1f} MB ({ratios[0]:.3f} of that after a tenth)")
    print(f"  warm {kept[-1][1]:.1f} MB ({ratios[1]:.3f})")
    print(f"  their shares (PSS): watching {share(pid):.1f} MB, warm {share(warm):.1f} MB")
    return all(ratio <= FLAT for ratio in ratios)


def main(arguments: Sequence[str]) -> int:
    """Measure and print. The exit code is 1 where the memory grew."""
    count, many = (int(one) for one in (*arguments, "5", "0")[:2]) if len(arguments) != 1 else (int(arguments[0]), 0)
    warm_up()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        project, beside = a_project(Path(one)), a_project(Path(other))
        run(beside, Parameters(kind=OFFER[0], slug=OFFER[1]), check)
        with watching(project) as process:
            drops(project, beside, count)
            return 0 if not many or builds(project, process.pid, many) else 1
