"""Where the other language of a cell belongs: a column that there is, or the name of one to be made."""

from imprimatur.core.bilingual import Lang
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


def header_of(reading: Reading, place: Location) -> Location | None:
    """Where the names of the columns stand of the table that has a cell; None where no table has it."""
    tables = (table for table in reading.tables if place in table.cells.values())
    return next((header for table in tables for header in table.headers.values()), None)
