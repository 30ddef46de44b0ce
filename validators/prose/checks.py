"""The checks that read what people wrote, for every kind: each is given all passages, in both languages."""

from collections.abc import Callable, Iterator, Sequence

from imprimatur.core.finding import Finding
from validators.examination import Examination
from validators.prose import (
    acronyms,
    announced,
    anonymous,
    contacts,
    days,
    headings,
    inclusive,
    measured,
    names,
    official,
    parts,
    retold,
    rows_twice,
    said,
    shares,
    spelling,
    tongue,
    typed_tables,
    unfinished,
    usage,
)
from validators.prose.passages import Passage, passages

Check = Callable[[Examination, Sequence[Passage]], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    days.check,
    shares.check,
    parts.check,
    announced.check,
    measured.check,
    said.check,
    unfinished.check,
    rows_twice.check,
    typed_tables.check,
    tongue.check,
    headings.check,
    official.check,
    inclusive.check,
    usage.check,
    spelling.check,
    names.check,
    acronyms.check,
    anonymous.check,
    contacts.check,
)
"""One function a subject, in modules of this folder."""


def check(examined: Examination) -> Iterator[Finding]:
    """What every check of wording finds."""
    read = tuple(passages(examined))
    found = [finding for one in CHECKS for finding in one(examined, read)]
    yield from found
    yield from retold.check(examined.knowing(found), read)  # a number that is doubted already is not doubted twice
