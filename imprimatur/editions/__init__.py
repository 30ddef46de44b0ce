"""Editions: what each language of a document said, kept beside its files, and what another edition says otherwise."""

from imprimatur.editions.changes import SectionChanges, by_section
from imprimatur.editions.comparing import compare
from imprimatur.editions.making import EDITION, edition_of_set, editions_of
from imprimatur.editions.stored import Unreadable, dumped, loaded

__all__ = [
    "EDITION",
    "SectionChanges",
    "Unreadable",
    "by_section",
    "compare",
    "dumped",
    "edition_of_set",
    "editions_of",
    "loaded",
]
