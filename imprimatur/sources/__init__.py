"""The readers: one file for each sort of input, one interface, and a registry by ending."""

from imprimatur.sources.registry import READERS, read_all, read_any

__all__ = ["READERS", "read_all", "read_any"]
