"""The checks of research syntheses."""

from validators.research_synthesis.checks import EXPECTATIONS, check

__all__ = ["EXPECTATIONS", "check"]
