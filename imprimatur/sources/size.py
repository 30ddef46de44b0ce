"""How much text a file may bring, whatever its format: what is more than any document carries is told and left.

One rule for all readers, run over what they read: paper is laid out in time in proportion to its paragraphs and
headings, and in more than that to the length of one of them.
"""

from collections.abc import Iterator

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Heading
from imprimatur.core.dossier import Cell, Reading
from imprimatur.core.source import Source
from imprimatur.core.walking import plain_blocks, walk
from imprimatur.language.formatting import format_integer
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable

MAX_TEXTS = 20_000
"""Paragraphs, items and cells of the texts of one file: the longest chapter known has two hundred."""
MAX_HEADINGS = 1_000
"""Headings of the texts of one file, each of which has its line in a list of contents."""
MAX_CHARACTERS = 2_500_000
"""Characters of the texts of one file: some thousand pages."""
MAX_TEXT = 50_000
"""Characters of one paragraph or of one cell: Excel itself holds no more than 32 767."""


def within_bounds(reading: Reading, source: Source) -> Reading:
    """The reading; the finding that the file is too large in the place of one that holds more than the bounds."""
    return reading if _fits(reading) else Reading(findings=(unreadable(source, too_long()),))


def too_long() -> Bilingual:
    """The reason told of a text beyond the bounds."""
    bounds = {"texts": MAX_TEXTS, "headings": MAX_HEADINGS, "characters": MAX_CHARACTERS, "longest": MAX_TEXT}
    said = {name: Bilingual(format_integer(n, "fr"), format_integer(n, "nl")) for name, n in bounds.items()}
    return say("text_too_long", **said)


def _fits(reading: Reading) -> bool:
    texts = characters = headings = 0
    for narrative in reading.narratives:
        headings += sum(isinstance(block, Heading) for block in walk(narrative.blocks))
        for text in plain_blocks(narrative.blocks):
            texts += 1
            characters += len(text)
            if len(text) > MAX_TEXT:
                return False
    if texts > MAX_TEXTS or headings > MAX_HEADINGS or characters > MAX_CHARACTERS:
        return False
    return all(len(text) <= MAX_TEXT for text in _cells(reading))


def _cells(reading: Reading) -> Iterator[str]:
    for entry in reading.entries:
        yield from (cell.value for cell in entry.values.values() if isinstance(cell.value, str))
    for table in reading.tables:
        for values in table.frame.itertuples(index=False, name=None):
            for value in values:
                found = value.value if isinstance(value, Cell) else value
                if isinstance(found, str):
                    yield found
