"""What is left aside where people drop files: said once, kindly, to whoever keeps the drop folder running."""

from collections.abc import Callable
from pathlib import Path

from flows.drop_folder.messages import say
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.found_files import is_conflict, is_leftover, is_unfinished, named, shown, uncopied
from imprimatur.core.writing import is_being_written
from imprimatur.project import RECORD, Project


class Asides:
    """What was said already: a file on its way and a conflict of versions once each, a program's own files by name."""

    def __init__(self, project: Project, tell: Callable[[Bilingual], None]) -> None:
        """Begin with nothing said."""
        self._project, self._tell = project, tell
        self._said: set[str] = set()

    def look(self, path: Path) -> None:
        """Say what there is to say of a file that has come or changed."""
        name = path.name
        if name.startswith(("~$", ".~lock.")) or RECORD in name or not path.exists():
            return  # an open file is told of where it is waited for; the record of the texts is ours
        if is_being_written(name):
            return  # what we write ourselves, kits and translations taken back, until it is whole
        if is_unfinished(name):
            self._once(named(path, self._project.inputs), "on_its_way")
        elif is_leftover(name):
            self._once(shown(name), "left_behind")
        elif is_conflict(name) and path.with_name(uncopied(name)).exists():
            self._once(named(path, self._project.inputs), "two_versions", original=shown(uncopied(name)))

    def strays(self) -> None:
        """Say what stands in the inputs and belongs to no dossier."""
        for one in self._project.strays():
            if one.file not in self._said:
                self._said.add(one.file)
                self._tell(one.message)

    def _once(self, name: str, key: str, **values: str) -> None:
        if name not in self._said:
            self._said.add(name)
            self._tell(say(key, name=name, **values))
