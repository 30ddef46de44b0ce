"""Who asks, and in which language: looked up before a page is made; strangers see the door alone."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from imprimatur.core.bilingual import LANGS, Lang
from web.guard import READING
from web.house import house_of

DOOR = "/enter"
"""The page by which one comes in; what is below it is open to strangers, as the looks of the pages are."""
OPEN = (DOOR, "/static", "/fonts")
LANGUAGE = "language"
"""The cookie, and the word in an address, that says in which language somebody reads."""
_YEAR = 365 * 24 * 3600


def cookie(is_secure: bool) -> str:
    """The name of the cookie that holds a session; one of that prefix a browser takes from this very host alone."""
    return "__Host-imprimatur" if is_secure else "imprimatur"


class Entered:
    """An application in front of the pages."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say who asks, or show the door."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        house = house_of(request)
        token = request.cookies.get(cookie(house.is_secure), "")
        account = await run_in_threadpool(house.doors.account_of, token) if token else None
        request.state.token, request.state.account = token, account
        asked = request.query_params.get(LANGUAGE)
        request.state.lang = _language(
            asked, request.cookies.get(LANGUAGE), account.lang if account else None, _spoken(request)
        )
        answer = None if account or _is_open(scope["path"]) else _door(request)
        sending = _remembering(send, asked, house.is_secure) if asked in LANGS else send
        await (answer or self._app)(scope, receive, sending)


def _is_open(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in OPEN)


def _door(request: Request) -> Response:
    if request.method in READING and "HX-Request" not in request.headers:
        return RedirectResponse(DOOR, HTTPStatus.SEE_OTHER)
    # A part of a page that was left open asks the whole page to show the door.
    return PlainTextResponse("", HTTPStatus.UNAUTHORIZED, {"HX-Redirect": DOOR})


def _language(*said: str | None) -> Lang:
    """The first that is one of ours."""
    return next((lang for one in said for lang in LANGS if lang == one), LANGS[0])


def _spoken(request: Request) -> str | None:
    """The first of the languages that a browser asks for that is one of ours."""
    told = request.headers.get("accept-language", "")[:200]
    return next((lang for part in told.split(",") for lang in LANGS if part.strip().lower().startswith(lang)), None)


def _remembering(send: Send, lang: str | None, is_secure: bool) -> Send:
    async def remembering(message: Message) -> None:
        if message["type"] == "http.response.start":
            secure = "; Secure" if is_secure else ""
            said = f"{LANGUAGE}={lang}; Path=/; Max-Age={_YEAR}; SameSite=Lax; HttpOnly{secure}"
            MutableHeaders(scope=message).append("Set-Cookie", said)
        await send(message)

    return remembering
