"""The words of the forms."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
