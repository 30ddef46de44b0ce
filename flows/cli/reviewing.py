"""`imprimatur redline` and `imprimatur review`: a draft against the last version, and what came back in a Word file."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from flows.cli.click_localised import Command
from flows.messages import Words
from flows.project_lookup import resolve
from imprimatur.core.errors import ImprimaturError
from imprimatur.project import Project


def redline_command(words: Words) -> click.Command:
    """`imprimatur redline [DOSSIER]…`."""

    def redline(dossiers: tuple[str, ...]) -> int:
        return make(_project(), words, dossiers)

    return Command(words, "redline", callback=redline, params=[click.Argument(["dossiers"], nargs=-1, required=True)])


def review_command(words: Words) -> click.Command:
    """`imprimatur review FILE [--json]`."""

    def review(file: Path, as_json: bool) -> int:
        return read_back(_project(), words, file, as_json)

    given: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(dir_okay=False, path_type=Path), metavar=words("meta_file")),
        click.Option(["--json", "as_json"], is_flag=True, help=words("opt_json")),
    ]
    return Command(words, "review", callback=review, params=given)


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def make(project: Project, words: Words, names: Sequence[str]) -> int:
    """Make the redline of each dossier; the highest exit code of all."""
    from flows.cli.output import console
    from imprimatur.publishing.redline import redline

    codes = [0]
    for name in names:
        try:
            kind, slug = resolve(project, name)
            folder = redline(project, kind, slug)
        except ImprimaturError as fault:
            console(error=True).print(words.fault(fault), soft_wrap=True)
            codes.append(fault.exit_code)
            continue
        where = folder.relative_to(project.root).as_posix() if folder else ""
        said = (
            words("redline_made", name=f"{kind}/{slug}", folder=where) if folder else words("redline_none", name=name)
        )
        console().print(said, soft_wrap=True)
    return max(codes)


def read_back(project: Project, words: Words, path: Path, as_json: bool) -> int:
    """Show what a Word file asks, and leave it as pages beside the document. Raises NotOurs, NotReviewed, Busy."""
    from flows.cli.output import console
    from imprimatur.reviewing import published, reviewed
    from imprimatur.reviewing.record import record
    from imprimatur.reviewing.text import text

    review = reviewed(project, path)
    folder = published(project, review)
    if as_json:
        click.echo(json.dumps(record(review), ensure_ascii=False, indent=2))
        return 0
    for line in text(review, words.of):
        console().print(line, soft_wrap=True)
    console().print(words("review_pages", folder=folder.relative_to(project.root).as_posix()), soft_wrap=True)
    return 0
