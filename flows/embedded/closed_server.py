"""Prefect's server, closed to strangers: what its own settings do not refuse is refused here, before it is asked.

Prefect's settings ask for the secret on every call and answer no other origin. They look neither at `Host`, which a
page that has rebound its name to this machine sends wrong, nor at `Origin`, which a browser sends with a WebSocket
and with a form of any page. See docs/adr/0005.
"""

import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus

import uvicorn
from prefect.server.api.server import create_app
from prefect.server.database.configurations import AioSqliteConfiguration
from prefect.server.database.dependencies import MODELS_DEPENDENCIES
from prefect.settings import get_current_settings
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.embedded.database import is_sqlite
from flows.embedded.environment import HOST
from flows.embedded.outputs import Outputs
from flows.project_lookup import find_project

_DESCRIPTIONS = ("/docs", "/redoc", "/openapi.json")
"""Where FastAPI describes the server to anybody."""
_WRITING = ("POST", "PUT", "PATCH", "DELETE")
_CLOSED = {
    # What Prefect's pages are made of: their own scripts (the picture of a run compiles itself, its workers are blobs),
    # and the styles that these write into them.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; worker-src 'self' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What closes the page that keeps the secret: nothing that stands in a run or an artifact fetches or runs anything."""


class Closed:
    """An application that answers its own origin only, and that takes nothing but JSON."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        """Stand before an application whose page has this origin."""
        self.app = TrustedHostMiddleware(app, allowed_hosts=[HOST], www_redirect=False)
        self.origin = origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        refusal = self._refusal(scope) if scope["type"] in ("http", "websocket") else None
        await (PlainTextResponse(refusal.phrase, refusal) if refusal else self.app)(scope, receive, _closing(send))

    def _refusal(self, scope: Scope) -> HTTPStatus | None:
        headers = Headers(scope=scope)
        if any(origin != self.origin for origin in headers.getlist("origin")):
            return HTTPStatus.FORBIDDEN
        if scope["path"].startswith(_DESCRIPTIONS):
            return HTTPStatus.NOT_FOUND
        # A page may send any other sort of text, or none, to any server without asking it first.
        sort = headers.get("content-type", "").partition(";")[0].strip().lower()
        has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
        if scope.get("method") in _WRITING and has_body and sort != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return None


def _closing(send: Send) -> Send:
    """Send an answer with what closes it, where it does not say so itself."""

    async def closing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _CLOSED.items():
                headers.setdefault(name, value)
        await send(message)

    return closing


class OneWriter(AioSqliteConfiguration):
    """SQLite whose transactions wait for one another.

    Prefect begins most of them as readers. SQLite refuses a reader that becomes a writer after somebody else wrote,
    at once and whatever its timeout ("database is locked"), which the server passes on as 503. One that begins as a
    writer waits for its turn.
    """

    @asynccontextmanager
    async def begin_transaction(
        self, session: AsyncSession, with_for_update: bool = True
    ) -> AsyncGenerator[AsyncSessionTransaction, None]:
        """Enter a transaction, as a writer whatever is asked."""
        async with super().begin_transaction(session, with_for_update=True) as transaction:
            yield transaction


def main(number: int) -> None:
    """Serve on a socket that was inherited, until told to stop.

    As `prefect server start` does it, services in the same process.
    """
    settings = get_current_settings().server
    if settings.api.auth_string is None or settings.database.connection_url is None:
        sys.exit("A server without a secret is not started.")
    address = settings.database.connection_url.get_secret_value()
    if is_sqlite(address):
        MODELS_DEPENDENCIES["database_config"] = OneWriter(connection_url=address)
    door = socket.socket(fileno=number)
    shown = Outputs(create_app(final=True), find_project(), settings.api.auth_string.get_secret_value())
    closed = Closed(shown, f"http://{HOST}:{door.getsockname()[1]}")
    config = uvicorn.Config(closed, log_level="warning", proxy_headers=False, server_header=False)
    server = uvicorn.Server(config)
    server.run(sockets=[door])
    if not server.started:
        sys.exit("The server could not start.")
