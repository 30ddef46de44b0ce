"""Bibliography entries and citations in APA style."""

from imprimatur.language.citations.processor import STYLE, formatted, in_text

__all__ = ["STYLE", "formatted", "in_text"]
