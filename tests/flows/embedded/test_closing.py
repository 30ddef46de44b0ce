"""What closes every answer of the server, without one: the page that keeps the secret fetches nothing elsewhere."""

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from flows.embedded.closed_server import Closed

ORIGIN = "http://127.0.0.1"


def answer(path: str, **headers: str) -> httpx.Response:
    """What is answered to whoever asks for a path."""

    def plain(_: Request) -> PlainTextResponse:
        return PlainTextResponse("A")

    def stricter(_: Request) -> PlainTextResponse:
        return PlainTextResponse("B", headers={"Content-Security-Policy": "sandbox"})

    app = Starlette(routes=[Route("/plain", plain), Route("/stricter", stricter)])

    async def ask() -> httpx.Response:
        closed = httpx.ASGITransport(Closed(app, ORIGIN))
        async with httpx.AsyncClient(transport=closed, base_url=ORIGIN) as client:
            return await client.get(path, headers=headers)

    return anyio.run(ask)


@pytest.mark.parametrize(
    ("path", "headers"), [("/plain", {}), ("/nowhere", {}), ("/plain", {"Origin": "https://x.example"}), ("/docs", {})]
)
def test_every_answer_says_what_its_page_may_do(path: str, headers: dict[str, str]) -> None:
    told = answer(path, **headers).headers
    policy = dict(one.strip().partition(" ")[::2] for one in told["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == "'self'"  # Prefect's own page would call its makers' statistics
    assert not {"'unsafe-inline'", "*", "https:", "data:"} & set(policy["script-src"].split())
    assert (told["Referrer-Policy"], told["X-Content-Type-Options"]) == ("no-referrer", "nosniff")


def test_an_answer_that_closes_itself_further_is_left_as_it_is() -> None:
    assert answer("/stricter").headers.get_list("content-security-policy") == ["sandbox"]
