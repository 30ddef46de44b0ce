"""What is typed becomes inputs: it is read again as it was typed, and nothing else in the files changes."""

import difflib
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from imprimatur.core.location import Location
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import specs
from imprimatur.project import Project
from imprimatur.sources.yaml import read_text
from tests.web.forms.offers import KIND, project, typed
from web.forms.asked import asked_of, is_rows, keys_of
from web.forms.saving import LONGEST, TypedRow, save
from web.forms.stating import normal, now
from web.forms.yaml_file import YamlFile

HOSTILE = (
    *("=1+1", "+32", "-x", "@SUM(A1)", "{{ 7*7 }}", "{% x %}", "<script>alert(1)</script>", "a: b", "# no", "yes", "~"),
    *(
        "null",
        "0x10",
        "1e3",
        "2026-11-27",
        "'",
        '"',
        "\\",
        "- a\n- b",
        "a\n\nb",
        "*x*",
        "&a",
        "!tag",
        "[a",
        "{a",
        "%TAG",
    ),
    *(
        "---",
        "...",
        "|",
        ">",
        "x #y",
        "x: #y",
        "\u202eabc",
        "a\u2028b",
        "a\x85b",
        "\x00\x1b[31m",
        "🦜",
        "e\u0301",
        "\t\tx",
    ),
    *(
        "a\n  - b\n    - c",
        "1. un\n2. deux",
        "oui:non",
        "‘x’",
        "« x »",
        "a\u00a0: b",
        "\ufeffx",
        "?",
        "? a",
        ":",
        ",",
        "\r\nx\r",
    ),
)

STARTS = ("", "# vu\n", "a: 1\n", "a: 1  # vu\n", "a:\n  b: |\n    x\n    y\n", "a: [x, y]", "a:")
"""What a file may say already."""


@pytest.fixture
def made(tmp_path: Path) -> Project:
    return project(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    return project(tmp_path, "tisselande-accueil-2027")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(max_size=60) | st.sampled_from(HOSTILE), min_size=1, max_size=6), st.data())
def test_a_file_says_what_is_typed_in_it(texts: list[str], data: st.DataObject) -> None:
    title = next(one for one in specs(load_kind(KIND).model) if one.path == "title")
    wanted = {f"n{at}": normal(title, text) for at, text in enumerate(texts)}
    start = data.draw(
        st.sampled_from(["", "# vu\n", "a: 1\n", "a: 1  # vu\n", "a:\n  b: |\n    x\n    y\n", "a: [x, y]", "a:"])
    )
    file = YamlFile.of(start)
    for name, text in wanted.items():
        file.add(None, [name], text)
    after = file.applied()
    entries = {one.name: one.values[""] for one in read_text(after, Location("f.yaml")).entries}
    assert {name: entries[name].value or "" for name in wanted} == wanted
    again = YamlFile.of(after)
    turned = dict(zip(wanted, reversed(wanted.values()), strict=True))
    for name, text in turned.items():
        assert again.put(entries[name].location, "", text)
    found = read_text(again.applied(), Location("f.yaml"))
    assert not found.findings
    values = {one.name: one.values[""].value or "" for one in found.entries}
    assert {name: values[name] for name in wanted} == turned
    assert again.applied().startswith(start.rstrip("\n"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE))
def test_a_row_between_brackets_says_what_is_typed_in_it(first: str, second: str) -> None:
    title = next(one for one in specs(load_kind(KIND).model) if one.path == "title")
    one, two = normal(title, first), normal(title, second)
    file = YamlFile.of("t:\n  - {a: x, b: {fr: y, nl: z}}  # vu\n  - a: z\n")
    assert file.put(Location("f", line=2, key="a"), "", one) and file.put(Location("f", line=2, key="b"), "nl", two)
    table = read_text(file.applied(), Location("f.yaml")).tables[0].frame
    said = [getattr(value, "value", value) for value in table.iloc[0]]
    assert [one or None, "y", two or None] == [None if value != value else value for value in said]
    assert "# vu" in file.applied() and table.iloc[1, 0] == "z"


def filled(number: int, key: str) -> str:
    """A text that no other field has."""
    return f"{key} n° {number} : « x » # y"


