"""One text examined as if it stood in the complete offer, by a check of wording."""

from functools import cache

from imprimatur.core.bilingual import Lang
from imprimatur.core.location import Location
from tests.dossiers import assembled
from tests.validators.dossiers import JOB
from validators.examination import Examination
from validators.prose.checks import Check
from validators.prose.passages import Passage, passages

PLACE = Location("job_offer/test/probe.md", line=1)


@cache
def offer() -> Examination:
    """The complete offer, as the checks are given it."""
    return Examination(assembled("job_offer", JOB))


def said(check: Check, *texts: str, lang: Lang = "fr") -> list[tuple[str, str]]:
    """The code and the message in the language of the texts of what a check finds in them, as passages one by one."""
    examined = offer()
    spec = next(iter(passages(examined))).spec
    read = [Passage("context", spec, lang, text, Location(PLACE.file, line=n)) for n, text in enumerate(texts, 1)]
    found = [one for one in check(examined, read) if one.location.file == PLACE.file]
    return [(one.code, one.message.fr if lang == "fr" else one.message.nl) for one in found]
