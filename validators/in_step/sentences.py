"""Sentence by sentence: one that has no partner, one turned over, one that lost or gained a word that matters."""

from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import Lang, other
from imprimatur.core.finding import Finding
from imprimatur.language.meanings import shown
from imprimatur.language.tongues import verdict
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.in_step.about import about, both, quoted
from validators.in_step.alignment import SURE, Bead
from validators.in_step.pairs import Pair
from validators.in_step.polarity import Sort, parted

_LEAST = 3
"""Words of a sentence that may be told to have no partner: a sign, a figure or a name is none."""


def check(examined: Examination, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """What parts the sentences of each unit."""
    for pair in pairs:
        if verdict(pair.french, "fr") or verdict(pair.dutch, "nl") or _is_same(pair):
            continue  # not translated at all, which is said elsewhere
        for bead in pair.alignment.beads:
            yield from _alone(examined, pair, bead) if bead.is_alone else _parted(examined, pair, bead)


def _is_same(pair: Pair) -> bool:
    return pair.french == pair.dutch


def _alone(examined: Examination, pair: Pair, bead: Bead) -> Iterator[Finding]:
    """A sentence that one language says alone: surely where no other pairing explains it."""
    french, dutch = bead.texts
    text = french or dutch
    if len(text.split()) < _LEAST or verdict(text, "fr" if french else "nl"):
        return
    lang: Lang = "fr" if french else "nl"
    values = {"language": LANGUAGE[lang], "other": LANGUAGE[other(lang)]}
    sure = pair.alignment.margin >= SURE
    yield about(examined, pair.unit, "L21" if sure else "L22", {**values, "excerpt": quoted(text)})


_CODES = {
    (Sort.DENIED, True): "L24",
    (Sort.DENIED, False): "L25",
    (Sort.OPPOSITE, True): "L26",
    (Sort.KEPT, True): "L27",
    (Sort.KEPT, False): "L28",
}


def _parted(examined: Examination, pair: Pair, bead: Bead) -> Iterator[Finding]:
    french, dutch = bead.texts
    first = next(parted(french, dutch), None)
    if first is None:
        return
    text = french if first.lang == "fr" else dutch
    values = {**both(french, dutch), "language": LANGUAGE[first.lang], "value": shown(text, first.lang, first.sense)}
    yield about(examined, pair.unit, _CODES[first.sort, first.sure], values)
