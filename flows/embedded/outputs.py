"""The finished files, read on the server's own page: a browser opens no `file:` link from there.

What stands in `outputs/` and nothing else, to whoever knows the secret: no listing, no link out of the folder, nothing
hidden, no sort of file that we do not make. A page runs no script and reaches nothing, for it has the origin of the
page that keeps the secret; what is not a page is saved, not shown. See docs/adr/0032.
"""

import secrets
from base64 import b64decode
from http import HTTPStatus
from pathlib import PurePosixPath

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from imprimatur.project import Project

PLACE = "/outputs/"
"""Where the files stand on the server, as they do below the project."""
PAGES = (".html",)
SAVED = (".docx", ".xlsx", ".pdf", ".json")
_ASKS = {"WWW-Authenticate": 'Basic realm="imprimatur", charset="UTF-8"'}
_CLOSED = {
    "Accept-Ranges": "none",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "sandbox allow-downloads; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Outputs:
    """An application in front of another: it answers for the files, and passes on the rest."""

    def __init__(self, app: ASGIApp, project: Project, secret: str) -> None:
        """Answer for the files of a project, to those who know the secret."""
        self._app = app
        self._files = StaticFiles(directory=project.outputs, check_dir=False)
        self._secret = secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        ours = scope["type"] == "http" and scope["path"].startswith(PLACE)
        await (await self._answer(scope) if ours else self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        # Whole or not at all: what is wrong with a part that is asked for would be said without what closes an answer.
        scope["headers"] = [one for one in scope["headers"] if one[0] != b"range"]
        if not self._is_known(Headers(scope=scope).get("authorization", "")):
            return _refused(HTTPStatus.UNAUTHORIZED, _ASKS)
        path = PurePosixPath(scope["path"].removeprefix(PLACE))
        suffix = path.suffix.lower()
        if suffix not in (*PAGES, *SAVED) or any(part.startswith(".") for part in path.parts):
            return _refused(HTTPStatus.NOT_FOUND)
        try:
            answer = await self._files.get_response(str(path), scope)
        except HTTPException as fault:
            return _refused(HTTPStatus(fault.status_code))
        except OSError:
            return _refused(HTTPStatus.NOT_FOUND)
        answer.headers.update(_CLOSED)
        if suffix in SAVED:
            answer.headers["Content-Disposition"] = "attachment"
        return answer

    def _is_known(self, told: str) -> bool:
        """Whether the secret was told: as its name and password, or whole in the place of the password."""
        try:
            given = b64decode(told.removeprefix("Basic "), validate=True)
        except ValueError:
            return False
        return any(secrets.compare_digest(one, self._secret) for one in (given, given.partition(b":")[2]))


def _refused(status: HTTPStatus, more: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(status.phrase, status, {**_CLOSED, **(more or {})})
