"""Why an edit is refused, in words."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.translation.messages import say
from imprimatur.translation.write_back.interface import Refused

REASONS = (
    "empty_text",
    "place_changed",
    "no_place",
    "no_form",
    "no_style",
    "marks_not_held",
    "notes_not_held",
    "tracked_changes",
    "field_in_text",
    "several_paragraphs",
    "strict_dialect",
    "formula",
    "unreadable",
    "not_as_asked",
    "partial_file",
)
"""Every reason that a form of input gives."""


def words_of(refused: Refused) -> Bilingual:
    """What a person is told of a refused edit, and what to do."""
    return say[refused.reason]
