"""The commands `imprimatur verify` and `imprimatur history`: what a file is, and which versions a dossier has."""
