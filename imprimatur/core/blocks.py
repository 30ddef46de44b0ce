"""The small tree of blocks that a text is made of, whether it was read from a file or composed for a reader.

A `Run` is a piece of inline text; `Inline` is a tuple of runs; a `Block` stands on its own. The readers produce blocks,
`compose` arranges them, both renderers draw them. All are frozen, compare by value and hash.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from imprimatur.core.bilingual import Speech
from imprimatur.core.location import Location

NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or unconfirmed at a place in the text: what a draft marks and a Word comment explains.

    `label` is printed at the place (the name of what is missing), `note` is the whole advice (what, what to do, from
    whom), both in the language of the document. `missing` is false where a text is shown but must still be confirmed
    or translated. `mark` is that of the finding which asks for it (findings.grouping.mark_of), to find it again.
    """

    code: str
    label: str
    note: str
    missing: bool = True
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look.

    `lang` is set only where it differs from the document's language. `verbatim` text (an address, a code) is not
    touched by typography. `note` is a footnote called after the run. `target` is the anchor a cross-reference leads
    to. With a `gap` of something missing the text is what stands in its place. `raised` text stands above or below the
    line. `said` is how the text is read aloud, where that is otherwise than it is printed.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: Speech | None = None
    verbatim: bool = False
    note: "Inline" = ()
    target: str = ""
    gap: Gap | None = None
    raised: Literal["", "super", "sub"] = ""
    said: str = ""


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; `anchor` is what cross-references and the contents list lead to.

    `look` tells one that is set apart from the others of its level: a `compact` one opens its chapter on the page where
    the one before has ended, a `pictured` one stands under the picture that follows it, an `annex`
    begins a page, whatever the one before holds.
    """

    level: int
    text: Inline
    anchor: str = ""
    number: str = ""
    location: Location = field(default=NOWHERE, compare=False)
    look: Literal["", "compact", "pictured", "annex"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `role` chooses its look: body, lead, small."""

    text: Inline
    role: str = "body"
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the lists or paragraphs under it."""

    text: Inline
    children: "tuple[Block, ...]" = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list; items nest through their children. A numbered one counts from `start`.

    A list of names may stand in so many `columns`; in one where there are none, and where it has no room.
    """

    items: tuple[Item, ...]
    ordered: bool = False
    location: Location = field(default=NOWHERE, compare=False)
    start: int = 1
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; with `row_headers` the first column heads its row.

    `numeric` are the columns of numbers, set to the right. A `total` table ends with a row of totals. `number` and
    `anchor` belong to the caption of a numbered table; a `wide` one asks for a landscape page. The `marked` columns
    stand out by their ground; words in them say why. The rows of a `close` one stand close together and only their own
    runs are bold: accounts with sums among their lines. In a `grouped` one a row of a single cell heads those below it.
    A `whole` one is read at a glance: it stands on one page where a page holds it. `sums` are further rows of totals,
    from 0, among the lines. The figures of the `amounts` columns, which its author typed, are set in one form. `typed`
    is the label that its author typed before the caption (`Tableau 1 :`), for a document that numbers no tables.
    `above` are the rows of its file above its header, which are its title.
    """

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: Inline = ()
    row_headers: bool = False
    numeric: tuple[int, ...] = ()
    total: bool = False
    number: str = ""
    anchor: str = ""
    wide: bool = False
    marked: tuple[int, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)
    close: bool = False
    grouped: bool = False
    whole: bool = False
    sums: tuple[int, ...] = ()
    amounts: tuple[int, ...] = ()
    typed: str = ""
    above: int = field(default=0, compare=False)

    def adds_up(self, place: int) -> bool:
        """Whether the row at a place, from 0 below the header, is one of totals."""
        return place in self.sums or (self.total and place == len(self.rows) - 1)

    def heads(self, row: "tuple[Inline, ...]") -> bool:
        """Whether a row heads those below it."""
        return self.grouped and len(row) == 1


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, readable at a glance: a box of facts; as a `timeline`, dates along a line; of `people`,
    what they do and their names, which come first; as `terms`, phrases in plain type."""

    rows: tuple[tuple[Inline, Inline], ...]
    location: Location = field(default=NOWHERE, compare=False)
    look: Literal["", "timeline", "people", "terms"] = ""


