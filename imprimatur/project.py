"""The project's folders, and the dossiers that stand in them."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from imprimatur.core.errors import EmptyDossier, UnknownDossier, UnsafeInput
from imprimatur.core.exchanged import NAME, Exchanged, exchanged_at
from imprimatur.core.file_names import stem_of
from imprimatur.core.found_files import (
    fault_of,
    files_of,
    is_leftover,
    key,
    name_fault,
    named,
    read_source,
    shown,
    uncopied,
    without_copies,
)
from imprimatur.core.source import Source
from imprimatur.kinds import KINDS
from imprimatur.messages import say

SHARED = "_shared"
RECORD = "_textes-teksten.json"
"""The file beside the inputs that keeps what each text said, and who approved it: ours, and nobody's input."""
_ABOUT = ("lisez-moi", "leesmij", "readme")
"""How the names of the files start that explain a folder to its readers."""


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
        """The kind and slug of every dossier, in order: folders below `inputs/<kind>/`, and files dropped there alone.

        Files of one stem are one dossier, whatever their language and their ending.
        """
        for kind in KINDS:
            yield from ((kind, slug) for slug in sorted(self._dossiers(kind, self._entries(kind))))

    def _dossiers(self, kind: str, entries: list[tuple[str, str]]) -> Collection[str]:
        """The slugs of dossiers among those of entries; of several that differ in their capitals alone, the first."""
        home = self.inputs / kind
        kept = [slug for slug, name in reversed(entries) if exchanged_at(home / name) is None]
        return {key(slug): slug for slug in kept if name_fault(slug) is None}.values()

    def slug_of(self, kind: str, name: str) -> str:
        """The slug of the dossier that a file or folder of that name below `inputs/<kind>/` belongs to."""
        names = {key(one) for _, one in self._entries(kind)}
        return _slug(name, (self.inputs / kind / name).is_dir(), names)

    def _entries(self, kind: str) -> list[tuple[str, str]]:
        """The names of what stands below `inputs/<kind>/`, in order, each after the slug of its dossier.

        Done once for each dossier: no more is asked of a name than is needed, for a federation has thousands of them.
        """
        try:
            with os.scandir(self.inputs / kind) as listing:
                found = {one.name: _is_folder(one) for one in listing if not is_leftover(one.name)}
        except OSError:
            return []
        taken = [name for name in sorted(found) if not _is_about(name)]
        names = set(map(key, taken))
        return [(_slug(name, found[name], names), name) for name in taken]

    def _own(self, kind: str, slug: str) -> list[Path]:
        """What stands below `inputs/<kind>/` and belongs to one dossier; nothing where there is no such dossier."""
        # A slug comes from a flow's parameter or from a cell: only what is listed there is a name, never a path.
        same = [one for one in self._entries(kind) if key(one[0]) == key(slug)] if kind in KINDS else []
        return [self.inputs / kind / name for _, name in same] if slug in self._dossiers(kind, same) else []

    def files(self, kind: str, slug: str) -> list[Path]:
        """The files of one dossier, in the order of their names. Raises UnknownDossier when there are none."""
        return self._taken(kind, slug)[0]

    def _taken(self, kind: str, slug: str) -> tuple[list[Path], list[UnsafeInput]]:
        """The files of one dossier, and what stands there and is refused. Raises UnknownDossier when there is none."""
        own = self._own(kind, slug)
        found: list[Path | UnsafeInput] = []
        for entry in sorted(own, key=lambda entry: (not entry.is_dir(), entry.name)):
            fault = fault_of(entry, self.inputs)
            found += [fault] if fault else files_of(entry, self.inputs) if entry.is_dir() else [entry]
        if not found:
            if any(entry.is_dir() for entry in own):
                raise EmptyDossier(say("empty_dossier", slug=shown(slug), kind=kind))
            raise UnknownDossier(say("no_dossier", slug=shown(slug), kind=kind))
        paths = [one for one in found if isinstance(one, Path) and one.name != RECORD]
        # A record that cannot be read is told of as one (C17).
        return paths, [one for one in found if isinstance(one, UnsafeInput) and one.file.rpartition("/")[2] != RECORD]

    def returned(self, kind: str, slug: str) -> list[Path]:
        """The files of one dossier that translations came back in. Raises UnknownDossier."""
        return [path for path in self.files(kind, slug) if exchanged_at(path) is Exchanged.RETURNED]

    def record(self, kind: str, slug: str) -> Path:
        """Where the record of a dossier's texts stands: in its folder, or beside a dossier that is a file."""
        folder = self.inputs / kind / slug
        return folder / RECORD if folder.is_dir() else folder.with_name(f"_{slug}{RECORD}")

    def read_record(self, kind: str, slug: str) -> bytes | None:
        """The content of that file, None where there is none; nothing of one that is refused or cannot be read: what it
        says is then not known, and nothing may be written in its place."""
        path = self.record(kind, slug)
        try:
            return read_source(path, self.inputs).content if os.path.lexists(path) else None
        except UnsafeInput:
            return b""

    def strays(self) -> Iterator[UnsafeInput]:
        """What stands in the inputs and belongs to no dossier, each with what to do."""
        entries = sorted(self.inputs.iterdir()) if self.inputs.is_dir() else []
        for entry in entries:
            if entry.name in (SHARED, *KINDS) or is_leftover(entry.name) or _is_about(entry.name):
                continue
            folder = entry.is_dir()
            why = say("stray_folder", kinds=", ".join(KINDS)) if folder else say("stray_file")
            why = say("stray_translation") if exchanged_at(entry) else why
            yield UnsafeInput(named(entry, self.inputs), why)
        known = {(kind, key(slug)) for kind, slug in self.dossiers()}
        for kind in KINDS:
            for slug, name in self._entries(kind):
                entry = self.inputs / kind / name
                if (kind, key(slug)) not in known and exchanged_at(entry):
                    yield UnsafeInput(named(entry, self.inputs), say("stray_translation"))
                elif (reason := name_fault(slug)) is not None:
                    yield UnsafeInput(named(entry, self.inputs), say("stray_name", reason=reason))

    def shared(self) -> list[Source]:
        """The registers and what goes with them, files that are refused left out."""
        return self.read_shared()[0]

    def read_shared(self) -> tuple[list[Source], list[UnsafeInput]]:
        """The registers and what goes with them, and the files there that were refused: they stop no dossier."""
        shared = self.inputs / SHARED
        found = list(files_of(shared, self.inputs)) if shared.is_dir() else []
        sources, refused = self._read(
            [one for one in found if isinstance(one, Path)], [one for one in found if isinstance(one, UnsafeInput)]
        )
        kept, copies = without_copies(sources)
        return kept, [*refused, *copies]

    def sources(self, kind: str, slug: str) -> tuple[list[Source], list[UnsafeInput]]:
        """The sources of one dossier, and the files that were refused. Raises UnknownDossier."""
        sources, refused = self._read(*self._taken(kind, slug))
        kept, copies = without_copies(sources)
        return kept, [*refused, *copies]

    def _read(self, paths: list[Path], refused: list[UnsafeInput]) -> tuple[list[Source], list[UnsafeInput]]:
        sources: list[Source] = []
        for path in paths:
            try:
                sources.append(read_source(path, self.inputs))
            except UnsafeInput as fault:
                refused.append(fault)
        return sources, refused


