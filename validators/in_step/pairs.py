"""The units that both languages give, as the checks read them: other languages and code are out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.language.running.sentences import sentences_of
from imprimatur.translation.unit import Unit
from validators.examination import Examination
from validators.in_step.alignment import Alignment, aligned
from validators.prose.pieces import EXPRESSION


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit with what both languages say in it."""

    unit: Unit
    french: str
    dutch: str

    def text(self, lang: Lang) -> str:
        """What a language says."""
        return self.french if lang == "fr" else self.dutch


def pairs_of(examined: Examination) -> Iterator[Pair]:
    """Every unit that both languages give."""
    for unit in examined.job.units:
        if unit.fr and unit.nl:
            french, dutch = said_in(unit.fr.inline, "fr"), said_in(unit.nl.inline, "nl")
            if french and dutch:
                yield Pair(unit, french, dutch)


def said_in(inline: Inline, lang: Lang) -> str:
    """The words of an inline in its language; an expression over the data is a mere "…"."""
    text = "".join(run.text for run in inline if not run.verbatim and run.lang in (None, lang))
    return EXPRESSION.sub("…", text).strip()


@lru_cache(maxsize=8_192)
def sentences(french: str, dutch: str) -> Alignment:
    """The sentences of two texts side by side."""
    return aligned(sentences_of(french), sentences_of(dutch))
