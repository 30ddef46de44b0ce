"""The words by which people number what they show: `Tableau 3 : …` above it, `voir le tableau 3` in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Shown = Literal["table", "figure"]

_SORTS = r"(?:(?P<table>tableau|tabel)|(?P<figure>figure|figuur|graphique|grafiek|carte|kaart|photo|foto|afbeelding))"
_LABEL = re.compile(
    rf"{_SORTS} ?(?:n[°o]\.? ?)?(?P<number>[0-9]{{1,2}})(?![0-9])(?P<mark> ?[:.–—-] ?| (?=\S)|\Z)", re.IGNORECASE
)
_POINTER = re.compile(
    rf"(?<!\w){_SORTS} (?:n[°o]\.? ?)?(?P<number>[0-9]{{1,2}})(?![\w/]|[.,][0-9])"
    r"(?! (?:du|de|des|d'|d’|van|uit|der)(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A number as typed: of what, which one, and from where to where in its text the whole label and the number go.

    `marked` tells that a sign parts it from the words after it, as nothing need part a pointer.
    """

    sort: Shown
    number: int
    start: int
    end: int
    digits: tuple[int, int]
    marked: bool

    @property
    def key(self) -> str:
        """What the number of the same thing is known by: `table 3`."""
        return f"{self.sort} {self.number}"


def label_of(text: str) -> Label | None:
    """The label at the start of a caption: `Tableau 1 : Comptes`, `Figuur 2. Kaart`, `Tabel 3 – Rekeningen`."""
    found = _LABEL.match(text)
    return _label(found, marked=bool(found["mark"].strip())) if found else None


def pointers_in(text: str) -> Iterator[Label]:
    """The numbers of tables and figures that a sentence points to; those of another text are left out."""
    yield from map(_label, _POINTER.finditer(text))


def _label(found: re.Match[str], marked: bool = True) -> Label:
    sort: Shown = "table" if found["table"] else "figure"
    return Label(sort, int(found["number"]), found.start(), found.end(), found.span("number"), marked)
