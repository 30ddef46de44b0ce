"""The terms of the sector in both languages, from a table that its translators keep (columns fr, nl, status, note).

A cell may hold an acronym in brackets, a remark in brackets, and variants apart by " / ", of which the first is the
preferred one. Joint committees stand in the same table as `CP 332 : full name`.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.language.folding import fold
from imprimatur.language.parsing.base import Unreadable

COLUMNS = ("fr", "nl", "status", "note")
_COMMITTEE = re.compile(r"(?:CP|PC) (?P<code>[0-9]{3}(?:\.[0-9]{2}){0,2}) ?: ?(?P<name>.+)")
_BRACKETS = re.compile(r"(?P<space> ?)\((?P<inside>[^()]*)\)")
_VARIANT = re.compile(r" / (?![^()]*\))")
_HEADING = re.compile(r"^(?:[^:()]+: )+")
_SHORT_ACRONYM = 5
"""Letters: vzw, asbl, cao, rvb are acronyms too, though in lower case."""


@dataclass(frozen=True, slots=True)
class Names:
    """What one language calls a thing: the preferred name, its variants, its acronyms and its longer names."""

    preferred: str
    variants: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the table. `verified` tells a sourced equivalent from one of general knowledge."""

    fr: Names
    nl: Names
    verified: bool
    note: str

    def names(self, lang: Lang) -> Names:
        """The names in a language."""
        return self.fr if lang == "fr" else self.nl


_Index = Mapping[Lang, Mapping[str, tuple[Term, int]]]
"""By language and folded name, the entry and which of its variants the name is; -1 for an acronym."""


@dataclass(frozen=True)
class Terms:
    """The table as found, with its indexes. Built by `read_terms`."""

    entries: tuple[Term, ...]
    committees: Mapping[str, Bilingual]
    _index: "_Index" = field(repr=False)

    def joint_committee(self, code: str) -> Bilingual | None:
        """The full name of a joint committee in both languages, None when the table does not give it whole.

        319.00 is the committee 319 itself.
        """
        return self.committees.get(code) or self.committees.get(code.removesuffix(".00"))

    def find(self, term: str, lang: Lang) -> Term | None:
        """The entry that a term of a language belongs to, whatever its case, accents or punctuation."""
        found = self._index[lang].get(fold(term))
        return found[0] if found else None


def read_terms(content: bytes) -> Terms:
    """The terms of a CSV file in UTF-8. Raises Unreadable("terms") when it is not one or lacks a column."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable("terms", error) from error
    if not rows or not all(column in rows[0] for column in COLUMNS):
        raise Unreadable("terms", ", ".join(COLUMNS))
    entries, committees = [], {}
    for row in rows:
        fr, nl = (row["fr"] or "").strip(), (row["nl"] or "").strip()
        named = _COMMITTEE.fullmatch(fr), _COMMITTEE.fullmatch(nl)
        if named[0] and named[1]:
            if "…" not in fr + nl:  # a name given in part is not printed as the whole
                committees[named[0]["code"]] = Bilingual(named[0]["name"], named[1]["name"])
        elif fr and nl:
            entries.append(Term(_names(fr), _names(nl), row["status"] == "verified", row["note"] or ""))
    return Terms(tuple(entries), MappingProxyType(committees), _indexed(entries))


def _names(cell: str) -> Names:
    variants = [_without_brackets(part) for part in _VARIANT.split(_HEADING.sub("", cell))]
    acronyms, longer = [], []
    for match in _BRACKETS.finditer(cell):
        for inside in match["inside"].split(" / "):
            if not match["space"] or len(variants) > 1:  # letters of a word, or a remark on one variant
                continue
            if inside.isupper() or len(fold(inside)) <= _SHORT_ACRONYM:
                acronyms.append(inside)
            elif inside[:1].isupper() and inside.count(" ") > 1:
                longer.append(inside)
    return Names(variants[0], tuple(variants[1:]), tuple(acronyms), tuple(longer))


def _without_brackets(text: str) -> str:
    """A name without its acronym or remark; letters in brackets within a word, as in `projet(s)`, stay."""
    return _BRACKETS.sub(lambda match: "" if match["space"] else match.group(), text).strip()


def _indexed(entries: list[Term]) -> _Index:
    """Preferred names win over variants, those over longer names and acronyms, and earlier entries over later ones."""
    index: dict[Lang, dict[str, tuple[Term, int]]] = {lang: {} for lang in LANGS}
    for lang in LANGS:
        for rank in range(4):
            for term in entries:
                for name, place in _ranked(term.names(lang), rank):
                    index[lang].setdefault(fold(name), (term, place))
    return MappingProxyType({lang: MappingProxyType(names) for lang, names in index.items()})


def _ranked(names: Names, rank: int) -> list[tuple[str, int]]:
    match rank:
        case 0:
            return [(names.preferred, 0), (names.preferred.replace("(s)", ""), 0)]
        case 1:
            return [(name, place) for place, name in enumerate(names.variants, 1)]
        case 2:
            return [(name, 0) for name in names.longer]
        case _:
            return [(name, -1) for name in names.acronyms]
