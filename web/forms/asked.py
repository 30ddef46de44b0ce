"""What a form asks for: the fields and tables of a kind, and the records that the registers do not know yet."""

from functools import cache

from imprimatur.core.bilingual import LANGS
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.document import ACCEPTED
from imprimatur.documents.schema.fields import Need, Spec, specs
from imprimatur.documents.schema.records import MODELS

REGISTERS = tuple(Spec(name, model, Need.OPTIONAL, many=True) for name, model in MODELS.items())
"""The organisations and persons that a dossier brings of its own, as tables."""


@cache
def asked_of(kind: str) -> tuple[Spec, ...]:
    """The fields and tables that a form asks for: all but what is said of the document by those who approve it."""
    model = load_kind(kind).model
    own = (one for one in specs(model) if not one.path.startswith("approvals.") and one.path != ACCEPTED)
    return (*own, *REGISTERS)


def is_rows(spec: Spec) -> bool:
    """Whether something is asked for row by row."""
    return spec.is_table or spec in REGISTERS


def keys_of(spec: Spec) -> tuple[str, ...]:
    """The keys of a single field: one, or one a language."""
    return tuple(f"{spec.path}:{lang}" for lang in LANGS) if spec.is_text else (spec.path,)
