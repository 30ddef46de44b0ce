"""Bibliographies: BibTeX and CSL-JSON read as rows of publications."""
