"""Click, in the language of the person: headings of the help, the help option, and what is wrong with a command."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import click

from flows.messages import Words, say

_RANGE = re.compile(r"\[(\d+)<=x<=(\d+)\]")
"""The bounds of a number, as click writes them."""


class Formatter(click.HelpFormatter):
    """Help pages with their headings in the language."""

    words: Words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how to call."""
        super().write_usage(prog, args, prefix=f"{self.words('usage')} ")

    def write_heading(self, heading: str) -> None:
        """A heading, by click's own English name for it."""
        known = {"Options": "options", "Commands": "commands"}
        said = self.words("help_heading", heading=self.words(known[heading]) if heading in known else heading)
        super().write_heading(said.removesuffix(":"))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """What there is to choose from, each with its help; what click adds to it is said in the language as well."""
        required = f"[{self.words('help_required')}]"
        said = [(name, _RANGE.sub(r"[\1–\2]", text.replace("[required]", required))) for name, text in rows]
        super().write_dl(said, col_max, col_spacing)


class Context(click.Context):
    """A context that makes help pages in the language of its command."""

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter that knows the words."""
        formatter = Formatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.words = self.command.words  # type: ignore[attr-defined]
        return formatter


class Command(click.Command):
    """A command whose help is made of messages: `<name>` says what it does, `<name>_more` the rest."""

    context_class = Context

    def __init__(self, words: Words, name: str, values: Mapping[str, str] | None = None, **rest: Any) -> None:
        """Take the texts of a command from the messages; `values` fill the places of the second."""
        self.words = words
        super().__init__(
            name, help=_help(words, name, values), short_help=words(name), options_metavar=words("meta_options"), **rest
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, said in the language."""
        return _said(super().get_help_option(ctx), self.words)


class Group(click.Group):
    """The command line itself."""

    context_class = Context

    def __init__(self, words: Words, name: str, values: Mapping[str, str] | None = None, **rest: Any) -> None:
        """Take the texts of the command line from the messages; `values` fill the places of the second."""
        self.words = words
        rest |= {"options_metavar": words("meta_options"), "subcommand_metavar": words("meta_command")}
        super().__init__(name, help=_help(words, name, values), **rest)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes, with what each means."""
        codes = sorted((key for key in say.entries if key.startswith("exit_")), key=lambda key: int(key[5:]))
        with formatter.section(self.words("heading_exit_codes")):
            formatter.write_dl([(key.removeprefix("exit_"), self.words(key)) for key in codes])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, said in the language."""
        return _said(super().get_help_option(ctx), self.words)


def _help(words: Words, name: str, values: Mapping[str, str] | None = None) -> str:
    return f"{words(name)}\n\n{words(f'{name}_more', **(values or {}))}"


def _said(option: click.Option | None, words: Words) -> click.Option | None:
    if option:
        option.help = words("help")
    return option


def mistake(fault: click.UsageError, words: Words) -> str:
    """What is wrong with a command as typed."""
    where = fault.ctx.command_path if fault.ctx else "imprimatur"
    return f"{_mistake(fault, words)}\n{words('see_help', command=where)}"


def _mistake(fault: click.UsageError, words: Words) -> str:
    if isinstance(fault, click.NoSuchOption):
        return words("no_such_option", name=fault.option_name)
    if isinstance(fault, click.NoSuchCommand):
        return words("no_such_command", name=fault.command_name)
    if isinstance(fault, click.MissingParameter):
        return words("missing_argument", name=_shown(fault.param))
    if isinstance(fault, click.BadOptionUsage):
        return words("option_needs_value", name=fault.option_name)
    if isinstance(fault, click.BadParameter):
        return words("bad_value", name=_shown(fault.param), expected=_expected(fault.param, words))
    return words("too_much")


def _shown(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar or parameter.name)


def _expected(parameter: click.Parameter | None, words: Words) -> str:
    type_ = parameter.type if parameter else None
    if isinstance(type_, click.Choice):
        return ", ".join(map(str, type_.choices))
    if isinstance(type_, click.IntRange):
        return f"{type_.min}-{type_.max}"
    return words("a_file" if isinstance(type_, click.Path) and not type_.dir_okay else "a_folder")
