"""The readers: one file for each sort of input, one interface, and a registry by ending."""

from imprimatur.sources.registry import READERS, Each, read_all, read_any

__all__ = ["READERS", "Each", "read_all", "read_any"]
