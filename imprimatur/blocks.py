"""The small tree of blocks that a text is made of, whether it was read from a file or composed for a reader.

A `Run` is a piece of inline text; `Inline` is a tuple of runs; a `Block` stands on its own. The readers produce blocks,
`compose` arranges them, both renderers draw them. All are frozen, compare by value and hash.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from imprimatur.bilingual import Lang
from imprimatur.location import Location

NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or unconfirmed at a place in the text: what a draft marks and a Word comment explains.

    `label` is printed at the place (the name of what is missing), `note` is the whole advice (what, what to do, from
    whom), both in the language of the document. `missing` is false where a text is shown but must still be confirmed
    or translated.
    """

    code: str
    label: str
    note: str
    missing: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look.

    `lang` is set only where it differs from the document's language. `verbatim` text (an address, a code) is not
    touched by typography. `note` is a footnote called after the run. `target` is the anchor a cross-reference leads
    to. With a `gap` of something missing the text is what stands in its place.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    lang: Lang | None = None
    verbatim: bool = False
    note: "Inline" = ()
    target: str = ""
    gap: Gap | None = None


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6; `anchor` is what cross-references and the contents list lead to."""

    level: int
    text: Inline
    anchor: str = ""
    number: str = ""
    location: Location = field(default=NOWHERE, compare=False)


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
    """A bulleted or numbered list; items nest through their children."""

    items: tuple[Item, ...]
    ordered: bool = False
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; with `row_headers` the first column heads its row."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: Inline = ()
    row_headers: bool = False
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, readable at a glance: a facts box."""

    rows: tuple[tuple[Inline, Inline], ...]
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text. `image` holds the file's bytes, `media` its type (image/png, …)."""

    image: bytes
    media: str
    alt: str
    caption: Inline = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation that stands on its own, with who said it."""

    text: Inline
    source: Inline = ()
    location: Location = field(default=NOWHERE, compare=False)


Block = Heading | Paragraph | List | Table | Facts | Figure | Quotation
Blocks = tuple[Block, ...]


def runs(text: str, **looks: object) -> Inline:
    """An inline text of a single run."""
    return (Run(text, **looks),) if text else ()  # type: ignore[arg-type]


def plain(inline: Inline) -> str:
    """The characters of an inline text, footnotes aside."""
    return "".join(run.text for run in inline)


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block of a tree, parents before children."""
    for block in blocks:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from walk(item.children)


def plain_blocks(blocks: Blocks) -> Iterator[str]:
    """The text of every inline of a tree, in reading order, footnotes after the inline that calls them."""
    for block in blocks:
        match block:
            case List():
                for item in block.items:
                    yield from _with_notes(item.text)
                    yield from plain_blocks(item.children)
            case Table():
                yield from _with_notes(block.caption)
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield from _with_notes(cell)
            case Facts():
                for label, value in block.rows:
                    yield from _with_notes(label)
                    yield from _with_notes(value)
            case Figure():
                yield from _with_notes(block.caption)
            case Quotation():
                yield from _with_notes(block.text)
                yield from _with_notes(block.source)
            case Heading() | Paragraph():
                yield from _with_notes(block.text)


def _with_notes(inline: Inline) -> Iterator[str]:
    if inline:
        yield plain(inline)
    for run in inline:
        if run.note:
            yield plain(run.note)
