"""Where the pages answer while `imprimatur up` runs: their process and its port, for who asks from another window."""

from contextlib import suppress

from flows.access.store import FOLDER, web_folder
from flows.embedded.processes import marked
from imprimatur.core.writing import write_file
from imprimatur.project import Project

_NOTE = "served"
_LONGEST = 40
"""Characters of the note: two numbers."""


def note(project: Project, process: int, port: int) -> None:
    """Say that a process serves the pages on a port. Raises AccessFault, ServerFault, NotWritten."""
    write_file(web_folder(project) / _NOTE, f"{process} {port}".encode())


def forget(project: Project) -> None:
    """Say it no more."""
    with suppress(OSError):
        (project.private / FOLDER / _NOTE).unlink(missing_ok=True)


def port_served(project: Project) -> int | None:
    """The port on which the pages of a project answer now; None where they do not.

    The note of a killed predecessor names a process that has gone, or one of something else: whoever listens on that
    port would be sent a link that opens everything. Raises AccessFault, ServerFault.
    """
    try:
        with (web_folder(project) / _NOTE).open(encoding="ascii") as stream:
            process, port = map(int, stream.read(_LONGEST).split())
    except (OSError, ValueError):
        return None
    return port if process in marked(str(project.root.resolve())) else None
