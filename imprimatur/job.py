"""One dossier on its way through the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass

from imprimatur.core.composition import Stage
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Finding, Severity
from imprimatur.core.parameters import Parameters
from imprimatur.documents.schema.document import Document
from imprimatur.documents.schema.registers import Registers
from imprimatur.language.labels import Labels


@dataclass(frozen=True, slots=True)
class Job:
    """One dossier, read and assembled, with what was found so far.

    `shared` gives the hashes of the files outside the dossier that it draws on: registers, related dossiers.
    """

    parameters: Parameters
    dossier: Dossier
    shared: Mapping[str, str]
    registers: Registers
    labels: Labels
    document: Document
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that the gate stops at, at the stage asked for and for the languages asked for."""
        stops = {Severity.FATAL} if self.parameters.stage is Stage.DRAFT else {Severity.FATAL, Severity.ERROR}
        asked = self.parameters.languages
        return tuple(f for f in self.findings if f.severity in stops and (f.lang is None or f.lang in asked))
