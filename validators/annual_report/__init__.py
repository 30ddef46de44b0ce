"""The checks of annual reports."""

from validators.annual_report.checks import check, parts

__all__ = ["check", "parts"]
