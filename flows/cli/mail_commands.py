"""`imprimatur mail test | people | deliver`: what the command line takes."""

import click

from flows.cli.click_localised import Command, Group
from flows.messages import Words
from imprimatur.project import Project

SECTION = "[mail]"


def mail_group(words: Words) -> click.Group:
    """The commands of e-mail, with their help in a language."""
    group = Group(words, "mail", {"section": SECTION}, no_args_is_help=True)
    for made in (_test, _people, _deliver):
        group.add_command(made(words))
    return group


def _project() -> Project:
    project: Project = click.get_current_context().obj
    return project


def _test(words: Words) -> click.Command:
    def test(address: str) -> int:
        from flows.cli.mail import test as action

        return action(_project(), words, address)

    address = click.Argument(["address"], metavar=words("meta_address"))
    return Command(words, "test", {"command": "imprimatur mail test"}, callback=test, params=[address])


def _people(words: Words) -> click.Command:
    def people() -> int:
        from flows.cli.mail import people as action

        return action(_project(), words)

    return Command(words, "people", callback=people)


def _deliver(words: Words) -> click.Command:
    def deliver() -> int:
        from flows.cli.mail import deliver as action

        return action(_project(), words)

    return Command(words, "deliver", {"folder": ".imprimatur/mail/refused"}, callback=deliver)
