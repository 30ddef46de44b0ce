"""Sentence by sentence: one that has no partner, one turned over, one that lost or gained a word that matters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imprimatur.core.bilingual import Bilingual, Lang, other
from imprimatur.core.finding import Finding
from imprimatur.language.meanings import shown
from imprimatur.language.tongues import verdict
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.in_step.about import about, both, quoted
from validators.in_step.alignment import SURE, Alignment, Bead
from validators.in_step.pairs import Pair, sentences
from validators.in_step.polarity import Sort, parted
from validators.in_step.quantities import Amount, amounts_apart

_LEAST = 3
"""Words of a sentence that may be told to have no partner: a sign, a figure or a name is none."""
_CODES = {
    (Sort.DENIED, True): "L24",
    (Sort.DENIED, False): "L25",
    (Sort.OPPOSITE, True): "L26",
    (Sort.KEPT, True): "L27",
    (Sort.KEPT, False): "L28",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What parts two texts: the code of the finding and what it says."""

    code: str
    values: dict[str, str | Bilingual] = field(default_factory=dict)


def check(examined: Examination, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """What parts the sentences of each unit."""
    for pair in pairs:
        for fault in faults(pair.french, pair.dutch):
            yield about(examined, pair.unit, fault.code, fault.values)


def faults(french: str, dutch: str) -> Iterator[Fault]:
    """What parts two texts that should say the same; nothing for one that is not translated at all."""
    if french == dutch or verdict(french, "fr") or verdict(dutch, "nl"):
        return
    alignment = sentences(french, dutch)
    foreign = any(_is_foreign(bead) for bead in alignment.beads)
    for bead in alignment.beads:
        if not bead.is_alone:
            yield from _parted(bead)
        elif not foreign:
            yield from _alone(alignment, bead)


def _is_foreign(bead: Bead) -> bool:
    """Whether a sentence without partner is in another language, which is told elsewhere."""
    french, dutch = bead.texts
    return bead.is_alone and bool(verdict(french or dutch, "fr" if french else "nl"))


def _alone(alignment: Alignment, bead: Bead) -> Iterator[Fault]:
    """A sentence that one language says alone: surely where no other pairing explains it."""
    french, dutch = bead.texts
    text = french or dutch
    lang: Lang = "fr" if french else "nl"
    if len(text.split()) < _LEAST:
        return
    values: dict[str, str | Bilingual] = {"language": LANGUAGE[lang], "other": LANGUAGE[other(lang)]}
    yield Fault("L21" if alignment.margin >= SURE else "L22", {**values, "excerpt": quoted(text)})


def _parted(bead: Bead) -> Iterator[Fault]:
    """The gravest of what parts two sentences."""
    french, dutch = bead.texts
    first = next(parted(french, dutch), None)
    amount = None if first and first.sure else amounts_apart(french, dutch)
    if amount:
        yield _amount(french, dutch, amount)
    elif first:
        word = shown(french if first.lang == "fr" else dutch, first.lang, first.sense)
        yield Fault(_CODES[first.sort, first.sure], _values(french, dutch, first.lang, word))


def _amount(french: str, dutch: str, amount: Amount) -> Fault:
    return Fault("L29" if amount.sure else "L30", _values(french, dutch, amount.lang, amount.value))


def _values(french: str, dutch: str, lang: Lang, word: str) -> dict[str, str | Bilingual]:
    """Both sides, the word that one has alone, and which one."""
    return {**both(french, dutch), "language": LANGUAGE[lang], "value": word}