def test_every_field_that_is_typed_is_read_again(made: Project) -> None:
    fields: dict[str, str] = {}
    rows: dict[str, tuple[TypedRow, ...]] = {}
    for spec in asked_of(KIND):
        if is_rows(spec):
            inner = [key for one in specs(spec.type) for key in keys_of(one)]
            rows[spec.path] = tuple(TypedRow(None, {key: filled(row, key) for key in inner}) for row in range(2))
        elif spec.path not in ("document_languages", "source_language"):
            fields |= {key: filled(0, key) for key in keys_of(spec)}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", fields, rows), "fr")
    assert outcome.is_saved, outcome.refused
    stated = now(made, KIND, "neuf").stated
    assert {key: stated.text(key) for key in fields} == fields
    assert {table: stated.texts(table) for table in rows} == {
        table: [dict(row.cells) for row in given] for table, given in rows.items()
    }
    again = {key: text.replace("x", "z") for key, text in fields.items()}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", again), "nl")
    assert outcome.is_saved and len(outcome.changed) == len(fields)
    assert {key: outcome.now.stated.text(key) for key in again} == again


def test_hostile_texts_stay_text(made: Project) -> None:
    texts = [one for one in specs(load_kind(KIND).model) if one.is_text]
    keys = [key for one in texts for key in keys_of(one)]
    assert len(keys) >= len(HOSTILE)
    fields = dict(zip(keys, HOSTILE, strict=False))
    rows = tuple(TypedRow(None, {"title:fr": text, "title:nl": "x"}) for text in HOSTILE)
    outcome = save(made, KIND, "neuf", typed(made, "neuf", fields, {"deliverables": rows}), "fr")
    assert outcome.is_saved, outcome.refused
    spec_of = {key: one for one in texts for key in keys_of(one)}
    said = {key: normal(spec_of[key], text) for key, text in fields.items()}
    assert {key: outcome.now.stated.text(key) for key in fields} == said
    (table,) = (one for one in asked_of(KIND) if one.path == "deliverables")
    (title,) = (one for one in specs(table.type) if one.path == "title")
    titles = [normal(title, text) for text in HOSTILE]
    assert [one.get("title:fr", "") for one in outcome.now.stated.texts("deliverables")] == titles


def test_a_text_that_is_too_long_is_refused_and_nothing_is_written(made: Project) -> None:
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {"title:fr": "x" * (LONGEST + 1), "reference": "R"}), "fr")
    assert outcome.refused == {"title:fr": "too_long"} and not outcome.files
    assert not list((made.inputs / KIND / "neuf").iterdir())
    assert save(made, KIND, "neuf", typed(made, "neuf", {"title:fr": "x" * LONGEST}), "fr").is_saved


def test_what_would_not_be_read_again_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    made = project(tmp_path, "limpide-accueil-2027")
    book = made.inputs / KIND / "limpide-accueil-2027/donnees.xlsx"
    before = book.read_bytes()
    fields = {"title:fr": "ex. → un titre", "reference": "R"}
    outcome = save(made, KIND, book.parent.name, typed(made, book.parent.name, fields), "fr")
    assert outcome.refused == {"title:fr": "not_kept"} and book.read_bytes() == before


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def test_a_value_is_changed_where_it_stands_and_nothing_else(sample: Project) -> None:
    path = sample.inputs / KIND / "tisselande-accueil-2027/offre.yaml"
    before = path.read_bytes()
    fields = {"contract.regime": "temps plein", "pay.period": "mensuel", "selection.reserve:nl": "twee jaar"}
    rows = {
        "funders": (
            TypedRow(0, {"period:fr": "2027"}),
            TypedRow(1, {}, goes=True),
            TypedRow(None, {"organisation": "SMES", "period:nl": "2028"}),
        )
    }
    outcome = save(sample, KIND, path.parent.name, typed(sample, path.parent.name, fields, rows), "fr")
    assert outcome.is_saved and outcome.files == (f"{KIND}/{path.parent.name}/offre.yaml",)
    assert changed_lines(before, path.read_bytes()) == [
        "-  régime de travail: 4/5",
        "+  régime de travail: temps plein",
        "+  Période de la rémunération: mensuel",
        "-  - {organisation: COCOF, type de soutien: structurel, période: {fr: agrément à durée indéterminée, "
        "nl: erkenning van onbepaalde duur}}",
        "-  - {organisation: Région de Bruxelles-Capitale, type de soutien: facultatif, période: {fr: année 2027, "
        "nl: jaar 2027}}",
        '+  - {organisation: COCOF, type de soutien: structurel, période: {fr: "2027", '
        "nl: erkenning van onbepaalde duur}}",
        "+  - Organisation: SMES",
        "+    Période:",
        '+      nl: "2028"',
        "+Sélection:",
        "+  Réserve de recrutement:",
        "+    nl: twee jaar",
    ]


