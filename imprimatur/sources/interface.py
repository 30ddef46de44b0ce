"""What a reader is: one source in, one reading out. A fault in the file is a finding of the reading, never an error."""

from collections.abc import Callable

from imprimatur.core.dossier import Reading
from imprimatur.core.source import Source

Reader = Callable[[Source], Reading]
