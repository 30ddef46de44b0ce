"""The words of values written out, printed in the documents: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
