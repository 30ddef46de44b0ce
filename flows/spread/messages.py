"""What is said of a night that is spread over machines."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
