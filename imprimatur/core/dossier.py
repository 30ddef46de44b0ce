"""Everything one document is made from, as found: entries, tables and narratives, each value with its location.

Readers know nothing of kinds: they return names as typed. Assembly resolves the names against the labels of a kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Blocks
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as found: text, number, boolean, date, or None for an empty place. Text may carry blocks.

    `shown` is what the person saw where a value that is no text was displayed in a form of its own: `57 %` for 0.57,
    `4-mai` for a date, `30:24` for 30.4 hours. Empty where the value alone says it. A cell that leads to an address
    carries it as the link of its runs.
    """

    value: object
    location: Location
    blocks: Blocks = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One named value as found: a row of a two-column sheet, a key of a YAML file, a front-matter line.

    `values` is keyed by language, "" for a neutral value. `state` and `owner` are as typed, empty when not given;
    `state_at` is where the state stands, where it has a cell of its own.
    """

    name: str
    values: Mapping[str, Cell]
    location: Location
    state: str = ""
    owner: str = ""
    state_at: Location | None = None


@dataclass(frozen=True, eq=False)
class DataTable:
    """A table as found. `frame` has the headers as typed for columns, one row per filled row, dtype object.

    `cells` gives the location of every cell by row position and header, empty cells included; `headers` that of each
    header. `lang` is set when the whole table is in one language (a table inside a Word or Markdown text).
    """

    name: str
    frame: pd.DataFrame
    cells: Mapping[tuple[int, str], Location]
    headers: Mapping[str, Location]
    location: Location
    lang: Lang | None = None

    def at(self, row: int, column: str) -> Location:
        """Where a cell stands; the table's own place when the column does not exist."""
        return self.cells.get((row, column), self.location)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A running text as found, headings included. `lang` comes from the file's name, None when it has none."""

    lang: Lang | None
    blocks: Blocks
    location: Location


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source says."""

    entries: tuple[Entry, ...] = ()
    tables: tuple[DataTable, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier: its sources and the readings of them, in the order of the sources' names."""

    kind: str
    slug: str
    sources: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = field(default=())

    @property
    def name(self) -> str:
        """The dossier's name as people write it: `job_offer/ama-2023`."""
        return f"{self.kind}/{self.slug}"
