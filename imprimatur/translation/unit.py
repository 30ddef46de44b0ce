"""A unit: one block of a text in both languages, with where each stands."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.blocks import Inline, plain
from imprimatur.core.location import Location

_ALIKE = re.compile(r"[\d\s%/:+–-]*\d[\d\s%/:+–-]*")
"""A number, a day or a range that both languages write alike; decimals and amounts are each language's own."""
_SHOWN = 12
"""Hexadecimal digits of a hash that are kept: enough that no two texts of a dossier meet."""


class Sort(StrEnum):
    """What a unit is in its text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    """What is said of a picture to those who do not see it."""
    QUOTATION = "quotation"
    NOTE = "note"


class UnitState(StrEnum):
    """How far the target of a unit has come."""

    MISSING = "missing"
    """The source says nothing here: the target alone does."""
    TO_TRANSLATE = "to_translate"
    """The source is there, the target is not."""
    TO_REVISE = "to_revise"
    """The source changed since the target was written, or a machine wrote the target."""
    TRANSLATED = "translated"
    """Both are there and in step; nobody approved the target as it stands."""
    APPROVED = "approved"
    """A person approved both texts as they stand."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one language says in a unit; footnotes are units of their own, their calls stay on the runs.

    `order` is the rank of the piece among the pieces of its own text, from 0: a unit whose other side is lacking goes
    after the piece before it.
    """

    inline: Inline
    location: Location
    order: int = 0

    @property
    def text(self) -> str:
        """Its characters, footnotes aside."""
        return plain(self.inline)

    @property
    def digest(self) -> str:
        """The hash of the text with its marks, however it is spaced and composed."""
        return digest(self.inline)


@dataclass(frozen=True, slots=True)
class Unit:
    """One block in both languages.

    `key` is the path of its field without the positions of rows (`tasks.text`); `path` has them (`tasks.2.text`).
    `place` tells where it stands in the text of the field: its rank from 1, with the cell for a table's (`4 R2C3`).
    `source` is the language that it was written in first. `number` tells apart units of one key and one source text.
    `level` is that of a heading, or the depth of an item; an `ordered` item is numbered.
    """

    key: str
    path: str
    place: str
    sort: Sort
    source: Lang
    fr: Side | None = None
    nl: Side | None = None
    number: int = 0
    level: int = 0
    ordered: bool = False

    def side(self, lang: Lang) -> Side | None:
        """What a language says."""
        return self.fr if lang == "fr" else self.nl

    @property
    def target(self) -> Lang:
        """The language that it is translated into."""
        return other(self.source)

    @property
    def origin(self) -> Side | None:
        """What the source says."""
        return self.side(self.source)

    @property
    def translation(self) -> Side | None:
        """What the target says."""
        return self.side(self.target)

    @property
    def is_alike(self) -> bool:
        """Whether its source says no word: a number that is the same in both languages, with nothing to translate."""
        side = self.origin
        return side is not None and bool(_ALIKE.fullmatch(side.text)) and not any(run.note for run in side.inline)

    @property
    def id(self) -> str:
        """Its name in the record and in exchange files: the key, the hash of its source, a number for its doubles.

        A unit that the source lacks goes by the hash of its target.
        """
        side = self.origin or self.translation
        name = f"{self.key}~{side.digest if side else ''}"
        return f"{name}~{self.number}" if self.number else name


def digest(inline: Inline) -> str:
    """The hash of an inline: its characters composed (NFC), spaces made one, with its bold, italic and links."""
    said = "".join(_marked(inline))
    said = " ".join(unicodedata.normalize("NFC", said).split())
    return hashlib.sha256(said.encode()).hexdigest()[:_SHOWN]


def _marked(inline: Inline) -> list[str]:
    """The characters of an inline with a mark where its look changes, so that runs cut otherwise are the same."""
    pieces: list[str] = []
    look = ""
    for run in inline:
        now = f"{'b' * run.bold}{'i' * run.italic}{run.raised}{f'<{run.link}>' if run.link else ''}"
        if run.text.strip() and now != look:
            pieces.append(f"\x1f{now}\x1f")
            look = now
        pieces.append(run.text)
        if run.note:
            pieces.append("\x1fnote\x1f")
    return pieces
