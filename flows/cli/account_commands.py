"""The commands of `imprimatur account`: invite, list, change, remove, reset, acts."""

import click

from flows.access.account import Role
from flows.cli.click_localised import Command, Group
from flows.messages import Words
from imprimatur.core.bilingual import LANGS
from imprimatur.project import Project

_ROLES = click.Choice([role.value for role in Role])


def account_group(words: Words) -> click.Group:
    """The commands of accounts, with their help in a language."""
    group = Group(words, "account", no_args_is_help=True)
    made = {
        "invite": _invite,
        "list": _list,
        "change": _change,
        "remove": _remove,
        "reset": _reset,
        "acts": _acts,
    }
    for name, one in made.items():
        group.add_command(one(words), name)
    return group


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def _address(words: Words) -> click.Argument:
    return click.Argument(["address"], metavar=words("meta_address"))


def _about(words: Words, *, asked: bool) -> list[click.Parameter]:
    """What is said of somebody, in the options of `invite` and `change`."""
    roles = click.Option(["--role"], type=_ROLES, multiple=True, required=asked, help=words("opt_role"))
    return [
        _address(words),
        click.Option(["--name"], metavar=words("meta_person"), help=words("opt_account_name")),
        roles,
        click.Option(["--for", "scope"], metavar=words("meta_scope"), multiple=True, help=words("opt_for")),
        click.Option(["--language"], type=click.Choice(LANGS), help=words("opt_account_language")),
        click.Option(["--new"], is_flag=True, help=words("opt_new_name")),
    ]


def _invite(words: Words) -> click.Command:
    def invite(address: str, **said: object) -> int:
        from flows.cli.accounts import invite as action

        return action(_project(), words, address, said)

    values = {"command": "imprimatur account invite y.tellouch@association.example --role staff --for CBCS"}
    return Command(words, "account_invite", values, callback=invite, params=_about(words, asked=True))


def _list(words: Words) -> click.Command:
    def list_() -> int:
        from flows.cli.accounts import show as action

        return action(_project(), words)

    return Command(words, "account_list", callback=list_)


def _change(words: Words) -> click.Command:
    def change(address: str, **said: object) -> int:
        from flows.cli.accounts import change as action

        return action(_project(), words, address, said)

    given = _about(words, asked=False)
    given.append(click.Option(["--everything"], is_flag=True, help=words("opt_everything")))
    return Command(words, "account_change", callback=change, params=given)


def _remove(words: Words) -> click.Command:
    def remove(address: str) -> int:
        from flows.cli.accounts import remove as action

        return action(_project(), words, address)

    return Command(words, "account_remove", callback=remove, params=[_address(words)])


def _reset(words: Words) -> click.Command:
    def reset(address: str) -> int:
        from flows.cli.accounts import reset as action

        return action(_project(), words, address)

    return Command(words, "account_reset", callback=reset, params=[_address(words)])


def _acts(words: Words) -> click.Command:
    def acts(dossier: str | None, most: int, as_json: bool) -> int:
        from flows.cli.accounts import show_acts as action

        return action(_project(), words, dossier, most, as_json=as_json)

    given: list[click.Parameter] = [
        click.Argument(["dossier"], required=False, metavar="[DOSSIER]"),
        click.Option(["--most"], type=click.IntRange(1, 500), default=50, metavar="N", help=words("opt_most")),
        click.Option(["--json", "as_json"], is_flag=True, help=words("opt_json_told")),
    ]
    return Command(words, "account_acts", callback=acts, params=given)
