"""Versions: every final by its number, for ever; drafts that were replaced; whether a file is one of ours (ADR 30)."""
