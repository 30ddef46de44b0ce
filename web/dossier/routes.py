"""The page of a dossier, what it refreshes by itself, and what can be done with its files."""

import time
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from pathlib import Path, PurePath
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from flows.access.acts import Act, Did
from flows.clock import ZONE
from imprimatur.core.bilingual import LANGS
from imprimatur.core.composition import Stage
from imprimatur.core.found_files import MAX_BYTES
from imprimatur.core.parameters import FORMATS
from imprimatur.language.labels import load_labels
from imprimatur.publishing.changes import recorded
from imprimatur.publishing.sets import CHECK
from web.acting import acting, text_of
from web.dossier import downloads, files, found
from web.dossier.messages import say
from web.found import dossier_of, may
from web.home.messages import say as say_home
from web.home.rows import rows
from web.house import account_of, house_of
from web.recording import record
from web.showing import is_seen, nothing_new, refuse, see, seen_as, show, words_of
from web.standings import Standing

STAGES = (Stage.DRAFT, Stage.FINAL)
ACTS = 20
"""Acts that are shown."""
_TEXTS = frozenset({".docx", ".md"})
"""What people write texts in; what is filled in stands in a workbook, or in the file of the form."""
SOON = 10
"""Seconds after a file came or went in which a page looks often for what was found."""


def address(standing: Standing) -> str:
    """Where the page of a dossier stands."""
    return f"/dossiers/{standing.kind}/{standing.slug}"


def page(request: Request) -> Response:
    """A dossier: where it stands, its files, what is missing, what was made."""
    standing = dossier_of(request)
    return show(request, say, "dossier/dossier.html", **context(request, standing), **_whole(request, standing))


def context(request: Request, standing: Standing) -> dict[str, Any]:
    """What the head of every page of a dossier shows."""
    house, account = house_of(request), account_of(request)
    row = rows([standing], account.name, house.today(), words_of(request, say_home))[0]
    labels = load_labels(house.project.templates, standing.kind)
    return {
        "one": standing,
        "row": row,
        "mark_of_standing": seen_as([str(standing.title), row.state, row.said, str(row.texts), str(row.due)]),
        "kind": labels.word("kind", request.state.lang),
        "address": address(standing),
        "may": {right: may(request, right, standing) for right in Right},
    }


def standing_now(request: Request) -> Response:
    """How a dossier stands, at the head of its pages; nothing where that has not changed since it was shown."""
    told = context(request, dossier_of(request))
    if is_seen(request, told["mark_of_standing"]):
        return nothing_new()
    return show(request, say, "dossier/standing.html", **told)


def live(request: Request) -> Response:
    """What changes by itself on the page; nothing where nothing has since it was shown."""
    standing = dossier_of(request)
    seen = _seen(request, standing)
    if is_seen(request, seen["mark_of_state"]):
        return nothing_new()
    return show(request, say, "dossier/live.html", **context(request, standing), **_told(request, standing, seen))


def _seen(request: Request, standing: Standing) -> dict[str, Any]:
    """What stands there, and the mark that tells it from what stood there before: a look that costs next to nothing."""
    project, kind, slug = house_of(request).project, standing.kind, standing.slug
    manifest = found.checked(project, kind, slug)
    held = files.files_of(project, kind, slug)
    own = {name: sha256 for name, sha256 in (manifest or {}).get("inputs", {}).items() if standing.is_own(name)}
    is_checked = manifest is not None and own == files.hashes(project, kind, slug)
    made = {stage: _made(project, standing, stage) for stage in STAGES}
    pace = "3s" if is_checked or not held else _pace(held, project.inputs / kind / slug)
    marks = [found.mark_of(project, kind, slug), "read" if is_checked else "reading", pace]
    marks += [str(made[stage]["mark"]) for stage in STAGES] + [f"{one.name}:{one.size}:{one.moment}" for one in held]
    return {
        "manifest": manifest,
        "files": held,
        "is_checked": is_checked or not held,
        "pace": pace,
        "is_text_alone": bool(held) and all(one.path.suffix.lower() in _TEXTS for one in held),
        "made": made,
        "mark_of_state": seen_as(marks),
    }


def _pace(held: list[files.File], folder: Path) -> str:
    """How often a page looks that waits to hear what was found: often after a file came or went, when somebody watches
    and it comes in a second; seldom where it does not come, as of a dossier that nobody checks.
    """
    moments = [one.moment.timestamp() for one in held]
    with suppress(OSError):
        moments.append(folder.stat().st_mtime)
    return "150ms" if abs(time.time() - max(moments)) < SOON else "1s"


