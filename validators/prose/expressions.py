"""Expressions over the data in the texts of a document: those that cannot be carried out, and references to nothing.

Nothing is written here: the manuscripts tell what was met while they were written. A kind gives the codes under which
it reports.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.writing.calls import braced
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, strings, texts
from validators.prose.pieces import inlines


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an expression that cannot be carried out and of a reference to nothing, and their catalogue."""

    fault: str
    reference: str
    source: Path


def check(examined: Examination, codes: Codes, known: frozenset[Location] = frozenset()) -> Iterator[Finding]:
    """Every expression without result and every reference without target; places `known` were reported already.

    A text printed in the other language, for want of its own, is reported in that one.
    """
    for lang in LANGS:
        manuscript = examined.manuscript(lang)
        own = {path for path, _, text in texts(examined.document) if text.wording(lang)}
        for fault in manuscript.faults:
            if fault.path in own and fault.location not in known:
                about: Values = {"value": fault.expression, "reason": fault.reason}
                place = fault.location
                yield examined.finding(codes.fault, fault.path, about, lang=lang, place=place, source=codes.source)
        for one in manuscript.astray():
            if one.path in own:
                about = {"value": one.title}
                place = one.location
                yield examined.finding(codes.reference, one.path, about, lang=lang, place=place, source=codes.source)


def unread(examined: Examination) -> Iterator[Finding]:
    """Braces typed where nothing is carried out, which would be printed as they are: in any text of any kind."""
    for path, lang, inline, place in _printed(examined):
        for one in braced(inline):
            about: Values = {"value": one.quoted}
            yield examined.finding("T30", path, about, lang=lang, place=place)


def _printed(examined: Examination) -> Iterator[tuple[str, Lang | None, Inline, Location]]:
    """The texts whose expressions are not carried out, piece by piece, and the typed values that are no texts."""
    evaluated = {lang: examined.manuscript(lang).evaluated for lang in LANGS}
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            wording = text.wording(lang)
            if wording and path not in evaluated[lang]:
                for inline, place in inlines(wording.blocks, wording.location):
                    yield path, lang, inline, place
    for path, value in strings(examined.document):
        if not any(path in paths for paths in evaluated.values()):
            yield path, None, (Run(value),), examined.provenance.place(path)
