"""The empty kits, renewed in a copy of the warm process: nobody waits for it, and nothing it meets stops the watch."""

import click

from flows.drop_folder.copies import Announce, Bounds, Doing
from flows.drop_folder.messages import Words
from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import ImprimaturError
from imprimatur.kit.ready_kits import KITS, renew_kits
from imprimatur.project import Project

BOUNDS = Bounds(cpu=600, gentle=True)
"""What renewing them may take."""


def renew(doing: Doing, project: Project, words: Words) -> None:
    """Bring the empty kits up to date; what was left, or stands in the way, is said and stops nothing."""
    ended = doing(BOUNDS, renewed, project)
    for message in ended.value or ():
        click.echo(message if isinstance(message, str) else words.of(message), err=True)


def renewed(_announce: Announce, project: Project) -> list[Bilingual | str]:
    """The renewing itself, in whatever process: what is to be said of it."""
    try:
        return [one.message for one in renew_kits(project)]
    except ImprimaturError as fault:
        return [fault.message]
    except OSError as fault:
        return [f"{KITS}: {fault}"]
