"""What a draft marks of the texts that wait for a person: changed since they were approved, or behind their source."""

from collections.abc import Callable, Mapping

from imprimatur.core.blocks import Blocks, Inline
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import mapped

WAITING = frozenset(("C11", "C12", "C15", "C18"))
"""The findings of one passage that is there and must be read again."""
Mark = Callable[[Finding], Inline]
"""The mark of a finding, with its note."""


def revised(blocks: Blocks, above: Location, found: Mapping[Location, Finding], mark: Mark) -> Blocks:
    """Blocks with a mark before each passage that a finding stands at, once a place."""
    left = dict(found)

    def made(inline: Inline, place: Location) -> Inline:
        finding = left.pop(place, None) if inline else None
        return (*mark(finding), *inline) if finding else inline

    return mapped(blocks, made, above=above)
