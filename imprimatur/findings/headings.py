"""The heading above a finding in a text: it helps to find the paragraph or the line."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from imprimatur.core.blocks import Heading, plain
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import walk


def under_headings(findings: Iterable[Finding], dossier: Dossier) -> Iterator[Finding]:
    """The findings, those in a text with the heading that they stand under in it."""
    found = tuple(findings)
    wanted = {one.location.file for one in found if _rank(one.location)}
    headings: dict[str, list[tuple[int, str]]] = {name: [] for name in wanted}
    for reading in dossier.readings:
        for narrative in reading.narratives:
            if narrative.location.file in wanted:
                headings[narrative.location.file] += [
                    (_rank(block.location), plain(block.text))
                    for block in walk(narrative.blocks)
                    if isinstance(block, Heading)
                ]
    for one in found:
        place = one.location
        above = _above(headings.get(place.file, []), _rank(place))
        yield replace(one, location=replace(place, under=above)) if above else one


def _above(headings: list[tuple[int, str]], rank: int) -> str:
    """The last heading before a line or paragraph; one is under no heading itself."""
    position = bisect_right(headings, rank, key=lambda one: one[0])
    if not rank or not position or headings[position - 1][0] == rank:
        return ""
    return headings[position - 1][1]


def _rank(place: Location) -> int:
    return place.line or place.paragraph