class Listed(Project):
    """A project whose folders of dossiers are listed once: for a pass over all of them, which what appears or goes
    meanwhile does not join."""

    def dossiers(self) -> Iterator[tuple[str, str]]:
        """The dossiers as they were listed."""
        return iter(self._listed)

    def _own(self, kind: str, slug: str) -> list[Path]:
        return self._listed.get((kind, slug), [])

    @cached_property
    def _listed(self) -> dict[tuple[str, str], list[Path]]:
        listed: dict[tuple[str, str], list[Path]] = {dossier: [] for dossier in super().dossiers()}
        known = {(kind, key(slug)): entries for (kind, slug), entries in listed.items()}
        for kind in KINDS:
            for slug, name in self._entries(kind):
                known.get((kind, key(slug)), []).append(self.inputs / kind / name)
        return listed


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a loop of links


def _slug(name: str, is_folder: bool, names: set[str]) -> str:
    """The slug of what has that name; `names` are those beside it, as they are compared."""
    if is_folder:
        return unicodedata.normalize("NFC", name)
    # A copy belongs to what it is a copy of, where that is there.
    original = uncopied(name)
    stem = (original if key(original) in names else name).rpartition(".")[0] or name
    return unicodedata.normalize("NFC", (stem_of(stem) or stem).partition(f".{NAME}")[0])


def _is_about(name: str) -> bool:
    return name.startswith("_") or name.lower().startswith(_ABOUT)
