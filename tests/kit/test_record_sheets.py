"""The organisations and persons that no register knows are given in the kit itself, and nowhere asked for."""

import re
from typing import Any

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.own_marks import EXAMPLES, OWN_LINE
from imprimatur.documents.assembly import assemble_registers
from imprimatur.documents.assembly.registering import brought
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import MODELS
from imprimatur.kinds import KINDS
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.outline import Wanted
from imprimatur.language.labels import load_labels
from imprimatur.sources import read_any
from tests.dossiers import ROOT, source
from tests.kit import filling

TEMPLATES = ROOT / "templates"
NAMES = {"fr": ("Organisations", "Personnes"), "nl": ("Organisaties", "Personen")}
HOUSE = {"presentation", "equal_opportunity", "privacy", "benefits", "funders"}
"""What offers alone print of an organisation."""
EVERY = [(kind, lang) for kind in KINDS for lang in LANGS]


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_they_stand_last_among_the_tables_for_what_there_is(kind: str, lang: Lang) -> None:
    made = filling.opened(skeleton(TEMPLATES, kind, lang))
    at = [made.sheetnames.index(name) for name in NAMES[lang]]
    colours = [str(sheet.sheet_properties.tabColor.rgb)[2:] for sheet in made.worksheets]
    assert at == [at[0], at[0] + 1]
    assert [colours[one] for one in at] == ["7FA6C4", "7FA6C4"]
    assert "7FA6C4" not in colours[at[1] + 1 :]


@pytest.mark.parametrize(
    ("lang", "purposes"),
    [
        (
            "fr",
            ["Seulement si l’organisation n’est pas au registre", "Seulement si la personne n’est pas au registre"],
        ),
        (
            "nl",
            ["Enkel als de organisatie niet in het register staat", "Enkel als de persoon niet in het register staat"],
        ),
    ],
)
def test_the_contents_say_when_they_are_of_use_and_lead_to_them(lang: Lang, purposes: list[str]) -> None:
    front = filling.opened(skeleton(TEMPLATES, "job_offer", lang)).worksheets[0]
    lines = {str(row[0].value).removeprefix(OWN_LINE): row for row in front.iter_rows()}
    found = [lines[name] for name in NAMES[lang]]
    assert [row[1].value for row in found] == purposes
    assert [row[0].hyperlink.location for row in found] == [f"'{name}'!A1" for name in NAMES[lang]]
    assert [row[3].value for row in found] == ["–", "–"]


@pytest.mark.parametrize("kind", KINDS)
def test_only_an_offer_asks_for_the_house_texts(kind: str) -> None:
    made = filling.opened(skeleton(TEMPLATES, kind, "fr"))
    labels = load_labels(TEMPLATES, kind)
    asked = {str(cell.value).removesuffix(" FR").removesuffix(" NL") for cell in made["Organisations"][filling.HEAD]}
    house = {labels.field(f"organisations.{name}").fr for name in HOUSE}
    assert asked & house == (house if kind == "job_offer" else set())
    assert {"Nom", "Sigle", "Forme juridique", "Rue", "Courriel", "Couleur principale", "Logo"} <= asked
    assert not {"Code", "Couleur de fond"} & asked


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_filled_in_with_their_examples_they_are_records(kind: str, lang: Lang) -> None:
    """Every column comes back, with nothing to be said but that the register does not know them."""
    made = filling.opened(skeleton(TEMPLATES, kind, lang))
    for name in NAMES[lang]:
        for cell, shown in zip(made[name][filling.FIRST], made[name][filling.FIRST - 1], strict=True):
            assert str(shown.value).startswith(EXAMPLES), (name, shown.coordinate)
            cell.value = re.sub("[\u2006\u2008\u2009\u200a]", "", str(shown.value).partition("→ ")[2])
    labels = load_labels(TEMPLATES, kind)
    one = source(f"{kind}/essai/donnees.xlsx", filling.bytes_of(made))
    found, findings = assemble_registers(brought([read_any(one)], labels), labels, {one.name: one})
    assert [finding.code for finding in findings] == ["G09", "G09"]
    for register, model in MODELS.items():
        record: Any
        (record,) = found.of(model)
        for spec in specs(model):
            value: Any = record
            for part in spec.path.split("."):
                value = getattr(value, part)
            if spec.path in ("code", "theme", "dark", "tint", "accent") or (kind != "job_offer" and spec.path in HOUSE):
                continue
            assert value not in (None, ()), (register, spec.path)
            assert not spec.is_text or (value.plain("fr") and value.plain("nl")), spec.path


def test_of_one_language_and_of_chosen_tables_they_are_there_too() -> None:
    made = filling.opened(skeleton(TEMPLATES, "annual_report", "fr", ("fr",), Wanted((), frozenset({"bodies"}))))
    assert [cell.value for cell in made["Personnes"][filling.HEAD]][:3] == ["Nom", "Prénom", "Fonction"]
