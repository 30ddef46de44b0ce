"""The words of versions in the browser."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
