"""What the headings of a kind mean to the product: those that it knows, it words and places itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import Vocabulary, vocabulary
from imprimatur.language.labels import Labels


@dataclass(frozen=True, slots=True)
class Names:
    """What the headings of a kind mean."""

    labels: Labels
    fields: Mapping[str, Spec]
    names: Vocabulary

    def path(self, heading: str) -> str | None:
        """The field or group that a heading opens somewhere; None for one of the author's own."""
        groups = ("", *self.names.groups)
        return next((path for group in groups if (path := self.names.heading(heading, group))), None)

    def is_known(self, heading: str) -> bool:
        """Whether a heading opens a field or a group."""
        return self.path(heading) is not None

    def is_field(self, heading: str) -> bool:
        """Whether a heading opens a text or a table."""
        return self.field(heading) is not None

    def field(self, heading: str) -> str | None:
        """The text or table that a heading opens; None where a cell could not hold what stands below."""
        path = self.path(heading)
        spec = self.fields.get(path or "")
        return path if spec and (spec.rich or (spec.is_table and spec.says_all)) else None


def names_of(kind: str, labels: Labels) -> Names:
    """The names of a kind's fields."""
    model = load_kind(kind).model
    return Names(labels, {spec.path: spec for spec in specs(model)}, vocabulary(model, labels))