def test_a_cell_is_changed_where_it_stands_and_its_look_stays(tmp_path: Path) -> None:
    made = project(tmp_path, "limpide-accueil-2027")
    book = made.inputs / KIND / "limpide-accueil-2027/donnees.xlsx"
    before = load_workbook(book)["Données"]
    fields = {"title:nl": "=1+1", "contract.workplace:fr": "ici", "contract.rank": ""}
    rows = {"profile.languages": (TypedRow(0, {"level": "notions"}), TypedRow(2, {}, goes=True))}
    outcome = save(made, KIND, "limpide-accueil-2027", typed(made, "limpide-accueil-2027", fields, rows), "fr")
    assert outcome.is_saved and [one[-12:] for one in outcome.files] == ["donnees.xlsx"]
    after = load_workbook(book)
    sheet = after["Données"]
    assert sheet["D5"].value == "=1+1" and sheet["D5"].data_type == "s"
    assert sheet["C18"].value == "ici" and sheet["C26"].value is None
    assert after["Langues"]["B6"].value == "notions" and after["Langues"]["A8"].value is None
    changed = {"D5", "C18", "C26"}
    for row in before.iter_rows():
        for cell in row:
            assert cell.coordinate in changed or cell.value == sheet[cell.coordinate].value
            assert repr(cell.font) == repr(sheet[cell.coordinate].font)
            assert repr(cell.fill) == repr(sheet[cell.coordinate].fill)


def test_a_text_in_word_or_markdown_is_refused_with_its_place(sample: Project) -> None:
    slug = "tisselande-accueil-2027"
    before = {path: path.read_bytes() for path in (sample.inputs / KIND / slug).iterdir()}
    outcome = save(sample, KIND, slug, typed(sample, slug, {"context:fr": "autre", "title:fr": "autre"}), "fr")
    assert outcome.refused == {"context:fr": "in_text"}
    assert {path: path.read_bytes() for path in before} == before


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(sample: Project) -> None:
    slug = "tisselande-accueil-2027"
    path = sample.inputs / KIND / slug / "offre.yaml"
    mine = typed(sample, slug, {"title:fr": "le mien", "reference": "R-1"})
    rows = typed(sample, slug, {}, {"funders": (TypedRow(0, {}, goes=True),)})
    theirs = typed(sample, slug, {"title:fr": "le leur"}, {"funders": (TypedRow(2, {"kind": "facultatif"}),)})
    assert save(sample, KIND, slug, theirs, "fr").is_saved
    before = path.read_bytes()
    outcome = save(sample, KIND, slug, mine, "fr")
    assert outcome.theirs == {"title:fr"} and outcome.now.stated.text("title:fr") == "le leur"
    assert save(sample, KIND, slug, rows, "fr").theirs == {"funders"}
    assert path.read_bytes() == before
    # What only one of them changed is kept, side by side.
    apart = typed(sample, slug, {"headline:fr": "autre"})
    other = typed(sample, slug, {"reference": "R-2", "headline:fr": now(sample, KIND, slug).stated.text("headline:fr")})
    assert save(sample, KIND, slug, other, "fr").is_saved and save(sample, KIND, slug, apart, "fr").is_saved
    stated = now(sample, KIND, slug).stated
    assert (stated.text("reference"), stated.text("headline:fr")) == ("R-2", "autre")


def test_what_was_not_touched_is_not_written(sample: Project) -> None:
    slug = "tisselande-accueil-2027"
    stated = now(sample, KIND, slug).stated
    fields = {key: said.text for key, said in stated.fields.items()}
    rows = {
        table: tuple(TypedRow(at, {key: said.text for key, said in row.items()}) for at, row in enumerate(given))
        for table, given in stated.rows.items()
    }
    outcome = save(sample, KIND, slug, typed(sample, slug, fields, rows), "fr")
    assert outcome.is_saved and not outcome.files and not outcome.changed


def test_unknown_keys_and_approvals_are_no_fields(made: Project) -> None:
    fields = {"approvals.fr.by": "x", "../x": "y", "title": "z", "title:en": "a"}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", fields, {"accepted": (TypedRow(None, {"by": "x"}),)}), "fr")
    assert outcome.is_saved and not outcome.files


