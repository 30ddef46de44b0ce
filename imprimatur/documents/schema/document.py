"""What every document has in common: a name, where each of its values was found, and who approved its texts."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from imprimatur.core.bilingual import Lang
from imprimatur.core.location import Location
from imprimatur.documents.schema.fields import Date, given
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.schema.registers import Registers


class Group(BaseModel):
    """Fields that belong together: a nested model or a row of a table. Frozen."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)


class Approval(Group):
    """Who approved the text of one language, and when. Without both, that language cannot be final."""

    by: Person | None = given()
    on: Date | None = given()


class Approvals(Group):
    """The approvals of the two languages."""

    fr: Approval = Approval()
    nl: Approval = Approval()

    def of(self, lang: Lang) -> Approval:
        """The approval of a language."""
        return self.fr if lang == "fr" else self.nl


class Document(Group):
    """The frozen model of one document. A kind derives its own.

    `related` are the documents of other dossiers that this one shares facts with, by `<kind>/<slug>`.

    `places` says where each path stands (`contract.end`, `title:nl` for one language, `tasks.2.text:fr` inside a
    table), or where an absent value should be written. `owners` says who completes a path where the dossier says so.
    """

    kind: ClassVar[str] = ""

    slug: str = Field(exclude=True)
    places: Mapping[str, Location] = Field(default_factory=dict, exclude=True, repr=False)
    owners: Mapping[str, str] = Field(default_factory=dict, exclude=True, repr=False)
    related: Mapping[str, "Document"] = Field(default_factory=dict, exclude=True, repr=False)

    owner: Person | None = given()
    approvals: Approvals = Approvals()

    def publisher(self) -> Organisation | None:
        """The organisation in whose colours the document appears; a kind says which."""
        return None

    def with_defaults(self, registers: Registers) -> "Document":
        """The document with what its registers supply where the dossier says nothing; a kind says what."""
        return self

    def dossiers(self) -> tuple[tuple[str, str, str], ...]:
        """The other dossiers that this one shares facts with: kind, slug, and the path that names each."""
        return ()

    def with_related(self) -> "Document":
        """The document with what its related dossiers supply where it says nothing itself; a kind says what."""
        return self

    def place(self, path: str, lang: Lang | None = None) -> Location:
        """Where a path stands, or the nearest place above it."""
        keys = [f"{path}:{lang}"] if lang else []
        while path:
            keys.append(path)
            path = path.rpartition(".")[0]
        return next((self.places[key] for key in (*keys, "") if key in self.places), Location(self.slug))
