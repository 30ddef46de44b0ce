"""What somebody may do with a dossier of the project: by their roles, its associations, and who began it."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from flows.access.account import Account, Right
from flows.access.acts import begun_by
from flows.access.store import Store
from imprimatur.core.composition import Stage
from imprimatur.core.opening import content_of
from imprimatur.project import Project
from imprimatur.publishing.sets import CHECK, MANIFEST

_LARGEST = 50_000_000
"""Bytes of a manifest."""


def associations_of(project: Project, kind: str, slug: str) -> frozenset[str]:
    """The codes of the associations of a dossier: the publisher of its last set; none where none says so yet."""
    folder = project.outputs / kind / slug
    sets: list[tuple[int, int, Path]] = []
    for name in (CHECK, *(stage.value for stage in Stage)):
        path = folder / name / MANIFEST
        try:
            about = path.stat()
        except OSError:
            continue
        sets.append((about.st_mtime_ns, about.st_size, path))
    return _said_in(str(max(sets)[2]), *max(sets)[:2]) if sets else frozenset()


@lru_cache(maxsize=20_000)
def _said_in(path: str, _changed: int, _size: int) -> frozenset[str]:
    """The association that a manifest names; it may hold anything. Read again when it was written again."""
    try:
        content = json.loads(content_of(Path(path), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    said = content.get("publisher") if isinstance(content, Mapping) else None
    return frozenset({said}) if isinstance(said, str) and said else frozenset()


class Rights:
    """What one account may do, asked once and held for one request."""

    def __init__(self, store: Store, account: Account) -> None:
        """Take an account; what it began is looked up only where its rights end somewhere."""
        self._project, self._account = store.project, account
        self._begun = begun_by(store, account) if account.scope else frozenset()

    def may(self, right: Right, kind: str, slug: str) -> bool:
        """Whether they may do something with a dossier."""
        name = f"{kind}/{slug}"
        if not self._account.scope:
            return self._account.has(right)
        if name in self._begun:
            return self._account.has(right)
        return self._account.may(right, name, associations_of(self._project, kind, slug))

    def seen(self, dossiers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """The dossiers that they may see, of these."""
        return [one for one in dossiers if self.may(Right.SEE, *one)]
