"""The words of the pages of translation."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
