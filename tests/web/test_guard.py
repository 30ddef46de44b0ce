"""What is refused before any page is made: other hosts, forms of other sites, what is too large; and the headers."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.guard import HEADERS, Guard

ORIGIN = "http://127.0.0.1:4300"


async def _read(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def client(most_bytes: int = 100) -> TestClient:
    app = Starlette(routes=[Route("/", _read, methods=["GET", "POST"])])
    return TestClient(Guard(app, [ORIGIN], most_bytes), base_url=ORIGIN)


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:4300", 200), ("127.0.0.1", 421), ("127.0.0.1:4301", 421), ("evil.example", 421), ("", 421)],
)
def test_another_host_is_not_answered(host: str, status: int) -> None:
    assert client().get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": ORIGIN}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:4301"}, 403),
        ({"Origin": "https://127.0.0.1:4300"}, 403),
        ({"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str], status: int) -> None:
    assert client().post("/", content=b"x", headers=headers).status_code == status


def test_a_page_is_read_from_another_site_without_its_origin() -> None:
    assert client().get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
    assert client().get("/", headers={"Origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize(("size", "status"), [(100, 200), (101, 413)])
def test_what_is_too_large_is_not_read(size: int, status: int) -> None:
    assert client().post("/", content=b"x" * size, headers={"Origin": ORIGIN}).status_code == status


def test_what_says_no_length_is_bounded_as_well() -> None:
    def parts():  # type: ignore[no-untyped-def]
        for _ in range(11):
            yield b"x" * 10

    assert client().post("/", content=parts(), headers={"Origin": ORIGIN}).status_code == 413
    assert client(110).post("/", content=parts(), headers={"Origin": ORIGIN}).text == "110"


def test_an_address_has_its_length() -> None:
    # The path and what is asked count together.
    assert client().get("/?" + "a" * 4095).status_code == 200
    assert client().get("/?" + "a" * 4096).status_code == 414


@pytest.mark.parametrize("path", ["/", "/nothing"])
def test_every_answer_is_closed(path: str) -> None:
    answer = client().get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers


def test_a_refusal_is_closed_too() -> None:
    answer = client().get("/", headers={"Host": "evil.example"})
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_over_tls_a_browser_is_told_to_stay_there() -> None:
    app = Starlette(routes=[Route("/", _read)])
    answer = TestClient(Guard(app, ["https://documents.example"]), base_url="https://documents.example").get("/")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_no_web_socket_is_opened() -> None:
    with pytest.raises(Exception), client().websocket_connect("/"):  # noqa: B017
        pass
