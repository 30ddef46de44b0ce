"""What every document has in common: who is in charge, who approved its texts, and where each value was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.location import Location
from imprimatur.core.said import Said
from imprimatur.core.text import Text
from imprimatur.documents.schema.fields import Day, Languages, SourceLanguage, Yes, given, rows, text
from imprimatur.documents.schema.records import Person


class Group(BaseModel):
    """Fields that belong together: a nested model or a row of a table. Frozen."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)


class Approval(Group):
    """Who approved the text of one language, and when. Without both, that language cannot be final."""

    by: Person | None = given(check_only=True)
    on: Day | None = given(check_only=True)


class Approvals(Group):
    """The approvals of the two languages."""

    fr: Approval = Approval()
    nl: Approval = Approval()

    def of(self, lang: Lang) -> Approval:
        """The approval of a language."""
        return self.fr if lang == "fr" else self.nl


class Acceptance(Group):
    """A finding that a person accepts on purpose, by the reference that the page of findings gives it."""

    reference: str | None = given(check_only=True)
    reason: str | None = given(check_only=True)
    by: str | None = given(check_only=True)
    on: Day | None = given(check_only=True)


ACCEPTED = "accepted"
"""The path of the findings accepted on purpose: the very last of the tables, being about the others."""
ADDED = "added_sections"
"""The path of what authors add to the fields of a kind: the last of its tables wherever they are listed."""


class Position(StrEnum):
    """Where an added section stands, seen from the field or group that it is at."""

    BEFORE = "before"
    """Under its heading, before what it says: an introduction."""
    AFTER = "after"
    """After what it says."""
    INSTEAD = "instead"
    """In its place: its author said it in a form that the field cannot hold."""


class AddedSection(Group):
    """A section that the model does not know, in its author's words; without a title the introduction of a field.

    `at` is the path of the field or group that it follows in the author's text, nothing at its start. `inner` sections
    have a heading below that of the part that they stand in.
    """

    title: Text = text()
    body: Text = text(rich=True)
    at: str = Field(default="", exclude=True)
    position: Position = Field(default=Position.AFTER, exclude=True)
    inner: bool = Field(default=False, exclude=True)


class Document(Group):
    """The frozen model of one document: its fields and nothing else. A kind derives its own.

    `document_languages` are the languages in which it appears on purpose: without them, both. `data_attached` asks that
    its PDF carry its data along. Its texts were written in `source_language` first, French unless it says so; those of
    the sections named in `other_source` in the other one.

    Where its values come from stands in its `Provenance`, so that a field may bear any name.
    """

    owner: Person | None = given(check_only=True)
    document_languages: Languages | None = given(check_only=True)
    source_language: SourceLanguage | None = given(check_only=True)
    other_source: tuple[str, ...] = rows(check_only=True)
    data_attached: Yes | None = given(check_only=True)
    approvals: Approvals = Approvals()
    accepted: tuple[Acceptance, ...] = rows(check_only=True)
    added_sections: tuple[AddedSection, ...] = rows()

    @property
    def is_in_french(self) -> bool:
        """The document appears in French, whose words for persons are written in some inclusive style."""
        return "fr" in languages_of(self)


def languages_of(document: Document) -> tuple[Lang, ...]:
    """The languages in which a document appears: those that it says, else both."""
    return document.document_languages or LANGS


def home_of(document: Document) -> Lang:
    """The language of a text that says none: French, unless the document appears in Dutch alone."""
    return languages_of(document)[0]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document comes from.

    `places` says where each path stands (`contract.end`, `title:nl` for one language, `tasks.2.text:fr` inside a
    table), or where an absent value should be written. `owners` says who completes a path where the dossier says so.
    `settled` is what need not be printed, having been used for a value or told. `related` are the documents of other
    dossiers that this one shares facts with, by their names (`<kind>/<slug>`). `names` are those of bodies that belong
    to one language, the other side empty.
    """

    kind: str
    slug: str
    places: Mapping[str, Location] = field(default_factory=dict, repr=False)
    owners: Mapping[str, str] = field(default_factory=dict, repr=False)
    settled: frozenset[Said] = field(default=frozenset(), repr=False)
    related: Mapping[str, Document] = field(default_factory=dict, repr=False)
    names: tuple[Bilingual, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The dossier's name as people write it: `job_offer/ama-2023`."""
        return f"{self.kind}/{self.slug}"

    def place(self, path: str, lang: Lang | None = None) -> Location:
        """Where a path stands, or the nearest place above it."""
        keys = [f"{path}:{lang}"] if lang else []
        while path:
            keys.append(path)
            path = path.rpartition(".")[0]
        return next((self.places[key] for key in (*keys, "") if key in self.places), Location(self.slug))
