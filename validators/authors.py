"""Who mends what was found while reading: it stands at a place of a file, of which the dossier says whose it is.

The checks say the author of a chapter, and who completes a field, for what they find. A reader knows a file alone:
without this, the placeholder in somebody's chapter would be nobody's.
"""

from collections.abc import Iterator
from dataclasses import replace

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines
from imprimatur.project import SHARED
from validators.examination import Examination, texts

UNFINISHED = frozenset({"R46", "V17", "W01", "W02", "W03", "W04"})
"""The findings of readers about words that are not finished: they concern the field that holds the words."""


def named(examined: Examination) -> Iterator[Finding]:
    """What was found while reading, each with its section, its owner and its day, where the dossier tells them.

    Words that are not finished get the field and the language that they stand in as well.
    """
    paths = _Paths(examined)
    for one in examined.findings:
        if one.location.file.startswith(f"{SHARED}/"):
            yield one
            continue
        path, lang = (one.path, one.lang) if one.path else paths.text_at(one.location)
        if one.code in UNFINISHED:
            one = replace(one, path=path, lang=one.lang or lang)
        yield one if one.owner else examined.attributed(one, path or paths.at(one.location))


class _Paths:
    """The paths of a document by the places where they stand."""

    def __init__(self, examined: Examination) -> None:
        self._by_file: dict[str, list[tuple[Location, str]]] = {}
        self._texts: dict[Location, tuple[str, Lang | None]] = {}
        for path, _, text in texts(examined.document):
            for lang in LANGS:
                wording = text.wording(lang)
                for _, place in inlines(wording.blocks, wording.location) if wording else ():
                    self._texts.setdefault(place, (path, lang))
        for key, place in examined.provenance.places.items():
            path, _, side = key.partition(":")
            self._by_file.setdefault(place.file, []).append((place, path))
            if path:
                self._texts.setdefault(place, (path, next((lang for lang in LANGS if lang == side), None)))

    def text_at(self, place: Location) -> tuple[str, Lang | None]:
        """The path, and the language where it has one, of what stands at this very place; none elsewhere."""
        return self._texts.get(place, ("", None))

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
