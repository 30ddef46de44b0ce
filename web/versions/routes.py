"""The versions of a dossier, its former drafts and its redline: shown and handed out."""

import hashlib
from datetime import date
from http import HTTPStatus
from pathlib import Path, PurePath
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.acts import Did
from flows.messages import Words
from flows.versions import told
from imprimatur.core.errors import UnknownDossier
from imprimatur.publishing.changes import Comparison
from imprimatur.publishing.redline import Kept, kept_in
from imprimatur.publishing.sets import REDLINE
from imprimatur.publishing.versions.former import former
from imprimatur.publishing.versions.shelf import FOLDER as VERSIONS
from imprimatur.publishing.versions.shelf import bounded
from imprimatur.publishing.versions.version import Version
from web.acting import acting
from web.dossier import downloads
from web.dossier.routes import context
from web.found import dossier_of
from web.house import house_of
from web.recording import record
from web.showing import FRAGMENT, is_seen, nothing_new, seen_as, show
from web.standings import Standing
from web.versions import changes, making, reviewing, verifying
from web.versions.kept import histories_of, is_whole, shown, step_of
from web.versions.messages import say

LARGEST = 250 * 1024 * 1024
"""Bytes of the largest document that is handed out."""


def page(request: Request) -> Response:
    """The versions, the newest first, with what can be made, and the drafts that are kept."""
    standing = dossier_of(request)
    house, lang = house_of(request), request.state.lang
    history = histories_of(request.app.state, house.project).of(standing.kind, standing.slug)
    newest = next((one.version for one in history.steps if one.version), None)
    state: dict[str, Any] = {
        "versions": [shown(step, lang) for step in history.steps],
        "since": _since(request, standing, newest) if newest else (),
        "draft": history.draft,
        "formers": _formers(house.project.outputs / standing.kind / standing.slug, standing.slug),
        "redline": redline_of(request, standing),
    }
    mark = seen_as(state.values())
    if FRAGMENT in request.headers and is_seen(request, mark):
        return nothing_new()
    return show(request, say, "versions/versions.html", **context(request, standing), **state, mark_of_kept=mark)


def _since(request: Request, standing: Standing, newest: Version) -> tuple[str, ...]:
    """What changed since the newest version was made."""
    about: dict[str, Any] = {"inputs": newest.inputs, "templates": newest.templates, "texts": newest.texts}
    about |= {"versions": newest.program, "program": newest.code}
    try:
        change = Comparison(house_of(request).project).since(standing.kind, standing.slug, about)
    except UnknownDossier:
        return ()
    return tuple(told.since(change, Words(request.state.lang)))


def _formers(home: Path, slug: str) -> list[tuple[date, str, list[str]]]:
    """The drafts that are kept, the latest first: the day, the name of the folder, its documents in Word."""
    found = []
    for day, folder in reversed(former(home)):
        kept = kept_in(folder)
        names = [name for name in (kept.outputs if kept else ()) if name.endswith(".docx") and name.startswith(slug)]
        if names:
            found.append((day, folder.name, sorted(names)))
    return found


def redline_of(request: Request, standing: Standing) -> list[str]:
    """The names of what shows the changes of the draft against the last version, where there is such a set."""
    kept = kept_in(house_of(request).project.outputs / standing.kind / standing.slug / REDLINE)
    return sorted(kept.outputs) if kept else []


def take_version(request: Request) -> Response:
    """A document of a version: only one that its record names, and that is still as it was published."""
    standing, name = dossier_of(request), request.path_params["name"]
    project = house_of(request).project
    history = histories_of(request.app.state, project).of(standing.kind, standing.slug)
    found = step_of(history, request.path_params["number"])
    if found is None or name not in found[1].documents:
        raise HTTPException(404)
    step, version = found
    folder = project.outputs / standing.kind / standing.slug / VERSIONS / str(step.number)
    content = bounded(folder / name, LARGEST) if is_whole(step, name) else None
    if content is None or hashlib.sha256(content).hexdigest() != version.files[name]:
        return show(request, say, "versions/altered.html", HTTPStatus.CONFLICT, **context(request, standing), name=name)
    if not name.endswith(".html"):
        record(request, Did.TOOK, standing.name, str(step.number), name)
    return _given(name, content)


def take_former(request: Request) -> Response:
    """A document of a draft that was replaced and is kept."""
    standing, day = dossier_of(request), request.path_params["day"]
    home = house_of(request).project.outputs / standing.kind / standing.slug
    folder = next((path for _, path in former(home) if path.name == day), None)
    return _handed(kept_in(folder) if folder else None, request.path_params["name"])


def take_redline(request: Request) -> Response:
    """A file of the redline: a page is shown, the Word file saved."""
    standing = dossier_of(request)
    folder = house_of(request).project.outputs / standing.kind / standing.slug / REDLINE
    return _handed(kept_in(folder), request.path_params["name"])


def _handed(kept: Kept | None, name: str) -> Response:
    content = kept.content(name) if kept and name.endswith((".docx", ".html")) else None
    if content is None:
        raise HTTPException(404)
    return _given(name, content)


def _given(name: str, content: bytes) -> Response:
    return downloads.shown(content) if name.endswith(".html") else downloads.handed(PurePath(name).name, content)


_DOSSIER = "/dossiers/{kind}/{slug}"
_VERSIONS = f"{_DOSSIER}/versions"
ROUTES = [
    Route(_VERSIONS, page, name="versions"),
    Route(f"{_VERSIONS}/former/{{day}}/{{name}}", take_former, name="former_draft"),
    Route(f"{_VERSIONS}/{{number:int}}/changes", changes.of_version, name="version_changes"),
    Route(f"{_DOSSIER}/review", reviewing.page, methods=["GET"], name="review"),
    Route(f"{_DOSSIER}/review", acting(reviewing.read_back), methods=["POST"], name="read_back"),
    Route("/verify", verifying.page, methods=["GET"], name="verify"),
    Route("/verify", acting(verifying.verified), methods=["POST"], name="verified"),
    Route(f"{_DOSSIER}/changes", changes.since_last, name="changes"),
    Route(f"{_VERSIONS}/{{number:int}}/{{name}}", take_version, name="version"),
    Route(f"{_DOSSIER}/redline/{{name}}", take_redline, name="redline"),
    Route(f"{_DOSSIER}/final", making.final, methods=["GET"], name="final"),
    Route(f"{_DOSSIER}/final", acting(making.make_final), methods=["POST"], name="make_final"),
    Route(f"{_DOSSIER}/draft", acting(making.make_draft), methods=["POST"], name="make_draft"),
    Route(f"{_DOSSIER}/runs", making.under_way, name="runs"),
    Route(f"{_DOSSIER}/runs/{{run}}", making.followed, name="run"),
]
