"""Who mends what was found while reading: it stands at a place of a file, of which the dossier says whose it is.

The checks say the author of a chapter, and who completes a field, for what they find. A reader knows a file alone:
without this, the placeholder in somebody's chapter would be nobody's.
"""

from collections.abc import Iterator

from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.project import SHARED
from validators.examination import Examination


def named(examined: Examination, told: tuple[Finding, ...] = ()) -> Iterator[Finding]:
    """What was found while reading, each with its section, its owner and its day, where the dossier tells them.

    `told` are those of them that say so already.
    """
    yield from told
    known = {(one.code, one.location, one.message) for one in told}
    paths = _Paths(examined)
    for one in examined.findings:
        if (one.code, one.location, one.message) in known:
            continue
        if one.owner or one.location.file.startswith(f"{SHARED}/"):
            yield one
        else:
            yield examined.attributed(one, one.path or paths.at(one.location))


class _Paths:
    """The paths of a document by the places where they stand."""

    def __init__(self, examined: Examination) -> None:
        self._by_file: dict[str, list[tuple[Location, str]]] = {}
        for key, place in examined.provenance.places.items():
            self._by_file.setdefault(place.file, []).append((place, key.partition(":")[0]))

    def at(self, place: Location) -> str:
        """The path that holds a place: the field of a cell, the table of a sheet, the text of a paragraph or line."""
        held = [one for one in self._by_file.get(place.file, []) if one[0].sheet == place.sheet]
        exact = [path for where, path in held if where == place]
        if exact and (place.cell or place.line or place.paragraph):
            return max(exact, key=len)
        if place.sheet:
            tables = {path.partition(".")[0] for _, path in held}
            return tables.pop() if len(tables) == 1 else ""
        above = [(_rank(where), path) for where, path in held if _rank(where) <= _rank(place)]
        return max(above, key=lambda one: one[0])[1] if above else ""


def _rank(place: Location) -> int:
    return place.line or place.paragraph
