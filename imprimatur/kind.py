"""The kinds of document. A kind is one stem in every room: its module here, its checks, its flow, its templates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from imprimatur.bilingual import Lang
from imprimatur.composition import Composition, Stage
from imprimatur.errors import UnknownDossier
from imprimatur.finding import Finding

KINDS: tuple[str, ...] = ("job_offer", "annual_report", "feasibility_report", "research_synthesis")
"""The one list of kinds."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the pipeline needs of a kind: its model (a pydantic class) and how a document of it is composed."""

    stem: str
    model: Any
    compose: Callable[[Any, Iterable[Finding], Any, Lang, Stage], Composition]


def load_kind(stem: str) -> Kind:
    """The kind of a stem; `job-offer` is understood too. Raises UnknownDossier for one that is not in the list."""
    stem = stem.replace("-", "_")
    if stem not in KINDS:
        known = ", ".join(KINDS)
        raise UnknownDossier(
            f"« {stem} » n’est pas un type de document. Choisissez parmi : {known}.",
            f"‘{stem}’ is geen documenttype. Kies uit: {known}.",
        )
    module = import_module(f"imprimatur.documents.{stem}")
    return Kind(stem, module.MODEL, module.compose)
