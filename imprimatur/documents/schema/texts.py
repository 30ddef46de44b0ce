"""The bilingual texts of a model, wherever they stand in it."""

from collections.abc import Iterator

from pydantic import BaseModel

from imprimatur.core.text import Text
from imprimatur.documents.schema.fields import Spec, specs, value_at


def texts(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, Spec, Text]]:
    """Every bilingual text of a model with its path, those of its rows included."""
    for spec in specs(type(model)):
        value = value_at(model, spec.path)
        if spec.is_text:
            yield prefix + spec.path, spec, value
        elif spec.is_table:
            for position, row in enumerate(value):
                yield from texts(row, f"{prefix}{spec.path}.{position}.")


def column(path: str) -> str:
    """A path without the positions of rows: `deliverables.0.title` is `deliverables.title`."""
    return ".".join(part for part in path.split(".") if not part.isdigit())
