"""The cases: which class is planted where, and what came of each."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from random import Random

from bench.faults.classes import CLASSES
from bench.faults.forms import changed
from bench.faults.ground import ground
from bench.faults.hosts import NAMES, host
from bench.faults.judging import Verdict, judged
from bench.faults.running import examined, places, untouched
from bench.faults.spots import Planted

_TRIES = 6
"""How often a class is offered the same host again where it found no place or one already used."""
_HEAVY = "cbcs-2024"
"""The host that takes as long as ten others: at most a case in eight of a class is planted there."""


@dataclass(frozen=True, slots=True)
class Case:
    """A class planted in a host."""

    name: str
    host: str
    planted: Planted


@dataclass(slots=True)
class Result:
    """What came of a case: its verdict, and how long the run from changed files to findings took, in seconds.

    `before` is what is found about its host untouched, which must be nothing where that is complete.
    """

    case: Case
    verdict: Verdict = field(default_factory=Verdict)
    seconds: float = 0.0
    error: str = ""
    before: tuple[str, ...] = ()


def planned(names: Sequence[str], kinds: Sequence[str], limit: int, seed: int) -> list[Case]:
    """Up to `limit` cases of each class, over as many hosts as have a place for it; the same for the same seed."""
    return [case for name in names for case in _of_class(name, kinds, limit, seed)]


def _of_class(name: str, kinds: Sequence[str], limit: int, seed: int) -> Iterator[Case]:
    rng = Random(f"{seed} {name}")
    one = CLASSES[name]
    hosts = [
        it
        for it in NAMES
        if host(it).kind in (kinds or (host(it).kind,)) and host(it).kind in (one.kinds or (host(it).kind,))
    ]
    rng.shuffle(hosts)
    seen: set[tuple[str, tuple[object, ...]]] = set()
    made = heavy = 0
    for _ in range(_TRIES):
        for it in hosts:
            if made == limit:
                return
            if it == _HEAVY and heavy >= max(limit // 8, 1):
                continue
            planted = one.make(ground(it), rng)
            if planted is None or (it, planted.edits) in seen:
                continue
            seen.add((it, planted.edits))
            made, heavy = made + 1, heavy + (it == _HEAVY)
            yield Case(name, it, planted)


def run(cases: Sequence[Case], jobs: int) -> list[Result]:
    """The results of cases, in their order, in worker processes that stay warm."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        groups[case.host].append(number)
    parts = [numbers[start : start + 40] for numbers in groups.values() for start in range(0, len(numbers), 40)]
    parts.sort(key=lambda part: (cases[part[0]].host != _HEAVY, -len(part)))
    found: dict[int, Result] = {}
    if jobs < 2:
        for part in parts:
            found |= zip(part, _results([cases[number] for number in part]), strict=True)
    else:
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            tasks = [(part, pool.submit(_results, [cases[number] for number in part])) for part in parts]
            for part, task in tasks:
                found |= zip(part, task.result(), strict=True)
    return [found[number] for number in range(len(cases))]


def _results(cases: list[Case]) -> list[Result]:
    return [result(case) for case in cases]


def result(case: Case) -> Result:
    """What comes of a case."""
    here, one = host(case.host), CLASSES[case.name]
    before = untouched(case.host)
    try:
        files = changed(here.files, case.planted.edits)
        started = time.perf_counter()
        after = examined(here, files)
    except Exception as error:
        return Result(case, error=f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - started
    verdict = judged(case.planted, one.codes, one.also, before, after)
    return Result(case, verdict, seconds, before=tuple(places(before)) if here.is_complete else ())
