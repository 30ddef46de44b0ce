"""What is sent to a translator: the texts of a dossier that wait for a language, with what helps to translate them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline, Run
from imprimatur.documents.schema.document import Document
from imprimatur.language.labels import Labels
from imprimatur.language.terms import Names, Terms
from imprimatur.language.terms import Term as Entry
from imprimatur.translation.exchange.interface import Parcel, Segment
from imprimatur.translation.messages import say
from imprimatur.translation.standing import Standing, Stood
from imprimatur.translation.unit import Unit, UnitState
from imprimatur.translation.waiting import waits

_SHORTEST = 3
"""Letters of a name that is looked for whatever its case; a shorter one is an acronym, found as it is written."""
Term = tuple[str, str]


def parcel(
    name: str,
    document: Document,
    labels: Labels,
    terms: Terms | None,
    standing: Standing,
    to: Lang,
    *,
    everything: bool,
) -> Parcel:
    """The texts of a dossier to be put in a language: those that wait for it, or `everything` that has a source.

    Numbers that are the same in both languages come along by themselves when a translation does (`receiving`): they
    are sent where nothing else waits.
    """
    units = [one for one in standing.units if one.unit.target == to and one.unit.origin]
    left = [one for one in units if waits(one, to)]
    wanted = units if everything else [one for one in left if not one.unit.is_alike] or left
    alone = alone_in(standing)
    source = next((one.unit.source for one in units), "nl" if to == "fr" else "fr")
    segments = tuple(_segment(one, labels, terms_in(one.unit, terms), one.unit.path in alone) for one in wanted)
    glossary = tuple(dict.fromkeys(term for one in segments for term in one.terms))
    return Parcel(name, _title(document, to) or name, source, to, segments, glossary, tuple(_memory(units)))


def alone_in(standing: Standing) -> frozenset[str]:
    """The paths of the texts that are a single unit: they need no place within."""
    counts = Counter(one.unit.path for one in standing.units)
    return frozenset(path for path, count in counts.items() if count == 1)


def _title(document: Document, lang: Lang) -> str:
    title = getattr(document, "title", None)
    return (title.plain(lang) or title.plain("nl" if lang == "fr" else "fr")) if title else ""


def _segment(one: Stood, labels: Labels, terms: tuple[Term, ...], alone: bool) -> Segment:
    unit = one.unit
    target = unit.translation.inline if unit.translation else ()
    former = one.former.of(unit.source) if one.state is UnitState.TO_REVISE else ""
    now = unit.origin.inline if unit.origin else ()
    was: Inline = (Run(former),) if former and unit.origin and former != unit.origin.text else ()
    place = where(unit, labels, unit.target, alone=alone)
    return Segment(unit.id, place, now, target, one.state, was, terms, unit.sort)


def where(unit: Unit, labels: Labels, lang: Lang, *, alone: bool = False) -> str:
    """Where a unit stands, in words: the names of its field from the outermost in, the row of a table, the place.

    One that is `alone` in its field needs no place.
    """
    parts = unit.path.split(".")
    said: list[str] = []
    for end, part in enumerate(parts, 1):
        if part.isdigit():
            said[-1] += f" {int(part) + 1}"
            continue
        path = ".".join(one for one in parts[:end] if not one.isdigit())
        if path in labels.fields:
            said.append(labels.field(path).of(lang))
    if alone and said:
        return " › ".join(said)
    rank, _, cell = unit.place.partition(" ")
    row, _, column = cell.removeprefix("R").partition("C")
    about = say(f"sort_{unit.sort.value}", number=rank, row=row, column=column).of(lang)
    return " › ".join([*said, about])


def _memory(units: Sequence[Stood]) -> Iterator[tuple[Inline, Inline]]:
    """The pairs that somebody approved."""
    for one in units:
        if one.state is UnitState.APPROVED and one.unit.origin and one.unit.translation:
            yield one.unit.origin.inline, one.unit.translation.inline


def terms_in(unit: Unit, terms: Terms | None) -> tuple[Term, ...]:
    """The terms of the list that the source of a unit uses, with their equivalents, the longest first."""
    if terms is None or unit.origin is None:
        return ()
    found: dict[str, str] = {}
    text = unit.origin.text
    for pattern, name, equivalent in _patterns(terms.entries, unit.source):
        if pattern.search(text) and not any(name in longer for longer in found):
            found.setdefault(name, equivalent)
    return tuple(found.items())


@lru_cache(maxsize=4)
def _patterns(terms: tuple[Entry, ...], source: Lang) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    target: Lang = "nl" if source == "fr" else "fr"
    made = []
    for term in terms:
        ours, theirs = term.names(source), term.names(target)
        for name in _writings(ours):
            acronym = name in ours.acronyms or len(name) <= _SHORTEST
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?:s|x|en)?(?!\w)", 0 if acronym else re.IGNORECASE)
            equivalent = theirs.acronyms[0] if acronym and theirs.acronyms else theirs.preferred
            made.append((pattern, name, equivalent))
    return tuple(sorted(made, key=lambda one: (-len(one[1]), one[1])))


def _writings(names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys((names.preferred, *names.variants, *names.longer, *names.acronyms)))
