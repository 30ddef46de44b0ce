"""Every sort of finding: the general catalogue, then each kind's own."""

from collections.abc import Mapping
from pathlib import Path

from imprimatur.core.bilingual import Bilingual
from imprimatur.findings.catalogue import GENERAL, Sort, catalogue, families
from imprimatur.kinds import KINDS

FILES: tuple[Path, ...] = (GENERAL, *(Path(__file__).with_name(kind) / "findings.yaml" for kind in KINDS))
"""The catalogue files, the general one first."""


def all_sorts() -> Mapping[str, Sort]:
    """Every sort of finding by code, in the order of the catalogues. Codes are unique across them."""
    return {code: sort for file in FILES if file.exists() for code, sort in catalogue(file).items()}


def all_families() -> Mapping[str, Bilingual]:
    """The names of the families of findings, by the letter with which their codes begin."""
    return {letter: name for file in FILES if file.exists() for letter, name in families(file).items()}
