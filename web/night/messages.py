"""The words of the digests in the browser, beside those of the digest itself."""

from imprimatur.core.catalogues import Messages

say = Messages.beside(__file__)
