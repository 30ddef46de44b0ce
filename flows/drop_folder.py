"""The drop folder: what is put into `inputs/` is checked and drafted as soon as it has settled.

Run as `python -m flows.drop_folder`. Where a Prefect server is at hand (PREFECT_API_URL), each drop is a run of the
kind's deployment, which the server's worker does; otherwise the library builds it here, in a process that stays warm.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import click
from watchfiles import watch as changes

from flows.asking import DROP_FOLDER
from flows.embedded import processes
from flows.embedded.faults import ServerFault
from flows.messages import Words, locale_language
from flows.project_lookup import find_project
from flows.runner import Outcome, run
from flows.side_by_side import at_once
from imprimatur.core.asked import Asked, How
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError, UnsafeInput
from imprimatur.core.found_files import is_leftover, key
from imprimatur.core.parameters import Parameters
from imprimatur.kit.ready_kits import KITS, renew_kits
from imprimatur.project import SHARED, Project
from imprimatur.publishing.changes import awaits_final, changed

QUIET_SECONDS = 2.0
"""How long a dossier's files must have been still. A large file copied over a network pauses less than that."""
RUN_SECONDS = 1800
"""How long a run on the server may take, waiting for its turn included."""
OPEN_HOURS = 12
"""The age beyond which the mark of an open file is taken for one that a crash left behind."""

Dossier = tuple[str, str]
Signature = tuple[tuple[str, int, int], ...]


def concerned(project: Project, path: Path) -> set[Dossier]:
    """The dossiers that a changed path concerns: its own, or every one for what is shared."""
    parts = path.relative_to(project.inputs).parts
    known = set(project.dossiers())
    if parts and parts[0] == SHARED:
        return known
    if len(parts) < 2:
        return set()
    kind, name = parts[0], parts[1]
    meant = {key(name), key(project.slug_of(kind, name))} if not is_leftover(name) else set()
    return {dossier for dossier in known if dossier[0] == kind and key(dossier[1]) in meant}


class Settling:
    """The dossiers that were touched, each until its files have been still for a while and none is open any more."""

    def __init__(self, project: Project, quiet: float = QUIET_SECONDS) -> None:
        """Begin with nothing touched."""
        self.project = project
        self.quiet = quiet
        self._seen: dict[Dossier, tuple[Signature, float]] = {}

    def touch(self, dossiers: Iterable[Dossier], now: float) -> None:
        """Note that dossiers were touched."""
        for dossier in dossiers:
            self._seen[dossier] = (self._signature(dossier), now)

    def settled(self, now: float) -> list[Dossier]:
        """The dossiers that have come to rest, each named once; those that have gone are forgotten."""
        ready = []
        for dossier, (before, since) in list(self._seen.items()):
            present = self._signature(dossier)
            if present != before or self._is_open(dossier):
                self._seen[dossier] = (present, now)
            elif now - since >= self.quiet:
                del self._seen[dossier]
                if present:
                    ready.append(dossier)
        return ready

    def _signature(self, dossier: Dossier) -> Signature:
        """The names, sizes and times of a dossier's files; nothing when it has gone."""
        try:
            files = self.project.files(*dossier)
            return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)
        except (ImprimaturError, OSError):
            return ()

    def _is_open(self, dossier: Dossier) -> bool:
        """Whether Word, Excel or LibreOffice holds one of the files: each leaves a mark beside it meanwhile."""
        try:
            files = self.project.files(*dossier)
        except (ImprimaturError, OSError):
            return False
        folder = self.project.inputs.joinpath(*dossier)
        marks = [*folder.rglob("~$*"), *folder.rglob(".~lock.*#")] if folder.is_dir() else []
        for file in files:
            marks += [file.with_name(name.format(file.name, file.name[2:])) for name in _MARKS]
        return any(_is_recent(mark) for mark in marks)


_MARKS = ("~${0}", "~${1}", ".~lock.{0}#")
"""The marks that Word, Excel and LibreOffice leave beside a file they hold: its name, or its name cut short."""


def _is_recent(mark: Path) -> bool:
    try:
        return time.time() - mark.stat().st_mtime < OPEN_HOURS * 3600
    except OSError:
        return False


