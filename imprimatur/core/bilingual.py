"""The two languages, a message in both, and the state of a wording in each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Lang = Literal["fr", "nl"]
LANGS: tuple[Lang, Lang] = ("fr", "nl")
TAGS: dict[Lang, str] = {"fr": "fr-BE", "nl": "nl-BE"}
"""BCP 47 tags written into the documents."""


class State(StrEnum):
    """How far a wording has come. Only `approved` wordings are printed in a final document."""

    MISSING = "missing"
    DRAFT = "draft"
    GIVEN = "given"
    APPROVED = "approved"


def other(lang: Lang) -> Lang:
    """The other language of the pair."""
    return "nl" if lang == "fr" else "fr"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A short message or label in both languages."""

    fr: str
    nl: str

    def of(self, lang: Lang) -> str:
        """The wording in a language."""
        return self.fr if lang == "fr" else self.nl


NOTHING = Bilingual("", "")
"""A message that says nothing."""
