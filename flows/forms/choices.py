"""What can be chosen in a form, in words, and what each means to the machine: both are taken."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, get_args

from flows.forms.messages import say, shown
from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.found_files import shown as shown_name
from imprimatur.core.parameters import FORMATS, Format, Parameters
from imprimatur.project import Project

T = TypeVar("T", bound=str)

BETWEEN = " · "
"""Stands between the name of a dossier and its title."""


class UnknownChoice(UnknownDossier):
    """What was asked for in a form is none of its choices."""


def stages() -> dict[str, Stage]:
    """The stages by their words."""
    return {stage_in_words(stage): stage for stage in Stage}


def stage_in_words(stage: Stage) -> str:
    """A stage as a form shows it."""
    return shown(f"stage_{stage}")


def languages() -> dict[str, Lang]:
    """The languages by their words."""
    return {shown(f"language_{lang}"): lang for lang in get_args(Lang)}


def formats() -> dict[str, Format]:
    """The formats by their words."""
    return {shown(f"format_{name}"): name for name in FORMATS}


def asked(
    project: Project,
    kind: str,
    dossier: str,
    stage: str,
    languages_asked: Iterable[str] | None = None,
    formats_asked: Iterable[str] | None = None,
) -> Parameters:
    """What a form asks for, in words or as the machine says it. Raises UnknownChoice."""
    return Parameters(
        kind=kind,
        slug=slug_of(project, kind, dossier),
        stage=_chosen(stage, stages()),
        languages=tuple(dict.fromkeys(_chosen(one, languages()) for one in languages_asked or ())) or None,
        formats=tuple(_chosen(one, formats()) for one in formats_asked or ()) or FORMATS,
    )


def slug_of(project: Project, kind: str, choice: str) -> str:
    """The dossier that a choice of the list means: its name, with its title behind it or without."""
    if (kind, choice) in set(project.dossiers()):
        return choice
    return choice.partition(BETWEEN)[0]


def _chosen(value: str, known: Mapping[str, T]) -> T:
    meant = known.get(value) or next((one for one in known.values() if one == value), None)
    if meant is None:
        raise UnknownChoice(say("unknown_choice", value=shown_name(str(value)), known=", ".join(known)))
    return meant
