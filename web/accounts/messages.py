"""The words of the pages of accounts."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