Placing = Literal["", "margin", "beside", "pull", "portrait", "opener", "cover", "back"]
"""Where a picture or a quotation stands: in the flow; in the outer margin beside the text that follows; on a part of
the width, that text running around it; large in the flow (quotations only). In a book also: a portrait at the left of
a foreword, over the whole width of the page at the head of a chapter, of the cover, of the back cover."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text. `image` holds the file's bytes, `media` its type (image/png, …).

    With a `place` out of the flow it stands beside the blocks that come after it. `typed` is the label that its author
    typed before the caption, as of a `Table`. `credit` says who made it. A `wide` one, a map, takes the width of the
    text. Pictures that stand side by side follow one another, each with their number as `row`.
    """

    image: bytes
    media: str
    alt: str
    caption: Inline = ()
    number: str = ""
    anchor: str = ""
    location: Location = field(default=NOWHERE, compare=False)
    place: Placing = ""
    typed: str = ""
    credit: Inline = ()
    wide: bool = False
    row: int = 0


class ChartSort(StrEnum):
    """How a chart draws its numbers."""

    BARS = "bars"
    """Horizontal bars, one a category and series: for names that are words."""
    COLUMNS = "columns"
    """Vertical bars, one a category and series, side by side: for short categories, such as years."""
    STACKED = "stacked"
    """Horizontal bars of several series laid end to end."""
    STACKED_COLUMNS = "stacked_columns"
    """Vertical bars of several series laid one on the other."""
    TIMELINE = "timeline"
    """A bar a category from its start to its end (two series), on an axis of months: in months since year 0, days as
    parts of them, an end being that of its day."""
    RISKS = "risks"
    """A map of fields. Categories are its columns from the left, series its rows from the top, their values the step
    of each field from 0; `legend` names the steps, `labels` say what stands in the fields, row by row."""
    ORGANISATION = "organisation"
    """Boxes joined by lines. Categories are their names, the only series says below which other each stands (its place
    from 1; 0 for the first ones), `labels` what stands in a box under its name."""
    PANELS = "panels"
    """Vertical bars of several series in panels side by side, each on its own scale: years of things counted apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a name and a value for each category, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers drawn. `labels` are the values as printed: those of the first series, in the order of the categories,
    then those of the next; a value without one is printed as a number.

    `alt` says in words what the chart shows. `data` holds its numbers; it is printed only where neither a table of the
    document nor the alternative text can hold them (`documents.writing.drawing`), and is None otherwise. `unit` is
    what the numbers count, the name of a single series where it is empty. `axes` name the horizontal and the vertical
    axis of a map, `legend` its steps.
    """

    sort: ChartSort
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    data: Table | None = None
    labels: tuple[str, ...] = ()
    caption: Inline = ()
    number: str = ""
    anchor: str = ""
    unit: str = ""
    axes: tuple[str, str] = ("", "")
    legend: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list: its level from 1, its number and text, and the anchor it leads to."""

    level: int
    number: str
    text: Inline
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of headings, or of figures and tables, with their pages."""

    entries: tuple[ContentsEntry, ...]
    sort: str = "headings"
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation that stands on its own, with who said it; with a `place` as a `Figure` has, or large."""

    text: Inline
    source: Inline = ()
    location: Location = field(default=NOWHERE, compare=False)
    place: Placing = ""


Block = Heading | Paragraph | List | Table | Facts | Figure | Quotation | Chart | Contents
Blocks = tuple[Block, ...]


def runs(text: str, **looks: object) -> Inline:
    """An inline text of a single run."""
    return (Run(text, **looks),) if text else ()  # type: ignore[arg-type]


def plain(inline: Inline) -> str:
    """The characters of an inline text, footnotes aside."""
    return "".join(run.text for run in inline)
