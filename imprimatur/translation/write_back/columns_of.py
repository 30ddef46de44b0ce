"""Where the other language of a cell belongs: a column that there is, or the name of one to be made."""

from collections.abc import Iterator
from dataclasses import dataclass

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.dossier import Reading
from imprimatur.core.location import Location
from imprimatur.documents.schema.vocabulary import split_language
from imprimatur.sources.tables.grid import role
from imprimatur.translation.write_back.columns import in_other_language, is_of, with_language


def twin_of(headers: dict[int, str], column: int, lang: Lang) -> tuple[int | None, str]:
    """The column of a language beside that of the other, or none, and then its name; the name is empty for no twin."""
    name = headers.get(column, "")
    found = role(name)
    if found and found[0] == "value":
        known = next((at for at, one in headers.items() if role(one) == ("value", lang)), None)
        return known, in_other_language(name) or lang.upper()
    base, said = split_language(name)
    if not name or said == lang:
        return None, ""
    known = next((at for at, one in headers.items() if is_of(one, base, lang)), None)
    return known, in_other_language(name) or with_language(name, lang)


@dataclass(frozen=True, slots=True)
class Home:
    """The table of a cell: where the names of its columns stand."""

    headers: tuple[Location, ...]


def home_of(reading: Reading, place: Location) -> Home | None:
    """The table that a cell stands in; None where none has it."""
    for table in reading.tables:
        if place in table.cells.values():
            return Home(tuple(table.headers.values()))
    return None


def languages(lang: Lang) -> Iterator[str]:
    """What a value may be in where the other language of it is asked for."""
    yield from (other(lang), "")