def watch(
    project: Project,
    rebuild: Callable[[Dossier], None],
    stop: threading.Event,
    quiet: float = QUIET_SECONDS,
    stray: Callable[[UnsafeInput], None] = lambda _: None,
) -> None:
    """Rebuild what is dropped until told to stop. What changed while nobody watched comes first.

    What belongs to no dossier is given to `stray`, once.
    """
    settling = Settling(project, quiet)
    strays: set[str] = set()
    settling.touch(stale(project), time.monotonic() - quiet)
    step = max(50, int(quiet * 250))
    for batch in changes(
        project.inputs, stop_event=stop, rust_timeout=step, yield_on_timeout=True, raise_interrupt=False, debounce=step
    ):
        lost = [one for one in project.strays() if one.file not in strays] if batch or not strays else []
        for one in lost:
            strays.add(one.file)
            stray(one)
        for _, path in batch:
            settling.touch(concerned(project, Path(path)), time.monotonic())
        for dossier in settling.settled(time.monotonic()):
            if stop.is_set():
                return
            if _is_stale(project, dossier):  # A build keeps the record of its texts beside the inputs.
                rebuild(dossier)


def stale(project: Project) -> list[Dossier]:
    """The dossiers whose draft does not exist or no longer says what their files say."""
    return [dossier for dossier in project.dossiers() if _is_stale(project, dossier)]


def _is_stale(project: Project, dossier: Dossier) -> bool:
    try:
        return bool(changed(project, *dossier))
    except (ImprimaturError, OSError):
        return True  # let the build say what is wrong


def warm_up() -> None:
    """Import now what the first drop would otherwise wait for."""
    import_module("imprimatur.pipeline")
    import_module("validators.tables.suites").warm_up()


def rebuilder(project: Project, words: Words, check: Callable[[], None] = lambda: None) -> Callable[[Dossier], None]:
    """What is done for a settled dossier: its draft, then its first final version if nothing is missing (ADR 26).

    Each is a run on the server where one is at hand, else the work of the library alone. `check` is called while a run
    is waited for, and raises what is to end the waiting.
    """

    def alone(dossier: Dossier, stage: Stage) -> None:
        asked = Asked(how=How.DROP_FOLDER)
        outcome = run(project, Parameters(kind=dossier[0], slug=dossier[1], stage=stage, asked=asked))
        click.echo(_line(outcome, words))

    def recorded(dossier: Dossier, stage: Stage) -> None:
        from prefect.client.orchestration import get_client

        from flows.embedded.runs import of_dossier, run_all

        name = "/".join(dossier)
        with get_client(sync_client=True) as client:
            ((_, ended),) = run_all(client, [of_dossier(*dossier, stage)], check, RUN_SECONDS, [DROP_FOLDER])
        if isinstance(ended, ServerFault):
            # The server may be restarting: the draft matters more than its record.
            click.echo(words("watch_stopped", name=name, reason=words.fault(ended)), err=True)
            alone(dossier, stage)
        else:
            click.echo(f"{name}: {ended.message or ended.name}")

    make = recorded if has_server() else alone

    def rebuild(dossier: Dossier) -> None:
        from flows.coming_back import take_back

        for line in take_back(project, *dossier, words):
            click.echo(line)
        make(dossier, Stage.DRAFT)
        if _awaits_final(project, dossier):
            make(dossier, Stage.FINAL)

    return rebuild


def _awaits_final(project: Project, dossier: Dossier) -> bool:
    try:
        return awaits_final(project, *dossier)
    except (ImprimaturError, OSError):
        return False


def has_server() -> bool:
    """Whether this process was told of a server."""
    return bool(os.environ.get("PREFECT_API_URL"))


def _line(outcome: Outcome, words: Words) -> str:
    if outcome.fault:
        return words("watch_stopped", name=outcome.dossier, reason=words.of(outcome.fault))
    if outcome.stage is Stage.FINAL:
        return words("watch_final", name=outcome.dossier)
    return words("watch_drafted", name=outcome.dossier, count=outcome.blocking)


def renew(project: Project, words: Words) -> None:
    """Bring the empty kits up to date; what was left, or stands in the way, is said and stops nothing."""
    try:
        for one in renew_kits(project):
            click.echo(words.of(one.message), err=True)
    except ImprimaturError as fault:
        click.echo(words.of(fault.message), err=True)
    except OSError as fault:
        click.echo(f"{KITS}: {fault}", err=True)


def main() -> None:
    """Watch until interrupted."""
    project, words = find_project(), Words(locale_language(os.environ))
    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())

    def check() -> None:
        if stop.is_set():
            sys.exit()

    renew(project, words)
    if not has_server():
        warm_up()
    # Copied from this process while it is warm and has one thread. Where a server is at hand, its runs do the same.
    with nullcontext() if has_server() else at_once():
        click.echo(words("watch_ready", folder=project.inputs))
        sys.stdout.flush()
        processes.announce()
        watch(
            project,
            rebuilder(project, words, check),
            stop,
            stray=lambda one: click.echo(words.of(one.message), err=True),
        )


if __name__ == "__main__":
    main()
