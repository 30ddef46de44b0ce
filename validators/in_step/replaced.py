"""One thing in the place of another: a name, a sign of money or percents, a rank or a fraction.

What one language has and the other lacks may be said otherwise (`elle`, `de vereniging`). Where each has one that the
other lacks, one stands in the place of the other.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Finding
from imprimatur.language.tongues import verdict
from validators.examination import Examination
from validators.in_step.about import about, both
from validators.in_step.pairs import Pair

_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}")
_WITHIN = re.compile(r"(?<=[^\W_] )[A-ZÀ-Þ][^\W\d_]{2,}")
"""A word with a capital within a sentence."""
_OFTEN = 2
"""Passages in which a name stands in both languages, from which it is known to be written alike."""
_RARELY = 4
"""One passage in so many may have it in one language alone, and one more."""
_SIGNS = {
    "€": re.compile(r"€|\beuros?\b|\bEUR\b|\beurocent", re.IGNORECASE),
    "%": re.compile(r"%|\bpour ?cents?\b|\bprocent|\bpercent", re.IGNORECASE),
    "$": re.compile(r"\$|\bdollars?\b|\bUSD\b", re.IGNORECASE),
    "£": re.compile(r"£|\blivres? sterling|\bpond\b|\bGBP\b", re.IGNORECASE),
}
_RANKS: Mapping[Lang, Mapping[str, re.Pattern[str]]] = {
    "fr": {
        "1/2": re.compile(r"\bla moitié\b", re.IGNORECASE),
        "1/3": re.compile(r"\b(?:un|le|du|deux) tiers\b|\btroisième", re.IGNORECASE),
        "1/4": re.compile(r"\b(?:un|le|du|trois) quarts?\b|\bquatrième", re.IGNORECASE),
        "2nd": re.compile(r"\b(?:deuxième|second)", re.IGNORECASE),
        "5th": re.compile(r"\bcinquième", re.IGNORECASE),
    },
    "nl": {
        "1/2": re.compile(r"\bhelft\b", re.IGNORECASE),
        "1/3": re.compile(r"\bderden?\b", re.IGNORECASE),
        "1/4": re.compile(r"\bkwart\b|\bvierden?\b", re.IGNORECASE),
        "2nd": re.compile(r"\btweede\b", re.IGNORECASE),
        "5th": re.compile(r"\bvijfden?\b", re.IGNORECASE),
    },
}
_MORE = {"1/2": re.compile(r"\b(?:demi|mi-|semi)|\b(?:half|halve|anderhal)", re.IGNORECASE)}
"""What may say a fraction too, in either language."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What French says and what Dutch says in its place."""

    fr: str
    nl: str


def check(examined: Examination, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """What stands in the place of another thing in each unit; nothing of one that is not translated."""
    people = {word for person in examined.registers.persons for word in _NAME.findall(person.full_name)}
    names = names_of(pairs) | people
    for pair in pairs:
        for one in replaced(pair.french, pair.dutch, names):
            if not verdict(pair.french, "fr") and not verdict(pair.dutch, "nl"):
                values = {**both(pair.french, pair.dutch), "ours": one.fr, "theirs": one.nl}
                yield about(examined, pair.unit, "L31", values)


def names_of(pairs: Sequence[Pair]) -> frozenset[str]:
    """The names that both languages of a dossier write alike: words that have a capital within sentences of both, and
    that nearly always stand in both or in none (`Bruxelles` stands in Dutch within French names only)."""
    within = [{name for pair in pairs for name in _WITHIN.findall(pair.text(lang))} for lang in LANGS]
    together: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for pair in pairs:
        ours, theirs = (set(_NAME.findall(pair.text(lang))) for lang in LANGS)
        together.update(ours & theirs)
        alone.update(ours ^ theirs)
    shared = within[0] & within[1]
    return frozenset(one for one in shared if together[one] >= _OFTEN and alone[one] <= 1 + together[one] // _RARELY)


def replaced(french: str, dutch: str, names: Collection[str]) -> Iterator[Replaced]:
    """What stands in the place of another thing, at most one of each sort."""
    ours, theirs = ([one for one in _NAME.findall(text) if one in names] for text in (french, dutch))
    yield from _exchanged(ours, theirs, dutch, french)
    signs = [[sign for sign, pattern in _SIGNS.items() if pattern.search(text)] for text in (french, dutch)]
    yield from _exchanged(signs[0], signs[1])
    ranks = [_ranks(text, lang) for lang, text in zip(LANGS, (french, dutch), strict=True)]
    maybe = [{name for name, one in _MORE.items() if one.search(text)} for text in (french, dutch)]
    first = next(_exchanged([*ranks[0]], [*ranks[1]]), None)
    if first and not {first.fr, first.nl} & (maybe[0] | maybe[1]):
        yield Replaced(ranks[0][first.fr], ranks[1][first.nl])


def _ranks(text: str, lang: Lang) -> dict[str, str]:
    return {name: found[0] for name, pattern in _RANKS[lang].items() if (found := pattern.search(text))}


def _exchanged(ours: Sequence[str], theirs: Sequence[str], dutch: str = "", french: str = "") -> Iterator[Replaced]:
    """The first of each side that the other lacks, where both have one."""
    lacking = next((one for one in ours if one not in theirs and one not in dutch), None)
    added = next((one for one in theirs if one not in ours and one not in french), None)
    if lacking and added:
        yield Replaced(lacking, added)
