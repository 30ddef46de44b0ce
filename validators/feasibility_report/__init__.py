"""The checks of feasibility reports."""

from validators.feasibility_report.checks import EXPECTATIONS, check

__all__ = ["EXPECTATIONS", "check"]
