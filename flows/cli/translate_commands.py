"""`imprimatur translate export | import | fill`: what the command line takes."""

from pathlib import Path
from typing import Any

import click

from flows.cli.click_localised import Command, Group
from flows.messages import Words
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project

FORMATS = ("word", "xliff", "po")


def translate_group(words: Words) -> click.Group:
    """The commands of translation, with their help in a language."""
    group = Group(words, "translate", no_args_is_help=True)
    for made in (_export, _import, _fill):
        group.add_command(made(words))
    return group


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def _dossier() -> click.Argument:
    return click.Argument(["dossier"], metavar="DOSSIER")


def _to(words: Words) -> click.Option:
    return click.Option(["--to"], type=click.Choice(LANGS), required=True, help=words("opt_to"))


def _export(words: Words) -> click.Command:
    def export(dossier: str, to: Lang, **chosen: Any) -> int:
        from flows.cli.translate import export as action

        return action(_project(), words, dossier, to, chosen["as_"] or FORMATS[:1], chosen["all_"], chosen["out"])

    options: list[click.Parameter] = [
        _dossier(),
        _to(words),
        click.Option(["--as", "as_"], type=click.Choice(FORMATS), multiple=True, help=words("opt_as")),
        click.Option(["--all", "all_"], is_flag=True, help=words("opt_all")),
        click.Option(
            ["--out"],
            type=click.Path(file_okay=False, path_type=Path),
            metavar=words("meta_folder"),
            help=words("opt_out"),
        ),
    ]
    return Command(words, "export", callback=export, params=options)


def _import(words: Words) -> click.Command:
    def import_(file: Path, dry_run: bool) -> int:
        from flows.cli.translate import bring_back as action

        return action(_project(), words, file, dry_run=dry_run)

    given: list[click.Parameter] = [
        click.Argument(
            ["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar=words("meta_file")
        ),
        click.Option(["--dry-run"], is_flag=True, help=words("opt_dry_run")),
    ]
    return Command(words, "import", callback=import_, params=given)


def _fill(words: Words) -> click.Command:
    def fill(dossier: str, to: Lang, through: str) -> int:
        from flows.cli.translate import fill as action

        return action(_project(), words, dossier, to, through)

    through = click.Option(["--through"], metavar=words("meta_command"), required=True, help=words("opt_through"))
    return Command(words, "fill", callback=fill, params=[_dossier(), _to(words), through])
