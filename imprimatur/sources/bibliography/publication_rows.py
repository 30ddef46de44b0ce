"""What the readers of bibliographies share: publications as rows of the table that an annual report keeps of them.

Columns are the paths of the model's `publications`; persons are written `Given Family; Given Family`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from imprimatur.core.dossier import DataTable
from imprimatur.core.file_names import stem_of
from imprimatur.core.location import Location
from imprimatur.sources.plain_text.characters import tidy

COLUMNS = tuple("kind authors others year title container editors volume issue publisher place url online".split())

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_DATED_TO_THE_DAY = ("article-magazine", "interview")
"""Kinds of which a reference gives the day even when they have no address."""
_UNPUBLISHED = frozenset("forthcoming inpress submitted inpreparation prepublished aparaitre teverschijnen".split())


@dataclass(frozen=True, slots=True)
class Row:
    """One publication: its values by column, where it stands, and where those values stand that have a place."""

    values: Mapping[str, object]
    location: Location
    places: Mapping[str, Location]


def table_of(rows: Sequence[Row], location: Location) -> DataTable:
    """The table of the publications of one file, named after it."""
    frame = pd.DataFrame(
        [[row.values.get(column) or None for column in COLUMNS] for row in rows], columns=list(COLUMNS), dtype=object
    )
    cells = {(at, column): row.places.get(column, row.location) for at, row in enumerate(rows) for column in COLUMNS}
    return DataTable(stem_of(location.file), frame, cells, dict.fromkeys(COLUMNS, location), location)


def persons(names: Sequence[str]) -> str:
    """Names in one text, each without the semicolon that stands between them."""
    return "; ".join(name for text in names if (name := tidy(text.replace(";", ","))))


def address(doi: str, url: str) -> str:
    """The address of a publication: that of its DOI, else its URL."""
    doi = _DOI.sub("", doi.strip())
    return f"https://doi.org/{doi}" if doi else url.strip()


def times(day: str, kind: str, url: str, status: str) -> dict[str, object]:
    """The `year` and `online` of a publication dated `2024`, `2024-05` or `2024-05-26`, or announced by its status.

    The day counts for what is found online or is dated to the day, as magazines are. What is announced has no year:
    it is forthcoming. A year that is no number is kept as typed, for the checks to find.
    """
    if unpublished(status) or unpublished(day):
        return {}
    year = re.match(r"[0-9]{4}(?![0-9])", day)
    whole = _DAY.fullmatch(day) is not None and (url or kind in _DATED_TO_THE_DAY)
    return {"year": int(year[0]) if year else day, "online": day if whole else None}


def unpublished(text: str) -> bool:
    """Whether a status, or a word in place of the year, says that a publication has not appeared yet."""
    folded = text.lower().replace("à", "a").replace("î", "i")
    return re.sub(r"[^a-z]", "", folded) in _UNPUBLISHED
