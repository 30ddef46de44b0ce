"""The files that a build produces, and the manifest that vouches for them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from imprimatur.core.bilingual import Lang


@dataclass(frozen=True, slots=True)
class Artefact:
    """One produced file: its name inside the set, its bytes. `media` is its media type."""

    name: str
    content: bytes = field(repr=False)
    media: str = "application/octet-stream"

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What went in, what came out, what was found, and with which versions. Holds no clock and no absolute path.

    `blocking` is the number of points to settle before the final version, in the languages of the parameters. `texts`
    is the hash of the record of the dossier's texts and approvals, empty where it has none. `waiting` counts the texts
    of each language by what they wait for (to_revise, to_translate, to_approve), and those approved. `program` is the
    hash of the code and the catalogues that made it. `deadlines` are the days, by the field that says them, by which
    the kind wants the document finished. `titles` are those that each language bears, `publisher` the code of the
    organisation in whose colours it appears, empty where none is known yet.
    """

    kind: str
    slug: str
    stage: str
    parameters: Mapping[str, Any]
    inputs: Mapping[str, str]
    templates: Mapping[str, str]
    outputs: Mapping[str, str]
    findings: tuple[Mapping[str, Any], ...]
    blocking: int
    versions: Mapping[str, str]
    texts: str = ""
    waiting: Mapping[Lang, Mapping[str, int]] = field(default_factory=dict)
    program: str = ""
    deadlines: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[Lang, str] = field(default_factory=dict)
    publisher: str = ""

    def to_json(self) -> bytes:
        """The manifest as canonical JSON: sorted keys, UTF-8, a line end at the end."""
        content = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, default=list) + "\n").encode()


def hashes(artefacts: Iterable[Artefact]) -> dict[str, str]:
    """The hash of each artefact by its name, in the order of names."""
    return {artefact.name: artefact.sha256 for artefact in sorted(artefacts, key=lambda a: a.name)}
