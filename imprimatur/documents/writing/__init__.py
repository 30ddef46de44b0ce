"""What a document says in one language: texts, tables and expressions set as blocks, chapters numbered."""
