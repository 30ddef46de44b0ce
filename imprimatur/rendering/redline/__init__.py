"""A draft against a former version: a Word file with real tracked changes, and the same marked in one page."""
