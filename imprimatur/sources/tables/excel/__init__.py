"""Workbooks as Excel stores them: the package, its looks, its strings, its sheets, and what a cell shows."""
