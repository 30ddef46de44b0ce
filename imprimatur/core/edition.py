"""An edition: what one language of a document said, passage by passage, and what another edition says otherwise.

It is what a set keeps of its words (`edition.json`), so that they can be compared long after the inputs have changed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, plain
from imprimatur.core.location import Location


class PassageSort(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    LINE = "line"
    """A named line of the composition: the title, a subtitle, a date on the cover."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    """A row of a table or of facts: its cells are the passage's."""
    CAPTION = "caption"
    QUOTATION = "quotation"
    CHART = "chart"
    """What a chart shows, in the words and figures of its alternative text and labels."""
    FIGURE = "figure"
    """A picture: its alternative text; its bytes are told by their hash."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a figure of a passage comes from: it stands in the cell of that number, its first character and the one
    after its last are told.

    `places` are where it is given; of one that `is_sum` the cells that it is calculated from, or their sheet where
    they are many.
    """

    cell: int
    start: int
    end: int
    places: tuple[Location, ...]
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of a document as printed in one language.

    `section` are the headings that it stands under, from the first level down. `cells` hold what it says: one inline,
    or one for each cell of a row. `path` is the field that it prints, without a value where several are in it.
    `places` are the cells, lines and paragraphs that it comes from; none where that is not known. `traces` say so of
    its figures, those aside that are known from nowhere. `level` is that of a heading, or the depth of an item.
    `digest` is the hash of a picture.
    """

    sort: PassageSort
    cells: tuple[Inline, ...]
    section: tuple[str, ...] = ()
    path: str = ""
    places: tuple[Location, ...] = field(default=(), compare=False)
    level: int = 0
    digest: str = ""
    traces: tuple[Trace, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """What it says, the cells of a row parted by a bar."""
        return " | ".join(map(plain, self.cells))


@dataclass(frozen=True, slots=True)
class Blank:
    """A mark of a draft, which is no part of what the edition says: where it stands, and which finding it shows.

    `passage` is the number of the passage that it stands in, from 0, or before which it stands where it is `alone`.
    `at` is how many characters of the cell are printed before it. `label` is what is printed, `mark` that of the
    finding (`mark` in findings.json), empty where none asks for it.
    """

    passage: int
    cell: int
    at: int
    label: str
    mark: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a document as it was printed at a moment. A draft alone has `blanks`, in the order of reading."""

    kind: str
    slug: str
    lang: Lang
    title: str
    passages: tuple[Passage, ...]
    blanks: tuple[Blank, ...] = field(default=(), compare=False)


class Move(StrEnum):
    """What became of a passage, or of words within one, from one edition to the next."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage that changed, and what became of them: kept, added or removed. `cell` is that of a row."""

    move: Move
    text: str
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one passage. `pieces` are its words, those removed and those added side by side.

    `before` is None for one that was added, `after` for one that was removed. A `minor` one says nothing otherwise:
    the same words were cut into other paragraphs, or bear other numbers (of a heading, of a chapter referred to). One
    that `moved` stands elsewhere among those that stayed, whatever became of its words.
    """

    move: Move
    before: Passage | None
    after: Passage | None
    pieces: tuple[Piece, ...] = ()
    minor: bool = False
    moved: bool = False

    @property
    def passage(self) -> Passage:
        """The passage as it stands now, or as it stood."""
        passage = self.after or self.before
        assert passage is not None
        return passage
