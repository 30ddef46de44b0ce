"""The texts of a dossier and where they stand: which language each was written in first, who approves by a cell."""

from collections.abc import Collection, Mapping
from datetime import date

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.core.text import Text
from imprimatur.documents.schema.document import Document, home_of
from imprimatur.documents.schema.texts import column
from imprimatur.language.folding import fold
from imprimatur.language.labels import Labels
from imprimatur.translation.pairing import NOTHING_KNOWN, Known
from imprimatur.translation.record import Record
from imprimatur.translation.standing import Name, Standing, stand
from imprimatur.translation.units import SourceOf, units_of


def standing_of(
    document: Document,
    labels: Labels,
    files: Collection[str],
    record: Record,
    today: date | None,
    known: Known = NOTHING_KNOWN,
) -> Standing:
    """Where the texts of a document stand that are in `files`, given the record of them, and what else is `known` to
    say the same in both languages."""
    units = units_of(document, files, source_of(document, labels), {**record.known, **known})
    return stand(units, record, cells_of(document), today)


def source_of(document: Document, labels: Labels) -> SourceOf:
    """In which language the text of a path was written first: that of the dossier, or the other one for the sections
    that the dossier names, by their field or by the heading that their author gave them."""
    source = document.source_language or home_of(document)
    named = {fold(name) for name in document.other_source}
    if not named:
        return lambda path: source

    def of(path: str) -> Lang:
        return other(source) if named & set(names_of(document, labels, path)) else source

    return of


def names_of(document: Document, labels: Labels, path: str) -> list[str]:
    """The names, folded, of what a path is a part of: its fields from the outermost in, the heading of its row."""
    parts = path.split(".")
    names = []
    for end in range(1, len(parts) + 1):
        if not parts[end - 1].isdigit():
            both = labels.field(column(".".join(parts[:end]))).both
            names += [both.fr, both.nl]
    if len(parts) > 1 and parts[1].isdigit():
        row = getattr(document, parts[0])[int(parts[1])]
        title = getattr(row, "title", None)
        names += [title.plain(lang) for lang in LANGS] if isinstance(title, Text) else []
    return [fold(name) for name in names]


def cells_of(document: Document) -> Mapping[Lang, Name]:
    """The approvals that the cells of a dossier give: those with a name and a day."""
    found: dict[Lang, Name] = {}
    for lang in LANGS:
        one = document.approvals.of(lang)
        if one.by and one.on and one.on.value:
            found[lang] = (one.by.full_name, one.on.value)
    return found
