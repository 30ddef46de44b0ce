"""The words of the pages as pictures."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
