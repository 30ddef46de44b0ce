"""The two languages, a message in both, and the state of a wording in each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Lang = Literal["fr", "nl"]
LANGS: tuple[Lang, Lang] = ("fr", "nl")
Tongue = Literal["en", "fr", "nl"]
"""What the command line speaks: the two languages, and English for those who operate it."""
Speech = Literal["de", "en", "fr", "nl"]
"""What a piece of a text may be in: the two languages, and those that titles and names are often in."""
TAGS: dict[Speech, str] = {"de": "de-DE", "en": "en-GB", "fr": "fr-BE", "nl": "nl-BE"}
"""BCP 47 tags written into the documents; German and English as word processors know them."""


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
    """A short message or label in both languages; what only the command line says has English too."""

    fr: str
    nl: str
    en: str = ""

    def of(self, tongue: Tongue) -> str:
        """The wording in a language; in French where there is no English."""
        if tongue == "nl":
            return self.nl
        return self.en or self.fr if tongue == "en" else self.fr

    def after_space(self) -> "Bilingual":
        """The same, to go on where another sentence ended."""
        return Bilingual(f" {self.fr}", f" {self.nl}", self.en and f" {self.en}")


NOTHING = Bilingual("", "")
"""A message that says nothing."""
