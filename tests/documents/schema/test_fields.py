"""The model and its labels hold together."""

import pytest

from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, groups, specs
from imprimatur.documents.schema.records import Organisation, Person
from imprimatur.documents.schema.vocabulary import Vocabulary, split_language
from imprimatur.kinds import KINDS
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT, labels


@pytest.mark.parametrize("stem", KINDS)
def test_every_field_has_a_label_and_every_condition_a_property(stem):
    """A field without a name cannot be asked for; a condition without a property never fires."""
    model = load_kind(stem).model
    known = load_labels(ROOT / "templates", stem)
    paths = [*groups(model)]
    for spec in specs(model):
        paths.append(spec.path)
        if spec.is_table:
            paths.extend(f"{spec.path}.{inner.path}" for inner in specs(spec.type))
        if spec.need is Need.CONDITIONAL:
            assert isinstance(getattr(model, spec.when), property), spec.path
    assert [path for path in paths if path not in known.fields] == []


@pytest.mark.parametrize("stem", KINDS)
def test_every_choice_and_every_sort_of_value_has_words(stem):
    """Closed lists print from the labels, and an unreadable value says what was expected."""
    known = load_labels(ROOT / "templates", stem)
    for model in (load_kind(stem).model, Organisation, Person):
        for outer in specs(model):
            for spec in specs(outer.type) if outer.is_table else (outer,):
                if spec.reads:
                    assert spec.reads.sort in known.expected
                elif hasattr(spec.type, "__members__"):
                    assert set(known.choices[spec.type.__name__]) == {str(value) for value in spec.type}


def test_names_resolve_in_both_languages_within_their_group():
    """Labels, other spellings, dotted names and paths all lead to the field."""
    words = Vocabulary(load_kind("job_offer").model, labels())
    for name in ("Date limite", "uiterste datum", "DATE  LIMITE ", "candidature.date limite", "application.deadline"):
        assert words.resolve(name) == "application.deadline"
    assert words.resolve("Fin", "contract") == "contract.end"
    assert words.resolve("Profil") == "profile"
    assert words.resolve("Couleur") is None
    assert words.suggestion("Conttexte") is not None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Tâche FR", ("Tâche", "fr")),
        ("Taak (NL)", ("Taak", "nl")),
        ("Nederlands", ("", "nl")),
        ("Texte français", ("Texte", "fr")),
        ("Offre", ("Offre", None)),
        ("Coffre", ("Coffre", None)),
    ],
)
def test_the_language_of_a_column(header, expected):
    """The last word of a header may be its language."""
    assert split_language(header) == expected
