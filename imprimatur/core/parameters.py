"""What a person asks for: which dossier, which languages and formats, at which stage."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, Format] = ("docx", "pdf")


class Parameters(BaseModel):
    """The parameters of one build. `slug` is the dossier's folder or workbook name below `inputs/<kind>/`.

    Without `languages`, those in which the dossier says that it appears.

    `today` is what the checks hold dates against that cannot lie ahead; None where nobody says it. Those who run a
    build take it from the clock (`flows`), nothing below them does, and no output tells it (ADR 19).
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    slug: str
    languages: tuple[Lang, ...] | None = None
    formats: tuple[Format, ...] = FORMATS
    stage: Stage = Stage.DRAFT
    today: date | None = Field(default=None, exclude=True)
