"""Whether a file is one of ours, unaltered: by dropping it. It is looked at and not kept.

Only of dossiers that somebody may see anything is told. A file of another is not recognised, whatever it is: else who
makes files that say they are of this or that dossier would learn which there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from flows.access.account import Right
from imprimatur.publishing.versions.verifying import Verdict, Verification, is_trusted
from web.dossier.routes import address
from web.found import may
from web.house import account_of, house_of
from web.showing import show, words_of
from web.standings import Standing
from web.versions.given_file import looked_at, name_of
from web.versions.kept import what_it_is
from web.versions.looking import Unread, verify
from web.versions.messages import say

_NOTHING = (Verdict.FOREIGN, Verdict.TOO_LARGE)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a file: `sort` is `ours`, `altered` or `unknown`; `dossier` is where its document stands."""

    sort: str
    lines: Sequence[str]
    dossier: str = ""


def page(request: Request) -> Response:
    """Where a file can be dropped."""
    return show(request, say, "versions/verify.html", told=None)


def verified(request: Request, given: FormData) -> Response:
    """What the file is that somebody dropped."""
    name = name_of(given)
    told = _told(request, looked_at(request, given, verify), name) if name else None
    return show(request, say, "versions/verify.html", told=told)


def _told(request: Request, found: Verification | Unread, name: str) -> Told:
    words = words_of(request, say)
    if isinstance(found, Unread):
        return Told("unknown", [words.of(found.why, [name]) if found.why else words("not_read", name=name)])
    standing = house_of(request).standings.of(found.kind, found.slug) if found.kind else None
    if found.verdict in _NOTHING or not _may_know(request, standing):
        return Told("unknown", [words("not_recognised", name=name)])
    sort = "ours" if is_trusted(found) else "altered"
    title = standing.title.of(request.state.lang) if standing else ""
    return Told(sort, what_it_is(found, name, request.state.lang, title), address(standing) if standing else "")


def _may_know(request: Request, standing: Standing | None) -> bool:
    """Whether anything is told of a dossier; one whose files are gone is known to who may see everything."""
    if standing is None:
        account = account_of(request)
        return not account.scope and account.has(Right.SEE)
    return may(request, Right.SEE, standing)
