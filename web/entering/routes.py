"""The door: one signs in, opens a link once, comes back from the accounts of an office, or leaves."""

from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.access import invitations, openid, sessions
from flows.access.account import Account
from flows.access.doors import Doors
from flows.access.faults import AccessFault, NotLetIn, TooOften
from flows.access.passwords import SHORTEST
from flows.access.rates import Rate, network_of
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from web.acting import acting, text_of
from web.entered import DOOR, cookie
from web.entering.messages import say
from web.entering.visits import forget, keep, visited, visiting
from web.house import house_of
from web.showing import see, show

HOME = "/"
_OFFICE = f"{DOOR}/office"


def doors_of(request: Request) -> Doors:
    """The doors of the house, as they are outside tests."""
    doors = house_of(request).doors
    assert isinstance(doors, Doors)
    return doors


def client_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


def enter(request: Request) -> Response:
    """The door; who is within goes on to the documents."""
    return see(HOME) if request.state.account else _door(request)


def _door(request: Request, fault: ImprimaturError | None = None, address: str = "") -> Response:
    def made() -> Response:
        way = doors_of(request).settings.accounts.value
        said = fault.message if fault else None
        answer = show(
            request, say, "entering/enter.html", status_of(fault), way=way, said=said, address=address, office=_OFFICE
        )
        if isinstance(fault, TooOften):
            answer.headers["Retry-After"] = str(fault.seconds)
        return answer

    return visited(request, made)


def status_of(fault: ImprimaturError | None) -> HTTPStatus:
    """The status of a page that says a fault."""
    if fault is None:
        return HTTPStatus.OK
    if isinstance(fault, TooOften):
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.FORBIDDEN if isinstance(fault, NotLetIn) else HTTPStatus.UNPROCESSABLE_ENTITY


def sign_in(request: Request, given: FormData) -> Response:
    """Come in with an address and a password."""
    address = text_of(given, "address")
    password = given.get("password", "")
    try:
        account = doors_of(request).by_password(
            address, password if isinstance(password, str) else "", client_of(request)
        )
    except ImprimaturError as fault:
        return _door(request, fault, address[:254])
    return within(request, account)


def within(request: Request, account: Account, then: str = HOME) -> Response:
    """Begin a session, under a token that nobody knew before; a former one of the same browser ends."""
    doors = doors_of(request)
    former = request.cookies.get(cookie(house_of(request).is_secure), "")
    if former:
        sessions.end(doors.store, former)
    answer = see(then)
    lasts = sessions.longest(doors.settings)
    keep(request, answer, cookie(house_of(request).is_secure), doors.begin(account), lasts)
    return answer


def leave(request: Request, _: FormData) -> Response:
    """End the session."""
    if request.state.account:
        sessions.leave(doors_of(request).store, request.state.account, request.state.token)
    answer = see(DOOR)
    forget(request, answer, cookie(house_of(request).is_secure))
    return answer


def open_(request: Request) -> Response:
    """Come in by the one-time link of a personal machine."""
    if request.method == "HEAD":
        return Response()  # whoever only asks whether a link is there does not use it up
    try:
        account = doors_of(request).by_link(request.path_params["secret"], client_of(request))
    except ImprimaturError as fault:
        # Opened again in the browser that it has opened already, it leads where it led.
        return see(HOME) if request.state.account and not isinstance(fault, TooOften) else _door(request, fault)
    return within(request, account)


def invitation(request: Request) -> Response:
    """Choose a password: the page that an invitation opens, as often as one likes until it was used."""
    return _invitation(request)


def _invitation(request: Request, fault: ImprimaturError | None = None) -> Response:
    try:
        found = doors_of(request).invited(request.path_params["secret"], client_of(request))
        if found is None:
            raise invitations.over()
    except ImprimaturError as problem:
        return _door(request, problem)

    def made() -> Response:
        said: Bilingual | None = fault.message if fault else None
        return show(
            request,
            say,
            "entering/invitation.html",
            status_of(fault),
            person=found.person,
            is_anew=found.account is not None,
            said=said,
            shortest=SHORTEST,
        )

    return visited(request, made)


def accept(request: Request, given: FormData) -> Response:
    """Use an invitation: the password was chosen, twice the same."""
    doors, password = doors_of(request), given.get("password", "")
    try:
        if doors.invited(request.path_params["secret"], client_of(request)) is None:
            raise invitations.over()
        if not isinstance(password, str) or password != given.get("again"):
            raise AccessFault(say("not_twice"))
        account = invitations.accept(doors.store, request.path_params["secret"], password)
    except ImprimaturError as fault:
        return _invitation(request, fault)
    return within(request, account)


def office(request: Request) -> Response:
    """Go and sign in at the office's own accounts."""
    doors = doors_of(request)
    if doors.settings.openid is None:
        return see(DOOR)
    try:
        doors.rates.count(Rate.BEGINNING, network_of(client_of(request)))
        going = doors.provider.go(doors.store)
    except ImprimaturError as fault:
        return _door(request, fault)
    answer = see(going.url)
    keep(request, answer, _going(request), going.browser, int(openid.LASTS.total_seconds()))
    return answer


def office_back(request: Request) -> Response:
    """Come back from there."""
    doors, asked = doors_of(request), request.query_params
    if doors.settings.openid is None:
        return see(DOOR)
    browser = request.cookies.get(_going(request), "")
    try:
        account, then = doors.provider.back(doors.store, asked.get("state", ""), asked.get("code", ""), browser)
    except ImprimaturError as fault:
        answer = _door(request, fault)
    else:
        answer = within(request, account, then)
    forget(request, answer, _going(request))
    return answer


def _going(request: Request) -> str:
    return "__Host-office" if house_of(request).is_secure else "office"


ROUTES = [
    Route(DOOR, enter, name="enter"),
    Route(DOOR, visiting(sign_in), methods=["POST"]),
    Route(f"{DOOR}/leave", acting(leave), methods=["POST"]),
    Route("/enter/open/{secret}", open_),
    Route("/enter/invitation/{secret}", invitation),
    Route("/enter/invitation/{secret}", visiting(accept), methods=["POST"]),
    Route(_OFFICE, office),
    Route(f"{_OFFICE}/back", office_back),
]
