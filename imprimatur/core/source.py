"""A file as found: its name, its bytes, its hash."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One input file. `name` is relative to the inputs folder, with forward slashes."""

    name: str
    content: bytes = field(repr=False)
    sha256: str

    @property
    def suffix(self) -> str:
        """The file's ending, in lower case, with its dot."""
        return Path(self.name).suffix.lower()
