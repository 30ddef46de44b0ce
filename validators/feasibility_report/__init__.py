"""The checks of feasibility reports."""

from validators.feasibility_report.checks import check

__all__ = ["check"]
