"""The texts of a dossier in both languages on their pages: translated, sent out, brought back."""
