"""What is missing only because of another fault is said once, at that fault: a file not read, a name a letter off."""

from collections.abc import Iterable, Iterator

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.file_names import language_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import Values
from validators.examination import Examination

_NOT_READ = ("R01", "R02", "R07")
"""Findings of files made to hold a dossier of which nothing, or not the rest, was read."""
_MISSING = ("C01", "C02", "C03", "C04", "C07")
_SHOWN = 5
"""How many of the missing fields are named."""
_FOLLOWS = {"F08": "F29"}
"""What follows from another finding: every step ends after a horizon that lies before the report itself."""


_SUPPLIED = {
    "employer": frozenset(
        {"organisation_presentation", "equal_opportunity_statement", "privacy_note", "funders", "pay.benefits"}
    )
}
"""What the register supplies once it knows who is named (imprimatur/documents/job_offer/house.py, `from_registers`)."""


def explained(found: Iterable[Finding]) -> list[Finding]:
    """The findings without those that only follow from another, which is said at its own place."""
    given = list(found)
    told = {one.code for one in given}
    return [one for one in given if _FOLLOWS.get(one.code) not in told]


def told_once(examined: Examination, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of fields that an unread file may hold gathered in one.

    A file of one language explains what that language lacks alone. What the registers lack stands.
    """
    unread = _unread(examined)
    nearly = [one.path for one in examined.findings if one.code == "G02"]
    supplied = frozenset[str]().union(*(_SUPPLIED.get(path, frozenset()) for path in nearly))
    sides = {language_of(place.file) for place in unread}
    hidden: list[Finding] = []
    for one in found:
        if one.code in _MISSING and one.path in supplied:
            continue
        explained = unread and (None in sides or (one.lang and one.lang in sides))
        if explained and one.code in _MISSING and not one.location.file.startswith("_shared/"):
            hidden.append(one)
        else:
            yield one
    if hidden:
        labels = [examined.label(one.path) for one in hidden]
        names = Bilingual(*(_listed(dict.fromkeys(label.of(lang) for label in labels)) for lang in LANGS))
        about: Values = {"count": str(len(hidden)), "fields": names}
        yield examined.finding("C10", "", about, place=unread[0])


def _unread(examined: Examination) -> list[Location]:
    """The files of the dossier that were not read to their end, in order."""
    names = {source.name for source in examined.job.dossier.sources}
    places = (one.location for one in examined.job.findings if one.code in _NOT_READ)
    return list(dict.fromkeys(Location(place.file) for place in places if place.file in names))


def _listed(names: Iterable[str]) -> str:
    given = list(names)
    return ", ".join(given[:_SHOWN]) + ("…" if len(given) > _SHOWN else "")
