"""Versions in words: what a file is, which versions a dossier has."""
