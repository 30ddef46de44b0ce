"""Exit codes that no error owns; the others stand with theirs (imprimatur/core/errors.py)."""

USAGE = 2
"""A command that was not understood."""
INTERRUPTED = 130
"""Ctrl-C, as shells give it: 128 and the number of the signal."""
