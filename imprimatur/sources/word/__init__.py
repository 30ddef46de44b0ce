"""Word documents: their text as blocks, and the tables that head a field column as entries."""

from imprimatur.sources.word.reader import read

__all__ = ["read"]
