"""The texts of dossiers, kept in memory as long as nothing that they come from has changed."""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from starlette.requests import Request

from web.dossier import files
from web.forms.routes import asked
from web.forms.working import Failed
from web.house import House, house_of
from web.translating import working
from web.translating.stating import View

_MOST = 16
"""Dossiers whose texts are kept: a long report has a megabyte of them."""


class Views:
    """The texts of the dossiers that were looked at last; safe for several threads."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: OrderedDict[tuple[str, str], tuple[object, View]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, request: Request, kind: str, slug: str) -> View | Failed:
        """The texts of a dossier, read anew where a file has changed."""
        now = _mark(house_of(request), kind, slug)
        with self._lock:
            known = self._known.get((kind, slug))
        if known and known[0] == now:
            return known[1]
        made = asked(request, working.look, kind, slug)
        if isinstance(made, View):
            self._keep(kind, slug, now, made)
        return made

    def _keep(self, kind: str, slug: str, mark: object, view: View) -> None:
        """Keep the texts of a dossier that were read when its files had a mark."""
        with self._lock:
            self._known[kind, slug] = (mark, view)
            self._known.move_to_end((kind, slug))
            while len(self._known) > _MOST:
                self._known.popitem(last=False)


def views_of(request: Request) -> Views:
    """Those of the pages that are asked."""
    state = request.app.state
    if not hasattr(state, "views"):
        state.views = Views()
    found: Views = state.views
    return found


def _mark(house: House, kind: str, slug: str) -> tuple[object, object, object]:
    """What tells the files of a dossier, its registers and its record from those of any other moment."""
    project = house.project
    own = tuple(sorted(files.hashes(project, kind, slug).items()))
    shared = tuple(_abouts(project.inputs / "_shared"))
    return (own, house.today()), shared, _about(project.record(kind, slug))


def _abouts(folder: Path) -> Iterator[object]:
    try:
        with os.scandir(folder) as found:
            for one in sorted(found, key=lambda entry: entry.name):
                yield one.name, _about(Path(one.path))
    except OSError:
        return


def _about(path: Path) -> tuple[int, int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns, about.st_size
