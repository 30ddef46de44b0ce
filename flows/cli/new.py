"""`imprimatur new`: an empty dossier, or the one that follows last year's report."""

import re

from flows.cli.exit_codes import USAGE
from flows.cli.output import console
from flows.messages import Words
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.next_year import KIND, succeed
from imprimatur.language.labels import load_labels
from imprimatur.project import Project

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A name that stands in addresses, file names and artifact keys as it is."""


def new(project: Project, words: Words, kind: str, slug: str, languages: tuple[Lang, ...] | None = None) -> int:
    """Write the empty workbook of a kind, for all languages or some; a dossier that exists is never touched."""
    if not _SLUG.fullmatch(slug):
        console(error=True).print(words("new_bad_name", name=slug))
        return USAGE
    if (kind, slug) in set(project.dossiers()):
        console(error=True).print(words("new_exists", name=f"{kind}/{slug}"))
        return USAGE
    path = project.inputs / kind / f"{slug}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(skeleton(kind, load_labels(project.templates, kind), words.lang, languages or LANGS))
    console().print(words("new_made", path=path.relative_to(project.root).as_posix(), slug=slug), soft_wrap=True)
    return 0


def follow(project: Project, words: Words, kind: str, old: str | None, year: int | None) -> int:
    """Write the dossier of a report's next year; a dossier that exists is never touched."""
    if kind != KIND or old is None or year is None:
        console(error=True).print(words("new_from_and_year"))
        return USAGE
    name = old.removeprefix(f"{KIND}/")
    folder = succeed(project, name, year)
    path = folder.relative_to(project.root).as_posix()
    console().print(words("new_followed", path=path, name=name, slug=folder.name), soft_wrap=True)
    return 0
