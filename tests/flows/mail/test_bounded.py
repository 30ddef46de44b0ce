"""Servers that never come to an end hold no delivery."""

import email
import email.policy
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from flows.mail import bounded
from flows.mail.letter import Letter
from flows.mail.outbox import Delivered, deliver, put
from imprimatur.project import Project
from tests.flows.mail.conftest import Post

NOW = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)
LETTER = Letter("an@asso.example", "fr", "Bulletin", "Bonjour\n", "<p>Bonjour</p>")
Talk = Callable[[socket.socket, threading.Event], None]


def drip(line: bytes) -> Talk:
    """A server that says the same again and again, long before anybody gives up waiting."""

    def talk(caller: socket.socket, over: threading.Event) -> None:
        while not over.wait(0.02):
            caller.sendall(line)

    return talk


def greet(caller: socket.socket, over: threading.Event) -> None:
    """A server whose greeting has no end."""
    while not over.is_set():
        caller.sendall(b"220-hello\r\n" * 1000)


def boast(caller: socket.socket, over: threading.Event) -> None:
    """A server that says without end what it can do."""
    caller.sendall(b"220 hello\r\n")
    caller.recv(1024)
    while not over.is_set():
        caller.sendall(b"250-MORE\r\n" * 1000)


def stall(caller: socket.socket, over: threading.Event) -> None:
    """A server that takes a letter, and drips its answer to it."""
    caller.sendall(b"220 hello\r\n")
    for _ in range(3):  # EHLO, MAIL, RCPT
        caller.recv(1024)
        caller.sendall(b"250 fine\r\n")
    drip(b"3")(caller, over)


class Clock:
    """A clock that a look moves on by so many seconds: a machine may be as slow as it likes."""

    def __init__(self, step: float) -> None:
        self.now, self._step = 0.0, step

    def monotonic(self) -> float:
        self.now += self._step
        return self.now


@pytest.fixture
def serving(settle: Callable[..., Project]) -> Iterator[Callable[[Talk], Project]]:
    """A project whose letters go to a server that talks like that."""
    over, running = threading.Event(), []
    door = socket.create_server(("127.0.0.1", 0))

    def one(caller: socket.socket, talk: Talk) -> None:
        with caller, suppress(OSError):
            talk(caller, over)

    def answer(talk: Talk) -> None:
        with suppress(OSError):
            while not over.is_set():
                threading.Thread(target=one, args=(door.accept()[0], talk), daemon=True).start()

    def start(talk: Talk) -> Project:
        thread = threading.Thread(target=answer, args=(talk,), daemon=True)
        thread.start()
        running.append(thread)
        post = Post(port=door.getsockname()[1])
        nothing = {"user": "", "password_file": "", "ca_file": "", "timeout": "60"}
        return settle(post, "none", host='"127.0.0.1"', **nothing)

    yield start
    over.set()
    with suppress(OSError):
        door.shutdown(socket.SHUT_RDWR)
    door.close()


def delivered(project: Project) -> Delivered:
    put(project, [LETTER], NOW)
    done = deliver(project, NOW)
    assert (done.sent, done.waiting) == (0, 1)
    return done


@pytest.mark.parametrize("line", [b"2", b"220-hello\r\n"])
def test_a_server_that_drips_is_left_and_nothing_is_lost(
    serving: Callable[[Talk], Project], line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(10)
    monkeypatch.setattr(bounded, "time", clock)
    fault = delivered(serving(drip(line))).fault
    assert 4 * 60 <= clock.now < 5 * 60  # four times the wait for one answer
    assert fault and fault.passes and "n’a pas répondu à temps" in fault.message.fr


def test_an_answer_without_end_fills_no_memory(serving: Callable[[Talk], Project]) -> None:
    fault = delivered(serving(greet)).fault
    assert fault and fault.passes and "n’en finit pas" in fault.message.fr


@pytest.mark.parametrize(
    ("talk", "step", "why"),
    [(stall, 10, "le serveur n’a pas répondu à temps"), (boast, 0, "la réponse du serveur n’en finit pas")],
)
def test_a_letter_whose_answer_never_ends_waits(
    serving: Callable[[Talk], Project], monkeypatch: pytest.MonkeyPatch, talk: Talk, step: float, why: str
) -> None:
    monkeypatch.setattr(bounded, "time", Clock(step))
    project = serving(talk)
    assert delivered(project).fault is None
    late = deliver(project, NOW + timedelta(days=5)).delayed
    assert [one.reason.fr for one in late] == [why]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_long_letter_arrives_whole(serve: Callable[..., Post], settle: Callable[..., Project], security: str) -> None:
    post = serve(security)
    project = settle(post, security)
    text = "".join(f"Ligne {number}\n.\n" for number in range(5000))
    put(project, [Letter("an@asso.example", "fr", "Bulletin", text, "<p>x</p>")], NOW)
    assert deliver(project, NOW).sent == 1
    parts = email.message_from_bytes(post.taken[0].content, policy=email.policy.default)
    body = parts.get_body(("plain",))
    assert body is not None and body.get_content().replace("\r\n", "\n") == text


def test_what_a_step_may_take() -> None:
    assert (bounded.WHOLE, bounded.LONGEST) == (4, 1024**2)
