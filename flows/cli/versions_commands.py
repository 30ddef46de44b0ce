"""`imprimatur verify` and `imprimatur history`: what the command line takes."""

from pathlib import Path

import click

from flows.cli.click_localised import Command
from flows.messages import Words
from imprimatur.project import Project


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def _as_json(words: Words) -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=words("opt_json_told"))


def verify_command(words: Words) -> click.Command:
    """The command that says what a file is."""

    def verify(file: Path, as_json: bool) -> int:
        from flows.cli.versions import verify as action

        return action(_project(), words, file, as_json=as_json)

    is_file = click.Path(exists=True, dir_okay=False, path_type=Path)
    file = click.Argument(["file"], type=is_file, metavar=words("meta_file"))
    return Command(words, "verify", callback=verify, params=[file, _as_json(words)])


def history_command(words: Words) -> click.Command:
    """The command that shows the versions of a dossier."""

    def history(dossier: str, as_json: bool) -> int:
        from flows.cli.versions import history as action

        return action(_project(), words, dossier, as_json=as_json)

    dossier = click.Argument(["dossier"], metavar="DOSSIER")
    return Command(words, "history", callback=history, params=[dossier, _as_json(words)])
