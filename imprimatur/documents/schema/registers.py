"""The registers: organisations and persons written once in `inputs/_shared/`, and found by any of their names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.location import Location
from imprimatur.documents.schema.records import Organisation, Person, Record
from imprimatur.language.folding import fold_words
from imprimatur.language.parsing import fold, near
from imprimatur.language.terms import Terms
from imprimatur.language.titles import tongue_of

SHARED = "_shared/"
"""How the names of the sources begin that every dossier shares."""


@dataclass(frozen=True, slots=True)
class Registers:
    """The records that documents refer to, the terms, and the communes by postcode (French and Dutch names).

    `files` tells where each register stands, by its name; `places` where each value of a record does, by its path.
    """

    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()
    terms: Terms | None = None
    communes: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)

    def file_of(self, register: str) -> str:
        """The file of a register: where a name is to be added. Without one, the workbook that would be it."""
        return self.files.get(register, f"{SHARED}{register}.xlsx")

    def place(self, record: Record, path: str = "") -> Location:
        """Where a record says what stands at `path`, or should: its cell, where the register is a table; else its
        code in the file, under the name that people know it by.
        """
        register = register_name(type(record))
        known = self.of(type(record))
        at = next((place for place, one in enumerate(known) if one.code == record.code), -1)
        here = self.places.get(f"{register}.{at}", Location(self.file_of(register)))
        if here.key or not here.cell:
            return Location(here.file, key=record.code, under=record.short)
        sides = (f"{register}.{at}.{path}{side}" for side in ("", ":fr", ":nl"))
        return next((self.places[side] for side in sides if side in self.places), here)

    def of(self, type_: type[Record]) -> tuple[Record, ...]:
        """The records of a type."""
        return self.organisations if issubclass(type_, Organisation) else self.persons

    def names_of_one_language(self) -> tuple[Bilingual, ...]:
        """The names of bodies that belong to one language, each with its other side empty, whatever a text calls them.

        Those that have another name in the other language, and those that are surely words of one (`titles.py`).
        """
        found: list[tuple[str, Lang, bool]] = []
        for one in self.organisations:
            french, dutch = one.name.plain("fr"), one.name.plain("nl")
            both = bool(french and dutch and french != dutch)
            found += [(french, "fr", both), (dutch, "nl", both)]
        for lang in LANGS:
            sides = [term.names(lang) for term in self.terms.entries] if self.terms else []
            found += [(name, lang, False) for side in sides for name in (side.preferred, *side.variants, *side.longer)]
        names = [
            (name, lang)
            for name, lang, sure in found
            if " " in name and name[0].isupper() and (sure or tongue_of(name) == lang)
        ]
        of_french = [Bilingual(name, "") for name, lang in dict.fromkeys(names) if lang == "fr"]
        return (*of_french, *(Bilingual("", name) for name, lang in dict.fromkeys(names) if lang == "nl"))


def register_name(type_: type[Record]) -> str:
    """The name of the register that holds a type of record."""
    return "organisations" if issubclass(type_, Organisation) else "persons"


_AND = re.compile(r"(?<!\s)\s*+,\s*+|(?<!\s)\s++(?:et|en|&)\s++", re.IGNORECASE)
_FORMS = {"asbl", "vzw", "aisbl", "ivzw", "fondation", "stichting"}
_ARTICLES = {"l", "la", "le", "les", "de", "het"}
_TITLES = {
    *("m", "mr", "monsieur", "mme", "mlle", "madame", "dr", "docteur", "prof", "professeur", "me", "maitre"),
    *("dhr", "de", "heer", "mevr", "mevrouw", "mw", "dokter", "professor"),
}
"""What people write around a name that is no part of it: legal forms and articles, forms of address."""


def find(records: Iterable[Record], name: str) -> Record | None:
    """The record that a name refers to, exactly but for case, accents and punctuation, a legal form around the name
    of an organisation and a form of address before that of a person.
    """
    candidates = tuple(records)
    for wanted in dict.fromkeys((fold(name), *_bare(name))):
        found = next((record for record in candidates if any(fold(known) == wanted for known in record.names)), None)
        if found:
            return found
    return None


def named_in(records: Iterable[Record], text: str) -> tuple[str, ...]:
    """The names of a text that lists known ones (`A, B et C`); else the text alone."""
    candidates, names = tuple(records), [name for name in _AND.split(text) if name]
    listed = len(names) > 1 and all(find(candidates, name) for name in names)
    return tuple(names) if listed else (text,)


def _bare(name: str) -> Iterator[str]:
    """A name, folded, without what may stand around it, less and less of it left."""
    words = fold_words(re.sub(r"(?<=\b\w)\.(?=\w\b|$| )", "", name)).split()
    if len(words) > 1 and words[0] in _TITLES:
        rest = words[1:]
        yield "".join(rest)
        if len(rest) > 1 and rest[0] in _TITLES:
            yield "".join(rest[1:])
    kept = [word for word in words if word not in _FORMS]
    if kept and len(kept) < len(words):
        yield "".join(kept)
    if len(kept) > 1 and kept[0] in _ARTICLES:
        yield "".join(kept[1:])


def nearest(records: Iterable[Record], name: str) -> str | None:
    """The known name that an unknown one was meant for: the closest within two letters, whatever stands around it, or
    the one person of that family name where the given name is left out or an initial.
    """
    candidates = tuple(records)
    for written in dict.fromkeys((fold(name), *_bare(name))):
        known = [one for record in candidates for one in record.names[1:] if near(written, one)]
        if known:
            return min(known, key=lambda one: (Levenshtein.distance(written, fold(one)), one))
    words = [word for word in fold_words(name).split() if word not in _TITLES and len(word) > 1]
    family = [one for one in candidates if isinstance(one, Person) and fold(one.family_name or "") == "".join(words)]
    return family[0].full_name if len(family) == 1 else None
