"""What a person asks for: which dossier, which languages and formats, at which stage."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, Format] = ("docx", "pdf")


class Parameters(BaseModel):
    """The parameters of one build. `slug` is the dossier's folder or workbook name below `inputs/<kind>/`.

    Without `languages`, those in which the dossier says that it appears.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    slug: str
    languages: tuple[Lang, ...] | None = None
    formats: tuple[Format, ...] = FORMATS
    stage: Stage = Stage.DRAFT
