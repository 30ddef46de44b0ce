"""`imprimatur new`: an empty dossier."""

import re

from flows.command_line import USAGE
from flows.printing import console
from flows.wording import Words
from imprimatur.language.labels import load_labels
from imprimatur.project import Project
from imprimatur.skeleton import skeleton

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A name that stands in addresses, file names and artifact keys as it is."""


def new(project: Project, words: Words, kind: str, slug: str) -> int:
    """Write the empty workbook of a kind; a dossier that exists is never touched."""
    if not _SLUG.fullmatch(slug):
        console(error=True).print(words("new_bad_name", name=slug))
        return USAGE
    if (kind, slug) in set(project.dossiers()):
        console(error=True).print(words("new_exists", name=f"{kind}/{slug}"))
        return USAGE
    path = project.inputs / kind / f"{slug}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(skeleton(kind, load_labels(project.templates, kind), words.lang))
    console().print(words("new_made", path=path.relative_to(project.root).as_posix(), slug=slug), soft_wrap=True)
    return 0
