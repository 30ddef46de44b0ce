"""What stops a run, whatever the dossier holds: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
