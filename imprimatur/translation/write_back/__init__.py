"""Translations put back into the inputs, in the form that each has: cell, YAML, Word or Markdown."""
