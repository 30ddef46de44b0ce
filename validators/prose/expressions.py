"""Expressions over the data in the texts of a document: those that cannot be carried out, and references to nothing.

Nothing is written here: the manuscripts tell what was met while they were written. A kind gives the codes under which
it reports.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Wording
from imprimatur.documents.writing.manuscript import Fault, Manuscript
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.examination import Examination, texts
from validators.messages import say
from validators.prose.pieces import EXPRESSION, expressions


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
        own = {path: wording for path, _, text in texts(examined.document) if (wording := text.wording(lang))}
        for fault in (*manuscript.faults, *_raw(own, manuscript)):
            if fault.path in own and fault.location not in known:
                about: Values = {"value": f"{{{{ {fault.expression} }}}}", "reason": fault.reason}
                place = fault.location
                yield examined.finding(codes.fault, fault.path, about, lang=lang, place=place, source=codes.source)
        for one in manuscript.astray():
            if one.path in own:
                about = {"value": one.title}
                place = one.location
                yield examined.finding(codes.reference, one.path, about, lang=lang, place=place, source=codes.source)


def _raw(own: dict[str, Wording], manuscript: Manuscript) -> Iterator[Fault]:
    """The expressions printed as typed where nothing is carried out, though nothing is wrong with them."""
    left = {fold(match[0]) for inline in manuscript.inlines() for match in EXPRESSION.finditer(plain(inline))}
    for path, wording in own.items():
        if path not in manuscript.evaluated:
            for piece in expressions(wording.blocks, wording.location):
                if fold(piece.text) in left:
                    yield Fault(path, piece.location, piece.text, say("not_calculated"))
