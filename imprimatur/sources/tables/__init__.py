"""Workbooks and CSV files: rows and columns read as entries or as tables."""
