"""The words of the first page."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
