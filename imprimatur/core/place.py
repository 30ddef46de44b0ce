"""A place as people say it: `cellule C10, feuille « Équipe », fichier equipe.xlsx`, `regel 12 van verhaal.nl.md`.

A file goes by its name alone: the folders of a dossier say nothing to those who mend it. A register goes by the name
that people know it by, never by the keys of its file.
"""

import re
from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.location import Location
from imprimatur.core.messages import say

_WORD_TABLE = re.compile(r"T(\d+)(?: R(\d+)C(\d+))?")
"""A table of a Word text, and a cell in it: `T1`, `T1 R2C3`."""
_SHEET_CELL = re.compile(r"([A-Z]+)(\d+)")
_SHARED = {name: f"shared_{name}" for name in ("organisations", "persons", "terms", "communes")}
"""The files of `inputs/_shared` that have a name of their own, by the name of the file."""
_LISTS = ("terms", "communes")
FORM = say["form_file"]
"""The file that the form of the pages in the browser fills in, by the language that it was begun in. Lines of it are
told only where the file cannot be read."""
_VOWEL = re.compile("[aeiouyàâéèêëîïôùûœæ]", re.IGNORECASE)
_LONGEST_HEADING = 60
"""Characters of a heading that are enough to recognise it."""
_FEWEST = 3
"""Neighbours from which on a range is said by its ends."""


def said(place: Location) -> Bilingual:
    """One place."""
    return said_together([place])


def said_together(places: Sequence[Location]) -> Bilingual:
    """Places of one file, and of one sheet where it has sheets: `cellules C3, C8 à C10, feuille « Équipe », …`.

    `places` stand in the order of reading; there is at least one.
    """
    first = places[0]
    table = _WORD_TABLE.fullmatch(first.cell)
    if table:
        text = _in_word_table(first, table)
    elif first.cell:
        text = _listed(_cells(places), *_sheet(first), file_said(first))
    elif (first.line or first.paragraph) and not (first.key and _is_form(first)):
        text = _numbered(places)
    else:
        text = _listed(*_sheet(first), file_said(first))
        if first.key and _shared(first):
            text = say("place_record", place=text, name=first.under or first.key)
            return text
    heads = dict.fromkeys(one.under for one in places)
    heading = next(iter(heads)) if len(heads) == 1 else ""
    return say("place_under", place=text, heading=shortened(heading, _LONGEST_HEADING)) if heading else text


def file_said(place: Location) -> Bilingual:
    """The file of a place: `fichier equipe.xlsx`, `registre des personnes (persons.csv)`."""
    name = place.file.rpartition("/")[2]
    if _shared(place):
        return say(_shared(place), file=name)
    if _is_form(place):
        return say["place_form"]
    return say("place_file" if "." in name else "place_dossier", name=name)


def sheet_said(place: Location) -> Bilingual:
    """The sheet of a place; nothing where it has none."""
    return _listed(*_sheet(place))


def runs(places: Sequence[Location]) -> Iterator[tuple[Bilingual, Location]]:
    """The numbers of some cells, lines or paragraphs, neighbours as a range, each with the place that it begins at.

    `C3`, `C8 à C10`: `places` stand in the order of reading.
    """
    run: list[Location] = []
    for one in [*{_name(one): one for one in places}.values(), None]:
        if run and (one is None or not _follows(run[-1], one)):
            if len(run) < _FEWEST:
                yield from ((Bilingual(_name(each), _name(each)), each) for each in run)
            else:
                yield say("place_range", first=_name(run[0]), last=_name(run[-1])), run[0]
            run = []
        if one is not None:
            run.append(one)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, its end left out at a word; no other sign stands before the three dots."""
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0][:most].rstrip(" \u00a0,;:.!?…") + "…"


def _shared(place: Location) -> str:
    folder, _, name = place.file.rpartition("/")
    return _SHARED.get(name.partition(".")[0], "") if folder == "_shared" else ""


def _is_form(place: Location) -> bool:
    return place.file.rpartition("/")[2] in (FORM.fr, FORM.nl)


def _sheet(place: Location) -> tuple[Bilingual, ...]:
    return (say("place_sheet", name=place.sheet),) if place.sheet else ()


def _cells(places: Sequence[Location]) -> Bilingual:
    return _ranged(("place_cell", "place_cells"), "cells", places)


def _numbered(places: Sequence[Location]) -> Bilingual:
    """Lines or paragraphs of a text."""
    first = places[0]
    lines, paragraphs = ("place_line", "place_lines"), ("place_paragraph", "place_paragraphs")
    return _ranged(lines if first.line else paragraphs, "numbers", places, of=_of_file(first))


def _of_file(place: Location) -> Bilingual:
    name = place.file.rpartition("/")[2]
    if _shared(place):
        return say("place_of_list" if name.startswith(_LISTS) else "place_of_register", name=file_said(place))
    return say("place_of_vowel" if _VOWEL.match(name) else "place_of", name=name)


def _in_word_table(place: Location, found: re.Match[str]) -> Bilingual:
    of = _of_file(place)
    if found[2] is None:
        return say("place_table", table=found[1], of=of)
    return say("place_table_cell", table=found[1], row=found[2], column=found[3], of=of)


def _ranged(keys: tuple[str, str], value: str, places: Sequence[Location], **more: Bilingual) -> Bilingual:
    given: dict[str, Bilingual] = {value: _listed(*(text for text, _ in runs(places))), **more}
    return say(keys[len({_name(one) for one in places}) > 1], **given)


def _name(place: Location) -> str:
    return place.cell or str(_rank(place))


def _rank(place: Location) -> int:
    return place.line or place.paragraph


def _follows(before: Location, after: Location) -> bool:
    cells = [_SHEET_CELL.fullmatch(one.cell) for one in (before, after)]
    if cells[0] and cells[1]:
        return cells[0][1] == cells[1][1] and int(cells[1][2]) == int(cells[0][2]) + 1
    return not (before.cell or after.cell) and _rank(after) == _rank(before) + 1


def _listed(*parts: Bilingual) -> Bilingual:
    return Bilingual(", ".join(one.fr for one in parts), ", ".join(one.nl for one in parts))
