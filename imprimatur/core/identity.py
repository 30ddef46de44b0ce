"""What a produced document says of itself, so that it can be known again wherever it went (ADR 30)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """The dossier, language and stage of a document, and the hash of all that it was made from; no name of a file.

    `stage` is that of its set, or `redline`.
    """

    kind: str
    slug: str
    lang: str
    stage: str
    inputs: str


def digest_of(hashes: Iterable[str]) -> str:
    """One hash for the files of those hashes, whatever their names and order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
