"""Every sort of finding: the general catalogue, then each kind's own."""

from collections.abc import Mapping
from pathlib import Path

from imprimatur.findings.catalogue import GENERAL, Sort, catalogue
from imprimatur.kinds import KINDS

FILES: tuple[Path, ...] = (GENERAL, *(Path(__file__).with_name(kind) / "findings.yaml" for kind in KINDS))
"""The catalogue files, the general one first."""


def all_sorts() -> Mapping[str, Sort]:
    """Every sort of finding by code, in the order of the catalogues. Codes are unique across them."""
    return {code: sort for file in FILES if file.exists() for code, sort in catalogue(file).items()}
