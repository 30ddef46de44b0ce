"""The checks of research syntheses."""

from validators.research_synthesis.checks import check

__all__ = ["check"]
