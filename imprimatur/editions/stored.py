"""`edition.json`: the editions of a set as canonical JSON, a passage a line, and read back without trust.

Anybody may have written in the outputs: what is read is bounded in size, depth and form, and anything else is
Unreadable.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any, TypeVar

from imprimatur.core.bilingual import LANGS, TAGS
from imprimatur.core.blocks import Run
from imprimatur.core.edition import Blank, Edition, Passage, PassageSort, Trace
from imprimatur.core.location import Location

FORM = 1
"""The number of the form, raised when an older program could not read a newer file."""
LARGEST = 32 << 20
"""Bytes of the largest file that is read: twenty times that of the longest report."""
MOST = 20_000
"""Passages of an edition at most."""
_FLAGS = ("bold", "italic", "verbatim")
_WORDS = ("link", "lang", "target", "raised", "said")
_PLACE = tuple(one.name for one in fields(Location))

T = TypeVar("T")


class Unreadable(ValueError):
    """What was given is no record of editions."""


def dumped(editions: Iterable[Edition]) -> bytes:
    """The editions as they are kept: the same ones give the same bytes."""
    told = ",\n".join(map(_edition, editions))
    return f'{{"form":{FORM},"editions":[\n{told}\n]}}\n'.encode()


def _edition(edition: Edition) -> str:
    sections = _numbered(one.section for one in edition.passages)
    places = _numbered(chain.from_iterable(map(_places, edition.passages)))
    about = {name: getattr(edition, name) for name in ("kind", "slug", "lang", "title")}
    shared = {"sections": list(sections), "places": list(map(_place, places))}
    marks = {"blanks": [_values(one) for one in edition.blanks]} if edition.blanks else {}
    head = _line({**about, **shared, **marks})[:-1]
    lines = ",\n".join(_line(_passage(one, sections, places)) for one in edition.passages)
    return f'{head},"passages":[\n{lines}\n]}}'


def _values(blank: Blank) -> list[object]:
    return [blank.passage, blank.cell, blank.at, blank.label, blank.mark, blank.alone]


def _numbered(values: Iterable[T]) -> dict[T, int]:
    """Each value with its number, in the order in which they first come: what many passages share is written once."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _passage(
    passage: Passage, sections: Mapping[tuple[str, ...], int], places: Mapping[Location, int]
) -> dict[str, Any]:
    told: dict[str, Any] = {"sort": passage.sort.value, "cells": [list(map(_run, cell)) for cell in passage.cells]}
    told |= {"in": section} if (section := sections[passage.section]) else {}
    told |= {name: value for name in ("path", "level", "digest") if (value := getattr(passage, name))}
    told |= {"from": [places[one] for one in passage.places]} if passage.places else {}
    return told | ({"figures": [_traced(one, places) for one in passage.traces]} if passage.traces else {})


def _places(passage: Passage) -> Iterator[Location]:
    yield from passage.places
    for trace in passage.traces:
        yield from trace.places


def _traced(trace: Trace, places: Mapping[Location, int]) -> list[object]:
    return [trace.cell, trace.start, trace.end, trace.is_sum, *(places[one] for one in trace.places)]


def _run(run: Run) -> object:
    looks = {name: value for name in (*_FLAGS, *_WORDS) if (value := getattr(run, name))}
    return [run.text, looks] if looks else run.text


def _place(place: Location) -> dict[str, Any]:
    return {name: value for name in _PLACE if (value := getattr(place, name))}


def loaded(content: bytes) -> tuple[Edition, ...]:
    """The editions that were kept. Raises Unreadable for anything else."""
    if len(content) > LARGEST:
        raise Unreadable("size")
    try:
        told = json.loads(content.decode())
        if _is(_is(told, dict).get("form"), int) != FORM:
            raise Unreadable("form")
        return tuple(map(_edition_of, _is(told["editions"], list)))
    except Unreadable:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable(type(fault).__name__) from fault


def _is(value: object, sort: type[T]) -> T:
    if type(value) is not sort:
        raise Unreadable(sort.__name__)
    if isinstance(value, str):
        value.encode()  # half a character, which no file could hold, is a ValueError here
    return value


def _edition_of(told: object) -> Edition:
    about = _is(told, dict)
    kind, slug, lang, title = (_is(about[name], str) for name in ("kind", "slug", "lang", "title"))
    if lang not in LANGS:
        raise Unreadable("lang")
    sections = [tuple(_is(word, str) for word in _is(one, list)) for one in _is(about["sections"], list)]
    passages = _is(about["passages"], list)
    if len(passages) > MOST:
        raise Unreadable("passages")
    places = list(map(_place_of, _is(about["places"], list)))
    blanks = _is(about.get("blanks", []), list)
    if len(blanks) > MOST:
        raise Unreadable("blanks")
    read = tuple(_passage_of(one, sections, places) for one in passages)
    return Edition(kind, slug, lang, title, read, tuple(map(_blank_of, blanks)))


def _blank_of(told: object) -> Blank:
    passage, cell, at, label, mark, alone = _is(told, list)
    return Blank(_count(passage), _count(cell), _count(at), _is(label, str), _is(mark, str), _is(alone, bool))


def _passage_of(told: object, sections: Sequence[tuple[str, ...]], places: Sequence[Location]) -> Passage:
    about = _is(told, dict)
    return Passage(
        PassageSort(_is(about["sort"], str)),
        tuple(tuple(map(_run_of, _is(cell, list))) for cell in _is(about["cells"], list)),
        sections[_count(about.get("in", 0))],
        _is(about.get("path", ""), str),
        tuple(places[_count(number)] for number in _is(about.get("from", []), list)),
        _count(about.get("level", 0)),
        _is(about.get("digest", ""), str),
        tuple(_trace_of(one, places) for one in _is(about.get("figures", []), list)),
    )


def _trace_of(told: object, places: Sequence[Location]) -> Trace:
    cell, start, end, is_sum, *found = _is(told, list)
    known = tuple(places[_count(number)] for number in found)
    return Trace(_count(cell), _count(start), _count(end), known, _is(is_sum, bool))


def _run_of(told: object) -> Run:
    if isinstance(told, str):
        return Run(_is(told, str))
    text, looks = _is(told, list)
    return Run(_is(text, str), **_looks(_is(looks, dict)))


def _looks(looks: Mapping[str, object]) -> dict[str, Any]:
    flags = {name: _is(looks[name], bool) for name in _FLAGS if name in looks}
    words = {name: _is(looks[name], str) for name in _WORDS if name in looks}
    if words.get("lang", "fr") not in TAGS or words.get("raised", "sub") not in ("super", "sub"):
        raise Unreadable("look")
    return {**flags, **words}


def _place_of(told: object) -> Location:
    about = _is(told, dict)
    file, sheet, cell, key, under = (
        _is(about.get(name, ""), str) for name in ("file", "sheet", "cell", "key", "under")
    )
    line, paragraph = (_count(about.get(name, 0)) for name in ("line", "paragraph"))
    return Location(file, sheet, cell, line, paragraph, key, under)


def _count(value: object) -> int:
    count = _is(value, int)
    if not 0 <= count < 1 << 31:
        raise Unreadable("count")
    return count
