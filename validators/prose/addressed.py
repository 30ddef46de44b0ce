"""Whom the words concern that a reader found unfinished: the field that they stand in, its part and its owner.

A reader knows the place alone; once the document is assembled, the place says the field, and the field its owner.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines
from validators.examination import Examination, texts

READ = frozenset({"R46", "V17", "W01", "W02", "W03", "W04"})
"""The findings of readers, and of assembly, about words that are not finished."""


def addressed(examined: Examination) -> Iterator[Finding]:
    """The findings about unfinished words, each told again with its field, its part, its owner and when it is due."""
    if not any(one.code in READ and not one.section.fr for one in examined.findings):
        return
    fields = _fields(examined)
    for one in examined.findings:
        path, lang = (one.path, one.lang) if one.path else fields.get(one.location, ("", None))
        if one.code in READ and path:
            about = examined.finding("W01", path, {"value": ""}, lang=lang, place=one.location)
            yield replace(
                one, path=path, lang=one.lang or lang, section=about.section, owner=about.owner, due=about.due
            )


def _fields(examined: Examination) -> Mapping[Location, tuple[str, Lang | None]]:
    """The field, and its language where it has some, of every place that something of the document stands at."""
    found: dict[Location, tuple[str, Lang | None]] = {}
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            for _, place in inlines(wording.blocks, wording.location) if wording else ():
                found.setdefault(place, (path, lang))
    for key, place in examined.provenance.places.items():
        path, _, named = key.partition(":")
        if path:
            found.setdefault(place, (path, next((one for one in LANGS if one == named), None)))
    return found
