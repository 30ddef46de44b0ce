"""The mark of a session that each of its forms bears: a page of another site does not know it."""

import hmac
import secrets

from starlette.requests import Request

FIELD = "mark"
HEADER = "X-Mark"
"""Where a request of htmx bears it."""
_PURPOSE = b"imprimatur: forms"


def mark_of(request: Request) -> str:
    """The mark of whoever asks; without a session, that of the visit (`web/entering`)."""
    token: str = request.state.token
    return hmac.new(token.encode(), _PURPOSE, "sha256").hexdigest()


def is_marked(request: Request, given: object) -> bool:
    """Whether what a form gave is the mark of its session."""
    return isinstance(given, str) and secrets.compare_digest(given.encode(), mark_of(request).encode())
