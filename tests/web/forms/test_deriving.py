"""Forms come from the model as the kit does: every field once, in the words of the reader, needed where it is."""

import pickle
from pathlib import Path

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.location import Location
from imprimatur.kinds import KINDS
from imprimatur.project import Project
from tests.flows.projects import ROOT
from tests.web.forms.offers import KIND, project, typed
from web.forms.asked import asked_of, is_rows, keys_of
from web.forms.beginning import cases
from web.forms.deriving import Pending, derive
from web.forms.form import Field, Form, Input, Table
from web.forms.given import typed_of
from web.forms.saving import Typed, TypedRow, save
from web.forms.stating import Now, Said, Stated, now

TEMPLATES = ROOT / "templates"


def items(form: Form) -> dict[str, Field | Table]:
    found = {item.path: item for section in form.sections for item in section.items}
    assert len(found) == sum(len(section.items) for section in form.sections)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_asked_once(kind: str, lang: Lang) -> None:
    form = derive(TEMPLATES, Now(kind, "x"), lang)
    found = items(form)
    assert set(found) == {one.path for one in asked_of(kind) if not one.named_by}
    assert len({one.name for one in form.sections}) == len(form.sections)
    for spec in asked_of(kind):
        if is_rows(spec):
            table = found[spec.path]
            assert isinstance(table, Table) and table.label and len(table.rows) == 1 and table.rows[0].is_new
        elif not spec.named_by:
            one = found[spec.path]
            assert isinstance(one, Field) and one.label != spec.path
            assert sorted(side.key for side in one.sides) == sorted(keys_of(spec))
            assert bool(one.options) == (one.input in (Input.CHOICE, Input.CHOICES))
            assert not spec.is_text or one.sides[0].lang == lang


def test_what_belongs_to_other_contracts_is_left_out_unless_it_is_filled_in() -> None:
    mission = derive(TEMPLATES, Now(KIND, "x", chosen=("mission",)), "fr")
    employment = derive(TEMPLATES, Now(KIND, "x", chosen=("cdi",)), "fr")
    assert "deliverables" in items(mission) and "pay.scale" not in items(mission)
    assert "deliverables" not in items(employment) and "pay.scale" in items(employment)
    said = Said("barème", Location("job_offer/x/offre.yaml", line=1))
    stated = Stated({"pay.scale:fr": said}, {"calendar": ({"step:fr": said},)})
    shown = items(derive(TEMPLATES, Now(KIND, "x", stated, chosen=("cdi",)), "fr"))
    assert "calendar" in shown
    assert len(cases(Project(ROOT), KIND, "fr")) == 10


def test_a_field_is_required_in_the_case_in_which_it_is(tmp_path: Path) -> None:
    made = project(tmp_path)
    before = derive(TEMPLATES, now(made, KIND, "neuf"), "fr")
    assert not items(before)["contract.end"].required
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {"contract.kind": "Contrat à durée déterminée"}), "fr")
    after = derive(TEMPLATES, outcome.now, "nl")
    assert items(after)["contract.end"].required and items(after)["contract.end"].need == "verplicht"
    assert after.left > 10


def test_a_choice_keeps_the_words_in_which_it_was_typed(tmp_path: Path) -> None:
    made = project(tmp_path)
    fields = {"contract.kind": "CDD (18 mois)", "inclusive_mention": "h/f/x", "employment_measure": "ACS\nautre chose"}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", fields), "fr")
    found = items(derive(TEMPLATES, outcome.now, "nl"))
    for path, text in fields.items():
        one = found[path]
        assert isinstance(one, Field)
        assert [option.value for option in one.options if option.is_chosen] == text.split("\n")
    assert all(option.label != "CDI" for option in found["contract.kind"].options)  # type: ignore[union-attr]


def test_what_is_not_needed_and_says_nothing_is_folded() -> None:
    form = derive(TEMPLATES, Now(KIND, "x", chosen=("cdi",)), "fr")
    first = form.sections[0]
    assert {one.path for one in first.folded} == {"headline", "department", "positions_count"}
    pending = Pending(Typed({"headline:fr": "x"}), {"department:fr": "too_long"}, frozenset({"positions_count"}))
    first = derive(TEMPLATES, Now(KIND, "x", chosen=("cdi",)), "fr", pending).sections[0]
    assert not first.folded
    tables = items(derive(TEMPLATES, Now(KIND, "x"), "fr", Pending(more="partners")))
    assert not tables["partners"].waits and tables["project.figures"].waits


def test_what_a_browser_sends_is_what_was_typed() -> None:
    given = [
        ("f.title:fr", "a"),
        ("f.employment_measure", ""),
        ("f.employment_measure", "ACS"),
        ("f.employment_measure", "APE"),
        ("f.profile.skills.1.text:fr", "b"),
        ("f.profile.skills.+0.text:nl", "c"),
        ("f.profile.values:fr", "d"),
        ("x.profile.skills.1", "1"),
        ("was", '{"title:fr": "0", "x": 1}'),
        ("f.profile.skills.x.text:fr", "e"),
        ("mark", "f"),
        ("f.channels", b"no text"),
    ]
    typed_there = typed_of(KIND, given)
    assert typed_there.fields["employment_measure"] == "ACS\nAPE" and typed_there.fields["profile.values:fr"] == "d"
    rows = (TypedRow(1, {"text:fr": "b"}, goes=True), TypedRow(None, {"text:nl": "c"}))
    assert typed_there.rows == {"profile.skills": rows}
    assert typed_there.was == {"title:fr": "0"} and "channels" not in typed_there.fields
    for odd in ("", "[1]", "{", "[" * 100_000):
        assert typed_of(KIND, [("was", odd)]).was == {}


def test_what_copies_of_a_process_give_back_can_be_sent(tmp_path: Path) -> None:
    made = project(tmp_path, "limpide-accueil-2027")
    found = now(made, KIND, "limpide-accueil-2027")
    assert pickle.loads(pickle.dumps(found)) == found
    outcome = save(made, KIND, "limpide-accueil-2027", Typed({"title:fr": "x"}), "fr")
    assert pickle.loads(pickle.dumps(outcome)) == outcome and outcome.theirs == {"title:fr"}


@pytest.mark.parametrize("slug", ["tisselande-accueil-2027", "limpide-accueil-2027"])
def test_nothing_is_left_to_fill_in_a_whole_offer(tmp_path: Path, slug: str) -> None:
    form = derive(TEMPLATES, now(project(tmp_path, slug), KIND, slug), "fr")
    assert form.left == 0
    statement = items(form)["equal_opportunity_statement"]
    assert isinstance(statement, Field) and all(one.is_supplied and not one.text for one in statement.sides)
