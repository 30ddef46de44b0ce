"""What the pipeline needs of a kind of document, found by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from imprimatur.core.bilingual import Lang
from imprimatur.core.errors import UnknownDossier
from imprimatur.documents.messages import say
from imprimatur.documents.schema.document import Document, Provenance
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.writing.manuscript import Gaps, Manuscript
from imprimatur.kinds import KINDS
from imprimatur.language.labels import Labels

Changes = Mapping[str, Any]
"""Values to put in the place of a document's, by field."""
Neighbours = tuple[tuple[str, str, str], ...]
"""Other dossiers: the kind and slug of each, and the path of the field that names it."""


def _nothing(*_: Any) -> Changes:
    return {}


def _alone(_: Any) -> Neighbours:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its model, and what only the kind knows of one.

    `write(document, provenance, labels, lang, gaps)` writes one language, as a final document without `gaps`.
    `publisher` is the organisation in whose colours the document appears. `neighbours` are the dossiers that it shares
    facts with. What registers and neighbours supply where the dossier says nothing is given by `from_registers` and
    `from_neighbours`. `deadlines` are the dates by which the document must be finished, for it is then needed.
    """

    stem: str
    model: type[Document]
    write: Callable[[Any, Provenance, Labels, Lang, Gaps | None], Manuscript]
    publisher: Callable[[Any], Organisation | None]
    from_registers: Callable[[Any, Registers], Changes] = _nothing
    neighbours: Callable[[Any], Neighbours] = _alone
    from_neighbours: Callable[[Any, Mapping[str, Document]], Changes] = _nothing
    deadlines: tuple[str, ...] = ()


def load_kind(stem: str) -> Kind:
    """The kind of a stem; `job-offer` is understood too. Raises UnknownDossier for one that is not in the list."""
    stem = stem.replace("-", "_")
    if stem not in KINDS:
        known = ", ".join(KINDS)
        raise UnknownDossier(say("unknown_kind", kind=stem, known=known))
    kind: Kind = import_module(f"imprimatur.documents.{stem}").KIND
    return kind
