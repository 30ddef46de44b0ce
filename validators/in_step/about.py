"""Findings about a unit: at the place of its translation, in the language that it is translated into."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.place import shortened
from imprimatur.findings.catalogue import Values
from imprimatur.translation.unit import Unit
from validators.examination import Examination

QUOTED = 160
"""Characters of a sentence that a finding quotes: both languages stand side by side in it."""


def about(examined: Examination, unit: Unit, code: str, values: Values, place: Location | None = None) -> Finding:
    """A finding about a unit."""
    side = unit.translation or unit.origin
    where = place or (side.location if side else None)
    return examined.finding(code, unit.path, values, lang=unit.target, place=where)


def quoted(text: str) -> str:
    """A text as a finding quotes it, cut between words."""
    return shortened(" ".join(text.replace("'", "’").split()), QUOTED)


def both(french: str, dutch: str) -> dict[str, str | Bilingual]:
    """Both sides, quoted."""
    return {"fr": quoted(french), "nl": quoted(dutch)}
