"""The units of a document: every block of its texts, both languages side by side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.text import Text
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.texts import column, texts
from imprimatur.translation.pairing import NOTHING_KNOWN, Known, Pair, paired
from imprimatur.translation.pieces import Piece, pieces_of
from imprimatur.translation.unit import Unit

SourceOf = Callable[[str], Lang]
"""The language in which the text of a path was written first."""


def units_of(
    document: Document, files: Collection[str], source_of: SourceOf, known: Known = NOTHING_KNOWN
) -> tuple[Unit, ...]:
    """The units of the texts that stand in `files`, in one language at least, in the order of the document.

    Texts of the registers and of other dossiers are approved where they stand; one cell that is said in both languages
    needs no translation; what is only checked is not printed.
    """
    found = [
        unit
        for path, spec, text in texts(document)
        if not spec.check_only and _stands_in(text, files) and not text.is_worked_out
        for unit in _of_text(path, text, source_of(path), known)
    ]
    return tuple(_numbered(found))


def _stands_in(text: Text, files: Collection[str]) -> bool:
    return any(one.location.file in files for lang in LANGS if (one := text.wording(lang)))


def _of_text(path: str, text: Text, source: Lang, known: Known) -> Iterator[Unit]:
    key = column(path)
    french, dutch = (_pieces(text, lang) for lang in LANGS)
    for rank, (ours, theirs) in enumerate(_pairs(french, dutch, known), 1):
        piece = ours or theirs
        assert piece is not None
        place = f"{rank} {piece.cell}".strip()
        sides = (ours.side if ours else None, theirs.side if theirs else None)
        yield Unit(key, path, place, piece.sort, source, *sides, level=piece.level, ordered=piece.ordered)


def _pieces(text: Text, lang: Lang) -> list[Piece]:
    wording = text.wording(lang)
    return pieces_of(wording.blocks, wording.location, pictures=True) if wording else []


def _pairs(french: Sequence[Piece], dutch: Sequence[Piece], known: Known) -> list[Pair]:
    if not dutch:
        return [(one, None) for one in french]
    return paired(french, dutch, known) if french else [(None, one) for one in dutch]


def _numbered(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units, those of one key and one text told apart by a number."""
    seen: Counter[str] = Counter()
    for unit in units:
        yield replace(unit, number=seen[unit.id])
        seen[unit.id] += 1


def by_key(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    """The units of each field, in their order."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.key].append(unit)
    return found
