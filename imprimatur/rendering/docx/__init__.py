"""DOCX: a Composition set into the Word template of its kind."""
