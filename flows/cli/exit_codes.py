"""Exit codes that no error owns; the others stand with theirs (imprimatur/core/errors.py)."""

USAGE = 2
"""A command that was not understood."""
ALTERED = 10
"""A file, or a version that was kept, is not what was published."""
FOREIGN = 11
"""A file is none of those made here."""
INTERRUPTED = 130
"""Ctrl-C, as shells give it: 128 and the number of the signal."""