def _told(request: Request, standing: Standing, seen: dict[str, Any]) -> dict[str, Any]:
    """What was seen, with what is told of it."""
    project, lang = house_of(request).project, request.state.lang
    labels = load_labels(project.templates, standing.kind)
    return {
        **seen,
        "found": found.told(project, seen["manifest"], labels, lang) if seen["manifest"] else None,
        "finding_words": labels.in_language(lang),
        "steps": found.STEPS,
        "refused": (),
    }


def _whole(request: Request, standing: Standing) -> dict[str, Any]:
    """The state, and who did what lately: told to those who write or approve there."""
    acts: list[tuple[Act, datetime]] = []
    if may(request, Right.WRITE, standing) or may(request, Right.APPROVE, standing):
        done = house_of(request).doors.acts_of(standing.name, ACTS)
        acts = [(act, act.moment.astimezone(ZONE)) for act in done]
    return {**_told(request, standing, _seen(request, standing)), "acts": acts}


def _made(project: Any, standing: Standing, stage: Stage) -> dict[str, Any]:
    """The documents of a set by their language and format."""
    manifest = recorded(project, standing.kind, standing.slug, stage)
    outputs = (manifest or {}).get("outputs", {})
    names = {
        (lang, ending): name
        for lang in LANGS
        for ending in FORMATS
        if (name := f"{standing.slug}.{lang}.{ending}") in outputs
    }
    langs = [lang for lang in LANGS if (lang, "pdf") in names]
    return {"names": names, "mark": sorted(outputs.values()), "langs": langs}


def drop(request: Request, given: FormData) -> Response:
    """Put the files in their place that somebody dropped, and say which were not taken, with why."""
    standing = dossier_of(request, Right.WRITE)
    house, instead = house_of(request), text_of(given, "instead")
    if not house.doors.may_upload(account_of(request)):
        return refuse(request, HTTPStatus.TOO_MANY_REQUESTS, "too_many_sent")
    refused = []
    for one in given.getlist("files"):
        if not isinstance(one, UploadFile) or not one.filename:
            continue
        name = files.plain_name(one.filename)
        fault = files.put(house.project, standing.kind, standing.slug, name, one.file.read(MAX_BYTES + 1), instead)
        if fault:
            refused.append(files.Refused(name, fault))
        else:
            record(request, Did.DROPPED, standing.name, detail=instead or name)
    return _done(request, standing, refused)


def remove(request: Request, given: FormData) -> Response:
    """Remove a file of the dossier."""
    standing = dossier_of(request, Right.WRITE)
    name = text_of(given, "name")
    if files.remove(house_of(request).project, standing.kind, standing.slug, name):
        record(request, Did.REMOVED, standing.name, detail=name)
    return _done(request, standing, [])


def _done(request: Request, standing: Standing, refused: list[files.Refused]) -> Response:
    if "HX-Request" not in request.headers and not refused:
        return see(address(standing))
    template = "dossier/live.html" if "HX-Request" in request.headers else "dossier/dossier.html"
    state = {**_whole(request, standing), "refused": refused}
    return show(request, say, template, **context(request, standing), **state)


def take(request: Request) -> Response:
    """A file of the dossier, to be saved."""
    standing, name = dossier_of(request), request.path_params["name"]
    content = files.content(house_of(request).project, standing.kind, standing.slug, name)
    if content is None:
        raise HTTPException(404)
    return downloads.handed(PurePath(name).name, content)


def take_made(request: Request) -> Response:
    """A file of a published set: a page is shown, the rest is saved."""
    standing, stage, name = dossier_of(request), request.path_params["stage"], request.path_params["name"]
    if stage not in (*STAGES, CHECK):
        raise HTTPException(404)
    content = downloads.of_set(house_of(request).project, standing.kind, standing.slug, stage, name)
    if content is None:
        raise HTTPException(404)
    return downloads.shown(content) if name.endswith(".html") else downloads.handed(PurePath(name).name, content)


_DOSSIER = "/dossiers/{kind}/{slug}"
ROUTES = [
    Route(_DOSSIER, page, name="dossier"),
    Route(f"{_DOSSIER}/live", live, name="live"),
    Route(f"{_DOSSIER}/standing", standing_now, name="standing"),
    Route(f"{_DOSSIER}/files", acting(drop), methods=["POST"], name="drop"),
    Route(f"{_DOSSIER}/remove", acting(remove), methods=["POST"], name="remove"),
    Route(f"{_DOSSIER}/files/{{name:path}}", take, name="take"),
    Route(f"{_DOSSIER}/made/{{stage}}/{{name:path}}", take_made, name="take_made"),
]
