"""Faults planted one at a time in dossiers of every kind, form and language, and what the checks say of them."""
