"""What every check is given, and the words and places it needs to report a finding."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel

from imprimatur.core.bilingual import LANGS, NOTHING, Bilingual, Lang
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.location import Location
from imprimatur.core.values import FlexDate
from imprimatur.documents.schema.document import ADDED, Document, Provenance
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.schema.texts import column as column
from imprimatur.documents.schema.texts import texts as texts
from imprimatur.documents.writing.manuscript import Manuscript
from imprimatur.findings.blocking import stops
from imprimatur.findings.catalogue import GENERAL, Values, finding
from imprimatur.job import Job
from imprimatur.language.labels import Labels
from validators.messages import say


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that has a name and an author of its own, as a chapter; `text` is the field of its text.

    `due` is the day by which its author gives it, where the dossier says so.
    """

    name: Bilingual
    owner: str = ""
    text: str = ""
    due: FlexDate | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """A job under examination, with what was found so far.

    `parts` are the document's parts, by the path under which their fields stand: the kind gives them.
    """

    job: Job
    findings: tuple[Finding, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document; its fields alone."""
        return self.job.document

    @property
    def provenance(self) -> Provenance:
        """Where the document comes from."""
        return self.job.provenance

    @property
    def registers(self) -> Registers:
        """The registers that the document refers to."""
        return self.job.registers

    @property
    def labels(self) -> Labels:
        """The words of the kind."""
        return self.job.labels

    def manuscript(self, lang: Lang) -> Manuscript:
        """What a language says, as a final version would print it."""
        return self.job.manuscripts[lang]

    def knowing(self, more: Iterable[Finding]) -> "Examination":
        """The same examination, once more has been found."""
        return replace(self, findings=(*self.findings, *more))

    def label(self, path: str) -> Bilingual:
        """The name of a field; the rows of a table share the names of its columns, the text of a part has its name."""
        part = self._part(path)
        if part and part.text and path.endswith(f".{part.text}"):
            return part.name
        return self._own_words(path) or self.labels.field(column(path)).both

    def _own_words(self, path: str) -> Bilingual | None:
        """The heading of a section that its author added; without one, the name of the field that it introduces."""
        table, _, rest = path.partition(".")
        number = rest.partition(".")[0]
        if table != ADDED or not number.isdigit():
            return None
        section = self.document.added_sections[int(number)]
        titles = {lang: section.title.plain(lang) for lang in LANGS}
        if any(titles.values()):
            return Bilingual(titles["fr"] or titles["nl"], titles["nl"] or titles["fr"])
        return self.label(section.at) if section.at else say("opening")

    def is_known(self, path: str, lang: Lang | None = None, *, also: Collection[Severity] = ()) -> bool:
        """Whether an error, or a finding of the severities `also`, already stands at a path or in its cell.

        With a language, findings about the other language do not count.
        """
        place = self.provenance.place(path, lang)
        return any(
            (stops(one.severity) or one.severity in also)
            and (one.path == path or (not one.path and bool(place.cell) and one.location == place))
            and (lang is None or one.lang in (None, lang))
            for one in self.findings
        )

    def finding(
        self,
        code: str,
        path: str,
        values: Values | None = None,
        *,
        lang: Lang | None = None,
        place: Location | None = None,
        source: Path = GENERAL,
    ) -> Finding:
        """A finding about a path, at the place of that path unless another is given.

        `{field}` is the name of the path; the section and the owner follow from it.
        """
        part = self._part(path)
        return finding(
            code,
            place or self.provenance.place(path, lang),
            {"field": self.label(path), **(values or {})},
            source=source,
            path=path,
            lang=lang,
            section=part.name if part else self.label(path.partition(".")[0]),
            owner=self._owner(path),
            due=part.due if part else None,
        )

    def attributed(self, one: Finding, path: str) -> Finding:
        """A finding met while reading, as one about a path: its own section stays, unless a part has a name for it."""
        part = self._part(path)
        named = self.label(path.partition(".")[0]) if path else NOTHING
        section = part.name if part else one.section if one.section != NOTHING else named
        return replace(one, section=section, owner=self._owner(path), due=part.due if part else None)

    def _part(self, path: str) -> Part | None:
        """The part that a path belongs to."""
        while path:
            if path in self.parts:
                return self.parts[path]
            path = path.rpartition(".")[0]
        return None

    def _owner(self, path: str) -> str:
        """Who completes a path: who the dossier names for it or what holds it, its part's author, or who has all."""
        part = self._part(path)
        while path:
            if path in self.provenance.owners:
                return self.provenance.owners[path]
            path = path.rpartition(".")[0]
        return (part.owner if part else "") or self.provenance.owners.get("", "")


def strings(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a model that is kept as it was typed (a name, a number of a file), with its path."""
    for spec in specs(type(model)):
        value = value_at(model, spec.path)
        if spec.is_table:
            for position, row in enumerate(value):
                yield from strings(row, f"{prefix}{spec.path}.{position}.")
        elif isinstance(value, str) and not isinstance(value, StrEnum):
            yield prefix + spec.path, value
        elif isinstance(value, tuple):
            yield from ((prefix + spec.path, one) for one in value if type(one) is str)
