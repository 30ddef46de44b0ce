"""What a renderer is: a Composition and the templates of its kind in, one file out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from imprimatur.core.artefact import Artefact
from imprimatur.core.composition import Composition


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in a PDF: the source data or the manifest. `relationship` is a PDF AFRelationship name."""

    name: str
    content: bytes
    media: str
    description: str
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates folder of the project; a renderer reads `<kind>/` and `_shared/` below it and nothing else."""

    root: Path


class Renderer(Protocol):
    """One output format."""

    suffix: str

    def __call__(self, composition: Composition, templates: Templates) -> Artefact:
        """Render the composition. Raises TemplateFault when a template cannot be used."""
        ...
