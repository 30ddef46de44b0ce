"""The command line: `imprimatur new | check | build | list | approve | translate | …`, in English, French or Dutch.

Only what a command needs is imported, when it runs: `--help` answers at once, and neither `check` nor `build` ever
loads Prefect.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from flows.cli.account_commands import account_group
from flows.cli.click_localised import Command, Group, mistake
from flows.cli.exit_codes import INTERRUPTED, USAGE
from flows.cli.mail_commands import mail_group
from flows.cli.reviewing import redline_command, review_command
from flows.cli.translate_commands import translate_group
from flows.cli.versions_commands import history_command, verify_command
from flows.cli.worker import worker_command
from flows.messages import TONGUES, Words, choose_language
from flows.project_lookup import find_project, project_above
from imprimatur import __version__
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import FORMATS
from imprimatur.kinds import KINDS
from imprimatur.project import Project


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; no traceback ever reaches the person."""
    tongue, rest = choose_language(list(sys.argv[1:] if arguments is None else arguments))
    words = next((Words(known) for known in TONGUES if known == tongue), None)
    if words is None:
        click.echo("\n".join(Words(known)("bad_language", name=tongue) for known in TONGUES), err=True)
        sys.exit(USAGE)
    sys.exit(run(words, rest))


def run(words: Words, arguments: list[str]) -> int:
    """Run a command in a language and return its exit code."""
    try:
        code = command_line(words).main(arguments, prog_name="imprimatur", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.format_message(), err=True)
        return USAGE
    except click.UsageError as fault:
        click.echo(mistake(fault, words), err=True)
        return USAGE
    except ImprimaturError as fault:
        click.echo(words.fault(fault), err=True)
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(words("interrupted"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever was reading has had enough: say nothing more
        return 0
    except Exception as fault:
        from flows.runner import write_log

        click.echo(words("unexpected", log=write_log(find_project(), fault)), err=True)
        return ImprimaturError.exit_code


def command_line(words: Words) -> click.Group:
    """The commands, with their help in a language."""
    top = Group(
        words,
        "imprimatur",
        no_args_is_help=True,
        params=[
            click.Option(["--lang"], type=click.Choice(TONGUES), expose_value=False, help=words("opt_lang")),
            click.Option(
                ["--project"],
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                metavar=words("meta_folder"),
                help=words("opt_project"),
                expose_value=False,
                callback=_choose_project,
                is_eager=True,
            ),
            click.Option(
                ["--version"], is_flag=True, expose_value=False, callback=_version, is_eager=True, help=words("version")
            ),
        ],
    )
    for made in (
        _new,
        _check,
        _build,
        _list,
        verify_command,
        history_command,
        _approve,
        translate_group,
        redline_command,
        review_command,
        mail_group,
        account_group,
        _explain,
        _up,
        _open,
        worker_command,
        _new_kind,
    ):
        top.add_command(made(words))
    return top


def _choose_project(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """Take the project somebody names, and no other one where that folder is none: it would write elsewhere."""
    context.obj = project_above(value) if value else find_project()
    if context.obj is None:
        raise click.BadParameter(str(value), param=parameter)


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"imprimatur {__version__}")
        context.exit()


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def _dossiers() -> click.Argument:
    return click.Argument(["dossiers"], nargs=-1, metavar="[DOSSIER]…")


_REGISTERS, _KITS = "registers", "kits"
"""What `new` takes in the place of a kind, for the registers that all kinds share, and for the empty kits."""


def _new(words: Words) -> click.Command:
    def new(
        kind: str,
        slug: str | None,
        old: str | None,
        year: int | None,
        contract: str | None,
        parts: str | None,
        language: tuple[str, ...],
    ) -> int:
        from flows.cli.new import follow, is_idle, kits, registers
        from flows.cli.new import new as action

        chosen: dict[str, object] = {"--contract": contract, "--with": parts, "--language": language}
        if kind in (_REGISTERS, _KITS):
            idle = {words("meta_name"): slug, "--from": old, "--year": year, **chosen}
            if is_idle(words, f"new {kind}", idle):
                return USAGE
            return registers(_project(), words) if kind == _REGISTERS else kits(_project(), words)
        stem = kind.replace("-", "_")
        if old is not None or year is not None:
            if is_idle(words, "--from", chosen):
                return USAGE
            return follow(_project(), words, stem, slug, old, year)
        if slug is None:
            raise click.MissingParameter(ctx=click.get_current_context(), param=given[1])
        named = tuple(filter(None, (one.strip() for one in re.split("[,;]", parts or ""))))
        return action(_project(), words, stem, slug, _languages(language), contract, named)

    kinds = [stem.replace("_", "-") for stem in KINDS]
    given: list[click.Parameter] = [
        click.Argument(["kind"], type=click.Choice([*kinds, *KINDS, _REGISTERS, _KITS]), metavar=words("meta_kind")),
        click.Argument(["slug"], required=False, metavar=words("meta_name")),
        click.Option(["--from", "old"], metavar=words("meta_name"), help=words("opt_from")),
        click.Option(["--year"], type=click.IntRange(1900, 2100), metavar="N", help=words("opt_year")),
        click.Option(["--contract"], metavar=words("meta_contract"), help=words("opt_contract")),
        click.Option(["--with", "parts"], metavar=words("meta_parts"), help=words("opt_with")),
        _language(words),
    ]
    return Command(words, "new", {"kinds": ", ".join(kinds)}, callback=new, params=given)


def _check(words: Words) -> click.Command:
    def check(dossiers: tuple[str, ...], language: tuple[str, ...], as_json: bool) -> int:
        from flows.cli.check_and_build import check as action

        return action(_project(), words, dossiers, _languages(language), as_json=as_json)

    as_json = click.Option(["--json", "as_json"], is_flag=True, help=words("opt_json"))
    return Command(words, "check", callback=check, params=[_dossiers(), _language(words), as_json])


def _language(words: Words) -> click.Option:
    """The languages asked for; without it, those of each dossier."""
    return click.Option(["--language"], type=click.Choice(LANGS), multiple=True, help=words("opt_language"))


def _languages(asked: Sequence[str]) -> tuple[Lang, ...] | None:
    return tuple(lang for lang in LANGS if lang in asked) or None


def _build(words: Words) -> click.Command:
    def build(dossiers: tuple[str, ...], stage: str, **chosen: Any) -> int:
        from flows.cli.check_and_build import build as action

        languages = _languages(chosen["language"])
        formats = tuple(name for name in FORMATS if name in (chosen["format"] or FORMATS))
        return action(_project(), words, dossiers, Stage(stage), languages, formats, chosen["by"])

    options = [
        click.Option(
            ["--stage"],
            type=click.Choice([stage.value for stage in Stage]),
            default=Stage.DRAFT.value,
            help=words("opt_stage"),
        ),
        _language(words),
        click.Option(["--format"], type=click.Choice(FORMATS), multiple=True, help=words("opt_format")),
        click.Option(["--by"], metavar=words("meta_person"), help=words("opt_asked_by")),
    ]
    return Command(words, "build", callback=build, params=[_dossiers(), *options])


def _list(words: Words) -> click.Command:
    def list_() -> int:
        from flows.cli.listing import show as action

        return action(_project(), words)

    return Command(words, "list", callback=list_)


def _approve(words: Words) -> click.Command:
    def approve(dossier: str, language: Lang, by: str, on: str | None, section: tuple[str, ...]) -> int:
        from flows.cli.approve import approve as action

        return action(_project(), words, dossier, language, by, on, section)

    given: list[click.Parameter] = [
        click.Argument(["dossier"], metavar="DOSSIER"),
        click.Option(["--language"], type=click.Choice(LANGS), required=True, help=words("opt_approve_language")),
        click.Option(["--by"], metavar=words("meta_person"), required=True, help=words("opt_by")),
        click.Option(["--on"], metavar=words("meta_day"), help=words("opt_on")),
        click.Option(["--section"], metavar=words("meta_section"), multiple=True, help=words("opt_section")),
    ]
    return Command(words, "approve", {"by": '"Bram Oosterwijck"'}, callback=approve, params=given)


def _explain(words: Words) -> click.Command:
    def explain(code: str) -> int:
        from flows.cli.explain import explain as action

        return action(words, code)

    return Command(words, "explain", callback=explain, params=[click.Argument(["code"], metavar="CODE")])


def _up(words: Words) -> click.Command:
    def up(port: int | None) -> int:
        from flows.cli.up import up as action

        return action(_project(), words, port)

    port = click.Option(["--port"], type=click.IntRange(1, 65535), metavar="N", help=words("opt_port"))
    return Command(words, "up", callback=up, params=[port])


def _open(words: Words) -> click.Command:
    def open_() -> int:
        from flows.cli.up import open_again as action

        return action(_project(), words)

    return Command(words, "open", callback=open_)


def _new_kind(words: Words) -> click.Command:
    def new_kind(name: str, letter: str | None) -> int:
        from flows.cli.new_kind import new_kind as action

        return action(_project(), words, name, letter)

    given: list[click.Parameter] = [
        click.Argument(["name"], metavar=words("meta_name")),
        click.Option(["--letter"], metavar="X", help=words("opt_letter")),
    ]
    return Command(words, "new-kind", callback=new_kind, params=given)


if __name__ == "__main__":
    main()
