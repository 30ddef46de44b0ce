"""The checks of annual reports."""

from validators.annual_report.checks import EXPECTATIONS, check, parts

__all__ = ["EXPECTATIONS", "check", "parts"]
