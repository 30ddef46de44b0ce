"""A browser of which nobody has come in yet: a cookie that its forms are marked by, as a session marks those within.

A page of another site could otherwise bring somebody in under an account of its own, and read what they drop there.
"""

import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from web.acting import Act, acting
from web.house import house_of

_BYTES = 32
_LONGEST = 100
"""Characters of what is taken for a visit; ours have 43."""
Endpoint = Callable[[Request], Awaitable[Response]]


def _name(request: Request) -> str:
    return "__Host-visit" if house_of(request).is_secure else "visit"


def visited(request: Request, show: Callable[[], Response]) -> Response:
    """A page with a form for somebody who has not come in, made by `show`; its browser keeps a visit."""
    known = request.cookies.get(_name(request), "")
    visit = known if 0 < len(known) <= _LONGEST else secrets.token_urlsafe(_BYTES)
    request.state.token = visit
    answer = show()
    keep(request, answer, _name(request), visit)
    return answer


def visiting(act: Act) -> Endpoint:
    """The endpoint of such a form. Without a visit, no mark is right."""
    acted = acting(act)

    async def endpoint(request: Request) -> Response:
        known = request.cookies.get(_name(request), "")
        request.state.token = known if 0 < len(known) <= _LONGEST else secrets.token_urlsafe(_BYTES)
        return await acted(request)

    return endpoint


def keep(request: Request, answer: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Have a browser keep something until it is closed, or for so many seconds; no script of a page reads it."""
    secure = house_of(request).is_secure
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")


def forget(request: Request, answer: Response, name: str) -> None:
    """Have a browser forget it."""
    secure = house_of(request).is_secure
    answer.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
