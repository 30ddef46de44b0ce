"""What is kept of the files of a dossier before they are replaced, removed or changed on its pages."""
