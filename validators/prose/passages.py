"""Every piece of text of a document in both languages, once, for the checks that read what people wrote."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.documents.schema.fields import Spec
from imprimatur.findings.catalogue import GENERAL
from validators.examination import Examination, texts
from validators.prose.pieces import pieces


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a text as typed: a heading, a paragraph, an item, a cell, a footnote.

    `path` and `spec` are the field it stands in; stretches in another language are out, an expression is a mere "…".
    """

    path: str
    spec: Spec
    lang: Lang
    text: str
    location: Location


def passages(examined: Examination) -> Iterator[Passage]:
    """The passages of a document, field by field, French before Dutch."""
    for path, spec, text in texts(examined.document):
        for lang in LANGS:
            for piece in pieces(text, lang):
                yield Passage(path, spec, lang, piece.text, piece.location)


def about(
    examined: Examination, passage: Passage, code: str, source: Path = GENERAL, **values: str | Bilingual
) -> Finding:
    """A finding about a passage, at its place."""
    return examined.finding(code, passage.path, values, lang=passage.lang, place=passage.location, source=source)