def test_a_dossier_that_is_a_file_gets_its_own_beside_it(tmp_path: Path) -> None:
    made = project(tmp_path, "smes-connect-2022")
    outcome = save(made, KIND, "smes-connect-2022", typed(made, "smes-connect-2022", {"privacy_note:fr": "x"}), "fr")
    assert outcome.is_saved and outcome.files == ("job_offer/smes-connect-2022.yaml",)


def test_one_language_beside_a_value_that_says_none(tmp_path: Path) -> None:
    made = project(tmp_path)
    path = made.inputs / KIND / "neuf/offre.yaml"
    path.write_text(
        "Intitulé de la fonction: Un poste  # ici\nSoutiens:\n- {période: 2027}\n- période: 2028\n", encoding="utf-8"
    )
    rows = {"funders": (TypedRow(0, {"period:nl": "n"}), TypedRow(1, {"period:nl": "m", "organisation": "SMES"}))}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {"title:nl": "Een functie"}, rows), "fr")
    assert outcome.is_saved, outcome.refused
    stated = outcome.now.stated
    assert (stated.text("title:fr"), stated.text("title:nl")) == ("Un poste", "Een functie")
    assert stated.texts("funders") == [
        {"period:fr": "2027", "period:nl": "n"},
        {"period:fr": "2028", "period:nl": "m", "organisation": "SMES"},
    ]
    assert "# ici" in path.read_text(encoding="utf-8")


def test_a_broken_file_is_left_alone_and_the_page_has_its_own(made: Project) -> None:
    path = made.inputs / KIND / "neuf/offre.yaml"
    path.write_text("a: [x\n", encoding="utf-8")
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {"title:fr": "T"}), "nl")
    assert outcome.is_saved and outcome.files == ("job_offer/neuf/formulier.yaml",)
    shutil.rmtree(path.parent)


IN_LINES = "Soutiens:\n- organisation: A\n- organisation: B\n"
IN_BRACKETS = "Soutiens: [\n  {organisation: A},\n  {organisation: B},\n  ]\n"
ON_A_LINE = "Soutiens: [{organisation: A}, {organisation: B}]\n"


@pytest.mark.parametrize("said", [IN_LINES, IN_BRACKETS])
def test_one_row_goes_and_another_comes(made: Project, said: str) -> None:
    path = made.inputs / KIND / "neuf/offre.yaml"
    path.write_text(f"titre: x\n{said}référence: R\n", encoding="utf-8")
    for number, left in ((0, "B"), (1, "A")):
        path.write_text(f"titre: x\n{said}référence: R\n", encoding="utf-8")
        rows = {"funders": (TypedRow(number, {}, goes=True), TypedRow(None, {"organisation": "C"}))}
        outcome = save(made, KIND, "neuf", typed(made, "neuf", {}, rows), "fr")
        assert outcome.is_saved, outcome.refused
        assert outcome.now.stated.texts("funders") == [{"organisation": left}, {"organisation": "C"}]


def test_rows_that_share_a_line_are_changed_by_hand(made: Project) -> None:
    path = made.inputs / KIND / "neuf/offre.yaml"
    path.write_text(ON_A_LINE, encoding="utf-8")
    gone = {"funders": (TypedRow(0, {}, goes=True),)}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {}, gone), "fr")
    assert outcome.refused == {"funders": "by_hand"} and path.read_text(encoding="utf-8") == ON_A_LINE


@pytest.mark.parametrize("said", [IN_LINES, IN_BRACKETS])
def test_all_rows_go_and_others_come(made: Project, said: str) -> None:
    path = made.inputs / KIND / "neuf/offre.yaml"
    path.write_text(f"titre: x\n{said}référence: R\n", encoding="utf-8")
    gone = {"funders": (TypedRow(0, {}, goes=True), TypedRow(1, {}, goes=True))}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {}, gone), "fr")
    assert outcome.is_saved and not outcome.now.stated.texts("funders")
    rows = ({"organisation": "C"}, {"organisation": "D", "period:nl": "n"})
    fresh = {"funders": tuple(TypedRow(None, row) for row in rows)}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {}, fresh), "nl")
    assert outcome.is_saved, outcome.refused
    assert outcome.now.stated.texts("funders") == list(rows)
    others = (*gone["funders"], TypedRow(None, {"organisation": "E"}))
    swapped = {"funders": others}
    outcome = save(made, KIND, "neuf", typed(made, "neuf", {}, swapped), "nl")
    assert outcome.is_saved and outcome.now.stated.texts("funders") == [{"organisation": "E"}]
    assert outcome.now.stated.text("reference") == "R"
