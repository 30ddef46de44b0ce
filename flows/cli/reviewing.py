"""`imprimatur redline` and `imprimatur review`: a draft against the last version, and what came back in a Word file."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from flows.cli.click_localised import Command
from flows.cli.output import console
from flows.messages import Words
from flows.project_lookup import resolve
from imprimatur.core.edition import Move, Piece
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.review import Proposal, Review
from imprimatur.project import Project

MARKED = {Move.KEPT: ("", ""), Move.ADDED: ("[+", "+]"), Move.REMOVED: ("[-", "-]")}
"""Around words that come or go, in a terminal, which may have no colours."""


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
    from imprimatur.reviewing import published, reviewed
    from imprimatur.reviewing.record import record

    review = reviewed(project, path)
    folder = published(project, review)
    if as_json:
        click.echo(json.dumps(record(review), ensure_ascii=False, indent=2))
        return 0
    for line in told(review, words):
        console().print(line, soft_wrap=True)
    console().print(words("review_pages", folder=folder.relative_to(project.root).as_posix()), soft_wrap=True)
    return 0


def told(review: Review, words: Words) -> Iterator[str]:
    """A review in lines: by section, each proposal with its words, its people, its comments and its inputs."""
    from imprimatur.reviewing.messages import say
    from imprimatur.reviewing.telling import by_section, made_said

    yield f"\n{review.kind}/{review.slug} · {words.of(made_said(review))} ({review.lang.upper()})"
    yield words.of(say("count" if review.proposals else "none", count=len(review.proposals), file=review.file))
    number = 0
    for section, held in by_section(review):
        yield f"\n  {' › '.join(section) or words.of(say['head'])}"
        for one in held:
            number += 1
            yield from (f"    {line}" for line in _proposal(number, one, words))
    if review.proposals:
        yield f"\n{words.of(say['nothing_written'])}"


def _proposal(number: int, one: Proposal, words: Words) -> Iterator[str]:
    from imprimatur.reviewing.messages import say
    from imprimatur.reviewing.telling import (
        asked_said,
        comments_of,
        has_words,
        place_said,
        quoted,
        signed,
        standing_said,
    )

    to = f" {words.of(say('to_section', name=one.to))}" if one.to else ""
    untracked = "" if one.tracked else f" ({words.of(say['untracked'])})"
    by = " ; ".join(signed(mark) or words.of(say["by_nobody"]) for mark in one.marks)
    yield f"{number}. {words.of(asked_said(one))}{to}{untracked}{' · ' if by else ''}{by}"
    cells = ("".join(map(_marked, cell)) for _, cell in groupby(one.pieces, key=lambda piece: piece.cell))
    text = " | ".join(cells)
    yield f"   {text if has_words(one) and text else one.before}"
    for depth, comment in comments_of(one):
        what = words.of(say["reply" if depth else "comment"])
        done = f" ({words.of(say['resolved'])})" if comment.resolved else ""
        on = f" {words.of(say('on_words', words=quoted(comment)))}" if comment.quoted else ""
        yield f"   {what}{done}, {signed(comment.mark)}{on} : {comment.text}"
    for origin in one.origins:
        yield f"   → {words.of(place_said(origin))} ({words.of(standing_said(origin))})"
    if not one.origins:
        yield f"   → {words.of(say['where_unknown'])}"


def _marked(piece: Piece) -> str:
    before, after = MARKED[piece.move]
    return f"{before}{piece.text}{after}"
