"""Suites are data: every table, column, field, choice and code that they name exists, and nothing else is taken."""

from pathlib import Path
from string import Formatter

import pytest

from imprimatur.core.bilingual import LANGS
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.findings.catalogue import GENERAL as GENERAL_WORDS
from imprimatur.findings.catalogue import catalogue
from imprimatur.kinds import KINDS
from tests.dossiers import ROOT
from validators.tables import doc
from validators.tables.doc import PAGE, main, page
from validators.tables.rules import GENERAL, Rule, Sort, suites_of

RULES = [
    (kind, table, rule)
    for kind in KINDS
    for table, rules in suites_of(ROOT / "validators" / kind).items()
    for rule in rules
]
IDS = [f"{kind}.{table} {rule.sort} {rule.column}" for kind, table, rule in RULES]


def fields(kind: str, table: str = "") -> dict[str, object]:
    """The types of a kind's fields, or of a table's columns, by path."""
    model = load_kind(kind).model
    if table:
        model = next(spec.type for spec in specs(model) if spec.path == table and spec.is_table)
    return {spec.path: spec.type for spec in specs(model)}


@pytest.mark.parametrize(("kind", "table", "rule"), RULES, ids=IDS)
def test_what_a_rule_names_exists(kind, table, rule):
    columns, document = fields(kind, table), fields(kind)
    named = [rule.column] if rule.sort is not Sort.COUNT else []
    assert {*named, *filter(None, [rule.then]), *rule.where} <= columns.keys()
    assert {bound for bound in (rule.low, rule.high) if isinstance(bound, str)} <= document.keys()
    for column, wanted in rule.where.items():
        assert set(wanted) <= {choice.value for choice in columns[column]}
    if rule.other and (rule.sort is Sort.KNOWN or rule.at_least):
        other, _, column = rule.other.partition(".")
        assert other in document
        assert not column or column in fields(kind, other)
    elif rule.other:
        assert rule.other in document
    for source in rule.says.values():
        assert source.removeprefix("document.") in {*columns, *document} or source in {
            "value", "limit", "expected", "stated", "total",
        }  # fmt: skip


@pytest.mark.parametrize(("kind", "table", "rule"), RULES, ids=IDS)
def test_the_finding_of_a_rule_stands_in_the_catalogue_of_its_kind(kind, table, rule):
    source = GENERAL_WORDS if rule.sort in GENERAL else ROOT / "validators" / kind / "findings.yaml"
    sort = catalogue(source)[rule.code]
    places = {name for lang in LANGS for _, name, _, _ in Formatter().parse(sort.message.of(lang)) if name}
    assert set(rule.says) <= places


def test_a_rule_is_read_as_it_is_written(tmp_path: Path):
    (tmp_path / "suites.yaml").write_text(
        "votes:\n"
        "  - {at_most: [quorum, present], at: quorum, where: {result: [adopted, conditional]}, code: F17}\n"
        "  - {total: amount, at_least: costs.amount, code: F06, says: {costs: stated}}\n"
        "  - {between: fte, from: 0}\n",
        encoding="utf-8",
    )
    assert suites_of(tmp_path)["votes"] == (
        Rule(
            Sort.AT_MOST, "quorum", "present", where={"result": ("adopted", "conditional")}, code="F17", at="quorum"
        ),
        Rule(
            Sort.TOTAL, "amount", other="costs.amount", at_least=True, code="F06", at="amount", says={"costs": "stated"}
        ),
        Rule(Sort.BETWEEN, "fte", low=0, code="T05", at="fte"),
    )  # fmt: skip


@pytest.mark.parametrize("line", ["{distinct: person, colour: red}", "{between: fte, form: 0}"])
def test_a_key_that_nobody_knows_is_refused(tmp_path: Path, line):
    (tmp_path / "suites.yaml").write_text(f"staff:\n  - {line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"colour|form"):
        suites_of(tmp_path)


def test_a_rule_without_words_of_its_own_is_refused(tmp_path: Path):
    (tmp_path / "suites.yaml").write_text("staff:\n  - {in_order: [entry, exit]}\n", encoding="utf-8")
    with pytest.raises(KeyError):
        suites_of(tmp_path)


def test_a_kind_may_have_no_suites(tmp_path: Path):
    assert suites_of(tmp_path) == {}


def test_the_page_is_up_to_date(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Else: python -m validators.tables.doc."""
    assert PAGE == ROOT / "docs" / "tables.md"
    written = page()
    assert PAGE.read_text(encoding="utf-8") == written
    monkeypatch.setattr(doc, "page", lambda: written)
    assert main(["--check"]) == 0
    monkeypatch.setattr(doc, "PAGE", tmp_path / "tables.md")
    assert main(["--check"]) == 1
    assert "docs/tables.md is not up to date" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    "line",
    [
        "- « Entrée » reste dans ses limites : jusqu’à « Date de référence de l’équipe » (T05)",
        "- le nombre de lignes dont « Type » est « plénière » est celui donné sous « Nombre de plénières » (A03)",
        "- la somme de « Montant » atteint au moins celle de « Montant » du tableau « Coûts » (F06)",
        "- chaque élément de « Entités » a au moins une ligne (F11)",
        "- ‘Scenario’ staat onder ‘Code’ van de tabel ‘Scenario’s’ (F22)",
        "- ‘Quorum’ is niet groter dan ‘Aanwezig’, in rijen waarvan ‘Resultaat’ ‘goedgekeurd’ of "
        "‘goedgekeurd onder voorwaarden’ is (F17)",
        "- ‘Einde’ komt niet na ‘Horizon’ (F08)",
        "- ‘Datum’ valt in het jaar dat onder ‘Jaar’ staat (A07)",
        "In te vullen kolommen (T03): Persoon, VTE, Functie.",
    ],
)
def test_a_reader_of_the_sector_can_follow(line):
    plain = PAGE.read_text(encoding="utf-8").replace("\u202f", " ").replace("\u00a0", " ")
    assert line in plain.splitlines()
