"""The application: its rooms, behind the guard and the door."""

from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from web.accounts import routes as accounts
from web.approving import routes as approving
from web.dossier import routes as dossier
from web.entered import Entered
from web.entering import routes as entering
from web.forms import former_routes as former
from web.forms import routes as forms
from web.guard import MOST_BYTES, Guard
from web.home import routes as home
from web.house import House
from web.new import routes as new
from web.night import routes as night
from web.sheets import routes as sheets
from web.showing import refuse
from web.translating import exchange
from web.translating import routes as translating
from web.versions import routes as versions

ROOMS = (
    entering,
    home,
    dossier,
    forms,
    former,
    new,
    sheets,
    translating,
    versions,
    exchange,
    approving,
    night,
    accounts,
)
STATIC = Path(__file__).parent / "static"
_KEPT = {"Cache-Control": "private, max-age=3600"}


class Looks(StaticFiles):
    """Style sheets, scripts and fonts: the same for everybody, and kept for an hour."""

    def file_response(self, *given: object, **named: object) -> Response:
        """A file that a browser may keep."""
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers.update(_KEPT)
        return answer


def application(house: House, most_bytes: int = MOST_BYTES) -> Starlette:
    """The pages of a house."""
    rooms: list[BaseRoute] = [route for room in ROOMS for route in room.ROUTES]
    fonts = house.project.templates / "_shared" / "screen"
    looks: list[BaseRoute] = [
        Mount("/static", Looks(directory=STATIC)),
        Mount("/fonts", Looks(directory=fonts, check_dir=False)),
    ]
    middleware = [Middleware(Guard, origins=house.origins, most_bytes=most_bytes), Middleware(Entered)]
    made = Starlette(
        routes=[*looks, *rooms],
        middleware=middleware,
        exception_handlers=dict.fromkeys((403, 404, 405), _absent),
    )
    made.state.house = house
    return made


async def _absent(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else HTTPStatus.NOT_FOUND
    return refuse(request, HTTPStatus(status), "no_page")
