"""What people begin with: an empty workbook for any kind, next year's dossier from this year's, a new kind."""
