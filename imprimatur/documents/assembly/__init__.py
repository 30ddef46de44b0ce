"""From a dossier to the frozen document of its kind: bind what was found to fields, then understand each value."""

from imprimatur.documents.assembly.assemble import Assembled, assemble
from imprimatur.documents.assembly.register_faults import of_document
from imprimatur.documents.assembly.registering import assemble_registers, brought

__all__ = ["Assembled", "assemble", "assemble_registers", "brought", "of_document"]
