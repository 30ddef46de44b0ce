"""The names that a document should spell as they are known: those of the registers and those that its own fields give.

A name is compared token by token (a run of letters or digits, folded), so that one wrong letter, one wrong small word
or one missing hyphen is told from another name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.records import Organisation
from imprimatur.language.folding import fold
from validators.examination import Examination, strings, texts
from validators.prose.name_tokens import (
    LONG,
    is_acronym_slip,
    is_family_slip,
    is_slip,
    is_small,
    nearest,
    tokens,
)
from validators.prose.passages import Passage
from validators.prose.people import is_given, pairs_of, words

_VERY_LONG = 9
"""Folded letters from which the same letters, divided otherwise, are the same name."""
_SENTENCE_END = re.compile(r"[.!?…]\s")
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Name:
    """A known name as written, its folded tokens, and how many of them are the given name of a person."""

    written: str
    tokens: tuple[str, ...]
    given: int = 0

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.given > 0

    @property
    def alone(self) -> str:
        """The family name of a person, the name of anything else."""
        return self.written[tokens(self.written)[self.given].start :] if self.is_person else self.written


@dataclass(frozen=True, eq=False)
class Names:
    """The known names by their tokens: a token gives every name that holds it, and at which place."""

    all: tuple[Name, ...]
    at: Mapping[str, tuple[tuple[Name, int], ...]]
    single: Mapping[str, tuple[Name, ...]]
    """Names of one long token, and the family names of persons, by that token."""
    spelled: Mapping[tuple[str, ...], tuple[Name, ...]] = field(repr=False)
    joined: Mapping[str, tuple[Name, ...]] = field(repr=False)
    """Names of several tokens by their letters, whatever divides them."""
    acronyms: tuple[str, ...] = ()

    def nearest_acronym(self, written: str) -> str:
        """The acronym that capitals are a slip for: two neighbours exchanged, in a long one a letter more or less."""
        return next((one for one in self.acronyms if is_acronym_slip(written, one)), "")

    def nearest_single(self, token: str) -> tuple[Name, ...]:
        """The names of one long token that a token is a slip for."""
        return tuple(name for one in nearest(token, tuple(self.single)) for name in self.single[one])


def known_names(examined: Examination, passages: Sequence[Passage]) -> Names:
    """The names of the registers, of the communes, of the document's own fields, and of the people in its texts."""
    found = dict.fromkeys(_registered(examined))
    persons = [name for name in found if name.is_person]
    alone = tuple(name.tokens[0] for name in found if len(name.tokens) == 1)
    spelled = {name.tokens for name in found}

    def is_new(name: Name) -> bool:
        """Whether a name is no slip for a registered one."""
        slips = any(nearest(token, alone) for token in name.tokens)
        return name.tokens not in spelled and not slips and not any(_differ_by_one(name, one) for one in persons)

    fields = [name for name in _of_fields(examined) if is_new(name)]
    spelled |= {name.tokens for name in fields}
    people = [name for name in _of_texts(passages) if is_new(name)]
    return _indexed(tuple(name for name in dict.fromkeys((*found, *fields, *people)) if name.tokens))


def _of_texts(passages: Sequence[Passage]) -> Iterator[Name]:
    """The people whose name is the whole of a cell or of an item; those named twice, but for slips for the first; and
    those whose name comes again with a letter otherwise, in another sentence.
    """
    told: set[str] = set()
    counted: Counter[str] = Counter()
    sentences: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for passage in passages:
        text = passage.text.strip()
        if _is_pair(text):
            told.add(text)
        for pair in pairs_of(text):
            sentences[pair[0]].add((text, len(_SENTENCE_END.findall(text[: pair.start()]))))
            counted[pair[0]] += is_given(pair)
    listed = [_name(one, 1) for one in sorted(told)]
    yield from listed
    for one in sorted(set(counted) - told):
        name = _name(one, 1)
        if counted[one] > 1 and not any(_differ_by_one(name, other) for other in listed):
            yield name
    yield from (_name(one, 1) for one in _spelled_twice(sentences, counted) if one not in told and counted[one] < 2)


