"""What a produced document says of itself, so that it can be known again wherever it went (ADR 30)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any


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


PREFIX = "Imprimatur."
"""How the names of our properties of an Office file begin; the rest is that of a field of Identity."""
PART = "docProps/custom.xml"
"""The part of an Office file that holds them: Word and LibreOffice keep it when they save the file."""
MAX_NAME = 300
"""Characters of anything that a file says of itself."""


def digest_of(hashes: Iterable[str]) -> str:
    """One hash for the files of those hashes, whatever their names and order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()


def identity_of(said: Mapping[str, Any]) -> Identity | None:
    """What is said by the names of the fields, where all is said and can be shown: it may come from anybody."""
    values = [said.get(one.name) for one in fields(Identity)]
    if not all(isinstance(value, str) and 0 < len(value) <= MAX_NAME and value.isprintable() for value in values):
        return None
    return Identity(*map(str, values))
