from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.dossier import Cell
from imprimatur.sources import read_any
from tests.sources.making import codes, outline, source, values


def test_nested_mappings_are_dotted_names_at_their_lines() -> None:
    text = "titre: Chargée\ncontrat:\n  début: 2027-10-01\n  fin: 10/01/2028\n  heures: 19.5\nurgent: true\nvide:\n"
    reading = read_any(source("offre.yaml", text))
    assert values(reading) == {
        "titre": {"": ("Chargée", "offre.yaml:1")},
        "contrat.début": {"": (date(2027, 10, 1), "offre.yaml:3")},
        "contrat.fin": {"": ("10/01/2028", "offre.yaml:4")},
        "contrat.heures": {"": (19.5, "offre.yaml:5")},
        "urgent": {"": (True, "offre.yaml:6")},
        "vide": {"": (None, "offre.yaml:7")},
    }
    assert reading.entries[1].values[""].location.key == "contrat.début"


@pytest.mark.parametrize("typed", ["319.10", "0472389913", "0,8", "oui", "20.000€", "1_000", "3e2", "19:30"])
def test_what_would_be_lost_as_a_number_stays_text(typed: str) -> None:
    assert values(read_any(source("o.yaml", f"x: {typed}")))["x"][""][0] == typed


def test_languages_state_and_owner_make_one_entry() -> None:
    text = "titre:\n  fr: Chargée\n  NL: Medewerker\n  statut: à confirmer\n  responsable: Anne\n"
    (entry,) = read_any(source("o.yaml", text)).entries
    assert {lang: (cell.value, cell.location.line) for lang, cell in entry.values.items()} == {
        "fr": ("Chargée", 2),
        "nl": ("Medewerker", 3),
    }
    assert (entry.name, entry.state, entry.owner, entry.location.line) == ("titre", "à confirmer", "Anne", 1)


def test_a_state_of_one_language_stays_with_it() -> None:
    text = "titre:\n  fr: Chargée\n  nl: {texte: Medewerker, statut: à confirmer}\n"
    reading = read_any(source("o.yaml", text))
    assert [(e.name, list(e.values), e.state) for e in reading.entries] == [
        ("titre", ["fr"], ""),
        ("titre", ["nl"], "à confirmer"),
    ]


def test_languages_that_hold_fields_are_ordinary_names() -> None:
    reading = read_any(source("o.yaml", "approbations:\n  fr: {par: Anne}\n  nl: {par: Bob}\n"))
    assert list(values(reading)) == ["approbations.fr.par", "approbations.nl.par"]


def test_a_list_of_texts_is_an_entry_with_nested_items_at_their_lines() -> None:
    text = "tâches:\n  fr:\n    - a\n    - b:\n      - b1\n      - [c, d]\n    - e\n  nl: [x]\n"
    (entry,) = read_any(source("o.yaml", text)).entries
    cell = entry.values["fr"]
    assert cell.value == "- a\n- b\n  - b1\n    - c\n    - d\n- e"
    assert outline(cell.blocks) == [
        ("-", "a", []),
        ("-", "b", [("-", "b1", [("-", "c", []), ("-", "d", [])])]),
        ("-", "e", []),
    ]
    assert [item.location.line for item in cell.blocks[0].items] == [3, 4, 7]  # type: ignore[union-attr]
    assert entry.values["nl"].value == "- x"


def test_items_in_both_languages_make_a_list_for_each() -> None:
    (entry,) = read_any(source("o.yaml", "avantages:\n  - fr: a\n    nl: b\n  - {fr: c}\n")).entries
    assert {lang: cell.value for lang, cell in entry.values.items()} == {"fr": "- a\n- c", "nl": "- b"}


def test_a_list_of_mappings_is_a_table() -> None:
    text = (
        "livrables:\n  - titre: {fr: a, nl: b}\n    pages: 2\n    mots: [p, q]\n"
        "  - titre:\n      fr: c\n    lieu: {rue: d}\n"
    )
    (table,) = read_any(source("o.yaml", text)).tables
    assert table.name == "livrables"
    assert list(table.frame.columns) == ["titre FR", "titre NL", "pages", "mots", "lieu.rue"]
    assert table.frame.drop(columns="mots").to_dict("split")["data"] == [["a", "b", 2, None], ["c", None, None, "d"]]
    words = table.frame.loc[0, "mots"]
    assert isinstance(words, Cell) and words.value == "- p\n- q"
    assert str(table.at(1, "titre FR")) == "o.yaml:6"
    assert str(table.at(1, "pages")) == "o.yaml:6"


