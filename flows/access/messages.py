"""What is said of who may come in: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
