"""The same finding on several cells of a column, or in several lines of a text, as one line for those who read it.

Everything that people count stays a finding; a line that stands for several says how many.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.place import said_together

_COLUMN = re.compile(r"([A-Z]+)\d+")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it is taken for another sign when it is copied by hand or read on the telephone."""
_LENGTH = 5
"""Letters of a reference: one chance in 33 millions that a fault that changed keeps it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same, in the order of reading; there is at least one."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for all."""
        return self.findings[0]

    @property
    def places(self) -> tuple[Location, ...]:
        """The places of all, in the order of reading."""
        return tuple(one.location for one in self.findings)

    @property
    def place(self) -> Bilingual:
        """The places, as people say them."""
        return said_together(self.places)

    @property
    def reference(self) -> str:
        """What a person copies to accept these findings: `A25-7F3KD`.

        It is worked out from the code, the field or file, the language and the values told, so that it stays while
        lines are added above, and changes as soon as one of the findings says something else, or another joins them.
        """
        return _reference(self.first.code, "\n".join(sorted(map(_mark, self.findings))))

    @property
    def marks(self) -> tuple[str, ...]:
        """What tells each finding from the others, from one draft to the next: its own reference."""
        return tuple(map(mark_of, self.findings))


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings, those that say the same together: by their order, each group where its first stands."""
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for one in sorted(findings, key=lambda one: one.order):
        groups.setdefault(_same(one), []).append(one)
    return tuple(Group(tuple(members)) for members in groups.values())


def mark_of(finding: Finding) -> str:
    """What tells a finding from the others, from one draft to the next: its own reference."""
    return _reference(finding.code, _mark(finding))


def _reference(code: str, told: str) -> str:
    number = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8])
    return f"{code}-" + "".join(_LETTERS[number >> (5 * place) & 31] for place in range(_LENGTH))


def _same(one: Finding) -> tuple[Any, ...]:
    """What findings of one line have in common."""
    place, column = one.location, _COLUMN.fullmatch(one.location.cell)
    said = (one.code, one.severity, one.message, one.remedy, one.lang, one.section, one.owner, one.waiver)
    where = column[1] if column else (place.cell, place.paragraph) if place.cell else bool(place.line)
    return (*said, place.file, place.sheet, where)


def _mark(one: Finding) -> str:
    """What a finding is, whatever lines stand above it."""
    place = one.location
    home = f"{place.file}!{one.path or f'{place.sheet}!{place.cell}'}"
    told = [f"{name}={value}" for name, value in sorted(one.values.items())]
    return "\x1f".join([one.code, home, one.lang or "", *(told or [one.message.fr])])
