"""One dossier on its way through the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass

from imprimatur.composition import Stage
from imprimatur.documents.document import Document
from imprimatur.documents.registers import Registers
from imprimatur.dossier import Dossier
from imprimatur.finding import Finding, Severity
from imprimatur.language.labels import Labels
from imprimatur.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Case:
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
