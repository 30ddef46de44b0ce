"""A document that came back in Word with tracked changes and comments: what it asks, by section. Nothing is written."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from flows.access.account import Right
from imprimatur.core.review import Review
from web.dossier.routes import address, context
from web.found import dossier_of, may
from web.house import house_of
from web.showing import show, words_of
from web.standings import Standing
from web.versions.given_file import looked_at, name_of
from web.versions.looking import Unread, review
from web.versions.messages import say
from web.versions.review_told import not_ours, told


def page(request: Request) -> Response:
    """Where the file can be dropped."""
    standing = dossier_of(request)
    return _shown(request, standing)


def read_back(request: Request, given: FormData) -> Response:
    """What the file asks that somebody dropped."""
    standing, name = dossier_of(request), name_of(given)
    if not name:
        return _shown(request, standing)
    found = looked_at(request, given, review)
    words = words_of(request, say)
    if isinstance(found, Unread):
        why = words.of(found.why, [name]) if found.why else words("not_read", name=name)
        return _shown(request, standing, why=why)
    if (found.kind, found.slug) != (standing.kind, standing.slug):
        return _elsewhere(request, standing, found, name)
    return _shown(request, standing, found)


def _elsewhere(request: Request, standing: Standing, found: Review, name: str) -> Response:
    """A file of another document: which one is said to who may see that; to others it is none of ours."""
    other = house_of(request).standings.of(found.kind, found.slug)
    words = words_of(request, say)
    if other is None or not may(request, Right.SEE, other):
        return _shown(request, standing, why=words.of(not_ours(name), [name]))
    why = words("other_document", name=name, title=words.of(other.title))
    return _shown(request, standing, why=why, other=f"{address(other)}/review")


def _shown(
    request: Request,
    standing: Standing,
    found: Review | None = None,
    why: str = "",
    other: str = "",
) -> Response:
    asks = told(found, request.state.lang) if found else None
    about = {**context(request, standing), "found": found, "told": asks, "why": why, "other_address": other}
    return show(request, say, "versions/review.html", **about)
