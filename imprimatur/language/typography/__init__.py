"""French and Dutch typography and inclusive writing, applied once: renderers receive text that is already set."""

from imprimatur.language.typography.typeset import typeset, typeset_around, typeset_blocks, typeset_inline

__all__ = ["typeset", "typeset_around", "typeset_blocks", "typeset_inline"]
