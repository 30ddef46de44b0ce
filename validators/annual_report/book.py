"""An annual report as its checks read it: the chapters of each language as typed and as printed, and their authors."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.blocks import Blocks, Heading
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.annual_report.model import AnnualReport
from imprimatur.documents.schema.fields import specs
from imprimatur.findings.catalogue import Values
from imprimatur.language.labels import Labels
from imprimatur.language.parsing import fold
from validators.examination import Examination, Part
from validators.messages import say
from validators.prose.pieces import EXPRESSION, Piece, pieces, pieces_of

CATALOGUE = Path(__file__).with_name("findings.yaml")
_ARGUMENT = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One language of a chapter. `printed` are its blocks with every expression carried out, chapter title aside."""

    place: int
    lang: Lang
    title: str
    body: Text
    printed: Blocks

    @property
    def path(self) -> str:
        """The path of the chapter's text."""
        return f"sections.{self.place}.body"

    @property
    def location(self) -> Location:
        """The file of the chapter."""
        wording = self.body.wording(self.lang)
        return wording.location if wording else Location("")

    def typed(self) -> list[Piece]:
        """What people typed, piece by piece."""
        return pieces(self.body, self.lang)

    def said(self) -> list[Piece]:
        """What readers will read, piece by piece."""
        return list(pieces_of(self.printed, self.lang, self.location))


@dataclass(frozen=True, slots=True)
class Book:
    """A report under examination: its chapters, French then Dutch."""

    examined: Examination
    report: AnnualReport
    chapters: tuple[Chapter, ...]

    def finding(
        self,
        code: str,
        path: str,
        values: Values | None = None,
        *,
        lang: Lang | None = None,
        place: Location | None = None,
    ) -> Finding:
        """A finding of the report's own catalogue."""
        return self.examined.finding(code, path, values, lang=lang, place=place, source=CATALOGUE)

    def about(self, chapter: Chapter, code: str, piece: Piece, **values: str | Bilingual) -> Finding:
        """A finding about a piece of a chapter."""
        return self.finding(code, chapter.path, values, lang=chapter.lang, place=piece.location)

    def field(self, path: str) -> Bilingual:
        """The expression that writes a single field."""
        return say("example_field", field=self.examined.labels.field(path).both)


def opened(examined: Examination) -> Book:
    """The book of a report, from its manuscripts."""
    report = cast(AnnualReport, examined.document)
    chapters = [
        Chapter(place, lang, section.title.plain(lang), section.body, printed)
        for lang in LANGS
        for place, printed in enumerate(_by_chapter(examined.manuscript(lang).parts["chapters"]))
        if (section := report.sections[place]).body.wording(lang)
    ]
    return Book(examined, report, tuple(chapters))


def _by_chapter(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks of each chapter, its title left out."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        yield blocks[start + 1 : end]


def parts(examined: Examination) -> Mapping[str, Part]:
    """The chapters with their authors; a table belongs to the first chapter whose text draws on it."""
    report = cast(AnnualReport, examined.document)
    found: dict[str, Part] = {}
    for place, section in enumerate(report.sections):
        titles = [section.title.plain(lang) or section.title.plain("fr") for lang in LANGS]
        author = section.author or ""
        found[f"sections.{place}"] = Part(Bilingual(titles[0], titles[1] or titles[0]), author, "body", section.due)
    for place, section in enumerate(report.sections):
        here = found[f"sections.{place}"]
        names = {name for lang in LANGS for name in _tables(section.body, lang)}
        for spec in specs(AnnualReport):
            if spec.is_table and spec.path != "sections" and named(examined.labels, spec.path) & names:
                found.setdefault(spec.path, Part(here.name, here.owner, due=here.due))
    return found


def _tables(body: Text, lang: Lang) -> Iterator[str]:
    """The folded names of the tables that a text draws on: each call names its own first, then its columns."""
    for expression in EXPRESSION.findall("\n".join(plain_blocks(body.blocks(lang)))):
        yield from (
            fold(found[1])
            for found in _ARGUMENT.finditer(expression)
            if expression[: found.start()].rstrip().endswith("(")
        )


def names_in(text: str) -> frozenset[str]:
    """The folded names that the expressions of a text name: tables, columns, fields."""
    return frozenset(fold(name) for expression in EXPRESSION.findall(text) for name in _ARGUMENT.findall(expression))


def named(labels: Labels, path: str) -> frozenset[str]:
    """The folded names of a field."""
    return frozenset(fold(name) for name in labels.field(path).spellings)
