"""What the kit says of each kind names fields that there are; a broken file is told by its name."""

from pathlib import Path

import pytest

from imprimatur.core.bilingual import LANGS
from imprimatur.core.errors import TemplateFault
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import MODELS
from imprimatur.kinds import KINDS
from imprimatur.kit.guidance import Guidance, load_guidance
from imprimatur.kit.outline import outline
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT

TEMPLATES = ROOT / "templates"


def paths(models: dict[str, object]) -> set[str]:
    found = set()
    for prefix, model in models.items():
        for spec in specs(model):  # type: ignore[arg-type]
            found.add(f"{prefix}{spec.path}")
            if spec.is_table:
                found |= {f"{prefix}{spec.path}.{column.path}" for column in specs(spec.type)}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_name_in_it_is_a_field(kind: str) -> None:
    guidance, known = load_guidance(TEMPLATES, kind), paths({"": load_kind(kind).model})
    assert set(guidance.examples) <= known
    assert set(guidance.questions) <= known
    assert set(guidance.purposes) <= {one.path for one in specs(load_kind(kind).model) if one.is_table}
    assert all(any(one == path or one.startswith(f"{path}.") for one in known) for path in guidance.belongs)
    for group in guidance.groups:
        for start in group.fields:
            assert any(path == start or path.startswith(f"{start}.") for path in known), start
        assert not group.when or isinstance(getattr(load_kind(kind).model, group.when), property)
    assert all(isinstance(getattr(load_kind(kind).model, one), property) for one in guidance.decided)
    assert set(guidance.belongs.values()) <= guidance.decided


def test_the_registers_have_examples_of_their_own() -> None:
    known = paths({f"{register}.": model for register, model in MODELS.items()})
    assert set(load_guidance(TEMPLATES, "_shared").examples) <= known


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_without_guidance_every_field_is_asked_under_the_name_of_its_group(kind: str, lang: str) -> None:
    labels, model = load_labels(TEMPLATES, kind), load_kind(kind).model
    made = outline(model, Guidance(), labels, lang)  # type: ignore[arg-type]
    single = [one.path for one in specs(model) if not one.is_table and not (one.is_text and one.rich)]
    asked = [spec.path for part in made.parts for spec in part.fields]
    assert sorted(asked) == sorted(single)
    assert len({part.heading for part in made.parts}) == len(made.parts)


@pytest.mark.parametrize(
    "text", ["groups: [", "groups:\n  - {fr: Un, fields: [title]}", "examples: {title: {fr: x}}", "groups: [3]", "- 1"]
)
def test_a_broken_file_is_told_by_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "job_offer").mkdir()
    (tmp_path / "job_offer" / "kit.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"job_offer/kit\.yaml"):
        load_guidance(tmp_path, "job_offer")
    assert load_guidance(tmp_path, "annual_report") == Guidance()
