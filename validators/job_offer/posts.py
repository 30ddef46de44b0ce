"""Checks of the posts that an offer has: how many and where, and the statute of those of public bodies."""

from collections.abc import Iterator
from pathlib import Path

from imprimatur.core.bilingual import LANGS, Bilingual
from imprimatur.core.finding import Finding
from imprimatur.documents.job_offer.choices import ContractKind, Statute
from imprimatur.documents.job_offer.model import JobOffer
from validators.examination import Examination

_APPOINTED = (Statute.STATUTORY, Statute.PROBATION)


def is_appointed(offer: JobOffer) -> bool:
    """Whether the person is appointed by a public body, not hired: said by the contract or the statute."""
    return offer.contract.kind is ContractKind.STATUTORY or offer.contract.statute in _APPOINTED


def check(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Posts that do not add up, and a statute that the contract contradicts."""
    yield from _counted(examined, offer, catalogue)
    yield from _statute(examined, offer, catalogue)


def _counted(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """The posts of the places against the number of posts, where every place has its own."""
    counts = [one.positions for one in offer.contract.workplaces if one.positions]
    stated, added = offer.positions_count, sum(counts)
    if stated and counts and len(counts) == len(offer.contract.workplaces) and stated != added:
        about = {"stated": str(stated), "added": str(added)}
        yield examined.finding("J44", "positions_count", about, source=catalogue)


def _statute(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A person is appointed or has a contract, not both; nobody but a public body appoints."""
    kind, statute = offer.contract.kind, offer.contract.statute
    if kind and statute and is_appointed(offer) and (kind is ContractKind.STATUTORY) != (statute in _APPOINTED):
        about = {
            "value": Bilingual(*(examined.labels.choice("Statute", statute.value, lang) for lang in LANGS)),
            "kind": Bilingual(*(examined.labels.choice("ContractKind", kind.value, lang) for lang in LANGS)),
        }
        yield examined.finding("J45", "contract.statute", about, source=catalogue)
    elif is_appointed(offer) and offer.is_of_association:
        path = "contract.statute" if statute in _APPOINTED else "contract.kind"
        yield examined.finding("J46", path, source=catalogue)
