"""Sentences turned over: denied in one language alone, or saying the opposite; and words that only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from imprimatur.core.bilingual import LANGS, Lang, other
from imprimatur.language.equivalents import shared, shared_back
from imprimatur.language.meanings import Said, kept, opposites, said

_ALIKE = 0.3
"""The share of known words that a pair must have in common for a denial of one side to be a fault, not a free
translation. Of the samples' 2,941 pairs one denies on one side alone (0.44, since told to be a free translation)."""
_DENIED = "negation"
_BY_DENIAL = ("lexical_denial", "hint_of_negation")


class Sort(StrEnum):
    """What parts two sentences."""

    DENIED = "denied"
    """One denies what the other says."""
    OPPOSITE = "opposite"
    """One has the word for the opposite of what the other has."""
    KEPT = "kept"
    """One has a word that the other lacks."""


@dataclass(frozen=True, slots=True)
class Parted:
    """How two sentences part: the language that says the sense, and the sense; `sure` where nothing explains it."""

    sort: Sort
    lang: Lang
    sense: str
    sure: bool


def parted(french: str, dutch: str) -> Iterator[Parted]:
    """How two sentences that should say the same part, the gravest first."""
    both: dict[Lang, Said] = {"fr": said(french, "fr"), "nl": said(dutch, "nl")}
    turned = _opposite(both)
    if turned:
        yield turned
        return
    for lang in LANGS:
        if _denies_alone(both[lang], both[other(lang)]):
            yield Parted(Sort.DENIED, lang, _DENIED, likeness(french, dutch) > _ALIKE)
            return
    for surely in (True, False):
        for sense in kept(surely):
            for lang in LANGS:
                if both[lang].sure.get(sense) and not both[other(lang)].maybe.get(sense):
                    yield Parted(Sort.KEPT, lang, sense, surely)


def likeness(french: str, dutch: str) -> float:
    """The share of the words known in both languages that two sentences have in common."""
    there, back = shared(french, dutch), shared_back(dutch, french)
    known = there.known + back.known
    return (there.found + back.found) / known if known else 1.0


def _denies_alone(one: Said, against: Said) -> bool:
    """Whether one denies more often than the other, which no word that denies by its meaning makes up for."""
    more = one.sure.get(_DENIED, 0) - against.sure.get(_DENIED, 0)
    made_up = sum(max(against.maybe.get(sort, 0) - one.maybe.get(sort, 0), 0) for sort in _BY_DENIAL)
    return more > made_up


def _opposite(both: dict[Lang, Said]) -> Parted | None:
    """The first sense of French whose opposite alone stands in Dutch; `pas ouvert` and `gesloten` are no opposites."""
    french, dutch = both["fr"], both["nl"]
    if french.sure.get(_DENIED, 0) != dutch.sure.get(_DENIED, 0):
        return None
    denied = bool(french.sure.get(_DENIED))
    for pair in opposites():
        if denied and pair == ("must", "may"):  # `ne doit pas` is `mag niet`
            continue
        for ours, theirs in (pair, pair[::-1]):
            lost = french.sure.get(ours, 0) > dutch.maybe.get(ours, 0)
            if lost and dutch.sure.get(theirs, 0) > french.maybe.get(theirs, 0):
                return Parted(Sort.OPPOSITE, "fr", ours, True)
    return None
