"""What every form of input is given to be changed, and what it gives back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.core.location import Location
from imprimatur.translation.unit import Sort


@dataclass(frozen=True, slots=True)
class Edit:
    """One text to write into an input file.

    `at` is the place of the text that it takes the place of (a cell, a line, a paragraph, as its reader gives places),
    or of the empty place where it goes. Without one it is new: `after` is the place, in the same language, of what
    stands before it (None at the start), `beside` the place of the other language's text, `sort` and `level` what
    block to make (a heading of that level, an item of that depth, a paragraph, a cell). `was` is what stands at `at`
    now, to be held against the file before anything changes; empty for what is new.

    `text` carries the footnotes that it calls on its runs; an edit of the sort NOTE puts its text in the place of the
    note that says `was`, of the block at `at`. `said` is what the other language says at `beside`: in a file whose
    places are lines it tells the cell. `cell` is a cell in its table (`R2C3`), as a piece has it. A new item of an
    `ordered` list is numbered. `under` is the heading of the passage that a new text belongs to, in its own language,
    where nothing of the passage stands in the file yet: it is made in front of it. `whole` is the path of a
    text of which its language says nothing yet: its edits are made at once where they can be.
    """

    lang: Lang
    text: Inline
    sort: Sort = Sort.PARAGRAPH
    level: int = 1
    at: Location | None = None
    after: Location | None = None
    beside: Location | None = None
    was: Inline = ()
    said: Inline = ()
    cell: str = ""
    ordered: bool = False
    under: Inline = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that cannot be made in its file, and why: a key of `translation/messages.yaml`."""

    edit: Edit
    reason: str


Apply = Callable[[str, bytes, Sequence[Edit]], tuple[bytes, tuple[Refused, ...]]]
"""Changes the content of one file, given its name, and gives it back with the edits that could not be made; all else in
it stays."""
