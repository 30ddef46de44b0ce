"""The digest of a morning on its page: what concerns whoever looks first."""

from datetime import date, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.house import account_of, house_of
from web.night.digests import days, digest_of, told
from web.night.messages import say
from web.showing import FRAGMENT, is_seen, lead, nothing_new, show

SHOWN = 30
"""Days that are listed."""
_LATELY = timedelta(days=4)
"""For how long the first page speaks of a digest: over a long weekend."""


def latest(request: Request) -> Response:
    """The last digest; to a page of it that looks again, the next one once it is there."""
    known = days(request)
    if FRAGMENT not in request.headers:
        return _shown(request, known[0] if known else None, known)
    return nothing_new() if not known or is_seen(request, str(known[0])) else lead(request, "/night")


def of_day(request: Request) -> Response:
    """The digest of a day."""
    known, asked = days(request), request.path_params["day"]
    day = next((one for one in known if one.isoformat() == asked), None)
    if day is None:
        raise HTTPException(404)
    return _shown(request, day, known)


def _shown(request: Request, day: date | None, known: list[date]) -> Response:
    digest = digest_of(request, day) if day else None
    state: dict[str, Any] = {"view": None, "mine": [], "others": [], "known": known[:SHOWN], "day": day}
    if digest:
        made, mine, others = told(digest, request.state.lang, account_of(request).name)
        state |= {"view": made, "mine": mine, "others": others}
    return show(request, say, "night/night.html", **state)


def changed_lately(request: Request) -> tuple[date | None, int]:
    """The morning before the last digest, and how many documents that one may see changed since; None for none."""
    known = days(request)
    if not known or known[0] < house_of(request).today() - _LATELY:
        return None, 0
    digest = digest_of(request, known[0])
    if digest is None or digest.since is None:
        return None, 0
    return digest.since, sum(bool(one.news or one.wordings or one.files or one.settled) for one in digest.dossiers)


ROUTES = [
    Route("/night", latest, name="night"),
    Route("/night/{day}", of_day, name="night_of"),
]
