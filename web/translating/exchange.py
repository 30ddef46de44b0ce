"""The files of translators on the page: taken out, and brought back once what they would change was seen."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.acts import Did
from imprimatur.core.bilingual import Lang
from imprimatur.translation.exchange.answering import MAX_BYTES
from web.acting import acting, text_of
from web.dossier import files
from web.dossier.downloads import handed
from web.dossier.routes import address, context
from web.forms.routes import asked
from web.forms.working import Failed
from web.house import house_of
from web.recording import record
from web.showing import see, show
from web.standings import Standing
from web.translating import exchanging
from web.translating.exchanging import Brought
from web.translating.kept import Shelf
from web.translating.messages import say
from web.translating.routes import asked_for, texts_with

MOST_SHOWN = 200
"""Changes of one file that are shown; of more, how many."""


def export(request: Request, given: FormData) -> Response:
    """A file for a translator."""
    standing, to = asked_for(request)
    what = text_of(given, "what")
    if what not in exchanging.KINDS:
        what = exchanging.KINDS[0]
    everything = text_of(given, "everything") == "1"
    made = asked(request, exchanging.send, standing.kind, standing.slug, to, what, everything)
    if isinstance(made, Failed):
        return texts_with(request, standing, to, made.why)
    record(request, Did.SENT_TO_TRANSLATE, standing.name, made.version, made.name)
    return handed(made.name, made.content)


def bring(request: Request, given: FormData) -> Response:
    """What a file that came back would change, to be seen before it does."""
    standing, to = asked_for(request)
    file = given.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return texts_with(request, standing, to, say("no_file"))
    name = files.plain_name(file.filename)
    content = file.file.read(MAX_BYTES + 1)
    fault = files.fault_of_name(name) or (say("too_large") if len(content) > MAX_BYTES else None)
    if fault:
        return texts_with(request, standing, to, fault)
    try:
        path = _shelf(request).put(request.state.token, _slot(standing, to), name, content)
    except OSError:
        return texts_with(request, standing, to, say("not_kept"))
    found = asked(request, exchanging.look, standing.kind, standing.slug, to, path)
    if isinstance(found, Failed):
        _shelf(request).drop(request.state.token, _slot(standing, to))
        return texts_with(request, standing, to, found.why, name)
    return _shown(request, standing, to, name, found)


def confirm(request: Request, given: FormData) -> Response:
    """Do what was shown; where the dossier has changed since, show what it would be now."""
    standing, to = asked_for(request)
    slot = _slot(standing, to)
    path = _shelf(request).find(request.state.token, slot)
    if text_of(given, "leave"):
        _shelf(request).drop(request.state.token, slot)
        return see(f"{quote(address(standing))}/translate/{to}")
    if path is None:
        return texts_with(request, standing, to, say("kept_no_more"))
    seen = text_of(given, "seen")
    done = asked(request, exchanging.take, standing.kind, standing.slug, to, path, seen)
    if isinstance(done, Failed):
        return texts_with(request, standing, to, done.why, path.name)
    brought, is_done = done
    if not is_done:
        return _shown(request, standing, to, path.name, brought, is_anew=True)
    _shelf(request).drop(request.state.token, slot)
    if brought.changes:
        record(request, Did.BROUGHT_BACK, standing.name, brought.version, path.name)
    return see(f"{quote(address(standing))}/translate/{to}?saved={len(brought.changes)}")


def _shown(
    request: Request, standing: Standing, to: Lang, name: str, brought: Brought, *, is_anew: bool = False
) -> Response:
    about = {
        "to": to,
        "home": f"{address(standing)}/translate/{to}",
        "name": name,
        "brought": brought,
        "changes": brought.changes[:MOST_SHOWN],
        "more": max(0, len(brought.changes) - MOST_SHOWN),
        "is_anew": is_anew,
    }
    status = HTTPStatus.CONFLICT if is_anew else HTTPStatus.OK
    return show(request, say, "translating/brought.html", status, **about, **context(request, standing))


def _shelf(request: Request) -> Shelf:
    return Shelf(house_of(request).project)


def _slot(standing: Standing, to: Lang) -> str:
    return f"{standing.name} {to}"


_HERE = "/dossiers/{kind}/{slug}/translate/{lang}"
ROUTES = [
    Route(f"{_HERE}/export", acting(export), methods=["POST"], name="translate_export"),
    Route(f"{_HERE}/import", acting(bring), methods=["POST"], name="translate_import"),
    Route(f"{_HERE}/confirm", acting(confirm), methods=["POST"], name="translate_confirm"),
]
