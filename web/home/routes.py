"""The first page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from imprimatur.kinds import KINDS
from imprimatur.language.labels import load_labels
from web.found import may
from web.home.messages import say
from web.home.rows import State, chosen, rows
from web.house import account_of, house_of
from web.night.routes import changed_lately
from web.showing import FRAGMENT, is_seen, nothing_new, seen_as, show, words_of

PAGE = 50
"""Dossiers shown at once."""


def home(request: Request) -> Response:
    """Every dossier that somebody may see, as they ask for them."""
    house, account, asked = house_of(request), account_of(request), request.query_params
    words = words_of(request, say)
    seen = [one for one in house.standings.all() if may(request, Right.SEE, one)]
    every = rows(seen, account.name, house.today(), words)
    mine = [row for row in every if row.mine]
    filters = {"text": asked.get("text", "")[:200], "state": asked.get("state", ""), "kind": asked.get("kind", "")}
    wanted = chosen(every, **filters, mine="mine" in asked)
    page = int(asked["page"]) if asked.get("page", "").isdecimal() and len(asked["page"]) < 6 else 1
    last = max(1, -(-len(wanted) // PAGE))
    page = min(max(page, 1), last)
    shown, since = wanted[(page - 1) * PAGE : page * PAGE], changed_lately(request)
    fragment = FRAGMENT in request.headers
    mark = seen_as([len(wanted), bool(every), *shown, *mine, since, last])
    if fragment and is_seen(request, mark):
        return nothing_new()
    return show(
        request,
        say,
        "home/list.html" if fragment else "home/home.html",
        fragment=fragment,
        rows=shown,
        count=len(wanted),
        mine=mine,
        mine_count=sum(row.mine.count for row in mine if row.mine),
        total=len(every),
        states=list(State),
        kind_names={kind: kind_said(request, kind) for kind in KINDS if any(one.kind == kind for one in seen)},
        asked={**filters, "mine": "mine" in asked},
        page=page,
        last=last,
        may_write=account.has(Right.WRITE),
        since=since,
        query=lambda number: _query(filters, "mine" in asked, number),
        looked=_query(filters, "mine" in asked, page) | {"since": mark},
    )


def _query(filters: dict[str, str], mine: bool, page: int) -> dict[str, str]:
    kept = {name: value for name, value in filters.items() if value}
    return {**kept, **({"mine": "1"} if mine else {}), "page": str(page)}


def kind_said(request: Request, kind: str) -> str:
    """What a kind of document is called."""
    return load_labels(house_of(request).project.templates, kind).word("kind", request.state.lang)


ROUTES = [Route("/", home, name="home")]
