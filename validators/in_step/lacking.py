"""Units that one language lacks while the text stands in both: a paragraph, a note, a cell, a quotation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang, other
from imprimatur.core.finding import Finding
from imprimatur.language.equivalents import shared, shared_back
from imprimatur.translation.unit import Sort, Unit
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.in_step.about import about, quoted
from validators.messages import say

_COUNTED = frozenset((Sort.HEADING, Sort.ITEM))
"""What L01 counts: where such a unit lacks, the whole structure differs and L01 says so, quoting it."""

_BESIDE = 0.5
"""The share of the words of a paragraph that its neighbour says in the other language when it is cut otherwise."""


def check(examined: Examination) -> Iterator[Finding]:
    """The units without a partner, in texts that both languages give; one finding each."""
    for units in _texts(examined).values():
        if not all(any(one.side(lang) for one in units) for lang in LANGS):
            continue  # the whole text lacks: it is asked for elsewhere
        alone = [one for one in units if not (one.fr and one.nl)]
        if any(one.sort in _COUNTED for one in alone) or examined.is_known(units[0].path, units[0].target):
            continue
        for unit in alone:
            lang: Lang = "fr" if unit.fr else "nl"
            side = unit.side(lang)
            if side and not _is_beside(unit, units, side.text, lang):
                about_it = {"language": LANGUAGE[other(lang)], "sort": say(f"unit_{unit.sort.value}")}
                yield about(examined, unit, "L20", {**about_it, "excerpt": quoted(side.text)})


def _is_beside(unit: Unit, units: Sequence[Unit], text: str, lang: Lang) -> bool:
    """Whether the unit before or after says in the other language what this one says: a paragraph cut in two."""
    at = units.index(unit)
    for near in (*units[max(at - 1, 0) : at], *units[at + 1 : at + 2]):
        side = near.side(other(lang))
        if side:
            found = shared(text, side.text) if lang == "fr" else shared_back(text, side.text)
            if found.known and found.share >= _BESIDE:
                return True
    return False


def told(examined: Examination, path: str) -> Bilingual:
    """The first heading or item of a text that one language lacks, quoted; nothing where none is known to."""
    alone = (one for one in _texts(examined).get(path, ()) if not (one.fr and one.nl) and one.sort in _COUNTED)
    unit = next(alone, None)
    side = (unit.fr or unit.nl) if unit else None
    if unit is None or side is None:
        return NOTHING
    language, sort = LANGUAGE["nl" if unit.fr else "fr"], say(f"unit_{unit.sort.value}")
    return say("unit_lacking", language=language, sort=sort, excerpt=quoted(side.text).rstrip(" .;,")).after_space()


def _texts(examined: Examination) -> dict[str, list[Unit]]:
    texts: dict[str, list[Unit]] = defaultdict(list)
    for unit in examined.job.units:
        texts[unit.path].append(unit)
    return texts
