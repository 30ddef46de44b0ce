"""A document of chapters in the making: texts with their expressions carried out, headings and captions numbered."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from imprimatur.core.blocks import (
    Block,
    Blocks,
    Chart,
    ChartSort,
    Contents,
    Heading,
    Inline,
    Paragraph,
    Series,
    Table,
    plain,
    runs,
)
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.expressions import Evaluator, Placed
from imprimatur.documents.writing.manuscript import Manuscript
from imprimatur.documents.writing.numbering import Numbering
from imprimatur.documents.writing.tables import Tables

Point = tuple[str, Decimal, str]
"""A category, its value, and the value as printed."""


class Writing:
    """What the composition of a kind of several chapters works with."""

    def __init__(self, composer: Composer, placed: Mapping[str, Placed] | None = None) -> None:
        """Offer the document's tables, and what the kind places, to its texts."""
        self.composer = composer
        self.numbering = Numbering()
        self.tables = Tables(composer.document, composer.labels, composer.lang, composer.inline)
        self.evaluator = Evaluator(self.tables, placed)

    def text(self, text: Text, path: str, top: int = 2) -> Blocks:
        """A narrative with its expressions carried out, its highest heading set to the level `top`."""
        return levelled(self.evaluator.blocks(self.composer.blocks(text, path), path, self._place(path)), top)

    def inline(self, text: Text, path: str) -> Inline:
        """A short text with its expressions carried out."""
        return self.evaluator.inline(self.composer.inline(text, path), path, self._place(path))

    def _place(self, path: str) -> Location:
        return self.composer.about.place(path, self.composer.lang)

    def heading(self, key: str, level: int = 2) -> Heading:
        """A heading of the labels."""
        return Heading(level, runs(self.composer.word(key)))

    def table(self, name: str, *columns: str, caption: str = "") -> Blocks:
        """The table of a field by its path, or the gap that stands for it."""
        rows = self.tables.rows(name, {})
        if not rows.rows:
            return self.missing(name)
        words = caption or self.composer.labels.field(name).of(self.composer.lang)
        return (self.tables.table(rows, columns, runs(words)),)

    def missing(self, path: str) -> Blocks:
        """The gap of a table that has no rows, in a paragraph."""
        gap = self.composer.gap(path)
        return (Paragraph(gap),) if gap else ()

    def bars(self, points: Sequence[Point], caption: str, unit: str, by: str) -> Blocks:
        """A chart of horizontal bars, with its words and its data; nothing without points."""
        if not points:
            return ()
        said = " ; ".join(f"{category} {printed}" for category, _, printed in points)
        rows = tuple((runs(category), runs(printed)) for category, _, printed in points)
        chart = Chart(
            ChartSort.BARS,
            tuple(category for category, _, _ in points),
            (Series(unit, tuple(value for _, value, _ in points)),),
            alt=self.composer.word("chart_alt", title=caption, unit=unit, values=said),
            data=Table((runs(by), runs(unit)), rows, row_headers=True, numeric=(1,)),
            labels=tuple(printed for _, _, printed in points),
            caption=runs(caption),
        )
        return (chart,)

    def chapters(self, chapters: Iterable[tuple[str, str, Blocks]]) -> dict[str, Blocks]:
        """The parts of a document by name, numbered in order: each given as (name, key of its heading, blocks)."""
        numbered: dict[str, Blocks] = {}
        for name, key, blocks in chapters:
            written: tuple[Block, ...] = (self.heading(key, 1), *blocks) if blocks else ()
            numbered[name] = self.numbering.blocks(written)
        return {name: self.numbering.resolved(blocks) for name, blocks in numbered.items()}

    def manuscript(
        self, composition: Composition, lines: Mapping[str, Inline], parts: Mapping[str, Blocks]
    ) -> Manuscript:
        """The manuscript of what was written: its composition, and its lines and parts before typography."""
        evaluator = self.evaluator
        return Manuscript(
            composition,
            lines,
            parts,
            tuple(dict.fromkeys(evaluator.faults)),
            tuple(dict.fromkeys(evaluator.references)),
            frozenset(self.numbering.targets),
            frozenset(evaluator.evaluated),
        )

    def contents(self) -> Blocks:
        """The list of headings, once the chapters are numbered."""
        return (Contents(tuple(self.numbering.headings)),) if self.numbering.headings else ()

    def captions(self) -> Blocks:
        """The list of tables, then of figures, once they are numbered."""
        ordered = sorted(self.numbering.captions, key=lambda entry: entry.level)
        return (Contents(tuple(ordered), sort="captions"),) if ordered else ()


def levelled(blocks: Blocks, top: int) -> Blocks:
    """Subheadings set so that the highest of a text has the level `top`, none skipped."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return tuple(
        Heading(min(top + levels.index(block.level), 6), block.text, block.anchor, block.number, block.location)
        if isinstance(block, Heading)
        else block
        for block in blocks
    )


def said(inline: Inline) -> str:
    """The words of an inline, marks of gaps left out."""
    return plain(tuple(run for run in inline if run.gap is None)).strip()
