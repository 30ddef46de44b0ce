"""A version: what `version.json` keeps of a final, beside its files."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from imprimatur.core.asked import Asked
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.identity import digest_of
from imprimatur.core.parameters import FORMATS

RECORD = "version.json"
MAX_RECORD = 20_000_000
"""Bytes of the longest record taken: that of the longest report stays below one."""
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Approval(BaseModel):
    """Who approved how many texts of a language, on what day, and the fields that they stand in."""

    model_config = ConfigDict(frozen=True)

    lang: Lang
    by: str
    on: date
    texts: int
    sections: tuple[str, ...] = ()


class Version(BaseModel):
    """A final as it was published.

    `inputs`, `templates` and `files` give hashes by name; `texts` is the hash of the record of texts and approvals,
    empty without one. `unkept` are the inputs whose content could not be kept. `previous` is the number before it.
    `program` holds the versions of the program and of its libraries, `code` a hash of the program itself.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    slug: str
    number: Annotated[int, Field(ge=1, le=999_999)]
    asked: Asked = Asked()
    previous: int | None = None
    languages: tuple[Lang, ...] = ()
    inputs: Mapping[str, _Hash]
    unkept: tuple[str, ...] = ()
    templates: Mapping[str, _Hash]
    texts: str = ""
    approvals: tuple[Approval, ...] = ()
    files: Mapping[str, _Hash]
    program: Mapping[str, str]
    code: str = ""

    @field_validator("files")
    @classmethod
    def _inside(cls, files: Mapping[str, str]) -> Mapping[str, str]:
        """Names that stay in the folder of the version: what stands there may have been written by anybody."""
        for name in files:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or "\0" in name or not path.parts:
                raise ValueError("a name that leads elsewhere")
        return files

    @property
    def documents(self) -> Mapping[str, str]:
        """The hashes of its documents, which leave the house, by their names; pages of findings are none."""
        return documents_of(self.slug, self.files)

    @property
    def day(self) -> date | None:
        """The day on which it was asked for."""
        return self.asked.moment.date() if isinstance(self.asked.moment, datetime) else None

    @property
    def digest(self) -> str:
        """The one hash of its inputs, as its documents tell it."""
        return digest_of(self.inputs.values())

    def to_json(self) -> bytes:
        """The record as indented JSON, a line end at the end."""
        return (self.model_dump_json(indent=2) + "\n").encode()


def loaded(content: bytes) -> Version | None:
    """The version of a record; None for what is none."""
    if len(content) > MAX_RECORD:
        return None
    try:
        return Version.model_validate_json(content)
    except (ValidationError, RecursionError, UnicodeError):
        return None


def documents_of(slug: str, files: Mapping[str, str]) -> Mapping[str, str]:
    """Of the files of a set, the documents of a dossier."""
    names = {f"{slug}.{lang}.{ending}" for lang in LANGS for ending in FORMATS}
    return {name: sha256 for name, sha256 in files.items() if name in names}


def number_of(name: str) -> int | None:
    """The number that the name of a folder says."""
    return int(name) if _NUMBER.fullmatch(name) else None
