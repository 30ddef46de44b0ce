"""One dossier on its way through the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding
from imprimatur.core.parameters import Parameters
from imprimatur.documents.schema.document import Document, Provenance, languages_of
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.writing.manuscript import Manuscript
from imprimatur.findings.blocking import blocking, concerning
from imprimatur.language.labels import Labels
from imprimatur.translation.record import Record
from imprimatur.translation.standing import Standing
from imprimatur.translation.unit import Unit


@dataclass(frozen=True, slots=True)
class Job:
    """One dossier, read, assembled and written, with what was found so far.

    `signs` are the characters that the fonts can print, none where that is not known.
    `shared` gives the hashes of the files outside the dossier that it draws on: registers, related dossiers.
    `manuscripts` is what each language says, as a final version would print it. `record` is what was kept of its texts
    and approvals, `standing` where each text stands today.
    """

    parameters: Parameters
    dossier: Dossier
    shared: Mapping[str, str]
    registers: Registers
    labels: Labels
    document: Document
    provenance: Provenance
    findings: tuple[Finding, ...]
    signs: frozenset[str] = frozenset()
    manuscripts: Mapping[Lang, Manuscript] = field(default_factory=dict, repr=False)
    record: Record = field(default_factory=Record, repr=False)
    standing: Standing = field(default_factory=Standing, repr=False)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every block of its texts, both languages side by side."""
        return tuple(one.unit for one in self.standing.units)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages that are judged, counted and printed: those asked for, else those of the dossier."""
        return self.parameters.languages or languages_of(self.document)

    @property
    def reported(self) -> tuple[Finding, ...]:
        """The findings about the languages asked for: what people are told."""
        return concerning(self.findings, self.languages)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What stands between the dossier and its final version in the languages asked for: the one number told."""
        return blocking(self.findings, Stage.FINAL, self.languages)

    @property
    def stopped(self) -> bool:
        """Whether the gate stops the stage asked for."""
        return bool(blocking(self.findings, self.parameters.stage, self.languages))
