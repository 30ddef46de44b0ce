"""The first page: every dossier, how it stands, and what waits for whoever looks."""
