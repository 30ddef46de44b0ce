"""The tables of a document, checked by Great Expectations."""
