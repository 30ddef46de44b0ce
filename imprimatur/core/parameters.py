"""What a person asks for: which dossier, which languages and formats, at which stage."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from imprimatur.core.asked import Asked
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")
"""Word, the printed page, and the edition for the screen."""


class Parameters(BaseModel):
    """The parameters of one build. `slug` is the dossier's folder or workbook name below `inputs/<kind>/`.

    Without `languages`, those in which the dossier says that it appears; without `formats`, all of them.

    `today` is what the checks hold dates against that cannot lie ahead; None where nobody says it. Those who run a
    build take it from the clock (`flows`), nothing below them does, and no output tells it (ADR 19). `asked` is who
    asked for it and when: the record of a version keeps it, no document and no manifest does (ADR 30).
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    slug: str
    languages: tuple[Lang, ...] | None = None
    formats: tuple[Format, ...] = FORMATS
    stage: Stage = Stage.DRAFT
    today: date | None = Field(default=None, exclude=True)
    asked: Asked = Field(default=Asked(), exclude=True)

    @field_validator("formats")
    @classmethod
    def _each_once(cls, asked: tuple[Format, ...]) -> tuple[Format, ...]:
        """Each format once, in one order: a run never completes without a document, nor counts one twice."""
        return tuple(one for one in FORMATS if one in asked) or FORMATS
