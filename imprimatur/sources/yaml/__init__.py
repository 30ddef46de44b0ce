"""YAML files as entries and tables, every value with its line."""

from imprimatur.sources.yaml.reader import read, read_text

__all__ = ["read", "read_text"]
