"""How wide the columns of a table must be, and what that makes of the table: smaller type, a page on its side.

No column is narrower than its longest word. Both renderers and the check of what is too wide go by this module, so that
they cannot disagree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imprimatur.core.blocks import Facts, Inline, Table, plain
from imprimatur.language.typography.whole import held, is_value
from imprimatur.rendering.advances import advance

UPRIGHT, TURNED = 470.0, 715.0
"""Points that a table may take on a page (an offer's; in a synthesis it then reaches into a wide margin), and on a page
on its side."""
SIZES = (9.5, 8.5, 7.5)
"""Points of the type of a table: as the style has it, small, smallest."""
PADDING = 12.0
"""Points that a column keeps free beside its words (templates/_shared/print.css; the Word style keeps 10)."""
SLACK = 1.06
"""How much wider bold and italic type, or another program's, may be than what is measured."""
SHORT = 20
"""Characters up to which the texts of a column (a date, a name, a code) should each stay on one line."""
ROOM = 0.92
"""The share of a table that may be taken for good where columns of short words stay on one line: the rest is for the
others to be wider than their longest word. Dates and numbers may take it all."""
ADDRESS = 40
"""Characters of an address of the web or a mailbox beyond which it may be broken anywhere."""
FACT_COLUMNS = ((22, 4), (100, 3))
"""How many columns a grid of facts takes by the length of its longest value, in characters; beyond, two."""
FACT_WIDTHS = {4: 108, 3: 144}
"""How wide a value may be in points that no line should break, an address, in a grid of so many columns: what a column
has in the box of an offer, the narrowest that holds one (templates/job_offer/style.css), in Word as in PDF."""
FACT_SIZE = 10.0
LONG = 40
"""Characters of the first cell of a close row beyond which it takes a second line."""
_TOKEN = re.compile(r"(?:[^\s\-]|[\u00a0\u202f]|-(?![^\W\d_]))+-?")
"""What no line breaks: words, and numbers with their no-break spaces; a line may end after a hyphen in a word."""

Rows = Sequence[Sequence[Inline]]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table is set: on a page on its side or not, in type of that size."""

    turned: bool
    size: float


@dataclass(frozen=True, slots=True)
class Close:
    """How a table of close rows is set: up to so many `lines`, in type of that size and leading, with that padding
    above and below; in points."""

    lines: int
    size: float
    leading: float
    padding: float


CLOSE = (Close(21, 9.0, 11.5, 1.8), Close(27, 8.0, 9.8, 1.2), Close(34, 7.5, 8.4, 0.4))
"""The ways of close rows, the largest first: each leaves the drawing of the accounts its room on the same page."""


def closeness(table: Table) -> Close:
    """The first way that holds the lines of a close table; one for two pages anyway is not set in the smallest type."""
    lines = sum(1 + (bool(row) and len(plain(row[0])) > LONG) for row in table.rows)
    return next((way for way in CLOSE if lines <= way.lines), CLOSE[1])


def lined(table: Table) -> Rows:
    """The header and the rows of a table that its columns share: what heads a group takes the whole width."""
    return (table.header, *(row for row in table.rows if not table.heads(row)))


def fit(table: Table) -> Fit | None:
    """The first way in which every column holds its longest word; None when there is none.

    Smaller type comes before a turned page, the smallest only on one.
    """
    rows = (table.header, *table.rows)
    ways = [Fit(True, size) for size in SIZES]
    if not table.wide:
        ways = [Fit(False, size) for size in SIZES[:2]] + ways
    return next((way for way in ways if sum(least(rows, way.size)) <= (TURNED if way.turned else UPRIGHT)), None)


def fitted(table: Table) -> Fit:
    """The same; a table that fits in no way is set in the smallest type on a page on its side."""
    return fit(table) or Fit(True, SIZES[-1])


def least(rows: Rows, size: float) -> list[float]:
    """The least width of each column in points, at a size of type: that of its longest word or value, and its edges."""
    return [
        max((advance(token, size) for cell in column for token in kept(plain(cell))), default=0.0) * SLACK + PADDING
        for column in columns(rows)
    ]


def whole(rows: Rows, room: float, size: float) -> dict[int, float]:
    """The columns whose short texts each stay on one line in a table of that width, and the points that they take.

    Dates and numbers come first, then what asks for least beyond its longest word, until the room is used: a date stays
    whole although there is none for all. A heading that is longer than the texts below it may break.
    """
    texts = [[plain(cell) for cell in column] for column in columns(rows)]
    needed = least(rows, size)
    kept = {
        place: max(needed[place], *(advance(one, size) * SLACK + PADDING for one in column if len(one) <= SHORT))
        for place, column in enumerate(texts)
        if max(map(len, column[1:]), default=0) <= SHORT and any(len(one) <= SHORT for one in column)
    }
    counted = {place for place in kept if any(letter.isdigit() for one in texts[place][1:] for letter in one)}
    taken, found = sum(needed), {}
    for place in sorted(kept, key=lambda place: (place not in counted, kept[place] - needed[place], place)):
        taken += kept[place] - needed[place]
        if taken > (room if place in counted or len(kept) == len(texts) else room * ROOM):
            break
        found[place] = kept[place]
    return found


def columns(rows: Rows) -> list[list[Inline]]:
    """The cells of each column; a row that is too short ends with empty cells."""
    count = max(map(len, rows), default=0)
    return [[row[place] if place < len(row) else () for row in rows] for place in range(count)]


def kept(text: str) -> list[str]:
    """What may not be broken in a cell: its words, or all of it where it is a single date, period or amount."""
    return [text] if is_value(text) else tokens(text)


def tokens(text: str) -> list[str]:
    """What may not be broken in a text; long addresses may."""
    found = []
    for token in _TOKEN.findall(held(text)):
        is_address = len(token) > ADDRESS and ("/" in token or "@" in token or token.lower().startswith("www."))
        found.append(token[:ADDRESS] if is_address else token)
    return found


def widest(rows: Rows, width: float, sizes: Sequence[float] = SIZES) -> float:
    """The largest of some sizes of type in which every column holds its longest word; the last where none does."""
    return next((size for size in sizes if sum(least(rows, size)) <= width), sizes[-1])


def facts_columns(block: Facts) -> int:
    """How many columns a grid of facts takes: at most what its values allow, its last row as full as can be."""
    longest = max((len(plain(value)) for _, value in block.rows), default=0)
    address = max((advance(run.text, FACT_SIZE) for _, value in block.rows for run in value if run.link), default=0)
    most = next((n for limit, n in FACT_COLUMNS if longest <= limit and address <= FACT_WIDTHS[n]), 2)
    count = len(block.rows)
    return min(range(1, min(most, count) + 1), key=lambda n: (-(-count // n), -count % n), default=1)
