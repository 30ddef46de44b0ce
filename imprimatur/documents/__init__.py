"""The kinds of document: their models, their assembly from a dossier, their composition for a reader."""
