"""A complete dossier of any kind, made faulty by single changes, and what is then found."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from imprimatur.core.finding import Finding
from imprimatur.documents.schema.document import Document
from tests.dossiers import assembled, told
from tests.validators.dossiers import changed

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Fires:
    """A dossier and everything that must be found in it: places of the code, or another code and its place."""

    code: str
    files: Files
    places: tuple[str, ...]
    name: str = ""

    @property
    def expected(self) -> list[tuple[str, str]]:
        """The code and the place of each finding, sorted."""
        pairs = (place.rpartition(" ") for place in self.places)
        return sorted((code or self.code, place) for code, _, place in pairs)


@dataclass(frozen=True)
class Silent:
    """A dossier close to a faulty one, in which nothing of the code may be found."""

    code: str
    files: Files
    name: str = ""


@dataclass(frozen=True)
class Ground:
    """A kind and its complete dossier, in a folder of that name beside this file."""

    kind: str

    @property
    def files(self) -> dict[str, str | bytes]:
        """The complete dossier."""
        paths = sorted((Path(__file__).parent / self.kind / "complete").iterdir())
        return {path.name: path.read_text(encoding="utf-8") for path in paths}

    def with_(self, file: str, *changes: tuple[str, str]) -> Files:
        """The complete dossier, one file changed: what stood there (which must), what stands there now."""
        return changed(self.files, *((file, old, new) for old, new in changes))

    def both(self, *changes: tuple[str, str, str]) -> Files:
        """The complete dossier, several files changed."""
        return changed(self.files, *changes)

    def without(self, *names: str) -> Files:
        """The complete dossier without some of its files."""
        return {name: content for name, content in self.files.items() if name not in names}

    def read(self, files: Files) -> tuple[Document, tuple[Finding, ...]]:
        """The document, and what was found while reading it."""
        job = assembled(self.kind, files)
        return job.document, job.findings

    def found(self, files: Files) -> list[Finding]:
        """Everything found about a dossier, while reading and by the checks, in order and each once."""
        return list(told(self.kind, files))

    def places(self, files: Files) -> list[tuple[str, str]]:
        """The code and the place of each finding, its dossier aside, sorted.

        A fault planted in one language alone parts the two (L20 to L34): that is told besides, and proved with offers.
        """
        findings = [one for one in self.found(files) if not "L20" <= one.code <= "L34"]
        return sorted((one.code, str(one.location).removeprefix(f"{self.kind}/test/")) for one in findings)


def saved(sheets: Mapping[str, str]) -> bytes:
    """A workbook with a sheet for each table, given as CSV with semicolons."""
    book = Workbook()
    book.remove(book.active)
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        for line in content.splitlines():
            sheet.append([cell or None for cell in line.split(";")])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
