"""What is said of a file that comes back, and why one is not taken: the messages of `messages.yaml`."""

from imprimatur.core.catalogues import Messages
from imprimatur.core.errors import ImprimaturError

say = Messages.beside(__file__)


class NotOurs(ImprimaturError):
    """A file is no document that stands in the outputs, or stood there."""

    exit_code = 4


class NotReviewed(ImprimaturError):
    """A file is not opened: it is no Word text, or not safe."""

    exit_code = 6
