"""`imprimatur up`: server, worker, drop folder and pages, until interrupted; `imprimatur open`: the pages once more."""

import os
import signal
import sys
import time
import webbrowser
from types import FrameType

from flows.access import served
from flows.access.one_time import one_time_link
from flows.access.settings import Accounts, web_settings
from flows.access.store import Store
from flows.cli.output import console
from flows.embedded.environment import listening
from flows.embedded.faults import ServerFault
from flows.embedded.secret import SECRET
from flows.embedded.server import Server, running_server
from flows.messages import Words, say
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
            page, door = _pages(server, words)
            server.wait("drop_folder")
            server.wait("web")
            served.note(project, server.children["web"].pid, door)
            places = {"inputs": project.inputs, "outputs": project.outputs, "secret": project.root / PRIVATE / SECRET}
            places["kits"] = project.inputs / KITS
            for stray in project.strays():
                out.print(words.of(stray.message), soft_wrap=True)
            out.print(words("up_ready", page=page, url=server.url, **places), soft_wrap=True)
            _show(page)
            try:
                while True:
                    server.check()
                    time.sleep(0.5)
            finally:
                _ignore()
                served.forget(project)
                out.print(words("up_stopping"))
    except _Interrupted:
        out.print(words("up_stopped"))
        return 0
    finally:
        for sign, handler in former.items():
            signal.signal(sign, handler)


def _pages(server: Server, words: Words) -> tuple[str, int]:
    """Start the pages in the browser; the address that opens them, and the port. Raises ServerFault, AccessFault,
    BadSettings.

    On a personal machine they take any port where the usual one is taken; an office's proxy looks for them at one.
    """
    settings = web_settings(server.project)
    is_personal = settings.accounts is Accounts.PERSONAL
    with listening(None if is_personal else settings.port, settings.port) as door:
        number, port = door.fileno(), door.getsockname()[1]
        link = _address(server.project, port, words)
        server.start("web", "web", str(number), sockets=[number])
    return link, port


def _address(project: Project, port: int, words: Words) -> str:
    """The address that opens the pages, which answer on this port: on a personal machine, once."""
    settings = web_settings(project)
    if settings.accounts is not Accounts.PERSONAL:
        return settings.base
    return one_time_link(Store(project), settings.model_copy(update={"port": port}), words.lang)


def open_again(project: Project, words: Words) -> int:
    """Open the pages that `up` serves in another window, by a new link on a personal machine; say the address.

    Raises ServerFault where they are not served, AccessFault, BadSettings.
    """
    port = served.port_served(project)
    if port is None:
        raise ServerFault(say("open_not_served"))
    page = _address(project, port, words)
    is_personal = web_settings(project).accounts is Accounts.PERSONAL
    console().print(words("open_once" if is_personal else "open_office", page=page), soft_wrap=True)
    _show(page)
    return 0


def _show(page: str) -> None:
    """Open a page, for somebody who sits before this screen."""
    if sys.stdout.isatty() and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        webbrowser.open(page)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    _ignore()
    raise _Interrupted


def _ignore() -> None:
    """A second Ctrl-C must not cut short the stopping that the first one began."""
    for sign in _SIGNALS:
        signal.signal(sign, signal.SIG_IGN)
