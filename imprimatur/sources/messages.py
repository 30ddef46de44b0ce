"""Why a file, or a part of it, is not read: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
