"""The words of the page of approvals."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
