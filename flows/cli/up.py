"""`imprimatur up`: server, worker and drop folder, until interrupted."""

import signal
import time
from types import FrameType

from flows.cli.output import console
from flows.embedded.secret import SECRET
from flows.embedded.server import running_server
from flows.messages import Words
from flows.project_lookup import PRIVATE
from imprimatur.kit.ready_kits import KITS
from imprimatur.project import Project

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Interrupted(BaseException):
    """Somebody asked to stop: Ctrl-C, `kill`, or the terminal that closed."""


def up(project: Project, words: Words, port: int | None) -> int:
    """Start everything, say where to look, and stop it all when asked to or when one of the processes has stopped.

    Raises ServerFault.
    """
    former = {sign: signal.signal(sign, _interrupt) for sign in _SIGNALS}
    out = console()
    try:
        out.print(words("up_starting"))
        with running_server(project, port) as server:
            server.start("drop_folder", "flows.drop_folder", words.tongue)
            server.wait("drop_folder")
            places = {"inputs": project.inputs, "outputs": project.outputs, "secret": project.root / PRIVATE / SECRET}
            places["kits"] = project.inputs / KITS
            for stray in project.strays():
                out.print(words.of(stray.message), soft_wrap=True)
            out.print(words("up_ready", url=server.url, **places), soft_wrap=True)
            try:
                while True:
                    server.check()
                    time.sleep(0.5)
            finally:
                _ignore()
                out.print(words("up_stopping"))
    except _Interrupted:
        out.print(words("up_stopped"))
        return 0
    finally:
        for sign, handler in former.items():
            signal.signal(sign, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _ignore()
    raise _Interrupted


def _ignore() -> None:
    """A second Ctrl-C must not cut short the stopping that the first one began."""
    for sign in _SIGNALS:
        signal.signal(sign, signal.SIG_IGN)
