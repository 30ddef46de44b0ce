"""What the pipeline needs of a kind of document, found by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.composition import Composition, Stage
from imprimatur.core.errors import UnknownDossier
from imprimatur.core.finding import Finding
from imprimatur.kinds import KINDS


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
