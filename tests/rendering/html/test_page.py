"""Placing a composition by the template of its kind, which is not trusted."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Paragraph, runs
from imprimatur.core.composition import Composition, Stage
from imprimatur.core.errors import TemplateFault, UnsafeInput
from imprimatur.rendering.html.page import last_word, render_html
from imprimatur.rendering.interface import Templates
from tests.rendering.sample import LINES, PARTS, TEMPLATES, sample, theme


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """A copy of the templates, to break."""
    for folder in ("_shared", "job_offer"):
        shutil.copytree(TEMPLATES / folder, tmp_path / folder, ignore=shutil.ignore_patterns("fonts", "*.docx"))
    return Templates(tmp_path)


def body(templates: Templates, text: str) -> Templates:
    """The templates with another body."""
    (templates.root / "job_offer" / "body.html").write_text(text, encoding="utf-8")
    return templates


def test_the_parts_stand_in_the_order_of_the_template() -> None:
    html = render_html(sample(stage=Stage.FINAL), Templates(TEMPLATES)).html
    assert re.findall("<h2>(.*?)</h2>", html) == [
        "Qui nous sommes",
        "Le contexte",
        "Le projet",
        "Votre mission",
        "Tâches",
        "Déroulement",
        "Ce qui est attendu",
        "Votre profil",
        "Conditions",
        "Nous offrons",
        "Postuler",
        "Égalité des chances",
        "Vos données",
    ]


def test_both_languages_have_the_same_tags() -> None:
    french, dutch = (render_html(sample(lang), Templates(TEMPLATES)).html for lang in ("fr", "nl"))
    # Words that hold, and both genders in one word, are a matter of each language.
    words = r'<span class="whole">([^<]*)</span>|<abbr[^>]*>((?:[^<]|<span class="whole">[^<]*</span>)*)</abbr>'
    structures = [re.sub(words, "", re.sub(words, "", html)) for html in (french, dutch)]
    tags = [re.findall(r"</?[a-z0-9]+", html) for html in structures]
    assert tags[0] == tags[1]
    assert '<html lang="fr-BE">' in french
    assert '<html lang="nl-BE">' in dutch


def test_every_part_and_line_is_placed() -> None:
    empty = sample(stage=Stage.FINAL)
    full = replace(
        empty,
        lines={name: runs(f"line-{name}") for name in LINES.split()},
        parts={name: (Paragraph(runs(f"part-{name}")),) for name in PARTS.split()},
    )
    html = render_html(full, Templates(TEMPLATES)).html
    assert [name for name in LINES.split() if f"line-{name}" not in html] == []
    assert [name for name in PARTS.split() if f"part-{name}" not in html] == []


def test_an_empty_part_leaves_no_heading() -> None:
    composition = sample(stage=Stage.FINAL)
    nothing = replace(composition, parts=dict.fromkeys(composition.parts, ()))
    html = render_html(nothing, Templates(TEMPLATES)).html
    assert "<h2" not in html
    assert "<section" not in html


def test_a_mission_is_not_applied_for_but_proposed() -> None:
    composition = sample(stage=Stage.FINAL)
    mission = replace(composition, flags={**composition.flags, "mission": True})
    assert "<h2>Proposer ses services</h2>" in render_html(mission, Templates(TEMPLATES)).html


FAULTS = {
    "unknown line": (
        "<p>\n{{ line.tittle }}</p>",
        "Le modèle job_offer/body.html:2 ne peut pas être utilisé : il demande « tittle », qui n’existe pas.",
        "Sjabloon job_offer/body.html:2 is onbruikbaar: het vraagt ‘tittle’, dat niet bestaat.",
    ),
    "unknown name": (
        "{{ deadline }}",
        "Le modèle job_offer/body.html:1 ne peut pas être utilisé : il demande « deadline », qui n’existe pas.",
        "Sjabloon job_offer/body.html:1 is onbruikbaar: het vraagt ‘deadline’, dat niet bestaat.",
    ),
    "internals": (
        "\n\n{{ lang.__class__.__mro__ }}",
        "Le modèle job_offer/body.html:3 ne peut pas être utilisé : l’accès à « __class__ » est interdit.",
        "Sjabloon job_offer/body.html:3 is onbruikbaar: de toegang tot ‘__class__’ is verboden.",
    ),
}


@pytest.mark.parametrize(("text", "french", "dutch"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_the_template_and_its_line(templates: Templates, text: str, french: str, dutch: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        render_html(sample(), body(templates, text))
    assert fault.value.message == Bilingual(french, dutch)


@pytest.mark.parametrize(
    "text",
    [
        "{% if %}",
        "{{ 1 / 0 }}",
        "{% include 'absent.html' %}",
        "{% include '../_shared/page.html' %}",
        "{{ ''.format.__globals__ }}",
        "{{ '{0.__class__}'.format(lang) }}",
        "{{ properties.title.__init__.__globals__ }}",
        "{{ [].append(1) }}",
        "{{ self._TemplateReference__context }}",
    ],
)
def test_what_a_template_may_not_do_is_a_fault(templates: Templates, text: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        render_html(sample(), body(templates, text))
    assert str(templates.root) not in fault.value.message.fr + fault.value.message.nl


def test_a_template_outside_the_templates_is_not_read(templates: Templates, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.html"
    outside.write_text("secret", encoding="utf-8")
    (templates.root / "job_offer" / "secret.html").symlink_to(outside)
    with pytest.raises(TemplateFault):
        render_html(sample(), body(templates, "{% include 'secret.html' %}"))


def test_a_theme_cannot_carry_a_style() -> None:
    composition: Composition = replace(sample(), theme=theme(primary="red; background: url(http://example.org/x)"))
    with pytest.raises(UnsafeInput) as refused:
        render_html(composition, Templates(TEMPLATES))
    assert "« primary » doit s’écrire #RRGGBB" in refused.value.reason.fr


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Chargé de projet", ("Chargé de ", "projet")),
        ("Projet «\u00a0Cœur de quartier\u00a0»", ("Projet «\u00a0Cœur de ", "quartier\u00a0»")),
        ("Juriste", ("", "Juriste")),
        ("Un <b>juriste</b>", ("Un <b>juriste</b>", "")),
        ('Un <abbr title="a b">x</abbr> y', ('Un <abbr title="a b">x</abbr> ', "y")),
        ("", ("", "")),
    ],
)
def test_a_line_is_cut_before_its_last_word(line: str, pieces: tuple[str, str]) -> None:
    assert last_word(Markup(line)) == pieces
