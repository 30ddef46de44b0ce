"""The process of the drop folder: `python -m flows.drop_folder [fr|nl|en]`, until interrupted."""

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FrameType

import click

from flows.drop_folder import drafting
from flows.drop_folder.copies import Copies
from flows.drop_folder.kits import renew
from flows.drop_folder.messages import TONGUES, Words, locale_language, say
from flows.drop_folder.watching import Watch
from flows.drop_folder.working import Lanes
from flows.embedded import processes
from flows.embedded.faults import ServerFault
from flows.project_lookup import find_project
from imprimatur.core.bilingual import Bilingual, Tongue
from imprimatur.project import Project

WARM = "flows.drop_folder.warm"


def lists_renewed(project: Project) -> None:
    """Bring the dossiers to choose from on the server's pages up to date; where it does not answer, the night does."""
    import httpx
    from prefect.client.orchestration import get_client
    from prefect.exceptions import PrefectException

    from flows.forms.schema import refresh

    with suppress(httpx.HTTPError, PrefectException), get_client(sync_client=True) as client:
        refresh(client, project)


def language(arguments: Sequence[str], environ: Mapping[str, str]) -> Tongue:
    """The language that it speaks: whoever starts it may have chosen another than that of the locale."""
    return next((known for known in TONGUES if known in arguments[:1]), locale_language(environ))


def main() -> None:
    """Watch until interrupted. It speaks the language that is given, else that of the locale."""
    project, words = find_project(), Words(language(sys.argv[1:], os.environ))
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, end)

    def check() -> None:
        if stop.is_set():
            raise ServerFault(say["stopping"])

    def tell(message: Bilingual) -> None:
        click.echo(words.of(message), err=True)
        sys.stderr.flush()

    copies = Copies(stop, WARM)  # it warms up while the first file is waited for
    make = drafting.alone(copies, project, words)
    if drafting.has_server():
        make = drafting.recorded(make, words, check)
    lanes = Lanes(project, words, copies, make)
    lanes.start()
    kits = threading.Thread(target=renew, args=(copies, project, words), name="kits", daemon=True)
    kits.start()
    click.echo(words.of(say("ready", folder=str(project.inputs))))
    sys.stdout.flush()
    processes.announce()

    def on_dossiers_changed() -> None:
        if drafting.has_server():  # beside: what has settled meanwhile is not kept waiting
            threading.Thread(target=lists_renewed, args=(project,), daemon=True).start()

    try:
        Watch(project, lanes.feedback, tell, lanes.forget, on_dossiers_changed).until(stop)
    finally:
        stop.set()
        lanes.stop()
        kits.join()


if __name__ == "__main__":
    main()
