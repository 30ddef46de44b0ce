"""The project's folders, and the dossiers that stand in them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.errors import UnknownDossier, UnsafeInput
from imprimatur.core.source import Source
from imprimatur.kinds import KINDS
from imprimatur.messages import say

SHARED = "_shared"
MAX_BYTES = 50 * 1024 * 1024
"""The largest input file taken: a chapter full of photographs stays well below."""
_LEFTOVERS = ("~$", ".", "Thumbs.db", "desktop.ini")
"""How the names start of files that Word, Excel and file managers leave behind."""


def is_leftover(name: str) -> bool:
    """Whether a file or folder of that name was left behind by a program, and is nobody's input."""
    return name.startswith(_LEFTOVERS)


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder: inputs, templates, outputs."""

    root: Path

    @property
    def inputs(self) -> Path:
        """Where staff drop files."""
        return self.root / "inputs"

    @property
    def templates(self) -> Path:
        """Where designers and translators work."""
        return self.root / "templates"

    @property
    def outputs(self) -> Path:
        """Where finished sets appear."""
        return self.root / "outputs"

    @property
    def private(self) -> Path:
        """Where the program keeps what is its own: server, locks, logs, files rendered before."""
        return self.root / ".imprimatur"

    def dossiers(self) -> Iterator[tuple[str, str]]:
        """The kind and slug of every dossier, in order: folders and single workbooks below `inputs/<kind>/`."""
        for kind in KINDS:
            folder = self.inputs / kind
            entries = sorted(folder.iterdir()) if folder.is_dir() else []
            slugs = [entry.name if entry.is_dir() else entry.stem for entry in entries if _is_dossier(entry)]
            yield from ((kind, slug) for slug in dict.fromkeys(slugs))

    def files(self, kind: str, slug: str) -> list[Path]:
        """The files of one dossier, in the order of their names. Raises UnknownDossier when there are none."""
        home = self.inputs / kind
        # A slug comes from a flow's parameter or from a cell: only what is listed there is a name, never a path.
        names = {path.name for path in home.iterdir()} if home.is_dir() else set()
        found: list[Path] = []
        folder, workbook = home / slug, home / f"{slug}.xlsx"
        if slug in names and folder.is_dir() and folder.resolve().is_relative_to(home.resolve()):
            found.extend(path for path in sorted(folder.rglob("*")) if path.is_file())
        if f"{slug}.xlsx" in names and workbook.is_file():
            found.append(workbook)
        found = [path for path in found if not is_leftover(path.name)]
        if not found:
            key = "empty_dossier" if slug in names and folder.is_dir() else "no_dossier"
            raise UnknownDossier(say(key, slug=slug, kind=kind))
        return found

    def shared(self) -> list[Source]:
        """The registers and what goes with them, files that are refused left out."""
        return self.read_shared()[0]

    def read_shared(self) -> tuple[list[Source], list[UnsafeInput]]:
        """The registers and what goes with them, and the files there that were refused: they stop no dossier."""
        paths = [path for path in sorted((self.inputs / SHARED).rglob("*")) if path.is_file()]
        return self._read([path for path in paths if not is_leftover(path.name)])

    def sources(self, kind: str, slug: str) -> tuple[list[Source], list[UnsafeInput]]:
        """The sources of one dossier, and the files that were refused."""
        return self._read(self.files(kind, slug))

    def _read(self, paths: list[Path]) -> tuple[list[Source], list[UnsafeInput]]:
        sources: list[Source] = []
        refused: list[UnsafeInput] = []
        for path in paths:
            try:
                sources.append(read_source(path, self.inputs))
            except UnsafeInput as fault:
                refused.append(fault)
        return sources, refused


def _is_dossier(entry: Path) -> bool:
    if is_leftover(entry.name) or entry.name.startswith("_"):
        return False
    return entry.is_dir() or entry.suffix.lower() == ".xlsx"


def read_source(path: Path, inputs: Path) -> Source:
    """Read one file below `inputs`.

    Raises UnsafeInput for a file that is too large or that a link leads out of the inputs folder.
    """
    name = path.relative_to(inputs).as_posix()
    if not path.resolve().is_relative_to(inputs.resolve()):
        raise UnsafeInput(name, say("link_out"))
    if path.stat().st_size > MAX_BYTES:
        raise UnsafeInput(name, say("too_large", size=MAX_BYTES // 1024 // 1024))
    content = path.read_bytes()
    return Source(name, content, hashlib.sha256(content).hexdigest())
