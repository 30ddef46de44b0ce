"""What is made of a dossier: its final and its draft, asked for and followed; its versions; what a file is."""
