"""What the texts of a document leave unfinished: the checks that read them line by line, of every kind."""

from collections.abc import Iterator, Sequence

from imprimatur.core.finding import Finding
from validators.examination import Examination
from validators.prose import cut, doubled, empty, pointers, points
from validators.prose.lines import fields
from validators.prose.passages import Passage


def check(examined: Examination, _passages: Sequence[Passage]) -> Iterator[Finding]:
    """Everything that is cut, written twice, empty, or that points to nothing."""
    read = tuple(fields(examined))
    yield from cut.check(examined, read)
    yield from doubled.check(examined, read)
    yield from points.check(examined, read)
    yield from empty.check(examined, read)
    yield from pointers.check(examined, read)
