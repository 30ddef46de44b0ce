"""The former states of a dossier's files on their page, and putting one back."""

from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access.account import Right
from flows.access.acts import Did
from flows.clock import ZONE
from web.acting import acting, text_of
from web.dossier.routes import address, context
from web.forms import working
from web.forms.messages import say
from web.forms.routes import asked, failed
from web.forms.working import Failed
from web.found import dossier_of
from web.house import house_of
from web.keeping.formers import formers
from web.recording import record
from web.showing import see, show


def page(request: Request) -> Response:
    """What was kept of the files of a dossier, the latest first."""
    standing = dossier_of(request, Right.WRITE)
    found = formers(house_of(request).project, standing.kind, standing.slug)
    rows = [(one, one.until.astimezone(ZONE)) for one in found]
    restored = request.query_params.get("restored", "") == "1"
    return show(request, say, "forms/formers.html", formers=rows, restored=restored, **context(request, standing))


def act(request: Request, given: FormData) -> Response:
    """Put one back."""
    standing = dossier_of(request, Right.WRITE)
    former = text_of(given, "former")
    done = asked(request, working.restore, standing.kind, standing.slug, former)
    if isinstance(done, Failed):
        return failed(request, standing, done, HTTPStatus.CONFLICT)
    record(request, Did.RESTORED, standing.name, former.rpartition("@")[2], done)
    return see(f"{address(standing)}/former?restored=1")


_FORMER = "/dossiers/{kind}/{slug}/former"
ROUTES = [
    Route(_FORMER, page, methods=["GET"], name="former"),
    Route(_FORMER, acting(act), methods=["POST"], name="restored"),
]
