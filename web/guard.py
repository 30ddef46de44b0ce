"""What stands before every page: it answers its own addresses only, to nobody's forms but ours, within bounds.

A page of another site may send a form here with whoever's cookies: what a browser says of where a request comes from
(`Origin`, `Sec-Fetch-Site`) is looked at before anything is read, and each form bears a mark of its session besides
(`web/acting.py`). A name that was bound anew to this machine sends a wrong `Host`. See docs/adr/0036.
"""

from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""No script, style, picture or form but our own; nothing within a sentence is ever run."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
READING = ("GET", "HEAD")
MOST_BYTES = 200 * 1024 * 1024
"""The largest request: what people drop at once."""
MOST_TARGET = 4096
"""The longest address, in bytes."""


class Guard:
    """An application in front of another."""

    def __init__(self, app: ASGIApp, origins: Collection[str], most_bytes: int = MOST_BYTES) -> None:
        """Let through what is addressed to one of these origins, up to so many bytes a request."""
        self._app = app
        self._origins = frozenset(origins)
        self._hosts = frozenset(urlsplit(origin).netloc for origin in origins)
        self._is_secure = all(origin.startswith("https://") for origin in origins)
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on, bounded; every answer gets the headers that close it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})  # no page of ours opens one
            return
        answering = self._closed(send)
        refusal = self._refusal(scope)
        if refusal:
            await PlainTextResponse(refusal.phrase, refusal)(scope, receive, answering)
            return
        await self._app(scope, self._bounded(receive), answering)

    def _refusal(self, scope: Scope) -> HTTPStatus | None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > MOST_TARGET:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if headers.getlist("host") != [host for host in headers.getlist("host")[:1] if host in self._hosts]:
            return HTTPStatus.MISDIRECTED_REQUEST
        if any(origin not in self._origins for origin in headers.getlist("origin")):
            return HTTPStatus.FORBIDDEN
        if scope["method"] not in READING:
            # A browser says where a form comes from by one of these at least; what says neither is no browser.
            site = headers.get("sec-fetch-site")
            if site not in (None, "same-origin") or (site is None and "origin" not in headers):
                return HTTPStatus.FORBIDDEN
            length = headers.get("content-length", "0")
            if not length.isascii() or not length.isdigit() or int(length) > self._most_bytes:
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None

    def _bounded(self, receive: Receive) -> Receive:
        left = self._most_bytes

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        return bounded

    def _closed(self, send: Send) -> Send:
        async def closed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
                if self._is_secure:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        return closed
