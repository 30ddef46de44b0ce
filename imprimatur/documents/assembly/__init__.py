"""From a dossier to the frozen document of its kind: bind what was found to fields, then understand each value."""

from imprimatur.documents.assembly.assemble import Assembled, assemble, assemble_registers
from imprimatur.documents.assembly.register_faults import of_document

__all__ = ["Assembled", "assemble", "assemble_registers", "of_document"]
