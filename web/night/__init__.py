"""The morning's digests: what changed in each document, what is missing, from whom and since when."""
