"""What is told of a passage, or of a draft's mark: where it comes from, figure by figure, and in the other language."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.core.blocks import plain
from imprimatur.core.edition import Edition, Passage, Trace
from imprimatur.core.location import Location
from imprimatur.core.place import said_together
from imprimatur.sheets.sheet import Number
from web.sheets.drawing import Shown


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a file: of itself, of its annotated copy, of its form; empty where there is none."""

    file: str = ""
    annotated: str = ""
    form: str = ""


Hrefs = Callable[[str], Addresses]
"""The addresses of a file, by its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Places of one file as people say them, and the addresses of the file."""

    said: Bilingual
    hrefs: Addresses


def passage_told(shown: Shown, lang: Lang, number: int, hrefs: Hrefs, chosen: int | None) -> dict[str, Any]:
    """What is told of a passage. Raises LookupError where there is none."""
    edition, sheets = shown.editions[lang], shown.book.sheets[lang]
    passage, standing = edition.passages[number], sheets.passages[number]
    traces = {(one.cell, one.start): one for one in passage.traces}
    return {
        "lang": lang,
        "number": number,
        "sort": passage.sort.value,
        "page": standing.areas[0].page + 1 if standing.areas else None,
        "section": passage.section,
        "cells": tuple(map(plain, passage.cells)),
        "places": tuple(_places(passage.places, hrefs)),
        "numbers": [
            _number(passage, one, traces.get((one.cell, one.start)), at == chosen)
            for at, one in enumerate(standing.numbers)
        ],
        "gaps": [
            gap_told(shown, lang, at)
            for at, one in enumerate(edition.blanks)
            if one.passage == number and not one.alone
        ],
        "theirs": _theirs(shown, lang, number),
        "before": number - 1 if number else None,
        "after": number + 1 if number + 1 < len(edition.passages) else None,
    }


def _number(passage: Passage, one: Number, trace: Trace | None, is_chosen: bool) -> dict[str, Any]:
    places = _places(trace.places, lambda _: Addresses(), _by_column) if trace else ()
    return {
        "text": plain(passage.cells[one.cell])[one.start : one.end],
        "key": "number_unknown" if trace is None else "number_sum" if trace.is_sum else "number_given",
        "said": _together([place.said for place in places]),
        "is_chosen": is_chosen,
    }


def _together(said: Sequence[Bilingual]) -> Bilingual | None:
    """Places of several sheets, one after the other; nothing where there is none."""
    return Bilingual(" ; ".join(one.fr for one in said), "; ".join(one.nl for one in said)) if said else None


def _theirs(shown: Shown, lang: Lang, number: int) -> dict[str, Any] | None:
    pairs: Sequence[int] = shown.book.pairs.get(lang, ())
    theirs: Edition | None = shown.editions.get(other(lang))
    twin = pairs[number] if number < len(pairs) else -1
    if theirs is None or not 0 <= twin < len(theirs.passages):
        return None
    return {"lang": theirs.lang, "number": twin, "cells": tuple(map(plain, theirs.passages[twin].cells))}


def gap_told(shown: Shown, lang: Lang, number: int) -> dict[str, Any]:
    """What is told of a mark of a draft. Raises LookupError where there is none."""
    blank = shown.editions[lang].blanks[number]
    found = shown.book.findings.get(blank.mark)
    areas = shown.book.sheets[lang].blanks[number]
    return {
        "lang": lang,
        "number": number,
        "label": blank.label,
        "page": areas[0].page + 1 if areas else None,
        "finding": {
            "message": Bilingual(**found["message"]),
            "remedy": Bilingual(**found["remedy"]),
            "place": Bilingual(**found["place_said"]),
            "owner": found["owner"],
            "reference": found["reference"],
        }
        if found
        else None,
    }


def _as_read(place: Location) -> tuple[object, ...]:
    return place.order


def _by_column(place: Location) -> tuple[object, ...]:
    """What adds up stands in columns: F6 to F13, G6 to G13."""
    file, sheet, row, *column, _, line, paragraph, key = place.order
    return (file, sheet, *column, row, line, paragraph, key)


def _places(places: Iterable[Location], hrefs: Hrefs, order: Callable[[Location], Any] = _as_read) -> Iterator[Place]:
    """Places in an order, those of one sheet said together."""
    for _, group in groupby(sorted(places, key=order), key=_home):
        found = list(group)
        yield Place(said_together(found), hrefs(found[0].file))


def _home(place: Location) -> tuple[object, ...]:
    table = place.cell if place.cell.startswith("T") and " " in place.cell else ""
    return (place.file, place.sheet, table, bool(place.cell), bool(place.line), bool(place.paragraph))