def test_lists_of_mappings_by_language_stand_side_by_side() -> None:
    text = "sections:\n  fr:\n    - titre: a\n    - titre: b\n  nl:\n    - titre: c\n"
    (table,) = read_any(source("o.yaml", text)).tables
    assert table.frame.to_dict("records") == [{"titre FR": "a", "titre NL": "c"}, {"titre FR": "b", "titre NL": None}]


def test_a_list_at_the_root_is_a_table_named_after_the_file() -> None:
    (table,) = read_any(source("_shared/organisations.yaml", "- code: a\n- code: b\n")).tables
    assert (table.name, list(table.frame["code"])) == ("organisations", ["a", "b"])


def test_a_literal_text_has_its_blocks_at_their_lines() -> None:
    (entry,) = read_any(source("o.yaml", "x: 1\ntexte: |\n  un\n\n  - deux\n    - trois\n")).entries[1:]
    assert outline(entry.values[""].blocks) == ["un", ("-", "deux", [("-", "trois", [])])]
    assert [block.location.line for block in entry.values[""].blocks] == [3, 5]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b: c\n", 1, "deux-points"),
        ("a: 1\nb:\n\tc: 2\n", 3, "tabulation"),
        ('a: "x\nb: 2\n', 1, "guillemet"),
        ("a:\n  - b\n c\n", 3, "alignement"),
        ("a: 1\n---\nb: 2\n", 2, "---"),
        ("a: !!python/object:os.system x\n", 1, "balise"),
        ("a:\n  - texte\n  - b: c\n", 3, "guillemets"),
        ("a:\n  - b: [{c: 1}]\n    d: 2\n", 2, "tableau"),
        ("a: 1\nb: " + "[" * 3000, 2, "crochet"),
        ("juste un texte\n", 1, "champs"),
    ],
)
def test_what_is_not_understood_is_a_finding_at_its_line(text: str, line: int, words: str) -> None:
    reading = read_any(source("o.yaml", text))
    assert [(f.code, f.location.line) for f in reading.findings] == [("R07", line)]
    assert words in reading.findings[0].message.fr


def test_a_key_given_twice_is_a_finding_and_the_first_value_stays() -> None:
    reading = read_any(source("o.yaml", "titre: a\ntitre: b\n"))
    assert codes(reading) == [("T02", "o.yaml:2")]
    assert values(reading) == {"titre": {"": ("a", "o.yaml:1")}}


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert codes(read_any(source("o.yaml", "\n".join(lines)))) == [("R01", "o.yaml")]


@pytest.mark.parametrize("text", ["a: &a [*a]", "x" * 1_000_001])
def test_endless_or_enormous_files_are_refused(text: str) -> None:
    assert [code for code, _ in codes(read_any(source("o.yaml", text)))] == ["R01"]


KEYS = st.text("abcdeghij", min_size=2, max_size=4)
TREES: Any = st.recursive(
    st.text("xyz é", min_size=1, max_size=8).map(str.strip).filter(bool),
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


def _written(
    tree: dict[str, Any], prefix: str, depth: int, lines: list[str], places: dict[str, tuple[str, int]]
) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            lines.append(f"{'  ' * depth}{key}:")
            _written(value, f"{prefix}{key}.", depth + 1, lines, places)
        else:
            lines.append(f"{'  ' * depth}{key}: {value}")
            places[f"{prefix}{key}"] = (value, len(lines))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_nested_mapping_is_read_at_its_lines(tree: dict[str, Any]) -> None:
    lines: list[str] = []
    places: dict[str, tuple[str, int]] = {}
    _written(tree, "", 0, lines, places)
    reading = read_any(source("o.yaml", "\n".join(lines)))
    assert {e.name: (e.values[""].value, e.values[""].location.line) for e in reading.entries} == {
        name: (" ".join(value.split()) if "  " not in value else value, line) for name, (value, line) in places.items()
    }
