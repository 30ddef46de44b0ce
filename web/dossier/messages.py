"""The words of the page of a dossier."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
