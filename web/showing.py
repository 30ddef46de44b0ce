"""Pages made from templates, in the language of who asks, with the mark that their forms must bear."""

import hashlib
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from flows.access.account import Right
from imprimatur.core.bilingual import LANGS, TAGS, Lang, other
from imprimatur.core.catalogues import Messages
from imprimatur.language.typography import typeset
from web.marks import mark_of
from web.messages import say as common
from web.words import Words

FRAGMENT = "HX-Request"
"""The header by which a page asks for a part of itself."""


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["path"] = lambda value: quote(str(value))
    made.globals["Right"] = Right
    return made


def lang_of(request: Request) -> Lang:
    """The language in which somebody reads."""
    lang: Lang = request.state.lang
    return lang


def words_of(request: Request, say: Messages = common) -> Words:
    """The words of a room in that language."""
    return Words(say, lang_of(request))


def show(
    request: Request, say: Messages, template: str, status: int = HTTPStatus.OK, /, **context: Any
) -> HTMLResponse:
    """A page, or the part of one, of a room whose words `say` has."""
    lang = lang_of(request)
    page = _templates().get_template(template)
    return HTMLResponse(
        page.render(
            say=Words(say, lang),
            common=Words(common, lang),
            lang=lang,
            tag=TAGS[lang],
            langs=LANGS,
            other=other(lang),
            mark=mark_of(request),
            account=request.state.account,
            here=request.url.path,
            typeset=lambda text: typeset(text, lang),
            **context,
        ),
        status,
    )


def seen_as(marks: Iterable[object]) -> str:
    """A mark of what a page shows, by which it asks later whether that has changed."""
    return hashlib.sha256("\n".join(map(str, marks)).encode()).hexdigest()[:16]


def is_seen(request: Request, mark: str) -> bool:
    """Whether a page that looks again shows what bears this mark already."""
    return request.query_params.get("since") == mark


def nothing_new() -> Response:
    """The answer to a page that shows what there is: it stays as it is, and nobody at work in it is disturbed."""
    return Response(status_code=HTTPStatus.NO_CONTENT)


def refuse(request: Request, status: HTTPStatus, key: str, **values: object) -> HTMLResponse:
    """A page that says why something cannot be, and what to do."""
    words = words_of(request)
    return show(request, common, "refused.html", status, title=words("refused_title"), said=words(key, **values))


def see(address: str) -> Response:
    """Go and see a page, after something was done: opened again, it does nothing twice."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def lead(request: Request, path: str) -> Response:
    """Go to another page, by its path as it is said: the whole page, where a part of it asks."""
    if FRAGMENT in request.headers:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": quote(path)})
    return see(quote(path))
