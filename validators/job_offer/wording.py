"""Checks of what an offer says in prose: committees called agreements, lists printed twice, headings, the title."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from imprimatur.core.bilingual import LANGS
from imprimatur.core.blocks import Heading, Item, List, plain
from imprimatur.core.finding import Finding
from imprimatur.core.walking import walk
from imprimatur.documents.job_offer.model import JobOffer
from imprimatur.findings.catalogue import Values
from imprimatur.language.parsing import fold
from validators.examination import Examination, texts
from validators.prose.pieces import pieces

_COMMITTEE_CALLED_AGREEMENT = re.compile(
    r"\b(?P<name>CCT|[Cc][Aa][Oo])(?:\s*n[°r]?\.?)?\s*(?P<code>[1-3]\d{2}(?:\.\d{2})+|[23]\d{2})(?!\d)"
)
"""National agreements have numbers below 200 (CCT 38, CCT 104); committees have `3xx` or a number with points."""
_GENDERED = {
    "fr": re.compile(r"\(?\b(?:H ?/ ?F|F ?/ ?H|[HF] ?/ ?[FH] ?/ ?X)\b\)?", re.I),
    "nl": re.compile(r"\(?\b[MV] ?/ ?[VM](?: ?/ ?X)?\b\)?", re.I),
}
_WORK = ("tasks", "missions", "objectives", "process")
_ALIKE = 0.6
"""Share of common points from which two lists are taken for the same one."""
_LONG = 3
"""Points from which a list can be told to be another's copy."""


def check(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """Everything that the texts of an offer say wrongly, the word lists aside."""
    yield from _agreements(examined, catalogue)
    yield from _title(examined, offer, catalogue)
    yield from _headings(examined, offer, catalogue)
    yield from _copies(examined, catalogue)


def _agreements(examined: Examination, catalogue: Path) -> Iterator[Finding]:
    for path, _, text in texts(examined.document):
        for lang in LANGS:
            for piece in pieces(text, lang):
                found = _COMMITTEE_CALLED_AGREEMENT.search(piece.text)
                if found:
                    about = {"value": found[0], "code": found["code"]}
                    yield examined.finding("J06", path, about, lang=lang, place=piece.location, source=catalogue)


def _title(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """The template prints the mention after the title: typed there, it would be printed twice."""
    for lang in LANGS:
        for piece in pieces(offer.title, lang):
            found = _GENDERED[lang].search(piece.text)
            if found:
                about = {"value": found[0].strip("()")}
                yield examined.finding("J16", "title", about, lang=lang, place=piece.location, source=catalogue)


def _headings(examined: Examination, offer: JobOffer, catalogue: Path) -> Iterator[Finding]:
    """A heading "Profil" above the tasks: the tasks were filed as the profile, or the profile among the tasks."""
    profile = {fold(name) for name in examined.labels.field("profile").spellings}
    for path in _WORK:
        for lang in LANGS:
            for block in walk(getattr(offer, path).blocks(lang)):
                if isinstance(block, Heading) and fold(plain(block.text)) in profile:
                    about = {"value": plain(block.text)}
                    place = block.location if block.location.file else None
                    yield examined.finding("J14", path, about, lang=lang, place=place, source=catalogue)


def _copies(examined: Examination, catalogue: Path) -> Iterator[Finding]:
    """The same list printed at two places must stay the same list."""
    for lang in LANGS:
        lists = [found for path, _, text in texts(examined.document) for found in _lists(path, text.blocks(lang))]
        for (_, first), (path, second) in combinations(lists, 2):
            ours, theirs = (dict.fromkeys(fold(plain(item.text)) for item in items) for items in (first, second))
            common = [point for point in ours if point in theirs]
            if ours.keys() == theirs.keys() or len(common) < _ALIKE * max(len(ours), len(theirs)):
                continue
            odd = next((item for item in second if fold(plain(item.text)) not in ours), second[0])
            about: Values = {"other": first[0].location, "value": plain(odd.text)}
            yield examined.finding("J12", path, about, lang=lang, place=odd.location, source=catalogue)


def _lists(path: str, blocks: tuple[object, ...]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for block in walk(blocks):  # type: ignore[arg-type]
        if isinstance(block, List) and len(block.items) >= _LONG:
            yield path, block.items
