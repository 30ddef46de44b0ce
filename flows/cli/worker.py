"""`imprimatur worker`: one more worker for a server that runs already, on this machine or another."""

import click

from flows.cli.click_localised import Command
from flows.messages import Words
from imprimatur.project import Project


def worker_command(words: Words) -> click.Command:
    """The command, with its help in a language."""

    def worker(name: str | None, at_a_time: int, server: str | None, tunnel: bool) -> int:
        return take_runs(click.get_current_context().obj, words, name, at_a_time, server, tunnel)

    given: list[click.Parameter] = [
        click.Option(["--name"], metavar=words("meta_name"), help=words("opt_worker_name")),
        click.Option(["--at-a-time"], type=click.IntRange(1, 64), default=2, metavar="N", help=words("opt_at_a_time")),
        click.Option(["--server"], metavar="URL", help=words("opt_server")),
        click.Option(["--tunnel"], is_flag=True, help=words("opt_tunnel")),
    ]
    return Command(words, "worker", callback=worker, params=given)


def take_runs(
    project: Project, words: Words, name: str | None, at_a_time: int, url: str | None, tunnel: bool = False
) -> int:
    """Take runs until interrupted. Raises ServerFault where the server does not answer, or would be told in clear."""
    from flows.cli.output import console
    from flows.embedded import telling
    from flows.embedded.joining import join

    def ready(called: str, address: str) -> None:
        said = words.of(telling.ready(called, address, at_a_time), [called, address])
        console().print(said, soft_wrap=True)

    return join(project, name, at_a_time, ready, url, tunnel=tunnel)
