"""The words of the forms: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
