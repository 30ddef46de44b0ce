"""What is said of the server, its database and its workers."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
