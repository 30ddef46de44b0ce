"""The form of a dossier on its page: shown, typed in, saved section by section or whole."""

import json
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from flows.access.acts import Did
from flows.digest.points import findings_of
from flows.drop_folder.copies import How
from web.acting import acting, text_of
from web.dossier import files, found
from web.dossier.routes import address, context
from web.forms import working
from web.forms.deriving import NOTHING, Pending, derive
from web.forms.given import typed_of
from web.forms.messages import say
from web.forms.saving import Outcome, marks_of
from web.forms.stating import Now, faults_of
from web.forms.working import Failed
from web.found import dossier_of
from web.house import house_of
from web.marks import FIELD
from web.recording import record
from web.showing import lang_of, see, show
from web.standings import Standing

_ACTED = 500
"""Characters of what was typed in that the record of acts keeps."""


def page(request: Request) -> Response:
    """The form of a dossier."""
    standing = dossier_of(request, Right.WRITE)
    now = asked(request, working.now, standing.kind, standing.slug)
    if isinstance(now, Failed):
        return failed(request, standing, now)
    saved = request.query_params.get("saved", "")
    return _shown(request, standing, now, NOTHING, int(saved) if saved.isdecimal() and len(saved) < 5 else None)


def act(request: Request, given: FormData) -> Response:
    """Save what was typed, or show a further row of a table first."""
    standing = dossier_of(request, Right.WRITE)
    kind, slug, lang = standing.kind, standing.slug, lang_of(request)
    typed = typed_of(kind, given.multi_items())
    more = text_of(given, "more")
    if more:
        now = asked(request, working.now, kind, slug)
        if isinstance(now, Failed):
            return failed(request, standing, now, given=given)
        return _shown(request, standing, now, Pending(typed, more=more), was=typed.was)
    done = asked(request, working.save, kind, slug, typed, lang)
    if isinstance(done, Failed):
        return failed(request, standing, done, given=given)
    outcome: Outcome = done
    if not outcome.is_saved:
        pending = Pending(typed, outcome.refused, outcome.theirs)
        kept = {key: mark for key, mark in typed.was.items() if key not in outcome.theirs}
        return _shown(request, standing, outcome.now, pending, was={**marks_of(kind, outcome.now.stated), **kept})
    if outcome.changed:
        detail = ", ".join(outcome.changed)[:_ACTED]
        record(request, Did.TYPED, standing.name, detail=detail)
    section = text_of(given, "section")
    anchor = f"#{section}" if section.replace("-", "").isalnum() else ""
    return see(f"{address(standing)}/form?saved={len(outcome.changed)}{anchor}")


def asked(request: Request, function: Any, *given: Any) -> Any:
    """What a function gives that reads files people gave: it works in a copy of a process."""
    house = house_of(request)
    ended = house.doing(house.bounds, function, house.project.root, *given)
    return ended.value if ended.how is How.DONE else Failed(say("not_read"))


def failed(
    request: Request,
    standing: Standing,
    why: Failed,
    status: HTTPStatus = HTTPStatus.SERVICE_UNAVAILABLE,
    given: FormData | None = None,
) -> Response:
    """The page that says why something cannot be shown or saved; it keeps what was given, to be saved once more."""
    pairs = given.multi_items() if given else ()
    kept = [(name, value) for name, value in pairs if isinstance(value, str) and name != FIELD]
    return show(request, say, "forms/failed.html", status, why=why.why, kept=kept, **context(request, standing))


def _shown(
    request: Request,
    standing: Standing,
    now: Now,
    pending: Pending,
    saved: int | None = None,
    was: Mapping[str, str] | None = None,
) -> Response:
    form = derive(
        house_of(request).project.templates, _with_findings(request, standing, now), lang_of(request), pending
    )
    marks = was if was is not None else marks_of(now.kind, now.stated)
    refused = len(pending.refused) + len(pending.theirs)
    return show(
        request,
        say,
        "forms/form.html",
        HTTPStatus.CONFLICT if refused else HTTPStatus.OK,
        form=form,
        was=json.dumps(dict(marks), separators=(",", ":")),
        saved=saved,
        refused=refused,
        more=pending.more,
        **context(request, standing),
    )


def _with_findings(request: Request, standing: Standing, now: Now) -> Now:
    """What the last check says beside its fields, where it speaks of the files as they are now."""
    project, kind, slug = house_of(request).project, standing.kind, standing.slug
    manifest = found.checked(project, kind, slug)
    if manifest is None:
        return now
    own = files.hashes(project, kind, slug)
    if any(manifest["inputs"].get(name) != sha256 for name, sha256 in own.items()):
        return now
    return replace(now, faults=faults_of(findings_of(manifest)))


_FORM = "/dossiers/{kind}/{slug}/form"
ROUTES = [
    Route(_FORM, page, methods=["GET"], name="form"),
    Route(_FORM, acting(act), methods=["POST"], name="form_saved"),
]