def _spelled_twice(sentences: Mapping[str, set[tuple[str, int]]], counted: Mapping[str, int]) -> Iterator[str]:
    """The first spelling of people whose name comes again with a letter otherwise, never in the same sentence.

    One of the spellings begins with a usual given name, or both with the same word. Two usual given names are two
    people; so are those that one sentence tells.
    """
    held: dict[tuple[int, str], list[tuple[Name, str]]] = defaultdict(list)
    found: dict[str, None] = {}
    for one in sentences:
        name = _name(one, 1)
        for place, token in enumerate(name.tokens):
            for other, written in held[place, token]:
                wrong = [
                    at for at, pair in enumerate(zip(name.tokens, other.tokens, strict=False)) if len(set(pair)) > 1
                ]
                usual = name.tokens[0] in words("given") and other.tokens[0] in words("given")
                person = counted[one] or counted[written]
                near = len(name.tokens) == len(other.tokens) and len(wrong) == 1
                near = near and (is_family_slip if wrong[0] else is_slip)(name.tokens[wrong[0]], other.tokens[wrong[0]])
                if near and person and not (usual and wrong[0] == 0) and not sentences[one] & sentences[written]:
                    found[written] = None
            held[place, token].append((name, one))
    yield from found


def _is_pair(text: str) -> bool:
    """Whether a text is nothing but the name of a person may be: two to four words in capitals."""
    parts = text.split()
    return (
        1 < len(parts) <= 4
        and all(part[0].isupper() or is_small(fold(part)) for part in parts)
        and all(one.isalpha() or one in " -’'" for one in text)
    )


def _differ_by_one(one: Name, other: Name) -> bool:
    wrong = [pair for pair in zip(one.tokens, other.tokens, strict=False) if pair[0] != pair[1]]
    return len(one.tokens) == len(other.tokens) and len(wrong) == 1 and is_slip(*wrong[0])


def _registered(examined: Examination) -> Iterator[Name]:
    codes = {one.code for one in examined.registers.organisations}
    for person in examined.registers.persons:
        given = len(tokens(person.given_name or ""))
        yield _name(person.full_name, max(given, 1))
        if person.organisation not in codes:
            yield _name(person.organisation or "")
    for organisation in examined.registers.organisations:
        yield from _organisation(organisation)
    for pairs in examined.registers.communes.values():
        for pair in pairs:
            yield from (_name(one) for one in pair)


def _organisation(organisation: Organisation) -> Iterator[Name]:
    for written in organisation.names[1:]:
        plain = written.partition(" (")[0]
        yield _name(plain)


def _name(written: str, given: int = 0) -> Name:
    return Name(written.strip(), tuple(one.folded for one in tokens(written)), given)


def _of_fields(examined: Examination) -> Iterator[Name]:
    """The names that fields of the document give: of persons and bodies that no register holds, of partners."""
    for _, value in typed_names(examined.document):
        yield _name(value, 1 if _is_pair(value) else 0)
    for path, _, text in texts(examined.document):
        if path.endswith((".name", ".acronym")):
            yield from (_name(text.plain(lang)) for lang in LANGS if text.wording(lang))
    for path, value in strings(examined.document):
        if path.endswith(".acronym"):
            yield _name(value)


def typed_names(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The names of persons and bodies that fields hold as they were typed, with their paths."""
    for spec in specs(type(model)):
        value = value_at(model, spec.path)
        if spec.is_table:
            for position, row in enumerate(value):
                yield from typed_names(row, f"{prefix}{spec.path}.{position}.")
        elif spec.reads and spec.reads.sort == "name" and value:
            yield prefix + spec.path, str(value)


@lru_cache(maxsize=8)
def _indexed(everything: tuple[Name, ...]) -> Names:
    """The same object for the same names, so that a text is not read twice for them."""
    at: dict[str, list[tuple[Name, int]]] = defaultdict(list)
    single: dict[str, list[Name]] = defaultdict(list)
    spelled: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    joined: dict[str, list[Name]] = defaultdict(list)
    for name in everything:
        spelled[name.tokens].append(name)
        if len(name.tokens) > 1:
            if len("".join(name.tokens)) >= _VERY_LONG:
                joined["".join(name.tokens)].append(name)
            for place, token in enumerate(name.tokens):
                if not is_small(token):
                    at[token].append((name, place))
        alone, least = name.tokens[name.given :], LONG + name.is_person
        if len(alone) == 2 and is_small(alone[0]) and not name.is_person:
            alone, least = alone[1:], LONG - 1
        if len(alone) == 1 and len(alone[0]) >= least and alone[0] not in words("given"):
            single[alone[0]].append(name)
    capitals = (one.written for one in everything if len(one.tokens) == 1)
    acronyms = tuple(dict.fromkeys(one for one in capitals if one.isupper() and one.isalpha()))
    return Names(everything, _fixed(at), _fixed(single), _fixed(spelled), _fixed(joined), acronyms)


def _fixed(index: dict[_K, list[_V]]) -> Mapping[_K, tuple[_V, ...]]:
    return {key: tuple(values) for key, values in index.items()}
