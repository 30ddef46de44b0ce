"""The words that every page has: its frame, the states of documents, what is refused."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
