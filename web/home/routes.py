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
from web.showing import show, words_of

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
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in seen)]
    return show(
        request,
        say,
        "home/list.html" if "HX-Request" in request.headers else "home/home.html",
        rows=wanted[(page - 1) * PAGE : page * PAGE],
        count=len(wanted),
        mine=mine,
        mine_count=sum(row.mine.count for row in mine if row.mine),
        total=len(every),
        states=[state for state in State if any(row.state is state for row in every)],
        kinds=[(kind, kind_said(request, kind)) for kind in kinds],
        kind_names={kind: kind_said(request, kind) for kind in kinds},
        asked={**filters, "mine": "mine" in asked},
        page=page,
        last=last,
        may_write=account.has(Right.WRITE),
        since=changed_lately(request),
        query=lambda number: _query(filters, "mine" in asked, number),
    )


def _query(filters: dict[str, str], mine: bool, page: int) -> dict[str, str]:
    kept = {name: value for name, value in filters.items() if value}
    return {**kept, **({"mine": "1"} if mine else {}), "page": str(page)}


def kind_said(request: Request, kind: str) -> str:
    """What a kind of document is called."""
    return load_labels(house_of(request).project.templates, kind).word("kind", request.state.lang)


ROUTES = [Route("/", home, name="home")]
