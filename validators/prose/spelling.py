"""Spelling, as advice: a word that no dictionary has, one letter away from one that it has."""

from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS
from imprimatur.core.finding import Finding
from imprimatur.language.folding import fold, fold_words
from imprimatur.language.spelling import slips, unknown_words
from imprimatur.language.tongues import verdict
from validators.examination import Examination, strings
from validators.prose.kept import is_of_names
from validators.prose.passages import Passage, about

_OFTEN = 3
"""Places from which a word is no slip of the pen but one of the house."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Each unknown word of a language, at its first place, with what may be meant."""
    met: dict[tuple[str, str], list[Passage]] = {}
    for one in passages:
        for word in () if is_of_names(one.path) else unknown_words(one.text, one.lang):
            met.setdefault((one.lang, word), []).append(one)
    if not met:
        return
    known = _known(examined)
    for (_, word), places in met.items():
        first = places[0]
        if len(places) >= _OFTEN or fold(word) in known or verdict(first.text, first.lang):
            continue
        proposed = slips(word, first.lang)
        if proposed:
            yield about(examined, first, "L18", value=word.replace("'", "’"), expected=", ".join(proposed))


def _known(examined: Examination) -> frozenset[str]:
    """The words of the registers, of the terms and of the values typed as they are, folded."""
    said = [name for one in examined.registers.organisations for name in one.names]
    said += [one.full_name for one in examined.registers.persons]
    said += [value for _, value in strings(examined.document)]
    terms = examined.registers.terms.entries if examined.registers.terms else ()
    for term in terms:
        for names in map(term.names, LANGS):
            said += [names.preferred, *names.variants, *names.longer, *names.acronyms]
    return frozenset(word for text in said for word in fold_words(text).split())
