"""Why a text that came back is not taken, in words."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.translation.messages import say

OF_FILES = (
    *(
        "empty_text",
        "place_changed",
        "alt_by_hand",
        "no_place",
        "no_form",
        "no_style",
        "marks_not_held",
        "notes_not_held",
    ),
    *("tracked_changes", "field_in_text", "several_paragraphs", "strict_dialect", "formula", "unreadable"),
    *("not_as_asked", "partial_file"),
)
"""Why a file cannot take a text: it has no place for it, or would say something else with it."""
REASONS = (
    # It belongs to nothing here.
    *("unit_unknown", "unit_twice", "source_changed", "wrong_language"),
    # It lost something of its source.
    *("mark_lost", "mark_unknown", "mark_doubled", "mark_nested", "figure_lost", "figure_added", "address_lost"),
    *OF_FILES,
)
"""Every reason, by its key in the messages."""


def reason_said(key: str, detail: str = "") -> Bilingual:
    """A reason as a sentence; `detail` is what was lost."""
    return say(key, **{name: detail for name in ("mark", "detail") if f"{{{name}}}" in say[key].fr})
