"""The words of coming in."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
