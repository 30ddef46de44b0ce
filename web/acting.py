"""What a form asks for, done once it is known to come from a page of ours."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.marks import FIELD, HEADER, is_marked
from web.showing import refuse

MOST_FILES = 200
MOST_FIELDS = 5000
MOST_FIELD_BYTES = 2 * 1024 * 1024
"""The longest text typed in one field: a chapter has a tenth of it."""

Act = Callable[[Request, FormData], Response]


def acting(act: Act) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a form: `act(request, given)` is called in a thread, with all that was given, files included."""

    async def endpoint(request: Request) -> Response:
        try:
            form = request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES)
            async with form as given:
                if not is_marked(request, given.get(FIELD) or request.headers.get(HEADER)):
                    return refuse(request, HTTPStatus.FORBIDDEN, "form_old")
                return await run_in_threadpool(act, request, given)
        except HTTPException as fault:
            if fault.status_code != HTTPStatus.BAD_REQUEST:
                raise
            return refuse(request, HTTPStatus.BAD_REQUEST, "form_broken")

    return endpoint


def text_of(given: FormData, name: str) -> str:
    """What was typed in a field; nothing where it is not there or is a file."""
    value = given.get(name, "")
    return value.strip() if isinstance(value, str) else ""
