"""Posts that an employment measure subsidises: whom their law means, whether the offer says so, and where they are.

What each measure asks stands in `employment.yaml`, with its law.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.finding import Finding
from imprimatur.documents.job_offer.choices import Measure
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.findings.catalogue import Values
from validators.examination import Examination, texts
from validators.messages import say
from validators.prose.pieces import pieces

_FILE = Path(__file__).with_name("employment.yaml")
_ABOUT_OTHERS = ("organisation_presentation", "department", "project", "funders", "legal_basis", "privacy_note")
"""Texts that speak of other posts than the one offered."""
_POSTCODE = re.compile(r"(?<![\d.,/-])[1-9]\d{3}(?= [^\W\d_])")
_REGIONS = {"brussels": (range(1000, 1300),), "wallonia": (range(1300, 1500), range(4000, 8000))}
"""The postcodes of the Regions that have measures of their own."""


@cache
def laws() -> Mapping[str, Mapping[str, Any]]:
    """What is known of each measure, by its choice."""
    found: Mapping[str, Mapping[str, Any]] = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
    return found


@cache
def _pattern(measure: str, what: str, lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{laws()[measure][what][lang]})(?!\w)", re.IGNORECASE)


def check(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Conditions of access that are missing or beside the point, measures that only a text names, other Regions."""
    yield from _conditions(examined, offer, catalogue)
    yield from _named(examined, offer, catalogue)
    yield from _regions(examined, offer, catalogue)


def _about(examined: Examination, measure: Measure) -> dict[str, Bilingual]:
    law = laws()[measure]
    told = {name: Bilingual(law[name]["fr"], law[name]["nl"]) for name in ("law", "asks") if name in law}
    return {"measure": _word(examined, measure), **told}


def _word(examined: Examination, measure: Measure) -> Bilingual:
    return Bilingual(*(examined.labels.choice("Measure", measure.value, lang) for lang in LANGS))


def _conditions(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """The first measure speaks for all where nothing is said; else each of which a language says nothing."""
    asking = [one for one in offer.employment_measure if "asks" in laws()[one]]
    text = offer.access_conditions
    if asking and not text:
        yield examined.finding("J40", "access_conditions", _about(examined, asking[0]), source=catalogue)
        return
    for lang in LANGS:
        said = " ".join(piece.text for piece in pieces(text, lang)).replace("’", "'")
        for measure in asking if said else ():
            if not _pattern(measure, "told", lang).search(said):
                about = _about(examined, measure)
                yield examined.finding("J41", "access_conditions", about, lang=lang, source=catalogue)


def _named(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A measure that a text names and the field does not hold, once a measure and language, where it is first named."""
    left = [one for one in Measure if one not in offer.employment_measure and one.value != offer.contract.kind]
    told: set[tuple[Measure, Lang]] = set()
    for path, _, text in texts(offer):
        for lang in () if path.startswith(_ABOUT_OTHERS) else LANGS:
            for piece in pieces(text, lang):
                for measure in left:
                    found = _pattern(measure, "named", lang).search(piece.text.replace("’", "'"))
                    if found and (measure, lang) not in told:
                        told.add((measure, lang))
                        about: Values = {"value": found[0].replace("'", "’"), "measure": _word(examined, measure)}
                        yield examined.finding("J42", path, about, lang=lang, place=piece.location, source=catalogue)


def _regions(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A measure of one Region for work that is done in another: told by the postcodes of the places of work."""
    contract = offer.contract
    places = [contract.workplace, *(text for one in contract.workplaces for text in (one.place, one.address))]
    codes = {int(code) for text in places for lang in LANGS for code in _POSTCODE.findall(text.plain(lang))}
    for measure in offer.employment_measure:
        region = laws()[measure].get("region")
        if region and codes and not any(code in span for code in codes for span in _REGIONS[region]):
            about: Values = {"measure": _word(examined, measure), "region": say[region], "value": str(min(codes))}
            yield examined.finding("J43", "employment_measure", about, source=catalogue)
