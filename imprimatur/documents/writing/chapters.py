"""A document of chapters in the making: texts with their expressions carried out, headings and captions numbered."""

from collections.abc import Iterable, Mapping, Sequence

from imprimatur.core.blocks import (
    Block,
    Blocks,
    ChartSort,
    Contents,
    Heading,
    Inline,
    Paragraph,
    plain,
    runs,
)
from imprimatur.core.composition import Composition
from imprimatur.core.location import Location
from imprimatur.core.text import Text
from imprimatur.core.walking import opens
from imprimatur.documents.writing.additions import Additions
from imprimatur.documents.writing.annexes import ANNEXES, as_annexes
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.drawing import Point, Words, drawn
from imprimatur.documents.writing.expressions import Evaluator, Placed
from imprimatur.documents.writing.levels import levelled
from imprimatur.documents.writing.manuscript import Manuscript
from imprimatur.documents.writing.numbering import Numbering
from imprimatur.documents.writing.tables import Tables


class Writing:
    """What the composition of a kind of several chapters works with."""

    def __init__(self, composer: Composer, placed: Mapping[str, Placed] | None = None) -> None:
        """Offer the document's tables, and what the kind places, to its texts."""
        self.composer = composer
        self.numbering = Numbering()
        self.left_out: set[str] = set()
        self.tables = Tables(composer.document, composer.labels, composer.lang, composer.inline)
        self.evaluator = Evaluator(self.tables, placed)
        composer.additions = Additions(composer.document.added_sections, self.text, self.inline)

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

    def table(self, name: str, *columns: str, caption: str = "", top: int = 0) -> Blocks:
        """The table of a field by its path, or the gap that stands for it; `top` as for additions."""
        around = self.composer.additions.around
        rows = self.tables.rows(name, {})
        if not rows.rows:
            return around(name, (), top) or self.missing(name)
        words = caption or self.composer.labels.field(name).of(self.composer.lang)
        return around(name, (self.tables.table(rows, columns, runs(words)),))

    def optional(self, name: str, caption: str = "") -> Blocks:
        """The same of a table that need not be there: nothing where it is not."""
        rows = self.tables.rows(name, {})
        return self.table(name, caption=caption) if rows.rows else self.composer.additions.around(name, (), 0)

    def missing(self, path: str) -> Blocks:
        """The gap of a table that has no rows, in a paragraph."""
        gap = self.composer.gap(path)
        return (Paragraph(gap),) if gap else ()

    def bars(
        self, points: Sequence[Point], caption: str, unit: str, by: str, sort: ChartSort = ChartSort.BARS
    ) -> Blocks:
        """A chart of one series, of horizontal bars where nothing else is asked; nothing without points."""
        if not points:
            return ()
        words = Words(self.composer.labels, self.composer.lang, caption, unit, by)
        return (drawn(sort, [name for name, _, _ in points], {unit: points}, words),)

    def chapters(self, chapters: Iterable[tuple[str, str, Blocks]], homes: Mapping[str, str]) -> dict[str, Blocks]:
        """The parts of a document by name, numbered in order: each given as (name, key of its heading, blocks).

        Sections that authors added stand in the part of their path (`homes`); those under a main heading are chapters.
        """
        given = list(chapters)
        keys = {name: key for name, key, _ in given}
        numbered: dict[str, Blocks] = {}
        for name, blocks in self.composer.additions.into({name: blocks for name, _, blocks in given}, homes).items():
            blocks = as_annexes(blocks) if name == homes.get(ANNEXES) else blocks
            named = blocks and name in keys and not opens(blocks[0])
            head: tuple[Block, ...] = (self.heading(keys[name], 1),) if named else ()
            numbered[name] = self.numbering.blocks((*head, *blocks))
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
            frozenset(self.left_out),
        )

    def contents(self) -> Blocks:
        """The list of headings, once the chapters are numbered."""
        return (Contents(tuple(self.numbering.headings)),) if self.numbering.headings else ()

    def captions(self) -> Blocks:
        """The list of tables, then of figures, once they are numbered."""
        ordered = sorted(self.numbering.captions, key=lambda entry: entry.level)
        return (Contents(tuple(ordered), sort="captions"),) if ordered else ()


def said(inline: Inline) -> str:
    """The words of an inline, marks of gaps left out."""
    return plain(tuple(run for run in inline if run.gap is None)).strip()
