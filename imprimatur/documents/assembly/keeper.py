"""What is found for the fields of one model, kept by the names that people call them by."""

from collections.abc import Iterable

from pydantic import BaseModel

from imprimatur.core.bilingual import NOTHING, Bilingual, Lang
from imprimatur.core.file_names import language_of
from imprimatur.core.location import Location
from imprimatur.documents.assembly.material import Found, Material, keep
from imprimatur.documents.messages import say
from imprimatur.documents.schema.fields import Spec, specs
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.findings.catalogue import Values, finding
from imprimatur.language.labels import Labels


class Keeper:
    """Keeps the material of one dossier. `specs` are the fields by path, `names` what they are called.

    `home` is the language of a text that says none.
    """

    def __init__(self, model: type[BaseModel], labels: Labels, home: Lang = "fr") -> None:
        """Prepare the names of the model's fields."""
        self.home = home
        self.labels = labels
        self.specs = {spec.path: spec for spec in specs(model)}
        self.names = vocabulary(model, labels)
        self.material = Material()

    def value(self, spec: Spec, lang: str, found: Found) -> None:
        """Keep a value, beside those found before for the same field."""
        if spec.is_text and not lang:
            lang = language_of(found.cell.location.file) or self.home
        self.material.places.setdefault(f"{spec.path}:{lang}" if lang else spec.path, found.cell.location)
        self.material.places.setdefault(spec.path, found.cell.location)
        keep(self.material.values, (spec.path, lang), found)

    def unknown(self, name: str, location: Location) -> None:
        """Report a name that means nothing, and the field that it is nearest to: what is missing there is said once."""
        head, _, leaf = name.rpartition(".")
        near = self.names.suggestion(leaf)
        path = self.names.resolve(near, self.names.resolve(head) or "") if near else None
        hint: Bilingual = NOTHING
        if path:
            hint = say("did_you_mean", field=self.labels.field(path).both).after_space()
        about: Values = {"value": name, "hint": hint}
        self.material.findings.append(finding("T01", location, about, path=path if path in self.specs else ""))

    def columns(self, unknown: Iterable[tuple[str, Location]]) -> None:
        """Report the columns of a table that mean nothing, each at its header."""
        for header, location in unknown:
            self.unknown(header, location)
