"""The mark of an asset, `(atout)` or `(pluspunt)`, at the end of a row in one language alone.

The mark is read as a value of the row, one for both languages: whichever has it would print it in both.
"""

import re
from collections.abc import Iterator

from imprimatur.core.blocks import plain
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.walking import inlines
from imprimatur.language.folding import fold
from validators.completeness import LANGUAGE
from validators.examination import Examination
from validators.in_step.about import about, both

_MARK = re.compile(r"\(([^()]*)\)\s*$")


def check(examined: Examination) -> Iterator[Finding]:
    """Each row that is an asset in one language alone."""
    raw = _texts(examined)
    marks = (
        {fold(one) for one in examined.labels.words["asset"].spellings} if "asset" in examined.labels.words else set()
    )
    for unit in examined.job.units:
        if not (unit.fr and unit.nl) or unit.fr.location not in raw or unit.nl.location not in raw:
            continue
        french, dutch = raw[unit.fr.location], raw[unit.nl.location]
        found = [bool((mark := _MARK.search(one)) and fold(mark[1]) in marks) for one in (french, dutch)]
        if found[0] != found[1]:
            lang, text = ("fr", french) if found[0] else ("nl", dutch)
            mark = _MARK.search(text)
            values = {"language": LANGUAGE["fr" if lang == "fr" else "nl"], "value": mark[1] if mark else ""}
            yield about(examined, unit, "L27", {**both(french, dutch), **values})


def _texts(examined: Examination) -> dict[Location, str]:
    """The last text at each place of the narratives, as typed."""
    found: dict[Location, str] = {}
    for reading in examined.job.dossier.readings:
        for narrative in reading.narratives:
            found.update((place, plain(inline)) for inline, place in inlines(narrative.blocks, narrative.location))
    return found
