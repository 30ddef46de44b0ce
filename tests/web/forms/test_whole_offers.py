"""An offer can be written whole in the page: what the samples say, typed in a form, makes the same document."""

from pathlib import Path
from typing import Any

import pytest

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs, value_at
from imprimatur.language.folding import fold_words
from imprimatur.project import Project
from tests.web.forms.offers import KIND, project, typed
from validators import check
from web.forms.asked import asked_of
from web.forms.beginning import from_form
from web.forms.saving import TypedRow, save
from web.forms.stating import now

SAMPLES = ("tisselande-accueil-2027", "limpide-accueil-2027", "forum-ets-2021", "ama-recherche-action-2023")


def said(value: Any) -> Any:
    """What a value says, wherever it stands and whatever its blocks are."""
    if hasattr(value, "plain"):
        return tuple(fold_words(" ".join(plain_blocks(value.blocks(lang)))) for lang in ("fr", "nl"))
    return getattr(value, "code", value)


def copied(made: Project, slug: str) -> None:
    """Type in the page what a sample says."""
    stated = now(made, KIND, slug).stated
    asked = {one.path for one in asked_of(KIND)}
    fields = {key: one.text for key, one in stated.fields.items() if key.partition(":")[0] in asked and one.text}
    rows = {
        table: tuple(TypedRow(None, {key: one.text for key, one in row.items()}) for row in given)
        for table, given in stated.rows.items()
        if table in asked
    }
    first = {key: fields.pop(key) for key in ("contract.kind", "title:fr")}
    assert from_form(made, KIND, "dans-la-page", first, "nl").is_saved
    outcome = save(made, KIND, "dans-la-page", typed(made, "dans-la-page", fields, rows), "nl")
    assert outcome.is_saved, outcome.refused


@pytest.mark.parametrize("slug", SAMPLES)
def test_an_offer_typed_in_the_page_makes_the_same_document(tmp_path: Path, slug: str) -> None:
    made = project(tmp_path, slug)
    copied(made, slug)
    before, after = (pipeline.examined(made, Parameters(kind=KIND, slug=one), check) for one in (slug, "dans-la-page"))
    for spec in specs(load_kind(KIND).model):
        was, is_now = value_at(before.document, spec.path), value_at(after.document, spec.path)
        if spec.path.startswith("approvals.") or spec.path in ("accepted", "added_sections"):
            continue
        if spec.is_table:
            assert len(was) == len(is_now), spec.path
            for one, other in zip(was, is_now, strict=True):
                for column in specs(spec.type):
                    assert said(value_at(other, column.path)) == said(value_at(one, column.path)), column.path
        else:
            assert said(is_now) == said(was), spec.path
    # Nothing typed is lost on the way to the page.
    assert not [one for one in after.findings if one.code in ("N01", "N02", "T01", "R07")]
