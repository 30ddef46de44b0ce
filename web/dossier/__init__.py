"""The page of one dossier: its files, what was found of them, what was made of them."""
