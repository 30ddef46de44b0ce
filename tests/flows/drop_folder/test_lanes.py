"""The order in which a lane works: told by what is done, never by how long it takes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flows.drop_folder.dossiers import Dossier
from flows.drop_folder.lanes import Lane
from tests.flows.waiting import until


def named(name: str) -> Dossier:
    return ("job_offer", name)


class Hands:
    """Work that waits until it is let go, dossier by dossier."""

    def __init__(self, *hands: int) -> None:
        self.begun: list[tuple[str, bool]] = []
        self.done: list[str] = []
        self._gates: dict[str, threading.Semaphore] = {}
        self.lane = Lane("test", self._work, *hands)

    def _gate(self, name: str) -> threading.Semaphore:
        return self._gates.setdefault(name, threading.Semaphore(0))

    def _work(self, dossier: Dossier, late: bool) -> None:
        self.begun.append((dossier[1], late))
        assert self._gate(dossier[1]).acquire(timeout=1800)
        self.done.append(dossier[1])

    def ask(self, *names: str, late: bool = False) -> None:
        self.lane.ask(map(named, names), late)

    def let(self, *names: str) -> None:
        for name in names:
            before = self.done.count(name)
            self._gate(name).release()
            until(lambda name=name, before=before: self.done.count(name) > before)

    def has_begun(self, *names: str) -> None:
        until(lambda: [name for name, _ in self.begun] == list(names))


@contextmanager
def working(*hands: int) -> Iterator[Hands]:
    work = Hands(*hands)
    work.lane.start()
    try:
        yield work
        until(lambda: work.lane.is_idle)
    finally:
        for name, _ in list(work.begun):
            work._gate(name).release()
        work.lane.stop()


def test_what_was_dropped_last_goes_first() -> None:
    with working(1) as work:
        work.ask("a")
        work.has_begun("a")
        work.ask("b")
        work.ask("c")
        work.ask("b")  # dropped again: it goes before what was dropped meanwhile
        work.let("a", "b", "c")
    assert work.done == ["a", "b", "c"]


def test_twenty_files_of_one_dossier_are_one_run_and_one_that_is_in_hand_is_done_again() -> None:
    with working(2) as work:
        work.ask("a")
        work.has_begun("a")
        for _ in range(20):
            work.ask("a")
        work.ask("b")
        work.has_begun("a", "b")  # never in two hands at once
        work.let("b", "a", "a")
    assert work.done == ["b", "a", "a"]


def test_what_is_caught_up_with_goes_last_and_leaves_a_hand_free() -> None:
    with working() as work:  # two hands, unless more are asked for
        work.ask("x", "y", "z", late=True)
        work.has_begun("x")
        work.ask("a")
        work.has_begun("x", "a")  # the second hand was kept for it
        work.ask("b")
        work.ask("y")  # dropped while it waited to be caught up with
        work.let("a", "y", "b")
        work.let("x", "z")
    assert work.done == ["a", "y", "b", "x", "z"]
    assert work.begun == [("x", True), ("a", False), ("y", False), ("b", False), ("z", True)]


def test_what_is_dropped_again_while_in_hand_waits_for_that_hand() -> None:
    with working(2) as work:
        for name in "ab":
            work.ask(name)
            work.has_begun(*"ab"[: "ab".index(name) + 1])
        work.ask("a")
        work.ask("c", late=True)
        work.let("b")
        work.has_begun("a", "b", "c")
        work.let("a", "a", "c")
    assert work.done == ["b", "a", "a", "c"]


def test_what_is_caught_up_with_is_never_in_two_hands() -> None:
    with working(3) as work:
        work.ask("x", late=True)
        work.has_begun("x")
        work.ask("x", late=True)
        work.ask("y", late=True)
        work.has_begun("x", "y")
        work.let("y", "x", "x")
    assert work.done == ["y", "x", "x"]


def test_with_one_hand_a_drop_goes_between_two_that_are_caught_up_with() -> None:
    with working(1) as work:
        work.ask("x", "y", late=True)
        work.has_begun("x")
        work.ask("a")
        work.ask("a", late=True)  # it waits already
        work.let("x", "a", "y")
    assert work.done == ["x", "a", "y"]


def test_what_has_gone_is_left_out() -> None:
    with working(1) as work:
        work.ask("a")
        work.has_begun("a")
        work.ask("b", "c")
        work.ask("x", late=True)
        work.lane.forget([named("b"), named("x")])
        work.let("a", "c")
    assert work.done == ["a", "c"]


def test_nothing_begins_once_it_has_stopped() -> None:
    with working(1) as work:
        work.ask("a")
        work.has_begun("a")
        work.ask("b")
        stopping = threading.Thread(target=work.lane.stop)
        stopping.start()
        until(lambda: work.lane._ended)
        work.let("a")
        stopping.join(timeout=1800)
        work.lane.forget([named("b")])
    assert work.done == ["a"]
