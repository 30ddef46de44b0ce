"""Imprimatur: structured inputs in, complete bilingual documents out."""

__version__ = "0.1.0"
